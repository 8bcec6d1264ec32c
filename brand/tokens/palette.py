"""The colours of a brand, from its tokens."""

from collections.abc import Iterable, Mapping
from typing import Any

from brand.colour import SPACES, Colour, Space, from_hex, to_hex, to_srgb
from brand.model import Swatch, Token

__all__ = ["colour_of", "palette"]

_GROUP = "color."
_WITHIN_SRGB = frozenset({"srgb", "hsl", "hwb"})


def colour_of(value: Mapping[str, Any]) -> Colour:
    """Show a colour token's value on a screen; beyond sRGB its own `hex` stands in, where it has one."""
    space: Space = next(space for space in SPACES if space == value["colorSpace"])
    alpha = value.get("alpha", 1)
    opacity = 1.0 if alpha == "none" else float(alpha)
    fallback = None if space in _WITHIN_SRGB else from_hex(str(value.get("hex", "")))
    if fallback:
        return Colour(fallback.red, fallback.green, fallback.blue, opacity)
    components = [None if component == "none" else float(component) for component in value["components"]]
    return to_srgb(space, components, alpha=opacity)


def palette(tokens: Iterable[Token]) -> tuple[Swatch, ...]:
    """Give every colour under the group `color`, with its role and what it may stand on."""
    return tuple(
        Swatch(path=token.path, value=to_hex(colour_of(token.value)), role=token.role, pairs=token.pairs)
        for token in tokens
        if token.type == "color" and isinstance(token.value, dict) and token.path.startswith(_GROUP)
    )
