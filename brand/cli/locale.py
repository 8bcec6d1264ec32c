"""Chooses the locale by which a text is judged."""

import re
from collections.abc import Iterable

from brand.errors import Unreadable
from brand.finding import Said
from brand.model import Brand

__all__ = ["choose_locale"]

_TELLING = {
    "de": re.compile(
        r"\b(?:der|die|das|und|ist|nicht|mit|für|wir|ihr|sie|du|eine?|auf|de[mn]|von|zu|sich|auch|deine?)\b"
    ),
    "en": re.compile(r"\b(?:the|and|is|not|with|for|we|our|your?|an?|on|of|to|from|this|that|are|it)\b"),
}
_CLEAR = 2
_LOOKED_AT = 2_000


def choose_locale(wanted: str | None, text: str, *, brand: Brand, is_open: bool) -> str:
    """Give the locale that was asked for, as the brand has it; else that of the text's language; else the default.

    `is_open` says that the brand is the shipped one, which speaks for every locale.
    """
    if wanted is None:
        guessed = _language(text)
        if guessed is None or brand.default_locale.partition("-")[0] == guessed:
            return brand.default_locale
        return _first(guessed, brand.locales) or brand.default_locale
    found = wanted if wanted in brand.locales else _first(wanted, brand.locales)
    if found is None and not is_open:
        listed = ", ".join(brand.locales)
        raise Unreadable(
            Said(
                de=f"{brand.name} kennt keine Sprache {wanted}; bekannt: {listed}",
                en=f"{brand.name} has no locale {wanted}; known: {listed}",
            )
        )
    return found or wanted


def _first(prefix: str, locales: Iterable[str]) -> str | None:
    return next((locale for locale in locales if locale.startswith(f"{prefix}-")), None)


def _language(text: str) -> str | None:
    """Guess the language by its smallest words; None where they do not clearly tell."""
    start = text[:_LOOKED_AT].casefold()
    hits = {language: len(telling.findall(start)) for language, telling in _TELLING.items()}
    ranked = sorted(hits, key=lambda language: hits[language], reverse=True)
    best, second = ranked[0], ranked[1]
    return best if hits[best] >= _CLEAR and hits[best] > 2 * hits[second] else None
