"""What a copywriter reads in the terminal."""

import re
import time

import pytest

from brand.document import Document, Source
from brand.finding import At, Counts, Finding, Fix, Replacement, Report, RulesetMark, Said, Severity
from brand.places import Places
from brand.reports.text import render, total


def report(text: str, quote: str, *, fix: Fix | None = None, message: str = "found") -> Report:
    start = text.index(quote)
    places = Places(Document(locale="de-DE", sources=(Source(pointer="/content", text=text),)))
    finding = Finding(
        at=places.located(At(pointer="/content", start=start, end=start + len(quote))),
        message=Said(de="gefunden", en=message),
        quote=quote,
        severity=Severity.ERROR,
        fix=fix,
        why=Said(de="darum", en="because"),
        rule="tone/avoided-term",
    )
    return Report(ruleset=RulesetMark(version=None, digest=""), score=None, counts=Counts(error=1), findings=(finding,))


def shown(text: str, quote: str, *, colour: bool = False, lang: str = "en", fix: Fix | None = None) -> str:
    sources = (Source(pointer="/content", text=text),)
    return render(report(text, quote, fix=fix), sources, path="draft.md", lang=lang, colour=colour)


def marked(text: str, quote: str) -> tuple[str, str]:
    lines = shown(text, quote).splitlines()
    return lines[2], lines[3]


def test_finding_shows_place_rule_words_cure_and_reason() -> None:
    fix = Fix(safe=True, replacements=(Replacement(start=9, end=15, text="günstig"),))

    assert shown("Hallo.\nX billig!", "billig", fix=fix) == (
        "draft.md:2:3 error tone/avoided-term\n"
        "  found\n"
        "  2 | X billig!\n"
        "    |   ^^^^^^\n"
        "  fix: “günstig”\n"
        "  because\n"
        "\n"
    )


def test_german_asks_for_german() -> None:
    fix = Fix(safe=False, replacements=(Replacement(start=0, end=6, text="günstig"),))

    assert shown("billig", "billig", fix=fix, lang="de").splitlines() == [
        "draft.md:1:1 Fehler tone/avoided-term",
        "  gefunden",
        "  1 | billig",
        "    | ^^^^^^",
        "  Vorschlag: „günstig“",
        "  darum",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "quote", "line", "mark"),
    [
        ("東京 billig", "billig", "  1 | 東京 billig", "    |      ^^^^^^"),
        ("🏔 billig", "billig", "  1 | 🏔 billig", "    |   ^^^^^^"),
        ("😀 billig", "billig", "  1 | 😀 billig", "    |    ^^^^^^"),
        ("a\u0308 billig", "billig", "  1 | a\u0308 billig", "    |   ^^^^^^"),
        ("\tbillig", "billig", "  1 |     billig", "    |     ^^^^^^"),
        ("ab\tbillig", "billig", "  1 | ab  billig", "    |     ^^^^^^"),
        ("sehr 東京", "東京", "  1 | sehr 東京", "    |      ^^^^"),
        ("sehr billig\nund gut", "billig\nund", "  1 | sehr billig", "    |      ^^^^^^"),
        ("sehr billig\r\nund", "billig", "  1 | sehr billig", "    |      ^^^^^^"),
    ],
)
def test_mark_stands_under_the_words_behind_wide_characters_and_tabs(
    text: str, quote: str, line: str, mark: str
) -> None:
    assert marked(text, quote) == (line, mark)


def test_long_line_is_cut_around_the_words() -> None:
    line, mark = marked("x" * 5000 + " billig " + "y" * 5000, "billig")

    assert len(line) < 120
    assert line[mark.index("^") : mark.rindex("^") + 1] == "billig"


def test_text_cannot_steer_the_terminal() -> None:
    found = shown("\x1b[2J\u202ebillig", "billig")

    assert "\x1b" not in found
    assert "\u202e" not in found
    assert "␛[2J" in found


def test_colour_is_for_terminals_only() -> None:
    plain, painted = shown("billig", "billig"), shown("billig", "billig", colour=True)

    assert "\x1b[31m" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_finding_in_a_picture_shows_its_box() -> None:
    finding = Finding(
        at=At(box=(1.0, 2.5, 3.0, 4.0)),
        message=Said(de="gestreckt", en="stretched"),
        severity=Severity.WARNING,
        rule="logo/stretched",
    )
    one = Report(
        ruleset=RulesetMark(version=None, digest=""), score=None, counts=Counts(warning=1), findings=(finding,)
    )

    found = render(one, (), path="a.png", lang="en", colour=False)

    assert found == "a.png:[1, 2.5, 3, 4] warning logo/stretched\n  stretched\n\n"


def test_last_line_counts_all_files() -> None:
    one = report("billig", "billig")

    assert total([one, one], "en") == "2 errors, 0 warnings, 0 notes"
    assert total([one], "en") == "1 error, 0 warnings, 0 notes"
    assert total([], "de") == "Keine Befunde."


def test_thousands_of_findings_in_one_line_are_shown_in_time() -> None:
    text = "ein billiges Zelt, " * 20_000
    places = Places(Document(locale="de-DE", sources=(Source(pointer="/content", text=text),)))
    findings = tuple(
        Finding(
            at=places.located(At(pointer="/content", start=start, end=start + 8)),
            message=Said(de="d", en="e"),
            quote="billiges",
            rule=f"vale/Style.{start}",  # of one rule only the first would be shown
        )
        for start in range(4, len(text), 19 * 20)
    )
    report = Report(
        ruleset=RulesetMark(version=None, digest=""), score=None, counts=Counts(error=len(findings)), findings=findings
    )

    started = time.process_time()
    shown = render(report, (Source(pointer="/content", text=text),), path="a.txt", lang="en", colour=False)

    assert time.process_time() - started < 5
    assert shown.count("| " + " " * 30 + "^^^^^^^^\n") >= len(findings) - 3


def test_copywriter_sees_the_first_hundred_of_a_rule_and_how_many_more_there_are() -> None:
    one = report("X billig!", "billig")
    many = Report(ruleset=one.ruleset, score=None, counts=Counts(error=250), findings=one.findings * 250)
    sources = (Source(pointer="/content", text="X billig!"),)

    english = render(many, sources, path="draft.md", lang="en", colour=False)
    german = render(many, sources, path="draft.md", lang="de", colour=False)

    assert english.count("draft.md:1:3 error") == 100
    assert english.endswith("\ndraft.md: and 150 more of tone/avoided-term\n\n")
    assert german.endswith("\ndraft.md: und 150 weitere von tone/avoided-term\n\n")
