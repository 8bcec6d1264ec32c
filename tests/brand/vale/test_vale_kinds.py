"""A team that comes from Vale gets the findings that it is used to, at places that it can click on."""

import contextlib
import time
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brand.check import Context
from brand.document import Kind
from brand.finding import Finding, Severity
from brand.fixing import Cures, fixed
from brand.model import Brand, Locale, Voice
from brand.text import read
from brand.vale.compile import check_of
from brand.vale.errors import RuleUnusable
from brand.vale.model import ValeRule
from brand.vale.patterns import Pattern

CONTEXT = Context(brand=Brand(name="T", default_locale="en-GB", locales={"en-GB": Locale()}), voice=Voice())


def findings(
    text: str, *, kind: Kind = Kind.MARKDOWN, accept: Sequence[str] = (), message: str = "%s", **rule: Any
) -> list[Finding]:
    check = check_of(ValeRule(id="House.Rule", message=message, **rule), accept)
    document = read(text, kind, locale="en-GB")
    return list(check.run(document, CONTEXT))


def found(text: str, **rule: Any) -> list[str]:
    """Give the words at the places of all findings, as they stand in the source."""
    spans = [(finding.at.start, finding.at.end) for finding in findings(text, **rule)]
    return [text[start:end] for start, end in spans if isinstance(start, int) and isinstance(end, int)]


def test_existence_finds_whole_words_in_prose_only() -> None:
    rule = {"extends": "existence", "tokens": ("very", "obvious"), "ignorecase": True}

    assert found("Very **ve**ry obvious, every `very` [a](very).", **rule) == ["Very", "ve**ry", "obvious"]


def test_letters_beyond_ascii_are_letters() -> None:
    rule = {"extends": "existence", "tokens": ("caf", "über", r"\w+ung")}

    assert found("café über caf Übung", **rule) == ["über", "caf", "Übung"]


def test_nonword_token_is_found_inside_words_and_an_exception_is_not() -> None:
    rule = {"extends": "existence", "tokens": ("[a-z]+ly",), "nonword": True, "exceptions": ("family",)}

    assert found("family really", **rule) == ["really"]


def test_raw_patterns_stand_in_front_of_the_tokens_or_behind() -> None:
    rule: dict[str, Any] = {"extends": "existence", "raw": (r"\b(?:is|was)\s+",), "tokens": (r"\w+ed",)}

    assert found("It was walked, walked it was so", **rule) == ["was walked"]
    assert found("walked was so", **{**rule, "raw": (r"\s+was",), "append": True}) == ["walked was"]


def test_substitution_says_what_to_write_and_what_stands_there() -> None:
    (finding,) = findings(
        "We utilise it.", extends="substitution", swap={"utili[sz]e": "use"}, message="Use '%s' instead of '%s'."
    )

    assert finding.message.en == "Use 'use' instead of 'utilise'."
    assert fixed("We utilise it.", [finding], cures=Cures.SUGGESTED) == "We use it."
    assert fixed("We utilise it.", [finding], cures=Cures.SAFE) == "We utilise it."


def test_substitution_with_a_choice_names_all_and_mends_none() -> None:
    (finding,) = findings("an e-mail", extends="substitution", swap={"e-?mail": "letter|post"})

    assert (finding.message.en, finding.fix) == ("'letter' or 'post'", None)


def test_substitution_leaves_alone_what_is_right_already() -> None:
    rule = {"extends": "substitution", "swap": {"github": "GitHub"}, "ignorecase": True}

    assert found("GitHub and github", **rule) == ["github"]


def test_longer_words_of_a_swap_are_tried_first() -> None:
    rule = {"extends": "substitution", "swap": {"in order": "so", "in order to": "to"}}

    assert found("in order to see", **rule) == ["in order to"]


def test_occurrence_counts_in_each_piece_of_its_scope() -> None:
    rule: dict[str, Any] = {"extends": "occurrence", "token": r"\b\w+\b", "max": 3, "scope": ("sentence",)}

    assert findings("One two three. One two three four.", **rule)[0].message.en == "4"
    assert found("One two three. One two three four.", **rule) == ["One"]


