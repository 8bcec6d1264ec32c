"""Rich text is a closed subset: what a writer types beyond it is named at its place."""

import time

import pytest

from components.markdown import faults_of_markdown


def faults(text: str) -> list[str]:
    return [said.en for said in faults_of_markdown(text)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# Titel", "line 1, column 1: headings are of level 2 or 3 (## or ###), not 1"),
        ("Titel\n=====", "line 1, column 1: headings are of level 2 or 3 (## or ###), not 1"),
        ("#### x", "line 1, column 1: headings are of level 2 or 3 (## or ###), not 4"),
        ("ä 😀 <b>x", "line 1, column 5: HTML is not allowed"),
        ("x\n\n<div>", "line 3, column 1: HTML is not allowed"),
        (
            "![Lampe](https://a.example/x.png)",
            "line 1, column 1: pictures go into the picture field, not into the text",
        ),
        ("a|b\n-|-\n1|2", "line 1, column 1: tables are not allowed"),
        ("mit `code`", "line 1, column 5: code is not allowed"),
        ("    eingerückt", "line 1, column 5: code is not allowed (four spaces at the start of a line make it too)"),
        ("> Zitat", "line 1, column 1: block quotes are not allowed"),
        ("~~149 €~~", "line 1, column 1: strikethrough is not allowed"),
        ("oben\n\n---\n\nunten", "line 3, column 1: horizontal rules are not allowed"),
        ('[x](https://a.example "Titel")', "line 1, column 1: links have no title"),
        (
            "[x](javascript:alert)",
            'line 1, column 1: links lead to full addresses with https, http, mailto or tel, not to "javascript:alert"',
        ),
        (
            "[x](/relativ)",
            'line 1, column 1: links lead to full addresses with https, http, mailto or tel, not to "/relativ"',
        ),
        ("Text[^1]", "line 1, column 5: footnote 1 has no text"),
        ("Text\n\n[^1]: Fuß", "line 3, column 1: footnote 1 is not mentioned"),
        ("- " * 12 + "x", "line 1, column 11: nested deeper than 10 levels"),
    ],
)
def test_writer_learns_what_is_outside_and_where(text: str, fault: str) -> None:
    assert faults(text)[0] == fault


@pytest.mark.parametrize(
    "text",
    [
        "Absatz mit **stark**, *betont* und [Link](https://a.example).\\\nNeue Zeile",
        "## Titel\n\n### Untertitel\n\n- a\n- b\n  1. c\n\n1. x\n\n   y",
        "Preis[^p] und <https://a.example> und <a@b.example>\n\n[^p]: inkl. MwSt.",
        "[hier][ziel]\n\n[ziel]: https://a.example",
        "[anrufen](tel:+49431) oder [schreiben](mailto:a@b.example?subject=x)",
        "5 * 3 * 2 und snake_case_wort und \\[^1\\]",
        "",
        "Zeile\r\n\r\nZeile",
    ],
)
def test_the_subset_itself_has_no_faults(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "*a **b " * 7_000,
        ">" * 50_000,
        "- " * 25_000,
        "{a}" * 16_000,
        "![" * 25_000,
        "<" * 50_000,
        "[^" * 25_000,
        "[^1]" * 12_000,
        "[^1]: x\n\n" * 5_000,
    ],
)
def test_hostile_text_costs_no_time(text: str) -> None:
    started = time.process_time()
    for _fault in zip(range(500), faults_of_markdown(text), strict=False):
        pass
    assert time.process_time() - started < 2
