"""What can keep a picture from being judged.

Unreadable
├── PictureRefused        the picture is broken, animated, or takes too long to decode
│   ├── PictureUnknown    it is of no known kind
│   └── PictureTooLarge   it has too many pixels, or needs too much memory
└── LogoUndrawable        a logo of the pack cannot be drawn
"""

from brand.errors import Unreadable

__all__ = ["LogoUndrawable", "PictureRefused", "PictureTooLarge", "PictureUnknown"]


class PictureRefused(Unreadable):
    """A picture is broken, truncated, huge, of no known kind, or takes too long."""


class PictureUnknown(PictureRefused):
    """A file is no PNG, JPEG or WebP."""


class PictureTooLarge(PictureRefused):
    """A picture has more pixels than anybody judges, or needs more memory than there is."""


class LogoUndrawable(Unreadable):
    """A logo file of the pack shows nothing or cannot be drawn."""
