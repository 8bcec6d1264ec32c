"""How German writes that all genders are meant, and from one short form to another."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from brand.text.normal import normalise

__all__ = ["MARKS", "Form", "forms"]

MARKS = {"colon": ":", "star": "*", "underscore": "_"}
_STYLES = {":": "colon", "*": "star", "_": "underscore"}
_PERSON = r"(?<![\w@/#.-])(?P<stem>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{2,})"
_SHORT = re.compile(_PERSON + r"(?P<mark>[:*_·]|/-?)(?P<ending>in(?![\w])|innen(?:[a-zäöüß]{2,})?)(?![\w])")
_BRACKETED = re.compile(_PERSON + r"\((?P<ending>in|innen|inn)\)(?P<rest>en)?(?!\w)")
_INNER = re.compile(_PERSON.replace("{2,}", "*?[a-zäöüß]") + r"(?P<ending>Innen|In)(?!\w)")
_AGENT = re.compile(
    r"(?:er|eur|or|ist|gäst|kolleg|freund|ent|ert|ant|oge|at|ier|ler|ner|ar|är|iker|kund|loge|ot|eut|arzt|ärzt|anwält|köch)\Z"
)
_DETERMINER = (
    r"(?<![\w@/#.-])(?P<stem>[Jj]ede|[Ee]ine?|[Kk]eine?|[Ll]iebe|[Mm]anche|[Ww]elche|[Dd]iese|[Ss]eine?|[Ii]hre|[Uu]nsere"
    r"|[Mm]eine?|[Dd]eine?|[Ii]rgendeine?|[Ss]olche|[Ee]hemalige|[Ii]nteressierte"
)
_WORDS = re.compile(
    _DETERMINER + r"|[Dd]er|[Dd]ie|[Dd]en|[Ee]r|[Ss]ie|[A-ZÄÖÜ][a-zäöüß]{3,}e)(?P<mark>[:*_])"
    r"(?P<ending>r|e|n|m|s|die|der|den|dem|sie|er)(?!\w)"
)
_SLASHED = re.compile(_DETERMINER + r")/-?(?P<ending>r|n|m|s)(?!\w)")
_ENCLOSED = re.compile(_DETERMINER + r")\((?P<ending>r|e|n|m|s)\)(?!\w)")
_ANEW = (
    r"(?:(?:die|der|den|dem|das|ein|eine|einen|einem|einer|ihre|unsere|liebe|lieber|alle|jeder|jede|keine)[ \u00a0])"
)
_NOUN = r"[A-ZÄÖÜ][\wäöüß]{2,}"
_AND = r"(?:und|oder|sowie|wie|als auch|bzw\.|beziehungsweise)"
_PAIR = re.compile(
    rf"(?<!\w)(?P<one>{_NOUN})(?:[ \u00a0]{_AND}[ \u00a0]{_ANEW}?|[ ]?/[ ]?|,[ \u00a0]{_ANEW})(?P<two>{_NOUN})"
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
    view = normalise(text)
    plain = view.cased
    for form in sorted((*_marked(plain), *_bracketed(plain), *_inner(plain), *_pairs(plain))):
        start, end = view.place(form.start, form.end)
        yield form._replace(start=start, end=end)


def _marked(text: str) -> Iterator[Form]:
    for pattern in (_SHORT, _WORDS):
        for hit in pattern.finditer(text):
            style = _STYLES.get(hit["mark"], "slash")
            is_doubtful = len(hit["ending"]) > len("innen") or (pattern is _SHORT and hit["mark"] == "/")
            if is_doubtful and not _AGENT.search(hit["stem"].lower()):
                continue
            yield Form(hit.start(), hit.end(), style, (hit["stem"], hit["ending"]))


def _bracketed(text: str) -> Iterator[Form]:
    for pattern, style in ((_SLASHED, "slash"), (_ENCLOSED, "brackets")):
        for hit in pattern.finditer(text):
            yield Form(hit.start(), hit.end(), style, (hit["stem"], hit["ending"]))
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
