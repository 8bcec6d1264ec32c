"""One thread that writes: it takes all commits that wait into one transaction, so that they share one fsync.

Each commit has a savepoint of its own: one that is refused leaves no trace and does not hold up the others. Nobody is
answered before the transaction is on the disk. What was accepted is written, whether or not
somebody still waits for it.
"""

import asyncio
import contextlib
import queue
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from content_hub.storage.changes import Changes
from content_hub.storage.port import Committed
from content_hub.storage.sqlite import expectations, log
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.refusals import closed, refusal
from content_hub.storage.sqlite.writes import carry_out

__all__ = ["Writer", "apply"]

_MOST_AT_ONCE = 256
_PAUSE = 0.001
_TRIES = 30_000


class _Job(NamedTuple):
    changes: Changes
    answer: "asyncio.Future[Committed]"


class Writer:
    """Takes commits from any loop, and answers each after the disk has it."""

    def __init__(self, connection: driver.Connection) -> None:
        self._connection = connection
        self._connection.execute("PRAGMA busy_timeout = 0")
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._accepting = threading.Lock()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="content-hub-writer", daemon=True)
        self._thread.start()

    def submit(self, changes: Changes) -> "asyncio.Future[Committed]":
        """Accept a commit from the running loop. From here on it is carried out, also if nobody waits any more.

        Raises:
            StoreFailed: the writer was closed.
        """
        answer: asyncio.Future[Committed] = asyncio.get_running_loop().create_future()
        with self._accepting:
            if self._is_closed:
                raise closed()
            self._jobs.put(_Job(changes, answer))
        return answer

    def close(self) -> None:
        """Finish what was accepted and let go of the file."""
        with self._accepting:
            if not self._is_closed:
                self._is_closed = True
                self._jobs.put(None)
        self._thread.join()
        self._connection.close()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            self._commit([first], self._take_waiting)

    def _take_waiting(self, jobs: list[_Job]) -> None:
        """Add what came in meanwhile: it still gets into the transaction that is open."""
        while len(jobs) < _MOST_AT_ONCE:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return
            if job is None:
                self._jobs.put(None)  # nothing comes after it, so it is found again when this transaction is done
                return
            jobs.append(job)

    def _commit(self, jobs: list[_Job], take_waiting: Callable[[list[_Job]], None]) -> None:
        try:
            outcomes = self._transaction(jobs, take_waiting)
        except Exception as error:  # noqa: BLE001 - whatever happened, everyone who waits gets an answer
            self._roll_back()
            self._recover(jobs, error)
            return
        _tell(jobs, outcomes)

    def _recover(self, jobs: list[_Job], error: Exception) -> None:
        """One commit that the disk refuses must not take others with it: try each alone."""
        if len(jobs) == 1:
            _tell(jobs, [refusal(error)])
            return
        for job in jobs:
            self._commit([job], _take_none)

    def _transaction(self, jobs: list[_Job], take_waiting: Callable[[list[_Job]], None]) -> list[Committed | Exception]:
        outcomes: list[Committed | Exception] = []
        self._begin()
        for job in jobs:  # grows while it is worked through
            outcomes.append(self._attempt(job.changes))
            take_waiting(jobs)
        self._connection.execute("COMMIT")
        return outcomes

    def _begin(self) -> None:
        """Wait for the other processes' transactions. SQLite itself looks ten times a second at most: too seldom."""
        for _ in range(_TRIES):
            try:
                self._connection.execute("BEGIN IMMEDIATE")
            except driver.OperationalError as error:
                if not str(error).startswith("database is locked"):
                    raise
                time.sleep(_PAUSE)
            else:
                return
        self._connection.execute("BEGIN IMMEDIATE")

    def _attempt(self, changes: Changes) -> Committed | Exception:
        self._connection.execute("SAVEPOINT one")
        try:
            outcome: Committed | Exception = apply(self._connection, changes)
        except driver.IntegrityError as error:
            self._connection.execute("ROLLBACK TO one")
            outcome = refusal(error)
        except driver.Error:
            raise
        except Exception as error:  # noqa: BLE001 - a mistake in one commit is answered to its caller alone
            self._connection.execute("ROLLBACK TO one")
            outcome = refusal(error)
        self._connection.execute("RELEASE one")
        return outcome

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except driver.Error:
            return  # the next BEGIN tells whether the file is usable again


def _tell(jobs: list[_Job], outcomes: list[Committed | Exception]) -> None:
    """Answer all that one loop waits for in one call: waking a loop costs as much as a small commit."""
    answers = [(job.answer, outcome) for job, outcome in zip(jobs, outcomes, strict=True)]
    for loop in {answer.get_loop() for answer, _ in answers}:
        own = [(answer, outcome) for answer, outcome in answers if answer.get_loop() is loop]
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody waits there
            loop.call_soon_threadsafe(_settle, own)


def _settle(answers: list[tuple["asyncio.Future[Committed]", Committed | Exception]]) -> None:
    for answer, outcome in answers:
        if answer.done():  # whoever asked stopped waiting
            continue
        if isinstance(outcome, Committed):
            answer.set_result(outcome)
        else:
            answer.set_exception(outcome)


def _take_none(jobs: list[_Job]) -> None:
    """Leave it at the jobs that are there."""


def apply(connection: driver.Connection, changes: Changes) -> Committed:
    """Check, write and log one commit inside the transaction that is open.

    Raises:
        Conflict: an expectation does not hold.
    """
    for expect in changes.expects:
        expectations.check(connection, expect)
    head = log.head(connection, changes.brand) if changes.entries else (0, "")
    positions = tuple(range(head[0] + 1, head[0] + 1 + len(changes.entries)))
    for write in changes.writes:
        carry_out(connection, write, positions=positions)
    if not changes.entries:
        return Committed(positions={})
    return Committed(positions={changes.brand: log.append(connection, changes.brand, changes.entries, head=head)})
