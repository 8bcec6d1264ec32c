"""One file as it was judged: what the reports over many files are made of."""

from collections.abc import Sequence

from msgspec import Struct

from brand.document import Source
from brand.finding import Report

__all__ = ["FileReport"]


class FileReport(Struct, frozen=True, kw_only=True):
    """A report with the file that it is about.

    `path` is how the caller named it, `sources` are the texts that were judged, `words` how many they hold, `size` is
    a picture's in pixels.
    """

    path: str
    report: Report
    words: int = 0
    sources: Sequence[Source] = ()
    size: tuple[int, int] | None = None
