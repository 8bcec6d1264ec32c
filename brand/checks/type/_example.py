"""A small type scale for examples."""

from msgspec.structs import replace

from brand.check import Context
from brand.checks.colour._example import CONTEXT as COLOURS
from brand.model import Token

__all__ = ["CONTEXT"]


def _size(name: str, pixels: float) -> Token:
    return Token(path=name, type="dimension", value={"value": pixels, "unit": "px"})


CONTEXT: Context = replace(
    COLOURS,
    tokens=(
        Token(path="font.body", type="fontFamily", value=["Inter", "Helvetica", "Arial", "sans-serif"]),
        *(_size(f"size.{name}", pixels) for name, pixels in (("small", 13), ("body", 16), ("title", 28))),
        *(_size(f"spacing.{name}", pixels) for name, pixels in (("s", 8), ("m", 16), ("l", 24))),
    ),
    options={},
)
