"""A planner who schedules in a corridor, and a clock that tests set."""

from datetime import UTC, datetime
from typing import Any

from content_hub.actions.cancel import Cancel, cancel
from content_hub.actions.publish import Publish, Published, Wanted, publish
from content_hub.actions.schedule import schedule
from content_hub.model import Caller, Release
from content_hub.scheduler import Scheduler
from content_hub.schedules import AfterEnd, Ending, LocalTime
from content_hub.storage.queries import Entries, ReleaseOf
from tests.journeys.corridor import BRAND, NOW, PAUL, Corridor

__all__ = ["BERLIN", "Clock", "Planner", "utc"]

BERLIN = "Europe/Berlin"


def utc(text: str) -> datetime:
    """Read `2026-12-01 09:00` as UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Clock:
    """Shows what it was set to."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class Planner:
    """Schedules, and lets the scheduler look at the clock."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        self.clock = Clock()
        self.scheduler = Scheduler(corridor.hub, self.clock)
        self._number = 0

    def schedule(self, *keys: str | tuple[str, int], **more: Any) -> Release:
        """Schedule the newest version of each key, or the one named: `at="2026-12-02T09:00"`, `until`, `then`."""
        return self.corridor.do(self.scheduling(*keys, **more)).release

    async def scheduling(
        self,
        *keys: str | tuple[str, int],
        at: str | LocalTime | None = None,
        until: str | Ending | None = None,
        then: AfterEnd = AfterEnd.WITHDRAW,
        by: Caller = PAUL,
        **more: Any,
    ) -> Published:
        self._number += 1
        refs = [await self.corridor._ref(key) for key in keys]
        command = Publish(
            brand=BRAND,
            id=more.pop("id", f"planned-{self._number}"),
            name=more.pop("name", None),
            versions=tuple(Wanted(block=ref.block, version=ref.version, **more) for ref in refs),
            at=LocalTime(local=at, zone=BERLIN) if isinstance(at, str) else at,
            until=Ending(local=until, zone=BERLIN, then=then) if isinstance(until, str) else until,
        )
        act = publish if command.at is None else schedule
        return await act(self.corridor.hub, command, caller=by, now=self.clock.now)

    def cancel(self, release: Release, *, by: Caller = PAUL) -> Release:
        command = Cancel(brand=BRAND, release=release.id)
        return self.corridor.do(cancel(self.corridor.hub, command, caller=by, now=self.clock.now))

    def at(self, moment: str | datetime) -> tuple[Release, ...]:
        """Set the clock (UTC) and carry out what is due then."""
        self.clock.now = moment if isinstance(moment, datetime) else utc(moment)
        return self.corridor.do(self.scheduler.carry_out_due())

    def release(self, release: Release) -> Release:
        """Read a release again."""
        found = self.corridor.facts(ReleaseOf(brand=BRAND, id=release.id))
        assert found is not None
        return found

    def events(self, *types: str) -> list[str]:
        """Name the entries of these types, in order."""
        page = self.corridor.do(self.corridor.store.list(Entries(brand=BRAND, limit=1000)))
        return [logged.entry.type for logged in page.items if logged.entry.type in types]
