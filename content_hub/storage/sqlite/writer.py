"""One thread that writes: it takes all commits that wait into one transaction, so that they share one fsync.

Each commit has a savepoint of its own: one that is refused leaves no trace and does not hold up the others. Nobody is
answered before the transaction is on the disk. What was accepted is written, whether or not
somebody still waits for it.
"""

import queue
import threading
from concurrent.futures import Future
from typing import NamedTuple

from content_hub.storage.changes import Changes
from content_hub.storage.port import Committed
from content_hub.storage.sqlite import expectations, log
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.refusals import closed, refusal
from content_hub.storage.sqlite.writes import carry_out

__all__ = ["Writer", "apply"]

_MOST_AT_ONCE = 256


class _Job(NamedTuple):
    changes: Changes
    answer: "Future[Committed]"


class Writer:
    """Takes commits from any thread, and answers each after the disk has it."""

    def __init__(self, connection: driver.Connection) -> None:
        self._connection = connection
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._accepting = threading.Lock()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="content-hub-writer", daemon=True)
        self._thread.start()

    def submit(self, changes: Changes) -> "Future[Committed]":
        """Accept a commit. From here on it is carried out, also if nobody waits any more.

        Raises:
            StoreFailed: the writer was closed.
        """
        answer: Future[Committed] = Future()
        answer.set_running_or_notify_cancel()
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
            jobs = [first]
            is_last = self._gather(jobs)
            self._commit(jobs)
            if is_last:
                return

    def _gather(self, jobs: list[_Job]) -> bool:
        while len(jobs) < _MOST_AT_ONCE:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return False
            if job is None:
                return True
            jobs.append(job)
        return False

    def _commit(self, jobs: list[_Job]) -> None:
        try:
            outcomes = self._transaction(jobs)
        except Exception as error:  # noqa: BLE001 - whatever happened, everyone who waits gets an answer
            self._roll_back()
            self._recover(jobs, error)
            return
        for job, outcome in zip(jobs, outcomes, strict=True):
            if isinstance(outcome, Committed):
                job.answer.set_result(outcome)
            else:
                job.answer.set_exception(outcome)

    def _recover(self, jobs: list[_Job], error: Exception) -> None:
        """One commit that the disk refuses must not take others with it: try each alone."""
        if len(jobs) == 1:
            jobs[0].answer.set_exception(refusal(error))
            return
        for job in jobs:
            self._commit([job])

    def _transaction(self, jobs: list[_Job]) -> list[Committed | Exception]:
        self._connection.execute("BEGIN IMMEDIATE")
        outcomes = [self._attempt(job.changes) for job in jobs]
        self._connection.execute("COMMIT")
        return outcomes

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


def apply(connection: driver.Connection, changes: Changes) -> Committed:
    """Check, write and log one commit inside the transaction that is open.

    Raises:
        Conflict: an expectation does not hold.
    """
    for expect in changes.expects:
        expectations.check(connection, expect)
    first = log.head(connection, changes.brand)[0] + 1
    positions = tuple(range(first, first + len(changes.entries)))
    for write in changes.writes:
        carry_out(connection, write, positions=positions)
    if not changes.entries:
        return Committed(positions={})
    return Committed(positions={changes.brand: log.append(connection, changes.brand, changes.entries)})
