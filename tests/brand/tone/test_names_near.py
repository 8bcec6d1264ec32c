"""A name is known again through slips, and what is another word stays one."""

import functools

import pytest

from brand import lexicon
from brand.model import Kind, Name, Voice
from brand.text import read

VOICE = Voice(names=(Name(name="Nordlicht"), Name(name="Glimm Mini"), Name(name="KERN9"), Name(name="Bärbach")))


@functools.cache
def forms() -> bytes:
    return lexicon.compile_forms(VOICE, ("de-DE", "en-GB"))


@pytest.mark.parametrize(
    ("text", "expected", "is_near"),
    [
        ("Nortlich", "Nordlicht", True),
        ("Bei Nordlihgt", "Nordlicht", True),
        ("Nordlixt leuchtet", "Nordlicht", True),
        ("Glim Mini", "Glimm Mini", True),
        ("Glimm Minni", "Glimm Mini", True),
        ("Nοrdlicht", "Nordlicht", False),
        ("Νоrdlicht", "Nordlicht", False),
        ("KERN 9", "KERN9", False),
    ],
)
def test_copywriter_sees_which_name_was_meant(text: str, expected: str, is_near: bool) -> None:
    (match,) = lexicon.scan(read(text, Kind.TEXT, locale="de-DE"), forms())["tone/name-misspelt"]

    assert (match.fix, match.is_near) == (expected, is_near)


@pytest.mark.parametrize(
    "text",
    [
        "Nordlichts Lampen, Nordlichtes, die Nordlichter, Nordlicht-Lampen",
        "Norderney, Nachtlicht, Nordleuchte, Nordwind",
        "@nordlicht und #nordlicht, nordlicht.de",
        "Bärlauch, Barbara, Glimmer, Minis",
    ],
)
def test_copywriter_is_left_alone_with_other_words(text: str) -> None:
    assert not lexicon.scan(read(text, Kind.TEXT, locale="de-DE"), forms())
