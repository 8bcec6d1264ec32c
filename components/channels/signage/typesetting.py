"""Sets paragraphs at a width: lines with their runs, and how much room they take."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from components.channels.signage.breaking import Chunk, Joint, Measured, Ragged, break_lines, chunk_text
from components.channels.signage.display import Box as Place
from components.channels.signage.display import Fill, Glyphs, Mark, spare
from components.channels.signage.spans import Paragraph, Span
from components.fonts.faces import Face, choose_face, split_runs
from components.fonts.measure import capital_height, text_width

__all__ = ["Line", "Piece", "SetText", "Setting", "line_marks", "longest_word", "set_paragraphs"]

STRONG = 700
LONG_WORD = 0.45
NARROW = 2.5
COLUMN = 12.0
LITTLE_WORD = 3
HYPHEN = "-"
GAPS = {"text": 0.55, "heading": 0.7, "item": 0.28, "footnote": 0.3}


class Setting(Struct, frozen=True, kw_only=True):
    """How words are set: type, size in pixels, line height as a multiple, and how they are broken."""

    family: str
    weight: int
    size: int
    leading: float
    ragged: Ragged
    language: str
    align: Literal["start", "center", "end"] = "start"

    @property
    def line_height(self) -> float:
        """Pixels from baseline to baseline."""
        return self.size * self.leading

    def face(self, span: Span) -> Face:
        """The face for a span: emphasis within a heavy text stays as heavy."""
        weight = max(self.weight, STRONG) if span.strong else self.weight
        return choose_face(self.family, weight, italic=span.slanted)


class Piece(Struct, frozen=True, kw_only=True):
    """A run on a line, from `x` pixels after its start."""

    text: str
    face: Face
    x: float
    width: float
    struck: bool = False


class Line(Struct, frozen=True, kw_only=True):
    """One line: its runs, its width, its place below the text's top."""

    pieces: tuple[Piece, ...]
    indent: float
    width: float
    top: float


class SetText(Struct, frozen=True, kw_only=True):
    """Paragraphs in lines; `missing` holds the characters that no shipped face can draw."""

    lines: tuple[Line, ...]
    width: float
    height: float
    missing: str = ""


def longest_word(paragraphs: Sequence[Paragraph], setting: Setting) -> float:
    """The width of the widest word, undivided."""
    chunks = (chunk for paragraph in paragraphs for chunk in chunk_text(paragraph.spans, None))
    return max((_width(chunk.spans, setting) for chunk in chunks), default=0.0)


@lru_cache(maxsize=512)
def set_paragraphs(paragraphs: tuple[Paragraph, ...], setting: Setting, width: int) -> SetText:
    """Set paragraphs in a column."""
    lines: list[Line] = []
    top = 0.0
    for place, paragraph in enumerate(paragraphs):
        if place:
            top += GAPS[paragraph.kind] * setting.line_height
        for line in _lines(paragraph, setting, width):
            lines.append(Line(pieces=line.pieces, indent=line.indent, width=line.width, top=top))
            top += setting.line_height
    text = "".join(span.text for paragraph in paragraphs for span in paragraph.spans)
    return SetText(
        lines=tuple(lines),
        width=max((line.indent + line.width for line in lines), default=0.0),
        height=top,
        missing="".join(run.missing for run in split_runs(text, choose_face(setting.family, setting.weight))),
    )


def _lines(paragraph: Paragraph, setting: Setting, width: int) -> Iterator[Line]:
    strong = paragraph.kind == "heading"
    spans = tuple(
        Span(text=span.text, strong=span.strong or strong, slanted=span.slanted, struck=span.struck)
        for span in paragraph.spans
    )
    marker = Span(text=paragraph.marker)
    indent = _width((marker,), setting) + setting.size * 0.4 if paragraph.marker else 0.0
    room = max(1.0, width - indent - 1)
    chunks = _chunks(spans, setting, room)
    measured = [_measure(chunk, place, setting) for place, chunk in enumerate(chunks)]
    for place, (start, stop) in enumerate(break_lines(measured, room, setting.ragged)):
        shown = list(_line_spans(chunks, start, stop))
        pieces, taken = _pieces(shown, setting, 0.0)
        if place == 0 and paragraph.marker:
            pieces = (*_pieces([marker], setting, -indent)[0], *pieces)
        yield Line(pieces=pieces, indent=indent, width=taken, top=0.0)


