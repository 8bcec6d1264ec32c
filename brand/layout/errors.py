"""What the reading of layouts and logos refuses.

BrandError
└── PictureUnreadable   a file is no picture that a logo can be
"""

from brand.errors import BrandError

__all__ = ["PictureUnreadable"]


class PictureUnreadable(BrandError):
    """A file is no picture, or none that states its size."""
