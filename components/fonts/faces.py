"""Finds the face for a family and weight, and splits a text by which face has its glyphs."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import regex  # type: ignore[import-untyped]  # ships no types
from msgspec import Struct

__all__ = ["Face", "Family", "Run", "choose_face", "coverage", "families", "family_for", "split_runs"]

FOLDER = Path(__file__).parent
DEFAULT = "Inter"
FALLBACKS = ("Inter", "Noto Serif", "Noto Sans Symbols 2", "Noto Emoji")
EMOJI = "Noto Emoji"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
REPLACEMENT_FAMILY = "Noto Serif"
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f")
EMOJI_SELECTOR = "\ufe0f"
CLUSTER = regex.compile(r"\X")
EMOJI_CLUSTER = regex.compile(r"\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|.\ufe0f?\u20e3")


class Face(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One font file: what it is for a typesetter."""

    file: str
    weight: int
    italic: bool = False

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return FOLDER / self.file


class Family(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A family and its faces. `generic` is the CSS generic that it stands in for."""

    name: str
    files: tuple[Face, ...]
    generic: str | None = None


class _Shipped(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of `faces.toml`."""

    families: tuple[Family, ...]


class Run(Struct, frozen=True, kw_only=True):
    """A stretch of text that one face draws. `missing` holds what no shipped face has a glyph for."""

    text: str
    face: Face
    missing: str = ""


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """All shipped families, as `faces.toml` states them."""
    return msgspec.toml.decode((FOLDER / "faces.toml").read_bytes(), type=_Shipped).families


def family_for(stack: Sequence[str]) -> str:
    """The shipped family for a CSS font stack: the first that ships by name, else by its generic ending.

    A brand's own face that does not ship is set in the shipped face of its kind: a serif stays a serif.
    """
    by_name = {family.name.casefold(): family.name for family in families()}
    by_generic = {family.generic: family.name for family in families() if family.generic}
    for name in stack:
        if (found := by_name.get(name.strip("\"' ").casefold())) is not None:
            return found
    return by_generic.get(stack[-1].strip().casefold(), DEFAULT) if stack else DEFAULT


@lru_cache(maxsize=64)
def choose_face(family: str, weight: int, *, italic: bool = False) -> Face:
    """The family's face nearest to a weight; a slant that the family lacks is given up before the weight is."""
    faces = next(known.files for known in families() if known.name == family)
    return min(faces, key=lambda face: (abs(face.weight - weight), face.italic != italic))


@lru_cache(maxsize=32)
def coverage(face: Face) -> frozenset[int]:
    """The code points that a face has glyphs for."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - untyped; 50 ms, once

    with TTFont(face.path, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=4096)
def split_runs(text: str, face: Face) -> tuple[Run, ...]:
    """Split a text where another face must step in, so that no reader ever sees an empty box.

    A grapheme stays whole. What no face can draw becomes U+FFFD and is named in `missing`.
    """
    if text.isascii():
        return (Run(text=text, face=face),) if text else ()
    return tuple(_joined(text, face))


def _joined(text: str, face: Face) -> Iterator[Run]:
    run: Run | None = None
    for cluster in CLUSTER.findall(text):
        drawn = _draw_cluster(cluster, face)
        if run is not None and drawn.face == run.face:
            run = Run(text=run.text + drawn.text, face=run.face, missing=run.missing + drawn.missing)
            continue
        if run is not None:
            yield run
        run = drawn
    if run is not None:
        yield run


def _draw_cluster(cluster: str, face: Face) -> Run:
    for candidate in _candidates(cluster, face):
        covered = coverage(candidate)
        for form in (cluster, unicodedata.normalize("NFC", cluster)):
            if all(ord(char) in covered for char in form if char not in INVISIBLE):
                return Run(text=form.replace("\u00ad", ""), face=candidate)
    return Run(text=REPLACEMENT, face=choose_face(REPLACEMENT_FAMILY, face.weight), missing=cluster)


def _candidates(cluster: str, face: Face) -> Iterator[Face]:
    emoji = choose_face(EMOJI, face.weight)
    if EMOJI_CLUSTER.match(cluster):
        yield emoji
    yield face
    for family in FALLBACKS:
        yield choose_face(family, min(face.weight, 700), italic=face.italic)
