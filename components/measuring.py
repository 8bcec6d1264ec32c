"""Measures finished bytes against what a channel lets through."""

from collections.abc import Iterable, Iterator

import regex  # type: ignore[import-untyped]  # the wheel carries no types
from msgspec import Struct

from components.model import Limit
from components.view import Allowed

__all__ = ["Measured", "graphemes", "limits"]


class Measured(Struct, frozen=True, kw_only=True):
    """A part of a rendition: `of` is what the channel's manifest calls it, `subject` what people do."""

    of: str
    subject: str
    text: str | bytes
    pointer: str | None = None


def graphemes(text: str) -> int:
    """Count what a reader sees as single characters."""
    return len(regex.findall(r"\X", text))


def limits(allowed: Iterable[Allowed], format_: str, parts: Iterable[Measured]) -> tuple[Limit, ...]:
    """Give the amounts that a channel limits in this format."""
    stated = tuple(each for each in allowed if format_ in each.formats)
    return tuple(limit for part in parts for limit in _limits(stated, part))


def _limits(stated: Iterable[Allowed], part: Measured) -> Iterator[Limit]:
    for each in stated:
        if each.of == part.of:
            yield Limit(
                name=each.name,
                subject=part.subject,
                amount=_amount(each.name, part.text),
                warn=each.warn,
                error=each.error,
                pointer=part.pointer,
            )


def _amount(name: str, text: str | bytes) -> int:
    if name == "graphemes":
        return graphemes(text if isinstance(text, str) else text.decode())
    return len(text.encode() if isinstance(text, str) else text)