def test_occurrence_misses_what_must_be_there() -> None:
    rule = {"extends": "occurrence", "token": "Nordlicht", "min": 1, "scope": ("heading",)}

    assert found("# Lamps\n\nNordlicht\n\n# Nordlicht\n", **rule) == ["Lamps"]


def test_repetition_finds_a_word_twice_in_a_row() -> None:
    rule = {"extends": "repetition", "tokens": (r"[^\s]+",), "ignorecase": True, "alpha": True}

    assert found("The the lamp, 10 10 lamps\n\nlamps", **rule) == ["The the"]


def test_consistency_holds_for_the_whole_text() -> None:
    rule = {"extends": "consistency", "either": {"advisor": "adviser"}}

    assert found("An advisor.\n\nAn advisor.", **rule) == []
    assert found("An advisor.\n\nAn adviser, she said.", **rule) == ["adviser"]


def test_conditional_wants_an_abbreviation_explained_before_it_is_used() -> None:
    rule = {
        "extends": "conditional",
        "first": r"\b([A-Z]{3,5})\b",
        "second": r"(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)",
        "exceptions": ("API",),
    }

    assert found("World Health Organization (WHO), so WHO and API.\n\nDAF", **rule) == ["DAF"]


@pytest.mark.parametrize(
    ("match", "right", "wrong"),
    [
        ("$title", "The Art of Light: A Guide to Lamps", "The art of light"),
        ("$sentence", "The art of light, by DIY people", "The Art Of Light"),
        ("$sentence", "The Nordlicht way", "the way of light"),
        ("$lower", "lamps", "Lamps"),
        ("$upper", "LAMPS", "Lamps"),
        (r"^[A-Z]\w+ing\b", "Lighting lamps", "Light lamps"),
    ],
)
def test_capitalisation_of_headings(match: str, right: str, wrong: str) -> None:
    rule: dict[str, Any] = {
        "extends": "capitalization",
        "match": match,
        "scope": ("heading",),
        "accept": ("Nordlicht",),
    }

    assert found(f"# {right}\n\n{wrong}\n", **rule) == []
    assert found(f"# {wrong}\n", **rule) == [wrong]


def test_metric_is_arithmetic_over_what_can_be_counted() -> None:
    rule: dict[str, Any] = {"extends": "metric", "formula": "(words / sentences) * 2", "condition": "> 7"}

    assert [finding.message.en for finding in findings("One two three four. One two three four.", **rule)] == ["8.00"]
    assert findings("One two three.", **rule) == []


def test_readability_is_the_mean_of_the_grades() -> None:
    hard = "Organisational responsibilities necessitate interdepartmental communication."
    rule: dict[str, Any] = {"extends": "readability", "metrics": ("Flesch-Kincaid", "Gunning Fog"), "grade": 8}

    assert len(findings(hard, **rule)) == 1
    assert findings("The lamp is on. We see it. It is good.", **rule) == []


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (("text",), ["x1", "x2", "x3", "x4"]),
        (("heading",), ["x1"]),
        (("~heading",), ["x2", "x3", "x4"]),
        (("paragraph & ~blockquote",), ["x2"]),
        (("list", "blockquote"), ["x3", "x4"]),
        (("raw",), ["x1", "x2", "x0", "x3", "x4"]),
    ],
)
def test_scope_says_what_is_read(scope: tuple[str, ...], expected: list[str]) -> None:
    text = "# x1\n\nx2 `x0`\n\n- x3\n\n> x4\n"

    assert found(text, extends="existence", tokens=(r"x\d",), scope=scope) == expected


def test_text_of_a_picture_can_be_a_scope() -> None:
    page = '<p>lamp</p><img src="a.png" alt="a lamp" width="1" height="1">'

    assert len(findings(page, kind=Kind.HTML, extends="existence", tokens=("lamp",), scope=("alt",))) == 1


def test_limit_and_level_are_those_of_the_rule() -> None:
    rule = ValeRule(id="A.B", extends="existence", message="m", tokens=("x",), limit=2, level="suggestion")
    check = check_of(rule, ())

    assert len(list(check.run(read("x x x", Kind.TEXT, locale=None), CONTEXT))) == 2
    assert check.severity is Severity.NOTE


