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


@settings(deadline=None)
@given(st.text(max_size=10), st.lists(st.lists(SPANS, min_size=1, max_size=2), max_size=5))
def test_any_fixes_leave_what_they_do_not_name(text: str, fixes: list[list[tuple[int, int, str]]]) -> None:
    result = fixed(text, [finding(*places) for places in fixes], cures=Cures.SAFE)

    if all(end > len(text) for places in fixes for _, end, _ in places):
        assert result == text
    assert isinstance(result, str)
