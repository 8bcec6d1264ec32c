"""Handlebars: `{{#if first_name}}{{first_name}}{{else}}Kundin{{/if}}`; it has no filter for addresses."""

from urllib.parse import quote

from components.dialects.dialect import Dialect, Tag

__all__ = ["DIALECT"]


def _write(tag: Tag) -> str:
    """Write the fallback as it stands; a backslash before braces would switch the tag off, so it is doubled."""
    fallback = quote(tag.fallback, safe="") if tag.encoded else tag.fallback
    if fallback.endswith("\\"):
        fallback += "\\"
    return f"{{{{#if {tag.name}}}}}{{{{{tag.name}}}}}{{{{else}}}}{fallback}{{{{/if}}}}"


DIALECT = Dialect(name="handlebars", write=_write)
