"""Progress of long work: a bar in terminals, nothing in pipes."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

from content_hub.storage.backup import Progress as Told

__all__ = ["shown_progress"]


@contextmanager
def shown_progress() -> Iterator[Told]:
    """Give what long work tells its progress to: what is being done, how much is done, how much there is."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks = {}

        def told(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield told
