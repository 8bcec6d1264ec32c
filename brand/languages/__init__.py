"""What differs by language, as plain data; a check asks for what it needs by the document's locale."""

from collections.abc import Mapping
from typing import TypeVar

from brand.languages.de import GERMAN
from brand.languages.en import ENGLISH
from brand.languages.language import Language

__all__ = ["ENGLISH", "GERMAN", "Language", "by_locale", "is_german", "language_of"]

_LANGUAGES = {"de": GERMAN, "en": ENGLISH}
Value = TypeVar("Value")


def language_of(locale: str | None) -> Language | None:
    """Give the language of a locale, None where we know nothing of it."""
    return _LANGUAGES.get((locale or "").split("-")[0].lower())


def is_german(locale: str | None) -> bool:
    """Say whether a locale is a German one."""
    return language_of(locale) is GERMAN


def by_locale(values: Mapping[str, Value], locale: str | None) -> Value | None:
    """Take the value of the locale itself, else that of its language: `de-AT` before `de`."""
    tags = (locale or "").split("-")
    for length in range(len(tags), 0, -1):
        key = "-".join(tags[:length])
        if key in values:
            return values[key]
    return None
