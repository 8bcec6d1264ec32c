"""HTML, also with template tags inside, and the words of an SVG: only what a reader sees is prose."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from brand.document import Segment
from brand.languages.language import words
from brand.text.mask import OBJECT
from brand.text.run import Role, Run
from brand.text.tags import Piece, pieces

__all__ = ["read_html", "read_svg"]

_UNREAD = words(
    "script style code pre kbd samp var textarea template noscript svg math object q cite select video audio iframe"
)
_OBJECTS = words("img input canvas embed")
_ROLES: dict[str, Role] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), "heading"),
    "li": "list-item",
    "blockquote": "quote",
}
_INLINE = words(
    """a abbr acronym b bdi bdo big br cite data del dfn em font i ins label mark q ruby rb rp rt s small span strike
    strong sub sup time tt u wbr img input button tspan textpath o:p"""
)
_SVG_READ = words("text title desc")
_VOID = words("img input br wbr hr area col embed link meta source track")
_ENDED_BY_SIBLINGS = words("p li dt dd td th tr option")
_LANGUAGE = re.compile(r"\s(?:xml:)?lang\s*=\s*[\"']?([A-Za-z]{2,3})(?![A-Za-z])")
_MOVES = re.compile(r"\s(?:x|y|dy)\s*=")


def read_html(
    masked: str, run: Run, *, within: tuple[int, int] | None = None, locale: str | None = None
) -> Iterator[Segment]:
    """Give the prose of each block element; `within` reads a stretch of a longer source.

    What an element's `lang` states to be in another language than `locale` is no prose of this document.
    """
    start, end = within or (0, len(masked))
    reader = _Reader(masked, run, locale)
    for piece in pieces(masked, start, end):
        yield from reader.step(piece)
    yield from reader.flush()


def read_svg(masked: str, run: Run) -> Iterator[Segment]:
    """Give the words of each text element; a `tspan` that moves begins a new line."""
    depth = 0
    for piece in pieces(masked, 0, len(masked)):
        if piece.name in _SVG_READ:
            yield from run.segments("line")
            depth = max(0, depth + {"start": 1, "end": -1}.get(piece.kind, 0))
        elif depth and piece.name == "tspan" and _MOVES.search(masked, piece.start, piece.end):
            run.decoded("\n", piece.start, piece.start)
        elif depth:
            _take(masked, run, piece)
    yield from run.segments("line")


def _take(source: str, run: Run, piece: Piece) -> None:
    """Take words as they stand and references as what they mean."""
    if piece.kind == "words":
        run.literal(source, piece.start, piece.end)
    elif piece.kind == "reference":
        written = source[piece.start : piece.end]
        meant = unescape(written)
        if meant == written:
            run.literal(source, piece.start, piece.end)
        else:
            run.decoded(meant, piece.start, piece.end)


class _Reader:
    """Knows which elements are open: they decide the role of the prose and whether it is read."""

    def __init__(self, source: str, run: Run, locale: str | None) -> None:
        self._source = source
        self._language = (locale or "").split("-")[0].lower()
        self._run = run
        self._roles: list[str] = []
        self._open: Counter[str] = Counter()
        self._unread: list[str] = []
        self._inside: Counter[str] = Counter()

    def step(self, piece: Piece) -> Iterator[Segment]:
        """Take one piece."""
        if self._unread and not self._ends_unclosed(piece):
            self._stay_unread(piece)
        elif piece.kind == "end":
            yield from self._end(piece.name)
        elif piece.kind in {"start", "empty"}:
            yield from self._start(piece)
        else:
            _take(self._source, self._run, piece)

    def flush(self) -> Iterator[Segment]:
        """End the block that is being read."""
        role: Role = _ROLES[self._roles[-1]] if self._roles else "paragraph"
        yield from self._run.segments("quote" if self._open["blockquote"] else role)

    def _start(self, piece: Piece) -> Iterator[Segment]:
        if piece.kind == "start" and self._is_foreign(piece):
            if piece.name in _INLINE:
                self._run.decoded(OBJECT, piece.start, piece.end)
            else:
                yield from self.flush()
            self._unread.append(piece.name)
            self._inside.clear()
        elif piece.name not in _INLINE and piece.name not in _UNREAD | _OBJECTS:
            yield from self.flush()
            if piece.name in _ROLES:
                self._roles.append(piece.name)
                self._open[piece.name] += 1
        elif piece.name == "br":
            self._run.decoded("\n", piece.start, piece.end)
        elif piece.name in _UNREAD | _OBJECTS:
            self._object(piece)

    def _object(self, piece: Piece) -> None:
        if piece.name not in {"script", "style", "template"}:
            self._run.decoded(OBJECT, piece.start, piece.end)
        if piece.kind == "start" and piece.name in _UNREAD:
            self._unread.append(piece.name)

    def _is_foreign(self, piece: Piece) -> bool:
        """Say whether an element states another language; the page's own says nothing of its parts."""
        if not self._language or piece.name in _VOID or piece.name in {"html", "body"}:
            return False
        stated = _LANGUAGE.search(self._source, piece.start, piece.end)
        return stated is not None and stated[1].lower() != self._language

    def _ends_unclosed(self, piece: Piece) -> bool:
        """Know the end of `<p lang="en">` and `<li lang="en">` that nobody closed; the piece is read again then."""
        name = self._unread[0]
        if name not in _ENDED_BY_SIBLINGS or len(self._unread) > 1:
            return False
        if piece.name == name:
            is_over = piece.kind == "start" and not +self._inside
        elif piece.kind == "end":
            self._inside[piece.name] -= 1
            is_over = self._inside[piece.name] < 0
        else:
            is_over = name == "p" and piece.kind == "start" and piece.name not in _INLINE | _UNREAD
            self._inside[piece.name] += piece.kind == "start"
        if is_over:
            self._unread.clear()
        return is_over

    def _stay_unread(self, piece: Piece) -> None:
        if piece.name != self._unread[-1]:
            return
        if piece.kind == "end":
            self._unread.pop()
        elif piece.kind == "start":
            self._unread.append(piece.name)

    def _end(self, name: str) -> Iterator[Segment]:
        if name in _INLINE:
            return
        yield from self.flush()
        if self._open[name]:
            while self._roles:
                closed = self._roles.pop()
                self._open[closed] -= 1
                if closed == name:
                    return
