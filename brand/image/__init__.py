"""Finds the brand's logos in pictures and measures them. Imported only where a picture is judged: it needs OpenCV."""

from brand.image.look import look

__all__ = ["look"]
