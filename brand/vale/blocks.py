"""What a rule reads, by its scope: pieces of prose, sentences, whole sources, texts of pictures."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from brand.check import Needs
from brand.document import Document, Segment
from brand.finding import At, Said
from brand.nearest import did_you_mean
from brand.text import at, sentences, span
from brand.vale.errors import RuleUnusable

__all__ = ["Block", "joined", "needs", "reader"]

Reader = Callable[[Document], Iterator["Block"]]

_ROLES = {
    "text": frozenset({"heading", "paragraph", "list-item", "quote", "line"}),
    "heading": frozenset({"heading"}),
    "paragraph": frozenset({"paragraph", "line"}),
    "list": frozenset({"list-item"}),
    "blockquote": frozenset({"quote"}),
    "summary": frozenset({"paragraph", "line", "list-item", "quote"}),
}
_WHOLE = {"raw": Needs.SOURCES, "alt": Needs.PICTURES, "sentence": Needs.PROSE}


class Block(NamedTuple):
    """A text that a rule reads, and where its characters stand.

    `parts` are (begin in this text, segment, begin in the segment); without any the text is the source at `pointer`,
    or belongs to what stands at `place`.
    """

    text: str
    parts: tuple[tuple[int, Segment, int], ...] = ()
    place: At | None = None
    pointer: str = ""

    def at(self, start: int, end: int) -> At:
        """Point at some characters in their source."""
        if not self.parts:
            return self.place or At(pointer=self.pointer, start=start, end=end)
        begin, segment, inner = self._part(start)
        last, behind, inner_last = self._part(max(start, end - 1))
        if segment is behind:
            return at(segment, start - begin + inner, end - begin + inner)
        first, _ = span(segment, start - begin + inner, start - begin + inner + 1)
        _, final = span(behind, end - 1 - last + inner_last, end - last + inner_last)
        return At(pointer=segment.pointer, start=first, end=final)

    def _part(self, position: int) -> tuple[int, Segment, int]:
        return self.parts[bisect_right(self.parts, position, key=lambda part: part[0]) - 1]


def reader(scopes: Iterable[str]) -> Reader:
    """Give the function that cuts a document into what a rule reads; RuleUnusable names a scope that nobody has."""
    readers = [_reader(scope, place) for place, scope in enumerate(scopes)]

    def read(document: Document) -> Iterator[Block]:
        for one in readers:
            yield from one(document)

    return read


def needs(scopes: Iterable[str]) -> tuple[Needs, ...]:
    """Say what a document must have for a rule to read anything."""
    return tuple(dict.fromkeys(_WHOLE.get(scope.strip(), Needs.PROSE) for scope in scopes))


def joined(blocks: Iterable[Block]) -> Block:
    """Make one text of several, a line each."""
    texts: list[str] = []
    parts: list[tuple[int, Segment, int]] = []
    length = 0
    for block in blocks:
        parts += [(length + begin, segment, inner) for begin, segment, inner in block.parts]
        texts.append(block.text)
        length += len(block.text) + 1
    return Block("\n".join(texts), tuple(parts))


def _reader(scope: str, place: int) -> Reader:
    name = scope.strip()
    if name == "raw":
        return lambda document: (Block(source.text, pointer=source.pointer) for source in document.sources)
    if name == "alt":
        return lambda document: (Block(picture.alt, place=picture.at) for picture in document.pictures if picture.alt)
    if name == "sentence":
        return _sentences
    roles = _selected(name, place)
    return lambda document: (
        Block(segment.text, ((0, segment, 0),)) for segment in document.segments if segment.role in roles
    )


def _sentences(document: Document) -> Iterator[Block]:
    for segment in document.segments:
        for sentence in sentences(segment, document.locale):
            text = segment.text[sentence.start : sentence.end]
            yield Block(text, ((0, segment, sentence.start),))


def _selected(scope: str, place: int) -> frozenset[str]:
    """Read `paragraph & ~blockquote`."""
    roles = _ROLES["text"]
    for written in scope.split("&"):
        name = written.strip().removeprefix("~")
        if name not in _ROLES:
            hint = did_you_mean(name, {*_ROLES, *_WHOLE})
            raise RuleUnusable(
                Said(
                    de=f"den Bereich `{name}` gibt es hier nicht{hint.de}",
                    en=f"the scope `{name}` does not exist here{hint.en}",
                ),
                "scope",
                place,
            )
        roles = roles - _ROLES[name] if written.strip().startswith("~") else roles & _ROLES[name]
    return roles
