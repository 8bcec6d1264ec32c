"""Klaviyo's Django templates: `{{ person.first_name|default:'Kundin' }}`."""

from components.dialects.dialect import Dialect, Tag, typographic

__all__ = ["DIALECT"]


def _write(tag: Tag) -> str:
    fallback = typographic(tag.fallback)
    encoded = "|urlencode" if tag.encoded else ""
    return f"{{{{ person.{tag.name}|default:'{fallback}'{encoded} }}}}"


DIALECT = Dialect(name="klaviyo", write=_write)
