"""Which of several hits at one place counts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from brand.lexicon.model import Entry, Pattern

__all__ = ["Hit", "resolved"]


class Hit(NamedTuple):
    """A hit at its places in a view; of a verb that parts, `core` is the end of the verb itself."""

    start: int
    end: int
    core: int
    pattern: Pattern
    fix: str | None


def resolved(hits: Iterable[Hit], entries: Sequence[Entry]) -> Iterator[Hit]:
    """Leave out what an exception covers, and of overlapping hits of one check all but the longest."""
    found = list(hits)
    silent: dict[int, list[tuple[int, int]]] = {}
    for hit in found:
        if hit.pattern.is_exception:
            silent.setdefault(hit.pattern.entry, []).append((hit.start, hit.end))
    by_check: dict[str, list[Hit]] = {}
    for hit in found:
        if not hit.pattern.is_exception and not _is_covered(hit, silent.get(hit.pattern.entry, ())):
            by_check.setdefault(entries[hit.pattern.entry].check, []).append(hit)
    for of_check in by_check.values():
        yield from _longest(_nearest(of_check))


def _nearest(hits: list[Hit]) -> list[Hit]:
    """Give a particle to the verb that stands nearest to it: "schlägt die Stunde, also schlag zu"."""
    starts: dict[tuple[int, int], int] = {}
    for hit in hits:
        if hit.pattern.tail:
            key = hit.pattern.entry, hit.end
            starts[key] = max(starts.get(key, 0), hit.start)
    return [hit for hit in hits if not hit.pattern.tail or starts[hit.pattern.entry, hit.end] == hit.start]


def _is_covered(hit: Hit, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.core <= end for start, end in spans)


def _longest(hits: list[Hit]) -> Iterator[Hit]:
    """Sweep from the left; what overlaps must be longer to stay."""
    kept: Hit | None = None
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.fix is None)):
        if kept is not None and hit.start < kept.core:
            if hit.core - hit.start > kept.core - kept.start:
                kept = hit
            continue
        if kept is not None:
            yield kept
        kept = hit
    if kept is not None:
        yield kept
