"""What stands outside the subset, and where."""

import re
from collections import Counter
from collections.abc import Iterator

from components.addresses import is_address
from components.markdown.stream import MARKED, Token, stream
from components.model import Said
from components.placeholders import Placeholder
from components.wording import quoted

__all__ = ["faults_of_markdown", "link_placeholders"]

_DEEPEST = 10
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s]{1,100})\](?!:)")
_WITHIN = frozenset(
    {"Paragraph", "Heading", "List", "Item", "Strong", "Emphasis", "Link", "FootnoteDefinition"}
    # parts of what is refused as a whole
    | {"TableHead", "TableRow", "TableCell"}
)
_REFUSED = {
    "Image": Said(
        de="Bilder stehen im Feld für das Bild, nicht im Text",
        en="pictures go into the picture field, not into the text",
    ),
    "HtmlBlock": Said(de="HTML ist nicht erlaubt", en="HTML is not allowed"),
    "InlineHtml": Said(de="HTML ist nicht erlaubt", en="HTML is not allowed"),
    "Table": Said(de="Tabellen sind nicht erlaubt", en="tables are not allowed"),
    "CodeBlock": Said(
        de="Code ist nicht erlaubt (auch vier Leerzeichen am Zeilenanfang machen ihn)",
        en="code is not allowed (four spaces at the start of a line make it too)",
    ),
    "Code": Said(de="Code ist nicht erlaubt", en="code is not allowed"),
    "BlockQuote": Said(de="Zitatblöcke sind nicht erlaubt", en="block quotes are not allowed"),
    "Strikethrough": Said(de="Durchgestrichenes ist nicht erlaubt", en="strikethrough is not allowed"),
    "Rule": Said(de="Trennlinien sind nicht erlaubt", en="horizontal rules are not allowed"),
}
_OTHER = Said(de="gehört nicht zu dem Markdown, das wir nehmen", en="is no part of the Markdown that we take")


def faults_of_markdown(text: str) -> Iterator[Said]:
    """Say what the subset does not hold, each with its place in the text."""
    read = stream(text)
    depth = 0
    for token in read.tokens:
        depth += {"Start": 1, "End": -1}.get(token.act, 0)
        if depth == _DEEPEST + 1 and token.act == "Start":
            yield _at(
                text, token.start, Said(de=f"tiefer als {_DEEPEST} Ebenen", en=f"nested deeper than {_DEEPEST} levels")
            )
        if said := _fault(token):
            yield _at(text, token.start, said)
    yield from _faults_of_footnotes(text)


def link_placeholders(text: str) -> Iterator[Placeholder]:
    """Find the gaps that begin a link's address: these must be addresses themselves."""
    read = stream(text)
    for token in read.tokens:
        if token.act == "Start" and token.tag == "Link" and (found := MARKED.match(str(token.value["dest_url"]))):
            yield read.gaps[found[0]]


def _fault(token: Token) -> Said | None:
    if token.act == "Start" and token.tag == "Heading":
        return _fault_of_heading(token)
    if token.act == "Start" and token.tag == "Link":
        return _fault_of_link(token)
    if token.act == "Start" and token.tag not in _WITHIN:
        return _REFUSED.get(token.tag, _OTHER)
    if token.act in {"InlineHtml", "Code", "Rule"}:
        return _REFUSED[token.act]
    return None


def _fault_of_heading(token: Token) -> Said | None:
    level = int(token.value["level"][1:])
    if level in {2, 3}:
        return None
    return Said(
        de=f"Überschriften haben Ebene 2 oder 3 (## oder ###), nicht {level}",
        en=f"headings are of level 2 or 3 (## or ###), not {level}",
    )


def _fault_of_link(token: Token) -> Said | None:
    if token.value["title"]:
        return Said(de="Links haben keinen Titel", en="links have no title")
    address = str(token.value["dest_url"])
    if token.value["link_type"] == "Email":
        address = f"mailto:{address}"
    shown = MARKED.sub(lambda found: "https://a.example/" if found.start() == 0 else "x", address)
    if is_address(shown):
        return None
    typed = quoted(MARKED.sub("{…}", address))
    return Said(
        de=f"Links führen zu vollständigen Adressen mit https, http, mailto oder tel, nicht zu „{typed}“",
        en=f'links lead to full addresses with https, http, mailto or tel, not to "{typed}"',
    )


def _faults_of_footnotes(text: str) -> Iterator[Said]:
    tokens = stream(text).tokens
    named = [token for token in tokens if token.act == "FootnoteReference"]
    defined = [token for token in tokens if token.act == "Start" and token.tag == "FootnoteDefinition"]
    counts, mentioned = Counter(token.value for token in defined), {token.value for token in named}
    for token in defined:
        name = quoted(token.value)
        if token.value not in mentioned:
            yield _at(
                text, token.start, Said(de=f"Fußnote {name} wird nicht erwähnt", en=f"footnote {name} is not mentioned")
            )
        elif counts[token.value] > 1:
            yield _at(
                text, token.start, Said(de=f"Fußnote {name} steht mehrmals da", en=f"footnote {name} is there twice")
            )
    starts = {token.start for token in named}
    for found in _NOTE.finditer(text):
        if found.start() not in starts:
            name = quoted(found[1])
            yield _at(
                text, found.start(), Said(de=f"Fußnote {name} hat keinen Text", en=f"footnote {name} has no text")
            )


def _at(text: str, place: int, said: Said) -> Said:
    """Add line and column, counted from 1."""
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    return Said(de=f"Zeile {line}, Spalte {column}: {said.de}", en=f"line {line}, column {column}: {said.en}")
