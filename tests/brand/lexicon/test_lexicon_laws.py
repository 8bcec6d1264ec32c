"""Laws of the scan: another way of writing the same words changes nothing but the place."""

import functools
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from brand import lexicon
from brand.model import Kind, Name, Term, Voice
from brand.text import read

VOICE = Voice(
    terms=(
        Term(term="günstig", locale="de", pos="adjective", match="compounds"),
        Term(term="anmelden", locale="de", pos="verb"),
        Term(term="kleiner Preis", locale="de", pos="phrase"),
    ),
    names=(Name(name="Nordlicht"),),
)
WORDS = st.sampled_from(
    [
        *("günstige", "Günstigflüge", "preisgünstig", "GÜNSTIG", "Meldet", "euch", "an", "angemeldet", "Anmeldung"),
        *("kleine", "Preise", "Nord Licht", "und", "Haus", "größer", ".", "!"),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@functools.cache
def forms() -> bytes:
    return lexicon.compile_forms(VOICE, ("de-DE",))


def said(text: str, kind: Kind = Kind.TEXT) -> list[tuple[str, str]]:
    """Give what was found, as the pack calls it and as a reader sees it."""
    document = read(text, kind, locale="de-DE")
    return sorted(
        (match.entry.said, plain(document.segments[match.segment].text[match.start : match.end]))
        for matches in lexicon.scan(document, forms()).values()
        for match in matches
    )


def plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u200b", ""))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, mark=st.sampled_from(["\u00ad", "\u200b"]), step=st.integers(2, 5))
def test_invisible_marks_inside_words_change_nothing(text: str, mark: str, step: int) -> None:
    marked = "".join(
        letter + (mark if index % step == 0 and letter.isalpha() and text[index + 1 : index + 2].isalpha() else "")
        for index, letter in enumerate(text)
    )

    assert said(marked) == said(text)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    assert said(unicodedata.normalize("NFD", text)) == said(text)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_entities_and_inline_tags_change_nothing(text: str) -> None:
    marked = text.replace("e", "<b>e</b>").replace("l", "&shy;l").replace("ü", "&uuml;")

    assert said(f"<p>{marked}</p>", Kind.HTML) == said(text)


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(TEXTS, min_size=2, max_size=3))
def test_paragraphs_say_together_what_they_say_alone(texts: list[str]) -> None:
    together = said("\n\n".join(texts))

    assert together == sorted(hit for text in texts for hit in said(text))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_every_hit_lies_in_its_segment(text: str) -> None:
    document = read(text, Kind.TEXT, locale="de-DE")

    for matches in lexicon.scan(document, forms()).values():
        for match in matches:
            assert 0 <= match.start < match.end <= len(document.segments[match.segment].text)


def test_same_pack_gives_the_same_bytes() -> None:
    assert lexicon.compile_forms(VOICE, ["de-DE"]) == forms()


def test_pack_without_words_finds_nothing() -> None:
    assert lexicon.scan(read("Ja", Kind.TEXT, locale="de-DE"), lexicon.compile_forms(Voice(), ())) == {}
