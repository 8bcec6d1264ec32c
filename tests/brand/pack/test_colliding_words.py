"""A brand manager hears of words that get in each other's way before a copywriter does."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from brand.errors import PackInvalid
from brand.pack import load

Write = Callable[[Mapping[str, str | bytes]], Path]


def term(word: str, *more: str, kind: str = "term") -> str:
    return "\n".join([f"[[{kind}s]]", f'{kind} = "{word}"', 'locale = "de"', *more, ""])


def faults(pack: Write, voice: str) -> list[str]:
    try:
        load(pack({"voice.toml": voice}))
    except PackInvalid as fault:
        return [f"{problem.file}:{problem.line}: {problem.reason.en}" for problem in fault.problems]
    return []


@pytest.mark.parametrize(
    ("voice", "line", "said"),
    [
        (term("Kunde", 'pos = "noun"') + term("Kunden", 'pos = "noun"'), 6, "`Kunden` is a form of `Kunde` (line 1)"),
        (term("billig") + term("billiger", 'match = "exact"'), 5, "`billiger` is a form of `billig` (line 1)"),
        (term("anmeldet") + term("anmelden", 'pos = "verb"'), 2, "`anmeldet` is a form of `anmelden` (line 4)"),
        (term("beste", kind="claim") + term("besten", kind="claim"), 5, "`besten` is a form of `beste` (line 1)"),
    ],
)
def test_word_that_is_a_form_of_another_is_refused_at_its_line(pack: Write, voice: str, line: int, said: str) -> None:
    cure = "drop one of them, or part them by `channels`, `locale` or `pos`"

    assert f"voice.toml:{line}: {said}: {cure}" in faults(pack, voice)


@pytest.mark.parametrize(
    "voice",
    [
        term("billig", 'match = "exact"') + term("billiger", 'match = "exact"'),
        term("Kunde", 'channels = ["email"]') + term("Kunden", 'channels = ["push"]'),
        term("Frische", 'pos = "noun"') + term("frisch", 'pos = "adjective"'),
        term("billig", 'match = "compounds"') + term("Billigzelt"),
        term("billig") + term("billige", kind="claim"),
        term("anmelden", 'pos = "verb"') + term("melden", 'pos = "verb"'),
    ],
)
def test_words_that_do_not_meet_may_stand_side_by_side(pack: Write, voice: str) -> None:
    assert faults(pack, voice) == []


def test_cure_is_said_in_german_too(pack: Write) -> None:
    with pytest.raises(PackInvalid) as caught:
        load(pack({"voice.toml": term("Kunde") + term("Kunden")}))

    assert "streiche eines von beiden oder trenne sie durch `channels`, `locale` oder `pos`" in caught.value.reason.de
