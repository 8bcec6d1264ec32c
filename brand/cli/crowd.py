"""Judges many files, in as many processes as there are cores, and shows how far it is."""

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from brand.cli.inputs import STANDARD_INPUT, Named
from brand.cli.judging import Judging, judge_several
from brand.errors import Unreadable
from brand.finding import Said
from brand.reports.judged import FileReport
from brand.reports.language import said

__all__ = ["judge_all"]

_MANY = 128
"""From so many files on, starting processes pays."""
_CHUNK = 16

Outcome = FileReport | Said
Step = Callable[[int], None]


def judge_all(judging: Judging, named: Sequence[Named], *, jobs: int | None, lang: str) -> Iterator[Outcome]:
    """Give the report of each file in order, or the sentence that says why it cannot be read."""
    chunks = [named[start : start + _CHUNK] for start in range(0, len(named), _CHUNK)]
    workers = min(jobs or _cores(), len(chunks))
    is_alone = workers < 2 or len(named) < _MANY or any(one.path == STANDARD_INPUT for one in named)  # noqa: PLR2004 -- one worker is this process
    with _progress(len(named), lang) as step:
        for outcomes in _here(judging, chunks) if is_alone else _in_processes(judging, chunks, workers):
            step(len(outcomes))
            yield from outcomes


def _here(judging: Judging, chunks: Iterable[Sequence[Named]]) -> Iterator[tuple[Outcome, ...]]:
    return (judge_several(judging, chunk) for chunk in chunks)


def _in_processes(judging: Judging, chunks: Iterable[Sequence[Named]], workers: int) -> Iterator[tuple[Outcome, ...]]:
    """Share the chunks out; processes are spawned, so that none inherits a lock."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            yield from pool.map(partial(judge_several, judging), chunks)
        except BrokenProcessPool as fault:
            reason = Said(
                de="ein Prozess wurde beendet, vielleicht fehlte Speicher: --jobs 1 braucht am wenigsten",
                en="a process was ended, memory may have run out: --jobs 1 needs least",
            )
            raise Unreadable(reason) from fault
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def _progress(total: int, lang: str) -> Iterator[Step]:
    """Show progress beside the answer, at a terminal only."""
    if total < _CHUNK or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 -- a short run should not load it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415 -- as above

    label = said(Said(de="Prüfe", en="Checking"), lang)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda done: progress.advance(task, done)
