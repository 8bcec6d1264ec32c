"""Jinja: `{{ recipient.first_name or 'Kundin' }}`."""

from components.dialects.dialect import Dialect, Tag, typographic

__all__ = ["DIALECT"]


def _write(tag: Tag) -> str:
    fallback = typographic(tag.fallback)
    value = f"recipient.{tag.name} or '{fallback}'"
    return f"{{{{ ({value}) | urlencode }}}}" if tag.encoded else f"{{{{ {value} }}}}"


DIALECT = Dialect(name="jinja", write=_write)
