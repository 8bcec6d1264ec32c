"""What email clients make of colours when they darken a message by themselves.

Two manners are known: some turn every colour's lightness round, others only darken light grounds and lighten dark type.
Clients do not publish their formulas; this is their common outline, seen in Gmail and Outlook in 2025.
"""

from brand.colour.model import Colour
from brand.colour.value import Value

__all__ = ["fully_inverted", "partly_inverted"]

_LIGHT, _DARK = 0.7, 0.6  # lightness in OKLab from which a ground counts as light, and below which type is dark
_LEAST, _MOST = 0.2, 1.0


def _turned(colour: Colour) -> Colour:
    lightness, a, b = Value("srgb", (colour.red, colour.green, colour.blue)).within("oklab")
    return Value("oklab", (min(_MOST, max(_LEAST, 1 + _LEAST - lightness)), a, b)).shown()


def _lightness(colour: Colour) -> float:
    return Value("srgb", (colour.red, colour.green, colour.blue)).within("oklab")[0]


def fully_inverted(text: Colour, ground: Colour) -> tuple[Colour, Colour]:
    """Turn the lightness of both round."""
    return _turned(text), _turned(ground)


def partly_inverted(text: Colour, ground: Colour) -> tuple[Colour, Colour]:
    """Darken a light ground and lighten dark type; what is neither stays."""
    over = _turned(text) if _lightness(text) < _DARK else text
    under = _turned(ground) if _lightness(ground) > _LIGHT else ground
    return over, under
