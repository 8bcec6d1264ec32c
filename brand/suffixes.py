"""Which kind of content a file holds, told by the end of its name."""

from collections.abc import Mapping
from types import MappingProxyType

from brand.document import Kind

__all__ = ["KINDS", "kind_of"]

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        ".txt": Kind.TEXT,
        ".md": Kind.MARKDOWN,
        ".markdown": Kind.MARKDOWN,
        ".html": Kind.HTML,
        ".htm": Kind.HTML,
        ".svg": Kind.SVG,
        ".css": Kind.CSS,
        **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp"), Kind.PICTURE),
    }
)


def kind_of(name: str) -> Kind | None:
    """Give the kind of a file by its name; None where the suffix says nothing."""
    dot = name.rfind(".")
    return KINDS.get(name[dot:].casefold()) if dot >= 0 else None
