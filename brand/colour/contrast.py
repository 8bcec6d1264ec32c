"""Contrast as WCAG 2.2 counts it, with translucent colours laid over what is behind them."""

from brand.colour.model import Colour
from brand.colour.spaces import linear

__all__ = ["composite", "contrast", "luminance"]


def luminance(colour: Colour) -> float:
    """Relative luminance from 0 (black) to 1 (white), alpha left aside."""
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)


def composite(top: Colour, ground: Colour) -> Colour:
    """Lay a colour over another one, as a browser blends them."""
    if top.alpha == 1:
        return top
    alpha = top.alpha + ground.alpha * (1 - top.alpha)
    if alpha == 0:
        return Colour(0.0, 0.0, 0.0, 0.0)

    def mix(over: float, under: float) -> float:
        return (over * top.alpha + under * ground.alpha * (1 - top.alpha)) / alpha

    return Colour(mix(top.red, ground.red), mix(top.green, ground.green), mix(top.blue, ground.blue), alpha)


def contrast(text: Colour, ground: Colour) -> float:
    """Contrast ratio from 1 to 21 of a text on an opaque ground; a translucent text is laid over it first."""
    lighter, darker = luminance(composite(text, ground)), luminance(ground)
    if lighter < darker:
        lighter, darker = darker, lighter
    return (lighter + 0.05) / (darker + 0.05)
