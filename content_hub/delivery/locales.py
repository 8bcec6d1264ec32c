"""Which locale answers: RFC 4647 lookup over the brand's locales, then its default."""

from collections.abc import Iterable, Iterator

from content_hub.storage.port import BrandSettings

__all__ = ["candidates"]

_MOST_SUBTAGS = 8


def candidates(brand: BrandSettings, wanted: Iterable[str]) -> tuple[str, ...]:
    """Order the brand's locales that may answer, the best first, the default last.

    `de-AT` finds itself and what stands in for it, `de` any German, and what the brand does not speak, the default.
    """
    found: dict[str, None] = {}
    for tag in wanted:
        found.update(dict.fromkeys(_lookup(brand, tag)))
    found.setdefault(brand.default_locale)
    return tuple(found)


def _lookup(brand: BrandSettings, tag: str) -> Iterator[str]:
    subtags = tag.lower().replace("_", "-").split("-")[:_MOST_SUBTAGS]
    ordered = (brand.default_locale, *brand.locales)
    while subtags:
        sought = "-".join(subtags)
        for locale in ordered:
            if locale.lower() == sought:
                yield from _with_fallbacks(brand, locale)
                return
        begun = [locale for locale in ordered if locale.lower().startswith(f"{sought}-")]
        if begun:
            yield from begun
            return
        subtags.pop()
        if subtags and len(subtags[-1]) == 1:
            subtags.pop()


def _with_fallbacks(brand: BrandSettings, locale: str) -> Iterator[str]:
    seen: set[str] = set()
    current: str | None = locale
    while current is not None and current not in seen:
        seen.add(current)
        yield current
        current = brand.fallbacks.get(current)
