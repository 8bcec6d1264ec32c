"""Which value serves: the market's own fact, the channel's own text, else the fallback locale's.

The nearer locale wins over the channel: a text of de-AT comes before a push text of its fallback de-DE. A market's own
fact holds in that locale alone: de-AT may take its words from de-DE, never its price.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from components.model import Content
from components.wording import pointer

__all__ = ["Chosen", "chain", "choose_fact", "choose_text", "is_filled"]


class Chosen(Struct, frozen=True, kw_only=True):
    """The value that serves, where it stands, and the locale that it was taken from (None for facts of all)."""

    pointer: str
    locale: str | None
    raw: object


def chain(locale: str, locales: Mapping[str, str | None]) -> Iterator[str]:
    """Give a locale and its fallbacks, nearest first."""
    seen: set[str] = set()
    step: str | None = locale
    while step is not None and step not in seen:
        seen.add(step)
        yield step
        step = locales.get(step)


def is_filled(raw: object) -> bool:
    """Tell whether a value says anything: blank texts and empty lists count as left out."""
    if isinstance(raw, str):
        return bool(raw.strip())
    return raw is not None and raw not in ([], ())


def choose_text(
    content: Content, name: str, locale: str, *, channel: str | None, locales: Mapping[str, str | None]
) -> Chosen | None:
    """Choose the text of a field for a locale, in the words of a channel where it has its own."""
    for step in chain(locale, locales):
        texts = content.texts.get(step, {})
        own = texts.get(f"@{channel}") if channel else None
        if isinstance(own, Mapping) and is_filled(own.get(name)):
            return Chosen(pointer=pointer("texts", step, f"@{channel}", name), locale=step, raw=own[name])
        if is_filled(texts.get(name)):
            return Chosen(pointer=pointer("texts", step, name), locale=step, raw=texts[name])
    return None


def choose_fact(content: Content, name: str, locale: str) -> Chosen | None:
    """Choose the value of a fact for a locale: its market's own, else the one for all."""
    market = content.facts.get(f"@{locale}")
    if isinstance(market, Mapping) and is_filled(market.get(name)):
        return Chosen(pointer=pointer("facts", f"@{locale}", name), locale=locale, raw=market[name])
    if is_filled(content.facts.get(name)):
        return Chosen(pointer=pointer("facts", name), locale=None, raw=content.facts[name])
    return None
