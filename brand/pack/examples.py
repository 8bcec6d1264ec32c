"""examples/*.toml: texts of the brand with the findings that they must give."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from brand.errors import PackProblem
from brand.finding import Said
from brand.model import Brand, Kind
from brand.nearest import did_you_mean, perhaps
from brand.pack.reading import CHANNELS, Reading, mistyped
from brand.pack.rules import known_rules
from brand.pack.shape import ExampleEntry, ExamplesFile, Expected
from brand.pack.typed import Typed

__all__ = ["Example", "read_examples"]


class Example(Struct, frozen=True, kw_only=True):
    """One text and the findings that it must give, all of them; `place` is its file and line."""

    place: str
    name: str
    text: str
    kind: Kind
    locale: str
    channel: str | None
    findings: tuple[Expected, ...]


def read_examples(reading: Reading, brand: Brand, own: Collection[str] = ()) -> tuple[Example, ...]:
    """Read all examples of a pack; `own` are rules that the pack itself makes."""
    names = sorted(name for name in reading.files if name.startswith("examples/"))
    known = known_rules() | set(own)
    return tuple(example for name in names for example in _file(reading, name, brand, known=known))


def _file(reading: Reading, name: str, brand: Brand, *, known: frozenset[str]) -> Iterator[Example]:
    file = reading.typed(name, ExamplesFile)
    if file is None:
        return
    for entry in file.value.examples:
        reading.problems.extend(_faults(file, entry, brand))
        for expected in entry.findings:
            reading.problems.extend(_expected_faults(file, entry, expected, known=known))
        line = file.problem(entry, Said(de="", en="")).line
        yield Example(
            place=f"{name}:{line}",
            name=entry.name,
            text=entry.text,
            kind=Kind(entry.kind),
            locale=entry.locale or brand.default_locale,
            channel=entry.channel,
            findings=entry.findings,
        )


def _faults(file: Typed[ExamplesFile], entry: ExampleEntry, brand: Brand) -> Iterator[PackProblem]:
    if entry.locale is not None and brand.locales and entry.locale not in brand.locales:
        hint = did_you_mean(entry.locale, brand.locales)
        reason = Said(
            de=f"`{entry.locale}` ist keine Sprache aus brand.toml{hint.de}",
            en=f"`{entry.locale}` is no locale of brand.toml{hint.en}",
        )
        yield file.problem(entry, reason, "locale")
    if entry.channel is not None and (fault := mistyped(entry.channel, CHANNELS)) is not None:
        yield file.problem(entry, fault, "channel")


def _expected_faults(
    file: Typed[ExamplesFile], entry: ExampleEntry, expected: Expected, *, known: frozenset[str]
) -> Iterator[PackProblem]:
    if expected.rule not in known:
        near = perhaps(expected.rule, known)
        reason = Said(
            de=f"es gibt keine Regel `{expected.rule}`{near.de}", en=f"there is no rule `{expected.rule}`{near.en}"
        )
        yield file.problem(expected, reason, "rule")
    if expected.quote not in entry.text:
        reason = Said(
            de=f"`{expected.quote}` steht nicht im Text des Beispiels",
            en=f"`{expected.quote}` is not in the example's text",
        )
        yield file.problem(expected, reason, "quote")
