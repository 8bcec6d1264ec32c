"""Marketing Cloud's AMPscript; a name that a list lacks aborts the send unless `AttributeValue` asks for it."""

from components.dialects.dialect import Dialect, Tag

__all__ = ["DIALECT"]


def _write(tag: Tag) -> str:
    """Write the value in one expression; a quote in a literal is doubled."""
    value = f"AttributeValue('{tag.name}')"
    fallback = tag.fallback.replace("'", "''")
    shown = f"IIF(EMPTY({value}),'{fallback}',{value})"
    return f"%%=URLEncode({shown},1,1)=%%" if tag.encoded else f"%%={shown}=%%"


DIALECT = Dialect(name="sfmc", write=_write)
