"""Finds the words that address a German reader, formally, informally, or perhaps."""

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple

from brand.document import Document, Segment
from brand.languages.address import (
    CONJUNCTIONS,
    FORMAL,
    FORMAL_OWN,
    INFORMAL,
    MENTIONS,
    OPENERS,
    OWNERS_GENITIVE,
    PLURAL_NAMES,
    PLURAL_VERBS,
    SAYS,
    THIRD_SINGULAR,
)
from brand.text import Word, words_by_sentence
from brand.text.normal import plain
from brand.text.quoted import is_quoted

__all__ = ["Pronoun", "Tone", "pronouns"]

_NEAR = 5
"""An object stands so close behind its subject."""
_LIFTS = re.compile(r"[:.!?…–—|•·\n/][\s\"„“»«‚(]*\Z|\A[\s\"„“»«‚(]*\Z")


class Tone(enum.Enum):
    """How a word addresses the reader."""

    FORMAL = "formal"
    INFORMAL = "informal"
    PERHAPS_FORMAL = "perhaps"
    """A capital that the start of the sentence may explain."""
    NONE = "none"


class Pronoun(NamedTuple):
    """One address at its place; `is_fresh` says that nothing before it could be meant by "Sie"."""

    segment: Segment
    start: int
    end: int
    tone: Tone
    is_fresh: bool = False


class _Line(NamedTuple):
    """The words of a sentence, in lower case and as they stand."""

    segment: Segment
    words: tuple[Word, ...]
    low: tuple[str, ...]
    is_fresh: bool


def pronouns(document: Document) -> tuple[Pronoun, ...]:
    """Give every address of a document in reading order, with the imperative in front of it."""
    return tuple(
        pronoun
        for line in _lines(document)
        for pronoun in _joined(_of_line(line))
        if not is_quoted(pronoun.segment.text, pronoun.start, pronoun.end, document.locale)
    )


def _lines(document: Document) -> Iterator[_Line]:
    pointers: set[str] = set()
    for segment in document.segments:
        if segment.role == "quote":
            continue
        for inside in words_by_sentence(segment, document.locale):
            low = tuple(plain(word.text) for word in inside)
            yield _Line(segment, inside, low, is_fresh=segment.pointer not in pointers)
            pointers.add(segment.pointer)


def _of_line(line: _Line) -> Iterator[Pronoun]:
    for index, (word, low) in enumerate(zip(line.words, line.low, strict=True)):
        tone = _tone(line, index, low)
        if tone is not Tone.NONE:
            is_led = index == 1 and low not in OWNERS_GENITIVE and _is_imperative(line)
            first = line.words[0] if is_led else word
            yield Pronoun(line.segment, first.start, word.end, tone, line.is_fresh)


def _tone(line: _Line, index: int, low: str) -> Tone:
    if low not in INFORMAL and low not in FORMAL and low not in FORMAL_OWN:
        return Tone.NONE
    if _is_mentioned(line, index):
        return Tone.NONE
    if low in INFORMAL:
        return Tone.NONE if _is_french(line, index) else Tone.INFORMAL
    if low == "ihr" and _is_plural(line, index):
        return Tone.INFORMAL
    if not line.words[index].text[0].isupper():
        return Tone.NONE
    return _capital(line, index, low)


def _capital(line: _Line, index: int, low: str) -> Tone:
    """Weigh a capital: plain inside a sentence, doubtful at its start and among capitals."""
    word = line.words[index]
    lifted = _LIFTS.search(line.segment.text[max(0, word.start - 8) : word.start])
    is_at_start = index == 0 or (lifted is not None and lifted.group() != "")
    if not is_at_start and not word.text.isupper():
        return Tone.FORMAL
    following = line.low[index + 1] if index + 1 < len(line.low) else ""
    if low == "sie" and (following in THIRD_SINGULAR or following.endswith(("t", "te"))):
        return Tone.NONE
    return Tone.FORMAL if low == "sie" and _has_them_as_object(line, index) else Tone.PERHAPS_FORMAL


def _has_them_as_object(line: _Line, index: int) -> bool:
    """Know the reader in "Die Zelte sind da. Sie können sie abholen.": who is both would be "sich"."""
    if index + 1 >= len(line.words) or not line.low[index + 1].endswith("n"):
        return False
    for word in line.words[index + 2 : index + _NEAR]:
        if "," in line.segment.text[line.words[index].end : word.start]:
            return False
        if word.text == "sie":
            return True
    return False


def _is_mentioned(line: _Line, index: int) -> bool:
    """Know "per Sie", "das Du" and "Sie-Form"."""
    word = line.words[index]
    if line.segment.text[word.end : word.end + 2].strip("\u00ad")[:1] in {"-", "\u2011"}:
        return True
    if index == 0 or line.low[index] not in {"du", "sie"}:
        return False
    return line.low[index - 1] in MENTIONS or (line.low[index - 1] in SAYS and _ends_clause(line, index))


def _ends_clause(line: _Line, index: int) -> bool:
    """Know "niemand sagt Sie."."""
    following = line.segment.text[line.words[index].end : line.words[index].end + 1]
    return following in {"", ".", ",", ";", "!", "?"}


def _is_french(line: _Line, index: int) -> bool:
    """Know the "du" of "Tour du Mont Blanc"."""
    if line.words[index].text != "du" or not 0 < index < len(line.words) - 1:
        return False
    before, after = line.words[index - 1].text, line.words[index + 1].text
    return index > 1 and before[0].isupper() and after[0].isupper()


def _is_plural(line: _Line, index: int) -> bool:
    """Tell the "ihr" that addresses several from "her" and "their"."""
    before = line.low[index - 1] if index else ""
    following = line.words[index + 1] if index + 1 < len(line.words) else None
    if before in PLURAL_VERBS or (following is not None and line.low[index + 1] in PLURAL_VERBS):
        return True
    if following is not None and line.low[index + 1] in PLURAL_NAMES:
        return True
    if following is None or following.text[0].isupper():
        return False
    if index == 1 and before.endswith("t") and line.words[index].text.islower():
        return True
    return before in CONJUNCTIONS and _clause_end(line, index).endswith("t")


def _clause_end(line: _Line, index: int) -> str:
    """Give the last word before the next comma."""
    last = index
    while (
        last + 1 < len(line.words) and "," not in line.segment.text[line.words[last].end : line.words[last + 1].start]
    ):
        last += 1
    return line.low[last] if last > index else ""


def _is_imperative(line: _Line) -> bool:
    first, second = line.words[0], line.words[1]
    gap = line.segment.text[first.end : second.start]
    return first.text[0].isalpha() and line.low[0] not in OPENERS and not gap.strip()


def _joined(found: Iterator[Pronoun]) -> Iterator[Pronoun]:
    """Take neighbours as one cluster: "Sichere dir deinen"."""
    kept: Pronoun | None = None
    for pronoun in found:
        if kept and kept.tone is pronoun.tone and not kept.segment.text[kept.end : pronoun.start].strip():
            kept = kept._replace(end=pronoun.end)
            continue
        if kept:
            yield kept
        kept = pronoun
    if kept:
        yield kept
