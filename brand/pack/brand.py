"""brand.toml: name, locales and what is rendered beside the defaults."""

import re
from collections.abc import Iterator, Mapping

from brand.errors import PackProblem
from brand.finding import Said
from brand.model import Brand, Locale
from brand.nearest import did_you_mean
from brand.pack.reading import DIALECTS, PROFILES, Reading, mistyped
from brand.pack.shape import BrandFile
from brand.pack.typed import Typed

__all__ = ["read_brand"]

_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def read_brand(reading: Reading) -> Brand | None:
    """Read who speaks."""
    file = reading.typed("brand.toml", BrandFile)
    if file is None:
        if "brand.toml" not in reading.files:
            reason = Said(de="die Datei fehlt: sie nennt Name und Sprachen", en="missing: it states name and locales")
            reading.problems.append(PackProblem(file="brand.toml", line=None, reason=reason))
        return None
    reading.problems.extend(_locale_faults(file))
    reading.problems.extend(_name_faults(file))
    found = file.value
    return Brand(
        name=found.name,
        default_locale=found.default_locale,
        locales=found.locales,
        dialects=found.dialects,
        profiles=found.profiles,
        recipient=found.recipient,
    )


def _locale_faults(file: Typed[BrandFile]) -> Iterator[PackProblem]:
    brand = file.value
    if brand.default_locale not in brand.locales:
        yield file.problem(brand, _no_locale(brand.default_locale, brand.locales), "default_locale")
    for name, locale in brand.locales.items():
        if not _LOCALE.fullmatch(name):
            reason = Said(
                de=f"`{name}` ist keine Sprache: geschrieben wird sie wie `de-DE`",
                en=f"`{name}` is no locale: it is written like `de-DE`",
            )
            yield file.problem(locale, reason)
        if locale.fallback is not None and locale.fallback not in brand.locales:
            yield file.problem(locale, _no_locale(locale.fallback, brand.locales), "fallback")
        elif _circles(name, brand.locales):
            reason = Said(
                de=f"die Rückfälle von `{name}` führen zu ihm zurück", en=f"the fallbacks of `{name}` lead back to it"
            )
            yield file.problem(locale, reason, "fallback")


def _no_locale(name: str, locales: Mapping[str, Locale]) -> Said:
    hint = did_you_mean(name, locales)
    return Said(de=f"`{name}` steht nicht unter [locales]{hint.de}", en=f"`{name}` is not among [locales]{hint.en}")


def _circles(name: str, locales: Mapping[str, Locale]) -> bool:
    current, seen = locales[name].fallback, set[str]()
    while current is not None and current in locales and current not in seen:
        if current == name:
            return True
        seen.add(current)
        current = locales[current].fallback
    return False


def _name_faults(file: Typed[BrandFile]) -> Iterator[PackProblem]:
    brand = file.value
    for position, dialect in enumerate(brand.dialects):
        if (reason := mistyped(dialect, DIALECTS)) is not None:
            yield file.problem(brand, reason, "dialects", position)
    for position, profile in enumerate(brand.profiles):
        if (reason := mistyped(profile, PROFILES)) is not None:
            yield file.problem(brand, reason, "profiles", position)
    for dialect in brand.recipient:
        if (reason := mistyped(dialect, DIALECTS)) is not None:
            yield file.problem(brand, reason, "recipient", dialect)