def test_accepted_words_are_exceptions_of_every_rule_that_heeds_the_vocabulary() -> None:
    rule: dict[str, Any] = {"extends": "existence", "tokens": ("[A-Z]{3,}",), "accept": ("DIY",)}

    assert found("DIY LED", **rule) == ["LED"]
    assert found("DIY LED", **rule, vocab=False) == ["DIY", "LED"]


@pytest.mark.parametrize(
    "rule",
    [
        {"extends": "existence"},
        {"extends": "existence", "tokens": ("(",)},
        {"extends": "existence", "tokens": ("(" * 5_000,)},
        {"extends": "existence", "tokens": ("x",), "scope": ("table",)},
        {"extends": "existence", "tokens": ("x",), "exceptions": ("[",)},
        {"extends": "substitution"},
        {"extends": "substitution", "swap": {"(a)b": "c"}},
        {"extends": "occurrence", "token": "x"},
        {"extends": "occurrence", "max": 1},
        {"extends": "repetition"},
        {"extends": "consistency"},
        {"extends": "conditional", "first": "a"},
        {"extends": "capitalization"},
        {"extends": "metric", "formula": "words", "condition": "high"},
        {"extends": "metric", "formula": "__import__('os')", "condition": "> 1"},
        {"extends": "metric", "formula": "9**9**9**9", "condition": "> 1"},
        {"extends": "metric", "formula": "(" * 5_000, "condition": "> 1"},
        {"extends": "readability"},
        {"extends": "readability", "grade": 8, "metrics": ("Fog",)},
    ],
)
def test_rule_that_cannot_be_judged_with_is_refused(rule: dict[str, Any]) -> None:
    with pytest.raises(RuleUnusable):
        findings("x", **rule)


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|a)*b", "(?=(a+)+$)b", r"(a+)+\1b", "(?:a{1000}){1000}", "(?<!b)(a*)*c", "((a*)*)*$"]
)
def test_hostile_pattern_ends_in_time_with_a_finding_or_a_refusal(pattern: str) -> None:
    started = time.process_time()
    try:
        for text in ("a" * 5_000 + "!", "ä" + "a" * 5_000 + "!"):
            findings(text, extends="existence", tokens=(pattern,))
    except RuleUnusable:
        pass

    assert time.process_time() - started < 5


def test_pattern_that_ran_out_of_time_says_so() -> None:
    (finding,) = findings("ä" + "a" * 200 + "!", extends="existence", raw=(r"(?=(a|aa)+$)\b",))

    assert finding.severity is Severity.NOTE
    assert "came to no end in its time" in finding.message.en


@given(
    st.text(alphabet="ab äß-.\n😀", max_size=60),
    st.lists(st.sampled_from(["a", "ab?", "ä", r"\w+", "b a", "[^a]", "a|b", "ß"]), min_size=1, max_size=3),
    st.booleans(),
)
def test_both_engines_find_the_same(text: str, tokens: list[str], nonword: bool) -> None:
    body = "|".join(tokens)
    pattern = Pattern(f"(?m)(?:{body})" if nonword else rf"(?m)\b(?:{body})\b")
    backtracking = [match.span() for match in pattern._backtracking.finditer(text)]

    assert [(one.start, one.end) for one in pattern.find(text)] == backtracking
    assert pattern.is_somewhere([text]) or not backtracking


@given(st.text(alphabet=r"ab\()[]{}?*+|^$.<!=:pPLwWbB1,-", max_size=12))
def test_any_pattern_is_compiled_or_refused(written: str) -> None:
    with contextlib.suppress(RuleUnusable):
        found("ab ba äß", extends="existence", tokens=(written,))


@given(
    st.text(alphabet="ab *_`<>&;#\n", max_size=60),
    st.sampled_from([Kind.TEXT, Kind.MARKDOWN, Kind.HTML]),
    st.sampled_from([("text",), ("sentence",), ("raw",), ("heading", "list")]),
)
def test_places_lie_in_the_source(text: str, kind: Kind, scope: tuple[str, ...]) -> None:
    for finding in findings(text, kind=kind, extends="existence", tokens=("[ab]+",), scope=scope):
        start, end = finding.at.start, finding.at.end
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert 0 <= start < end <= len(text)
