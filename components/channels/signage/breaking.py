"""Breaks a paragraph into lines: even ones, with hyphens only where a long word needs them."""

import enum
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex  # type: ignore[import-untyped]  # ships no types
from msgspec import Struct
from msgspec.structs import replace

from components.channels.signage.spans import LINE_BREAK, Span

__all__ = ["Chunk", "Joint", "Measured", "Ragged", "break_lines", "chunk_text", "hyphen_places"]

WORD = regex.compile(r"(?:\S|[\u00a0\u2007\u202f])+")
SEAM = regex.compile(r"(?<=[^\W_]{2}[-‐–—/])(?=[^\W\d_])|(?<=[\u00ad\u200b])")
KEPT = regex.compile(r"(?<=\d)\s(?=(?:[€£$%°]|\p{L}{1,3}\b))|(?<=\b\d{1,3}\.?)\s(?=\p{Lu}\p{Ll})")
LETTERS = regex.compile(r"[\p{L}\p{M}]{8,}")
CLUSTER = regex.compile(r"\X")
LONG_LINE_OF_WORDS = 12
COST_OF_LINE = 1000.0
COST_OF_HYPHEN = 600.0
COST_OF_SHORT_END = 120.0
COST_OF_LITTLE_WORD = 8.0
COST_OF_EXCESS = 100_000.0


class Joint(enum.Enum):
    """How a chunk joins the one before it, and so what a line break between them looks like."""

    SPACE = "space"
    SEAM = "seam"
    HYPHEN = "hyphen"
    BREAK = "break"


class Chunk(Struct, frozen=True, kw_only=True):
    """The least that stands on one line: a word, or a syllable group of a long one."""

    spans: tuple[Span, ...]
    joint: Joint


class Measured(Struct, frozen=True, kw_only=True):
    """A chunk as the line breaker sees it: its width, the gap before it, the width of a hyphen after it.

    A short word (für, the) would rather begin a headline's next line than end this one.
    """

    width: float
    gap: float
    joint: Joint
    hyphen: float
    is_short: bool = False


class Ragged(enum.Enum):
    """What good lines look like: all of one length (a headline), or full ones with a free end (a text)."""

    EVEN = "even"
    FREE = "free"


def chunk_text(spans: Sequence[Span], language: str | None) -> tuple[Chunk, ...]:
    """Cut spans where a line may break; with a language also inside its long words.

    A number stays with its unit (12 cm, 20 Uhr), a day with its month (30. November, 24 December).
    """
    text = KEPT.sub("\u00a0", "".join(span.text for span in spans))
    chunks: list[Chunk] = []
    end = 0
    for word in WORD.finditer(text):
        joint = Joint.BREAK if LINE_BREAK in text[end : word.start()] else Joint.SPACE
        cuts = _cuts(word.group(), language)
        for start, stop, inner in cuts:
            piece = _slice(spans, word.start() + start, word.start() + stop)
            chunks.append(Chunk(spans=piece, joint=inner or joint))
        end = word.end()
    return tuple(chunks)


def _cuts(word: str, language: str | None) -> Iterator[tuple[int, int, Joint | None]]:
    places = {
        match.start(): Joint.HYPHEN if word[match.start() - 1] == "\u00ad" else Joint.SEAM
        for match in SEAM.finditer(word)
    }
    if language is not None and "\u00ad" not in word:
        places = {**dict.fromkeys(hyphen_places(word, language), Joint.HYPHEN), **places}
    joint: Joint | None = None
    start = 0
    for place in (*sorted(place for place in places if 0 < place < len(word)), len(word)):
        yield start, place, joint
        start, joint = place, places.get(place)


@lru_cache(maxsize=2048)
def hyphen_places(word: str, language: str) -> tuple[int, ...]:
    """Where a long word of this language may be divided, never inside a grapheme."""
    dictionary = _dictionary(language)
    if dictionary is None:
        return ()
    edges = {match.start() for match in CLUSTER.finditer(word)}
    found = {
        letters.start() + place for letters in LETTERS.finditer(word) for place in dictionary.positions(letters.group())
    }
    return tuple(sorted(found & edges))


class _Divider:
    """A language's hyphenation patterns, each part at least three letters long."""

    def __init__(self, language: str) -> None:
        import pyphen  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types; read only for long words

        self._patterns = pyphen.Pyphen(lang=language, left=3, right=3)

    def positions(self, word: str) -> list[int]:
        return [int(place) for place in self._patterns.positions(word)]


@lru_cache(maxsize=16)
def _dictionary(language: str) -> _Divider | None:
    import pyphen  # noqa: PLC0415 - see _Divider

    found = pyphen.language_fallback(language.replace("-", "_"))
    return _Divider(found) if found else None


def _slice(spans: Sequence[Span], start: int, stop: int) -> tuple[Span, ...]:
    parts: list[Span] = []
    offset = 0
    for span in spans:
        text = span.text[max(0, start - offset) : max(0, stop - offset)]
        if text:
            parts.append(replace(span, text=text))
        offset += len(span.text)
    return tuple(parts)


def break_lines(chunks: Sequence[Measured], width: float, ragged: Ragged) -> tuple[tuple[int, int], ...]:
    """The best lines as (first, after last) places of chunks: fewest lines, then the calmest edge.

    A chunk that is wider than the line stands alone on it and sticks out: nothing is ever cut.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(chunks) + 1):
        best.append(min(_ways(chunks, stop, width, ragged, best)))
    lines: list[tuple[int, int]] = []
    stop = len(chunks)
    while stop:
        start = best[stop][1]
        lines.append((start, stop))
        stop = start
    return tuple(reversed(lines))


def _ways(
    chunks: Sequence[Measured], stop: int, width: float, ragged: Ragged, best: Sequence[tuple[float, int]]
) -> Iterator[tuple[float, int]]:
    """The cost of each line that could end before `stop`, with the best lines before it."""
    is_last = stop == len(chunks)
    is_little = ragged is Ragged.EVEN and not is_last and chunks[stop - 1].is_short
    ends_hyphened = not is_last and chunks[stop].joint is Joint.HYPHEN
    taken = chunks[stop - 1].hyphen if ends_hyphened else 0.0
    for start in range(stop - 1, -1, -1):
        taken += chunks[start].width
        is_alone = start == stop - 1
        if taken > width and not is_alone:
            return
        cost = best[start][0] + COST_OF_LINE + _edge(taken, width, ragged, is_last=is_last)
        cost += (COST_OF_HYPHEN if ends_hyphened else 0.0) + (COST_OF_LITTLE_WORD if is_little else 0.0)
        yield cost, start
        if chunks[start].joint is Joint.BREAK:
            return
        taken += chunks[start].gap


def _edge(taken: float, width: float, ragged: Ragged, *, is_last: bool) -> float:
    if taken > width:
        return COST_OF_EXCESS + taken - width
    slack = (width - taken) / width
    if is_last and ragged is Ragged.FREE:
        return COST_OF_SHORT_END if taken < width / 4 else 0.0
    return 100 * slack * slack
