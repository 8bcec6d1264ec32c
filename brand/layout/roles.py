"""Which properties and attributes paint, and what."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

__all__ = ["LEGACY", "PRESENTATION", "Role", "role_of"]

Role = Literal["text", "background", "border", "fill", "shadow"]

_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "color": "text",
        "-webkit-text-fill-color": "text",
        "-webkit-text-stroke": "text",
        "-webkit-text-stroke-color": "text",
        "caret-color": "text",
        "text-decoration": "text",
        "text-decoration-color": "text",
        "text-emphasis": "text",
        "text-emphasis-color": "text",
        "background": "background",
        "background-color": "background",
        "background-image": "background",
        "accent-color": "background",
        "scrollbar-color": "background",
        "border": "border",
        "outline": "border",
        "outline-color": "border",
        "column-rule": "border",
        "column-rule-color": "border",
        "fill": "fill",
        "stroke": "fill",
        "stop-color": "fill",
        "flood-color": "fill",
        "lighting-color": "fill",
        "box-shadow": "shadow",
        "text-shadow": "shadow",
        "filter": "shadow",
        "backdrop-filter": "shadow",
    }
)
_NOT_COLOURS = ("-width", "-style", "-radius", "-spacing", "-collapse", "-image-slice", "-image-repeat")

PRESENTATION: frozenset[str] = frozenset({"fill", "stroke", "stop-color", "flood-color", "lighting-color"})
"""Attributes of SVG that are CSS properties by another way of writing."""

LEGACY: Mapping[str, Role] = MappingProxyType(
    {
        "bgcolor": "background",
        "color": "text",
        "text": "text",
        "link": "text",
        "vlink": "text",
        "alink": "text",
        "bordercolor": "border",
        "fillcolor": "fill",
        "strokecolor": "border",
    }
)
"""Attributes of old HTML, and of the VML that Outlook on Windows reads."""


def role_of(name: str) -> Role | None:
    """Say what a property paints; None where it takes no colour."""
    role = _ROLES.get(name)
    if role is None and name.startswith("border-") and not name.endswith(_NOT_COLOURS):
        return "border"
    return role
