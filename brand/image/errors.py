"""What can keep a picture from being judged.

Unreadable
├── PictureRefused   the picture is broken, too large, of no known kind, or takes too long to decode
└── LogoUndrawable   a logo of the pack cannot be drawn
"""

from brand.errors import Unreadable

__all__ = ["LogoUndrawable", "PictureRefused"]


class PictureRefused(Unreadable):
    """A picture is broken, truncated, huge, of no known kind, or takes too long."""


class LogoUndrawable(Unreadable):
    """A logo file of the pack shows nothing or cannot be drawn."""
