"""Liquid, as its own tools speak it: `{{ recipient.first_name | default: 'Kundin' }}`."""

from components.dialects.dialect import Dialect, Tag, typographic

__all__ = ["DIALECT"]


def _write(tag: Tag) -> str:
    encoded = " | url_encode" if tag.encoded else ""
    return f"{{{{ recipient.{tag.name} | default: '{typographic(tag.fallback)}'{encoded} }}}}"


DIALECT = Dialect(name="liquid", write=_write)
