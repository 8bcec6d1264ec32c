"""Carries out what is due, in every worker: whichever commits first has done it, so no worker is special.

It looks at the wall clock a few times a second and never sleeps until an instant: clocks are set, machines sleep.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from content_hub.actions.carry_out import carry_out
from content_hub.errors import Conflict, StoreFailed
from content_hub.hub import Hub
from content_hub.model import Release
from content_hub.storage.schedule_queries import DueStep, DueSteps, NextInstant

__all__ = ["Scheduler"]

_LOG = logging.getLogger(__name__)
_LONGEST = 0.5
_SHORTEST = 0.02
_REST = timedelta(seconds=30)


class Scheduler:
    """One worker's share of the schedule."""

    def __init__(self, hub: Hub, clock: Callable[[], datetime]) -> None:
        self._hub = hub
        self._clock = clock
        self._resting: dict[tuple[str, str], datetime] = {}

    async def run(self) -> None:
        """Carry out what is due, until cancelled."""
        while True:
            try:
                await self.carry_out_due()
                pause = await self._pause()
            except StoreFailed:
                _LOG.warning("the store cannot be read; the schedule waits")
                pause = _LONGEST
            await asyncio.sleep(pause)

    async def carry_out_due(self) -> tuple[Release, ...]:
        """Carry out everything that is due now, in order; give the releases that this worker turned."""
        turned = []
        for step in await self._hub.store.facts(DueSteps(at=self._clock())):
            release = await self._attempt(step)
            if release is not None:
                turned.append(release)
        return tuple(turned)

    async def _attempt(self, step: DueStep) -> Release | None:
        name = (step.brand, step.release)
        now = self._clock()
        rests_until = self._resting.get(name)
        if rests_until is not None and now < rests_until <= now + _REST:  # beyond that the clock was set back
            return None
        self._resting.pop(name, None)
        try:
            return await carry_out(self._hub, *name, now=now)
        except (Conflict, StoreFailed) as error:
            _LOG.warning("release %s of %s is due and waits: %s", step.release, step.brand, error)
        except Exception:  # noqa: BLE001 - whatever is wrong with one release, the others are due too
            _LOG.exception("release %s of %s is due and could not be carried out", step.release, step.brand)
            self._resting[name] = now + _REST  # one that is broken must not hold up the others
        return None

    async def _pause(self) -> float:
        instant = await self._hub.store.facts(NextInstant())
        left = _LONGEST if instant is None else (instant - self._clock()).total_seconds()
        return min(_LONGEST, max(_SHORTEST, left)) if left > 0 else _LONGEST
