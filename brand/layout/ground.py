"""What lies behind a text: every layer from the canvas up, translucent ones blended, gradients by their stops."""

from collections.abc import Sequence

from msgspec import Struct

from brand.colour import Colour, composite

__all__ = ["Ground", "Layer", "canvas", "faded", "laid", "seen"]

_MOST = 8


class Layer(Struct, frozen=True):
    """One way a ground may look: the colour within its group, and how what the group holds fades into what is behind.

    However many groups lie in each other, all their fading is one share of the colour and one colour that is added.
    """

    colour: Colour
    share: float = 1.0
    behind: tuple[float, float, float] = (0.0, 0.0, 0.0)


Ground = tuple[Layer, ...]
"""All ways that a ground may look; none where a picture decides."""


def canvas(colour: Colour) -> Ground:
    """Begin with the sheet that everything lies on."""
    return (Layer(colour),)


def laid(ground: Ground, colours: Sequence[Colour]) -> Ground:
    """Lay a colour, or the stops of a gradient, over a ground."""
    if len(colours) == 1 and colours[0].alpha >= 1:
        solid = colours[0]
        return tuple(dict.fromkeys(Layer(solid, layer.share, layer.behind) for layer in ground)) or (Layer(solid),)
    made = [Layer(composite(colour, layer.colour), layer.share, layer.behind) for layer in ground for colour in colours]
    return tuple(dict.fromkeys(made))[:_MOST]


def faded(ground: Ground, opacity: float) -> Ground:
    """Begin a group that is translucent as a whole."""
    return tuple(_faded(layer, opacity) for layer in ground)


def _faded(layer: Layer, opacity: float) -> Layer:
    left = layer.share * (1 - opacity)
    own, (red, green, blue) = layer.colour, layer.behind
    behind = (red + left * own.red, green + left * own.green, blue + left * own.blue)
    return Layer(own, layer.share * opacity, behind)


def _through(colour: Colour, layer: Layer) -> Colour:
    if layer.share == 1:
        return colour
    red, green, blue = layer.behind
    share = layer.share
    return Colour(colour.red * share + red, colour.green * share + green, colour.blue * share + blue)


def seen(text: Colour, ground: Ground) -> tuple[tuple[Colour, Colour], ...]:
    """Give each pair of text and ground that a reader may see, both opaque."""
    return tuple((_through(composite(text, layer.colour), layer), _through(layer.colour, layer)) for layer in ground)
