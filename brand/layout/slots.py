"""Which longhands a property sets, as far as they matter here: colours, fonts, and whether something is seen."""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["SPACING", "slots_of"]

_SIDES = ("top", "right", "bottom", "left")
_LOGICAL = {
    "block-start": ("top",),
    "block-end": ("bottom",),
    "inline-start": ("left",),
    "inline-end": ("right",),
    "block": ("top", "bottom"),
    "inline": ("left", "right"),
}
_ALONE = (
    *("color", "background-color", "background-image", "-webkit-text-fill-color", "caret-color", "accent-color"),
    *("fill", "stroke", "stop-color", "flood-color", "lighting-color", "box-shadow", "text-shadow", "filter"),
    *("font-size", "font-weight", "font-family", "display", "visibility", "opacity", "color-scheme", "max-height"),
    *("overflow", "background-clip", "scrollbar-color", "text-emphasis-color", "border-image", "backdrop-filter"),
    *("font-style", "width", "height", "object-fit", "transform", "rotate", "scale"),
)
_SHORT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "background": ("background-color", "background-image"),
        "font": ("font-size", "font-weight", "font-family"),
        "outline": ("outline-color",),
        "outline-color": ("outline-color",),
        "column-rule": ("column-rule-color",),
        "column-rule-color": ("column-rule-color",),
        "text-decoration": ("text-decoration-color",),
        "text-decoration-color": ("text-decoration-color",),
        "text-emphasis": ("text-emphasis-color",),
        "-webkit-text-stroke": ("-webkit-text-stroke-color",),
        "-webkit-text-stroke-color": ("-webkit-text-stroke-color",),
        "-webkit-background-clip": ("background-clip",),
        "-webkit-box-shadow": ("box-shadow",),
        "-moz-box-shadow": ("box-shadow",),
    }
)


def _borders() -> dict[str, tuple[str, ...]]:
    every = tuple(f"border-{side}-color" for side in _SIDES)
    found = {"border": every, "border-color": every}
    for name, sides in {**{side: (side,) for side in _SIDES}, **_LOGICAL}.items():
        found[f"border-{name}"] = found[f"border-{name}-color"] = tuple(f"border-{side}-color" for side in sides)
    return found


def _spacing() -> frozenset[str]:
    ends = ("", *(f"-{side}" for side in (*_SIDES, *_LOGICAL)))
    return frozenset(
        {f"{name}{end}" for name in ("margin", "padding") for end in ends} | {"gap", "row-gap", "column-gap"}
    )


SPACING = _spacing()
_SLOTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {**{name: (name,) for name in _ALONE}, **_SHORT, **_borders(), **{name: (name,) for name in SPACING}}
)


def slots_of(name: str) -> tuple[str, ...]:
    """List the longhands that a property sets; a custom property sets itself."""
    return (name,) if name.startswith("--") else _SLOTS.get(name, ())
