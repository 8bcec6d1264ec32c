"""Laws of the line breaker and the typesetter, and what a reader sees of them."""

import pytest
import regex  # type: ignore[import-untyped]  # ships no types
from hypothesis import given, settings
from hypothesis import strategies as st

from components import nodes
from components.channels.signage.breaking import (
    Joint,
    Measured,
    Ragged,
    break_lines,
    chunk_text,
    hyphen_places,
)
from components.channels.signage.spans import Paragraph, Span, flatten, plain_text
from components.channels.signage.typesetting import SetText, Setting, set_paragraphs

CHUNKS = st.builds(
    Measured,
    width=st.floats(1, 300),
    gap=st.floats(0, 20),
    joint=st.sampled_from(Joint),
    hyphen=st.floats(0, 12),
    is_short=st.booleans(),
)
WORDS = st.text(alphabet=st.sampled_from("aäßnſ e\u0301-–/\u00ad\u200b\u00a0🎉👩‍👧 .,0129"), min_size=1, max_size=60)


def setting(size: int = 40, ragged: Ragged = Ragged.FREE) -> Setting:
    return Setting(family="Inter", weight=400, size=size, leading=1.2, ragged=ragged, language="de-DE")


def lines_of(text: SetText) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in text.lines]


def set_words(words: str, width: int, **other: object) -> list[str]:
    return lines_of(set_paragraphs((Paragraph(spans=(Span(text=words),)),), setting(**other), width))  # type: ignore[arg-type]  # a test's words


@settings(max_examples=60, deadline=None)
@given(chunks=st.lists(CHUNKS, min_size=1, max_size=40), width=st.floats(50, 600), ragged=st.sampled_from(Ragged))
def test_lines_hold_every_chunk_once_and_fit(chunks: list[Measured], width: float, ragged: Ragged) -> None:
    lines = break_lines(chunks, width, ragged)
    assert [place for start, stop in lines for place in range(start, stop)] == list(range(len(chunks)))
    for start, stop in lines:
        taken = chunks[start].width + sum(chunk.width + chunk.gap for chunk in chunks[start + 1 : stop])
        assert stop - start == 1 or taken <= width + 0.001
        assert all(chunk.joint is not Joint.BREAK for chunk in chunks[start + 1 : stop])


@settings(max_examples=60, deadline=None)
@given(words=WORDS)
def test_cutting_keeps_every_letter_and_every_grapheme_whole(words: str) -> None:
    chunks = chunk_text((Span(text=words),), "de-DE")
    cut = ["".join(span.text for span in chunk.spans) for chunk in chunks]
    kept = regex.sub(r"\s", "", words)
    assert regex.sub(r"\s", "", "".join(cut)) == kept
    graphemes = regex.findall(r"\X", words)
    assert all(grapheme in "".join(cut) for grapheme in graphemes if not grapheme[0].isspace())


def test_long_word_is_divided_with_a_hyphen_where_german_divides_it() -> None:
    assert set_words("Außenbeleuchtung", 240) == ["Außen-", "beleuch-", "tung"] or set_words("Außenbeleuchtung", 240)[
        0
    ].endswith("-")


def test_hyphen_never_parts_a_letter_from_its_accent() -> None:
    word = "Bele\u0301uchtungsanlage"
    assert not [place for place in hyphen_places(word, "de-DE") if word[place] == "\u0301"]


def test_writers_soft_hyphen_is_obeyed() -> None:
    assert set_words("Licht\u00adplanungs\u00adbüro", 200)[0] in {"Licht-", "Lichtplanungs-"}
    assert set_words("Licht\u00adplanung", 900) == ["Lichtplanung"]


def test_language_without_patterns_is_not_divided() -> None:
    assert hyphen_places("Beleuchtungsanlage", "tlh") == ()


@pytest.mark.parametrize("words", ["12 cm", "20 Uhr", "2700 K", "30. November", "5 €"])
def test_number_stays_with_its_unit(words: str) -> None:
    (chunk,) = chunk_text((Span(text=words),), None)
    assert chunk.spans[0].text == words


def test_headline_breaks_into_even_lines() -> None:
    lines = set_words("Unsere schönsten Lampen und Leuchten", 500, ragged=Ragged.EVEN)
    assert lines == ["Unsere schönsten", "Lampen und Leuchten"]


def test_headlines_line_does_not_end_with_a_little_word() -> None:
    lines = set_words("Warmes Licht für lange Abende", 420, ragged=Ragged.EVEN)
    assert lines == ["Warmes Licht", "für lange Abende"]


def test_emphasis_is_kept_where_it_was() -> None:
    spans = (Span(text="ganz "), Span(text="kost", strong=True), Span(text="enlos"))
    (line,) = set_paragraphs((Paragraph(spans=spans),), setting(), 900).lines
    assert [(piece.text, piece.face.weight) for piece in line.pieces] == [("ganz ", 400), ("kost", 700), ("enlos", 400)]


def text(words: str) -> nodes.Text:
    return nodes.Text(start=0, end=0, text=words)


def test_rich_text_reads_as_paragraphs_in_order() -> None:
    inline = (text("Drei "), nodes.Strong(start=0, end=0, children=(text("Schritte"),)))
    item = nodes.ListItem(start=0, end=0, children=(text("messen"),))
    loose = nodes.ListItem(start=0, end=0, children=(nodes.Paragraph(start=0, end=0, children=(text("planen"),)),))
    tree = (
        nodes.Heading(start=0, end=0, level=2, children=(text("So geht es"),)),
        nodes.Paragraph(
            start=0,
            end=0,
            children=(
                *inline,
                nodes.FootnoteReference(start=0, end=0, number=1),
                nodes.Break(start=0, end=0),
                text("dann"),
            ),
        ),
        nodes.List(start=0, end=0, first=None, items=(item,)),
        nodes.List(start=0, end=0, first=3, items=(loose,)),
        nodes.Footnote(
            start=0, end=0, number=1, children=(nodes.Paragraph(start=0, end=0, children=(text("ohne Gewähr"),)),)
        ),
    )
    assert plain_text(flatten(tree)).splitlines() == [
        "So geht es",
        "Drei Schritte¹",
        "dann",
        "• messen",
        "3. planen",
        "¹ ohne Gewähr",
    ]
