"""Finds the brand's logos in pictures and measures them. Imported only where a picture is judged: it needs OpenCV."""

from brand.image.look import look, measures, read_picture, shown

__all__ = ["look", "measures", "read_picture", "shown"]
