"""Laws of reading: every place lies in the source, in order, and markup of any kind ends in bounded time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brand.model import Kind
from brand.text import segments, sentences, span, tokens
from brand.text.normal import normalise

MARKUP = (
    "<p> </p> <b> </b> < > &amp; &shy; & {{ }} {% %} {price} {a|b} * ** _ [ ]( ) ` - # | \\ <!-- --> <script> </script>"
)
LETTERS = [
    "ä",
    "😀",
    "ß",
    "e\u0301",
    "\u00ad",
    "\u200b",
    "Wort",
    " ",
    "!",
    ".",
    "\x00",
    "\ud800",
    "İ",
    "\n",
    "\n\n",
    "> ",
]
PIECES = st.sampled_from([*MARKUP.split(), *LETTERS, "a@b.de", "https://x.de/y"])
SOURCES = st.lists(PIECES, max_size=30).map("".join)
KINDS = st.sampled_from([Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.SVG])


@settings(max_examples=300, deadline=None)
@given(source=SOURCES, kind=KINDS)
def test_every_place_lies_in_the_source_and_in_order(source: str, kind: Kind) -> None:
    for segment in segments(source, kind, pointer="/content"):
        assert len(segment.offsets) == len(segment.text) + 1
        places = [span(segment, index, index + 1) for index in range(len(segment.text))]
        assert all(0 <= start <= end <= len(source) for start, end in places)
        assert [start for start, _ in places] == sorted(start for start, _ in places)
        for word in tokens(segment):
            start, end = span(segment, word.start, word.end)
            assert start < end
        assert all(0 <= one.start < one.end <= len(segment.text) for one in sentences(segment, "de-DE"))


@settings(max_examples=300, deadline=None)
@given(text=SOURCES)
def test_plain_text_is_quoted_letter_by_letter(text: str) -> None:
    for segment in segments(text, Kind.TEXT, pointer="/content"):
        for index, letter in enumerate(segment.text):
            start, end = span(segment, index, index + 1)
            assert letter in {text[start:end], "\ufffc", "\ufffd"}


@settings(max_examples=300, deadline=None)
@given(text=SOURCES)
def test_a_normalised_view_is_as_long_in_both_cases_and_knows_its_places(text: str) -> None:
    view = normalise(text)

    assert len(view.cased) == len(view.text)
    for index in range(len(view.text)):
        start, end = view.place(index, index + 1)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.SVG])
@pytest.mark.parametrize(
    "piece", ["<div>", "<", "<!--", "<a ", "<a b='", "{{", "{%", "*a ", "[", ">", "&a", "a.", "@", "\x00\ud800x", "a"]
)
def test_hostile_markup_ends_in_bounded_time(kind: Kind, piece: str) -> None:
    started = time.process_time()
    found = segments(piece * 10_000, kind, pointer="/content")
    for segment in found:
        sentences(segment, "de-DE")
        tokens(segment)

    assert time.process_time() - started < 2
