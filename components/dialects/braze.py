"""Braze's Liquid: `{{${first_name} | default: 'Kundin'}}`."""

from components.dialects.dialect import Dialect, Tag, typographic

__all__ = ["DIALECT"]


def _write(tag: Tag) -> str:
    """Write a standard attribute; a pack may name another as `custom_attribute.${x}`."""
    name = tag.name if "${" in tag.name else f"${{{tag.name}}}"
    encoded = " | url_encode" if tag.encoded else ""
    return f"{{{{{name} | default: '{typographic(tag.fallback)}'{encoded}}}}}"


DIALECT = Dialect(name="braze", write=_write)
