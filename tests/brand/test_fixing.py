"""Fixes are applied whole, from left to right, until nothing is left to fix."""

from hypothesis import given, settings
from hypothesis import strategies as st

from brand.finding import At, Counts, Finding, Fix, Replacement, Report, RulesetMark, Said
from brand.fixing import Cures, fixed, mend


def finding(*replacements: tuple[int, int, str], safe: bool = True) -> Finding:
    fix = Fix(safe=safe, replacements=tuple(Replacement(start=a, end=b, text=text) for a, b, text in replacements))
    return Finding(at=At(pointer="/content", start=0, end=1), message=Said(de="", en=""), fix=fix)


def report(*findings: Finding) -> Report:
    return Report(ruleset=RulesetMark(version=None, digest=""), score=None, counts=Counts(), findings=findings)


def test_safe_fixes_leave_suggestions_alone() -> None:
    findings = [finding((0, 1, "A")), finding((2, 3, "C"), safe=False)]

    assert fixed("a c", findings, cures=Cures.SAFE) == "A c"
    assert fixed("a c", findings, cures=Cures.SUGGESTED) == "A C"


def test_fix_of_two_places_is_applied_whole_or_not_at_all() -> None:
    overlapping = [finding((0, 3, "x")), finding((2, 4, "y"), (5, 6, "z"))]

    assert fixed("abcdef", overlapping, cures=Cures.SAFE) == "xdef"


def test_fixes_that_touch_are_both_applied() -> None:
    assert fixed("abcd", [finding((0, 2, "1")), finding((2, 4, "2"))], cures=Cures.SAFE) == "12"


def test_finding_that_a_fix_brings_to_light_is_fixed_too() -> None:
    def judge(text: str) -> Report:
        return report(
            *(finding((text.index(old), text.index(old) + 1, new)) for old, new in ("ab", "bc") if old in text)
        )

    text, left = mend("a", judge, cures=Cures.SAFE)

    assert (text, left.findings) == ("c", ())


def test_fixes_that_contradict_each_other_come_to_an_end() -> None:
    text, left = mend("a", lambda now: report(finding((0, 1, "b" if now == "a" else "a"))), cures=Cures.SAFE)

    assert text in {"a", "b"}
    assert left.findings


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12), st.text(max_size=3)).map(
    lambda s: (min(s[:2]), max(s[:2]), s[2])
)


def outside(text: str, places: list[tuple[int, int, str]]) -> str:
    """Give what no replacement names."""
    named = {place for start, end, _ in places for place in range(start, end)}
    return "".join(letter for place, letter in enumerate(text) if place not in named)


@settings(deadline=None)
@given(st.text(alphabet="abc", max_size=10), st.lists(SPANS, max_size=6))
def test_any_fixes_leave_what_they_do_not_name(text: str, places: list[tuple[int, int, str]]) -> None:
    marked = [(start, end, "-") for start, end, _ in places if end <= len(text)]

    result = fixed(text, [finding(place) for place in marked], cures=Cures.SAFE)

    kept = result.replace("-", "")
    assert len(kept) >= len(outside(text, marked))
    assert result.count("-") <= len(marked)
    assert bool(result.count("-")) == bool(marked)


@settings(deadline=None)
@given(st.text(max_size=10), st.lists(SPANS, max_size=6))
def test_fixes_beyond_the_text_are_left_out(text: str, places: list[tuple[int, int, str]]) -> None:
    beyond = [(start, end + len(text) + 1, words) for start, end, words in places]

    assert fixed(text, [finding(place) for place in beyond], cures=Cures.SAFE) == text


def test_twenty_thousand_fixes_take_no_longer_than_reading_them() -> None:
    findings = [finding((2 * number, 2 * number + 1, "B")) for number in range(20_000)]

    assert fixed("a." * 20_000, findings, cures=Cures.SAFE) == "B." * 20_000
