"""By whatever path, nothing is live but what another person approved, to the byte, and no error that nobody permitted.

The paths are releases, schedules and their ends, restoring, importing, signed links, waivers, and many at once.
"""

import itertools
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content_hub.actions.ask_waiver import AskWaiver, ask_waiver
from content_hub.actions.end_waiver import EndWaiver, end_waiver
from content_hub.actions.grant_waiver import GrantWaiver, grant_waiver
from content_hub.actions.import_ import BlockLine, ImportBlocks, import_blocks
from content_hub.actions.issue_link import IssueApprovalLink, issue_approval_link
from content_hub.actions.publish import Publish, Wanted, publish
from content_hub.actions.restore import Restore, restore
from content_hub.actions.schedule import schedule
from content_hub.actions.show import ReportOf, report
from content_hub.actions.use_link import DecideByLink, decide_by_link
from content_hub.errors import ContentHubError
from content_hub.model import Caller, DecisionKind, Review, ReviewState
from content_hub.scheduler import Scheduler
from content_hub.schedules import AfterEnd, Ending, LocalTime
from content_hub.storage.history_queries import LiveThen
from content_hub.storage.queries import LiveRowsOf, Reviews, VersionOf
from content_hub.storage.waiver_queries import WaiversOn
from tests.journeys.corridor import ARNO, BRAND, MARA, PAUL, WANDA, WILL, Corridor, a_message
from tests.journeys.planner import Clock

KEYS = ("a", "b")
HEADLINES = ("Licht", "Mehr Licht", "Billig durch den Winter")
FORBIDDEN = "Billig"
HOUR = timedelta(hours=1)
Work = Coroutine[Any, Any, object]
Act = tuple[str, str, int, Caller]
VERBS = (
    *("save", "save", "submit", "submit", "approve", "approve", "publish", "publish"),
    *("schedule", "wait", "restore", "import", "link", "waive", "end waiver", "take back", "withdraw"),
)
PEOPLE = st.sampled_from((WANDA, WILL, ARNO))
NUMBERS = st.integers(0, 5)
ALONE = st.tuples(st.sampled_from(VERBS), st.sampled_from(KEYS), NUMBERS, PEOPLE).map(lambda act: (act,))


@st.composite
def walks(draw: st.DrawFn) -> tuple[Act, ...]:
    """Walk the corridor towards live, with whatever may happen between approval and the last step."""
    key, number = draw(st.sampled_from(KEYS)), draw(NUMBERS)
    last = draw(st.sampled_from(("publish", "schedule")))
    between = draw(st.sampled_from(("end waiver", "save", "take back", "wait", "restore", "none")))
    walk: list[Act] = [("save", key, number, WANDA), ("waive", key, number, ARNO), ("submit", key, 0, WANDA)]
    walk += [(draw(st.sampled_from(("approve", "link"))), key, 0, ARNO)]
    walk += [] if between == "none" else [(between, key, number, WANDA)]
    walk += [(last, key, draw(NUMBERS), WANDA)]
    return (*walk, *[("wait", key, 2, WANDA)] * (3 if last == "schedule" else 0))


ACTS = st.lists(st.one_of(ALONE, walks()), min_size=2, max_size=5).map(
    lambda parts: [act for part in parts for act in part]
)


def content(number: int) -> dict[str, object]:
    """A message for the web alone, so that it is quickly rendered."""
    return {**a_message(HEADLINES[number % len(HEADLINES)]), "channels": ["web"]}


