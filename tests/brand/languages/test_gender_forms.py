"""Explicit gender forms are known in every way that German writes them, and nothing else is taken for one."""

import pytest

from brand.languages.gender import forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jede*r Gärtner*in", [("Jede*r", "star"), ("Gärtner*in", "star")]),
        ("keine:r und eine:n", [("keine:r", "colon"), ("eine:n", "colon")]),
        ("Liebe/r Leser/in", [("Liebe/r", "slash"), ("Leser/in", "slash")]),
        ("Jede(r) Kunde, ein(e) Gast", [("Jede(r)", "brackets"), ("ein(e)", "brackets")]),
        ("sie*er kommt", [("sie*er", "star")]),
        ("Expert_innen-Team", [("Expert_innen", "underscore")]),
        ("LehrerInnen und Kolleg(inn)en", [("LehrerInnen", "inner-i"), ("Kolleg(inn)en", "brackets")]),
        ("Liebe Leserinnen, liebe Leser", [("Leserinnen, liebe Leser", "pair")]),
        ("eine Kundin oder ein Kunde", [("Kundin oder ein Kunde", "pair")]),
    ],
)
def test_copywriter_sees_each_form_and_its_style(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[form.start : form.end], form.style) for form in forms(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Am Fluss/in Kiel, im Haus/innen",
        "LinkedIn, CheckIn, PlugIn",
        "Die Freundin der Freunde",
        "Berlin und Bern, Fassaden und innen",
        "10:30 Uhr, Regal A:links",
        "Kunden (m/w/d)",
    ],
)
def test_copywriter_is_left_alone_with_what_only_looks_like_one(text: str) -> None:
    assert list(forms(text)) == []
