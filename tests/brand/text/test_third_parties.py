"""What somebody else says, and what a work is called, is not the brand's own word."""

import pytest

from brand.text.quoted import is_quoted


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("„Das ist billig“, sagt Jana.", "de-DE"),
        ("Jana K.: „Das war billig“", "de-DE"),
        ("Frau Kern (Kiel): „Das war billig“", "de-DE"),
        ("Laut Jana „billig und gut“.", "de-DE"),
        ("„Ganz billig“, so Jana.", "de-DE"),
        ("Sie nannte es „billig“.", "de-DE"),
        ("Der Film »Billig« läuft, der Roman „Die billigen Tage“ auch.", "de-DE"),
        ("Ms Byrne: “It was billig.”", "en-GB"),
        ("According to her “it was billig”.", "en-GB"),
    ],
)
def test_copywriter_may_quote_others(text: str, locale: str) -> None:
    place = text.lower().rindex("billig")

    assert is_quoted(text, place, place + 6, locale)


@pytest.mark.parametrize(
    "text", ["Unser „billiges“ Zelt.", "Unser Motto: „billig“", "„Billig“ ist kein Wort für uns.", "Billig, sagt Jana."]
)
def test_copywriter_answers_for_the_own_word_in_quotes(text: str) -> None:
    place = text.lower().index("billig")

    assert not is_quoted(text, place, place + 6, "de-DE")