class Town:
    """Everybody who acts on two blocks, with a clock; and what is known of what they did."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        self.hub = corridor.hub
        self.clock = Clock()
        self.scheduler = Scheduler(corridor.hub, self.clock)
        self.numbers = itertools.count(1)
        self.seen: set[tuple[str, int, str]] = set()

    def work(self, verb: str, key: str, number: int, by: Caller) -> Work:
        """Make one piece of work, to be run alone or with others."""
        acts: dict[str, Callable[[str, int, Caller], Work]] = {
            "save": self._save,
            "submit": lambda key, _, by: self.corridor.submitting(key, by=by),
            "approve": self._approve,
            "publish": self._publish,
            "schedule": self._schedule,
            "wait": self._wait,
            "restore": self._restore,
            "import": self._import,
            "link": self._link,
            "waive": self._waive,
            "end waiver": self._end_waiver,
            "take back": self._take_back,
            "withdraw": lambda key, *_: self.corridor.withdrawing(key),
        }
        return acts[verb](key, number, by)

    def check(self) -> None:
        """Compare everything live with what was approved, by whom, and with what is permitted now."""
        rows = self.corridor.facts(LiveRowsOf(brand=BRAND, keys=KEYS))
        reviews = self.corridor.do(self.corridor.store.list(Reviews(brand=BRAND, limit=100))).items
        approved = {
            (item.block, item.version, item.locale, item.digest)
            for review in reviews
            if review.state in {ReviewState.APPROVED, ReviewState.PUBLISHED}
            for item in review.manifest.renditions
        }
        assert {(row.key, row.version, row.locale, row.digest) for row in rows} <= approved
        for review in reviews:
            for said in review.decisions:
                assert not {said.person, said.issuer} & set(review.authors)
        now = {(row.key, row.version, row.locale) for row in rows}
        permitted = {
            waiver.block
            for waiver in self.corridor.facts(WaiversOn(brand=BRAND, blocks=KEYS))
            if waiver.person != waiver.granted_by and waiver.holds_at(self.clock.now)
        }
        for key, version, locale in now - self.seen:
            if locale == "de-DE" and FORBIDDEN in self._headline(key, version):
                assert key in permitted
        self.seen = now
        for key in KEYS:
            then = self.corridor.facts(LiveThen(brand=BRAND, key=key, at=self.clock.now))
            assert {(one.key, one.version, one.locale) for one in then} == {place for place in now if place[0] == key}

    def _headline(self, key: str, version: int) -> str:
        found = self.corridor.facts(VersionOf(brand=BRAND, key=key, number=version))
        return "" if found is None else str(found.content["texts"])

    # ------------------------------------------------------------ what people do

    async def _save(self, key: str, number: int, by: Caller) -> object:
        return await self.corridor.saving(key, content(number), by=by)

    async def _approve(self, key: str, number: int, by: Caller) -> object:
        review = await self._review(key, number)
        return await self.corridor.deciding(review, by=by) if review else None

    async def _publish(self, key: str, number: int, _: Caller) -> object:
        block = await self._newest(key)
        wanted = (Wanted(block=key, version=max(1, block - number % 2)),)
        command = Publish(brand=BRAND, id=f"release-{next(self.numbers)}", versions=wanted)
        return await publish(self.hub, command, caller=PAUL, now=self.clock.now)

    async def _schedule(self, key: str, number: int, _: Caller) -> object:
        start, end = (self.clock.now + hours * HOUR for hours in (1 + number % 3, 4 + number))
        command = Publish(
            brand=BRAND,
            id=f"release-{next(self.numbers)}",
            versions=(Wanted(block=key, version=await self._newest(key)),),
            at=LocalTime(local=_local(start), zone="UTC"),
            until=Ending(local=_local(end), zone="UTC", then=AfterEnd.PREVIOUS) if number % 2 else None,
        )
        return await schedule(self.hub, command, caller=PAUL, now=self.clock.now)

    async def _wait(self, _: str, number: int, __: Caller) -> object:
        self.clock.now += (1 + number) * HOUR
        return await self.scheduler.carry_out_due()

    async def _restore(self, key: str, number: int, by: Caller) -> object:
        command = Restore(brand=BRAND, key=key, number=1 + number % max(1, await self._newest(key)))
        return await restore(self.hub, command, caller=by, now=self.clock.now)

    async def _import(self, key: str, number: int, by: Caller) -> object:
        lines = (BlockLine(key=key, component="message", content=content(number)),)
        return await import_blocks(self.hub, ImportBlocks(brand=BRAND, lines=lines), caller=by, now=self.clock.now)

    async def _link(self, key: str, number: int, by: Caller) -> object:
        review = await self._review(key, number)
        if review is None:
            return None
        one = next(self.numbers)
        command = IssueApprovalLink(
            brand=BRAND,
            id=f"link-{one}",
            guest=f"guest-{one}",
            review=review.id,
            name=("Rosa", "Wanda", "Will")[number % 3],
            expires=self.clock.now + HOUR,
        )
        issued = await issue_approval_link(self.hub, command, caller=by, now=self.clock.now)
        said = DecideByLink(token=issued.token, decision=DecisionKind.APPROVE)
        return await decide_by_link(self.hub, said, caller=by if number > 2 else None, now=self.clock.now)

    async def _waive(self, key: str, number: int, by: Caller) -> object:
        asked = ReportOf(brand=BRAND, key=key, version=await self._newest(key))
        found = await report(self.hub, asked, caller=WANDA, now=self.clock.now)
        for finding in found.findings:
            if finding.severity == "error" and finding.waiver is None:
                command = AskWaiver(
                    brand=BRAND,
                    id=f"waiver-{next(self.numbers)}",
                    block=key,
                    locale=str(finding.locale),
                    fingerprint=finding.fingerprint,
                    reason="so gewollt",
                    expires=self.clock.now + (1 + number) * HOUR,
                )
                await ask_waiver(self.hub, command, caller=WANDA, now=self.clock.now)
                grant = GrantWaiver(brand=BRAND, waiver=command.id)
                return await grant_waiver(self.hub, grant, caller=by, now=self.clock.now)
        return None

    async def _end_waiver(self, key: str, _: int, __: Caller) -> object:
        for waiver in await self.corridor.store.facts(WaiversOn(brand=BRAND, blocks=(key,))):
            command = EndWaiver(brand=BRAND, waiver=waiver.id)
            return await end_waiver(self.hub, command, caller=MARA, now=self.clock.now)
        return None

    async def _take_back(self, key: str, number: int, _: Caller) -> object:
        review = await self._review(key, number)
        return await self.corridor.taking_back(review) if review else None

    async def _newest(self, key: str) -> int:
        return (await self.corridor._ref(key)).version

    async def _review(self, key: str, number: int) -> Review | None:
        page = await self.corridor.store.list(Reviews(brand=BRAND, limit=100))
        found = [review for review in page.items if review.versions[0].block == key]
        return found[number % 2] if len(found) > number % 2 else None


def _local(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


@given(acts=ACTS)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_path_leads_to_live_past_the_gate_and_another_persons_approval(
    fresh_corridors: Iterator[Corridor], acts: list[Act]
) -> None:
    town = Town(next(fresh_corridors))
    begin = [("save", "a", 2, WANDA), ("waive", "a", 3, ARNO), ("submit", "a", 0, WANDA), ("approve", "a", 0, ARNO)]
    for act in (*begin, *acts):
        (outcome,) = town.corridor.together(town.work(*act))
        assert not isinstance(outcome, BaseException) or isinstance(outcome, ContentHubError), repr(outcome)
        town.check()


@pytest.mark.parametrize("round_of", range(4))
def test_fifty_who_approve_edit_and_publish_at_once_leave_live_what_was_approved(
    corridor: Corridor, round_of: int
) -> None:
    town = Town(corridor)
    for key in KEYS:
        corridor.save(key, content(0))
        corridor.approved(key)
        corridor.save(key, content(1))
        corridor.submit(key)
    verbs = ("approve", "save", "publish", "waive", "end waiver", "link", "publish", "submit", "take back", "withdraw")
    acts = [
        (verbs[(number * (round_of + 3)) % len(verbs)], KEYS[number % 2], number % 5, (ARNO, WILL, WANDA)[number % 3])
        for number in range(50)
    ]
    outcomes = corridor.together(*(town.work(*act) for act in acts))
    wrong = [one for one in outcomes if isinstance(one, BaseException) and not isinstance(one, ContentHubError)]
    assert wrong == []
    assert all(one.status < 500 for one in outcomes if isinstance(one, ContentHubError))
    town.check()
