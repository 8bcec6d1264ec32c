"""How German writes that all genders are meant, and from one short form to another."""

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["MARKS", "Form", "forms"]

MARKS = {"colon": ":", "star": "*", "underscore": "_"}
_STYLES = {":": "colon", "*": "star", "_": "underscore"}
_PERSON = r"(?<![\w@/#.-])(?P<stem>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{2,})"
_SHORT = re.compile(_PERSON + r"(?P<mark>[:*_·]|/-?)(?P<ending>in(?![\w])|innen(?:[a-zäöüß]{2,})?)(?![\w])")
_BRACKETED = re.compile(_PERSON + r"\((?P<ending>in|innen|inn)\)(?P<rest>en)?(?!\w)")
_INNER = re.compile(_PERSON.replace("{2,}", "*?[a-zäöüß]") + r"(?P<ending>Innen|In)(?!\w)")
_AGENT = re.compile(
    r"(?:er|eur|or|ist|ent|ert|ant|oge|at|ier|ler|ner|ar|är|iker|kund|loge|ot|eut|arzt|ärzt|anwält|köch)\Z"
)
_WORDS = re.compile(
    r"(?<![\w@/#.-])(?P<stem>[Jj]ede|[Ee]in|[Kk]ein|[Dd]er|[Dd]ie|[Dd]en|[Ll]iebe|[Mm]anche|[Ww]elche|[Dd]iese|[Ss]ein"
    r"|[Ii]hre|[Uu]nsere|[Ee]ine|[A-ZÄÖÜ][a-zäöüß]{3,}e)(?P<mark>[:*_])(?P<ending>r|e|n|m|s|die|der|den|dem)(?!\w)"
)
_NOUN = r"[A-ZÄÖÜ][\wäöüß]{2,}"
_PAIR = re.compile(
    rf"(?<!\w)(?P<one>{_NOUN})(?:[ \u00a0](?:und|oder|sowie|bzw\.|beziehungsweise)[ \u00a0]|[ ]?/[ ]?)(?P<two>{_NOUN})"
)
_PLAIN = str.maketrans("äöü", "aou")
_SHARED = 3


class Form(NamedTuple):
    """One explicit form; `parts` lets a short one be written in another style."""

    start: int
    end: int
    style: str
    parts: tuple[str, str] | None = None


def forms(text: str) -> Iterator[Form]:
    """Give every explicit form in reading order."""
    yield from sorted((*_marked(text), *_bracketed(text), *_inner(text), *_pairs(text)))


def _marked(text: str) -> Iterator[Form]:
    for pattern in (_SHORT, _WORDS):
        for hit in pattern.finditer(text):
            style = _STYLES.get(hit["mark"], "slash")
            is_compound = len(hit["ending"]) > len("innen")
            if is_compound and not _AGENT.search(hit["stem"].lower()):
                continue
            yield Form(hit.start(), hit.end(), style, (hit["stem"], hit["ending"]))


def _bracketed(text: str) -> Iterator[Form]:
    for hit in _BRACKETED.finditer(text):
        yield Form(hit.start(), hit.end(), "brackets", (hit["stem"], hit["ending"] + (hit["rest"] or "")))


def _inner(text: str) -> Iterator[Form]:
    """Take "KundInnen" and "LehrerIn", not "LinkedIn" or "CheckIn"."""
    for hit in _INNER.finditer(text):
        if hit["ending"] == "Innen" or _AGENT.search(hit["stem"].lower()):
            yield Form(hit.start(), hit.end(), "inner-i", (hit["stem"], hit["ending"].lower()))


def _pairs(text: str) -> Iterator[Form]:
    for hit in _PAIR.finditer(text):
        one, two = hit["one"].lower().translate(_PLAIN), hit["two"].lower().translate(_PLAIN)
        if any(_is_pair(female, male) for female, male in ((one, two), (two, one))):
            yield Form(hit.start(), hit.end(), "pair")


def _is_pair(female: str, male: str) -> bool:
    """Say whether one is the feminine of the other: "Ärztinnen" and "Ärzte"."""
    stem = female.removesuffix("nen").removesuffix("in")
    return (
        female.endswith(("in", "innen")) and len(stem) >= _SHARED and not male.endswith("in") and male.startswith(stem)
    )