def _chunks(spans: tuple[Span, ...], setting: Setting, room: float) -> tuple[Chunk, ...]:
    """Cut between words, and inside those that are too wide or would leave a great hole in running text."""
    whole = chunk_text(spans, None)
    is_free = setting.ragged is Ragged.FREE
    if room < NARROW * setting.size or not any(_is_long(chunk, setting, room, is_free=is_free) for chunk in whole):
        return whole
    cut: list[Chunk] = []
    for chunk in whole:
        if not _is_long(chunk, setting, room, is_free=is_free):
            cut.append(chunk)
            continue
        first, *rest = chunk_text(chunk.spans, setting.language)
        cut.extend((Chunk(spans=first.spans, joint=chunk.joint), *rest))
    return tuple(cut)


def _is_long(chunk: Chunk, setting: Setting, room: float, *, is_free: bool) -> bool:
    width = _width(chunk.spans, setting)
    leaves_hole = is_free and width > room * LONG_WORD and room > COLUMN * setting.size
    return width > room or (leaves_hole and not any("\u00a0" in span.text for span in chunk.spans))


def _width(spans: Sequence[Span], setting: Setting) -> float:
    return sum(text_width(_visible(span.text), setting.face(span), setting.size) for span in spans)


def _visible(text: str) -> str:
    return text.replace("\u00ad", "").replace("\u200b", "")


def _measure(chunk: Chunk, place: int, setting: Setting) -> Measured:
    face = setting.face(chunk.spans[0])
    gap = text_width(" ", face, setting.size) if chunk.joint is Joint.SPACE and place else 0.0
    hyphen = text_width(HYPHEN, setting.face(chunk.spans[-1]), setting.size)
    letters = "".join(span.text for span in chunk.spans)
    return Measured(
        width=_width(chunk.spans, setting),
        gap=gap,
        joint=chunk.joint,
        hyphen=hyphen,
        is_short=letters.isalpha() and len(letters) <= LITTLE_WORD,
    )


def _line_spans(chunks: Sequence[Chunk], start: int, stop: int) -> Iterator[Span]:
    """A line's words with the spaces between them, and the hyphen that a divided word shows."""
    for place in range(start, stop):
        if place > start and chunks[place].joint is Joint.SPACE:
            before, after = chunks[place - 1].spans[-1], chunks[place].spans[0]
            yield Span(text=" ", strong=before.strong, slanted=before.slanted, struck=before.struck and after.struck)
        yield from chunks[place].spans
    if stop < len(chunks) and chunks[stop].joint is Joint.HYPHEN:
        last = chunks[stop - 1].spans[-1]
        yield Span(text=HYPHEN, strong=last.strong, slanted=last.slanted, struck=last.struck)


def _pieces(spans: Sequence[Span], setting: Setting, start: float) -> tuple[tuple[Piece, ...], float]:
    pieces: list[Piece] = []
    x = start
    for span in _merged(spans):
        text, face = _visible(span.text), setting.face(span)
        for run in split_runs(text, face):
            width = text_width(run.text, run.face, setting.size)
            pieces.append(Piece(text=run.text, face=run.face, x=x, width=width, struck=span.struck))
            x += width
    return tuple(pieces), x - start


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one manner as one span, so that letters stay kerned across the joint."""
    text = ""
    for place, span in enumerate(spans):
        text += span.text
        after = spans[place + 1] if place + 1 < len(spans) else None
        if after is None or (after.strong, after.slanted, after.struck) != (span.strong, span.slanted, span.struck):
            yield Span(text=text, strong=span.strong, slanted=span.slanted, struck=span.struck)
            text = ""


def line_marks(text: SetText, setting: Setting, place: Place, colour: str) -> Iterator[Mark]:
    """Lay set lines down in a place; capitals stand in the middle of their line's height."""
    capital = capital_height(choose_face(setting.family, setting.weight), setting.size)
    for line in text.lines:
        left = place.x + line.indent + spare(setting.align, place.width - line.indent - line.width)
        baseline = place.y + line.top + (setting.line_height + capital) / 2
        for piece in line.pieces:
            yield Glyphs(
                x=left + piece.x, baseline=baseline, text=piece.text, face=piece.face, size=setting.size, colour=colour
            )
            if piece.struck:
                thickness = max(2.0, setting.size / 14)
                y = baseline - capital / 2 - thickness / 2
                yield Fill(box=Place(left + piece.x, y, piece.width, thickness), colour=colour)
