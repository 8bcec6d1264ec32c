"""Every check keeps its word: its own examples give exactly the findings that they state."""

import functools

import msgspec
import pytest

from brand import checks, lexicon, text
from brand.check import Breach, Check, Needs, Pass
from brand.document import Document
from brand.finding import Finding
from brand.linter import lint
from brand.model import Rule, Ruleset, Voice
from brand.pack import default_ruleset

Example = Breach | Pass
CASES = [
    pytest.param(check, example, id=f"{check.id}-{number}")
    for check in checks.discover().values()
    for number, example in enumerate(check.examples)
]


@functools.cache
def compiled(voice: bytes, locale: str) -> bytes:
    return lexicon.compile_forms(msgspec.msgpack.decode(voice, type=Voice), (locale,))


def ruleset(check: Check, example: Example) -> Ruleset:
    context = example.context
    if context is None:
        shipped = default_ruleset()
        return msgspec.structs.replace(shipped, rules={})
    return Ruleset(
        digest="",
        brand=context.brand,
        voice=context.voice,
        palette=context.palette,
        tokens=context.tokens,
        logos=context.logos,
        rules={check.id: Rule(options=context.options)},
        forms=compiled(msgspec.msgpack.encode(context.voice), example.locale),
    )


def document(example: Example) -> Document:
    if isinstance(example.content, Document):
        return example.content
    return text.read(example.content, example.kind, locale=example.locale, channel=example.channel)


def whole(finding: Finding, severity: object) -> object:
    """Give what an example states of a finding: place, quote, words, cure, severity."""
    at = finding.at
    place = (at.start, at.end) if at.box is msgspec.UNSET else at.box
    return place, finding.quote, finding.message, finding.fix, finding.severity or severity


@pytest.mark.parametrize(("check", "example"), CASES)
def test_example_gives_exactly_the_findings_that_it_states(check: Check, example: Example) -> None:
    found = [one for one in lint(document(example), ruleset(check, example)).findings if one.rule == check.id]

    stated = example.findings if isinstance(example, Breach) else ()
    assert [whole(one, check.severity) for one in found] == [whole(one, check.severity) for one in stated]


@pytest.mark.parametrize("check", checks.discover().values(), ids=checks.discover())
def test_check_shows_what_breaks_it_and_what_does_not(check: Check) -> None:
    breaches = [example for example in check.examples if isinstance(example, Breach)]
    passes = [example for example in check.examples if isinstance(example, Pass)]

    assert breaches
    assert passes
    assert all(example.findings for example in breaches)


@pytest.mark.parametrize(
    "check",
    [check for check in checks.discover().values() if check.needs is Needs.PROSE and not check.locales],
    ids=lambda check: check.id,
)
def test_check_that_reads_words_shows_german_and_english(check: Check) -> None:
    for kind in (Breach, Pass):
        languages = {example.locale.partition("-")[0] for example in check.examples if isinstance(example, kind)}
        assert {"de", "en"} <= languages


@pytest.mark.parametrize("check", checks.discover().values(), ids=checks.discover())
def test_check_says_what_and_why_in_both_languages(check: Check) -> None:
    for said in (check.summary, check.why):
        assert said.de
        assert said.en
        assert said.de != said.en
