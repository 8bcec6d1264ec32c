"""Sentences end where a person would say so."""

import pytest

from brand.model import Kind
from brand.text import segments, sentences


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("de-DE", "Das gilt z. B. am 24. Dezember, ca. 3 km vor St. Peter. Gut!", 2),
        ("de-DE", "Wirklich? Ja! Sehr gut … Und nun?", 4),
        ("de-DE", "„Kommt bald.“ Das sagte sie.", 2),
        ("de-DE", "Es kostet 3.50 und nordlicht.de hat es.", 1),
        ("de-DE", "Überschrift\nDarunter steht mehr.", 2),
        ("en-GB", "Mr. Smith, e.g. in St. Ives, paid 3.50. Fine.", 2),
        ("en-GB", "It was 1999. Then it ended.", 2),
    ],
)
def test_copywriter_gets_sentences_as_a_person_counts_them(locale: str, text: str, expected: int) -> None:
    (segment,) = segments(text, Kind.TEXT, pointer="/content")

    assert len(sentences(segment, locale)) == expected
