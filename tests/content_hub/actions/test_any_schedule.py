"""Whatever people plan, publish, take back and mend, and however time goes by: only approved bytes are ever live."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content_hub.actions.import_ import BlockLine, ImportBlocks, import_blocks
from content_hub.actions.restore import Restore, restore
from content_hub.errors import Conflict, ContentHubError
from content_hub.model import ReleaseState, Review
from content_hub.schedules import AfterEnd
from content_hub.storage.queries import LiveOf, LiveRowsOf
from content_hub.storage.schedule_queries import PendingReleases
from tests.journeys.corridor import ARNO, BRAND, NOW, WANDA, WILL, Corridor, a_footer, a_page
from tests.journeys.planner import Planner

KEYS = ("footer", "page")
SOME = st.sampled_from([("footer",), ("page",), KEYS])
HOURS = st.integers(1, 12)
ACTS = st.one_of(
    st.tuples(st.just("save"), st.sampled_from(KEYS)),
    st.tuples(st.just("restore"), st.sampled_from(KEYS)),
    st.tuples(st.just("import"), st.sampled_from(KEYS)),
    st.tuples(st.just("submit"), SOME),
    st.tuples(st.just("approve"), st.integers(0, 2)),
    st.tuples(st.just("approve by the writer"), st.integers(0, 2)),
    st.tuples(st.just("take back"), st.integers(0, 2)),
    st.tuples(st.just("publish"), SOME),
    st.tuples(st.just("withdraw"), st.sampled_from(KEYS)),
    st.tuples(st.just("schedule"), SOME, HOURS, st.none() | HOURS, st.sampled_from(AfterEnd)),
    st.tuples(st.just("cancel"), st.integers(0, 2)),
    st.tuples(st.just("wait"), HOURS),
)


class Model:
    """What was approved by whom, and everything that people can do about it."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        self.planner = Planner(corridor)
        self.reviews: list[Review] = []
        self.approved: set[tuple[str, int, str, str]] = set()
        self.saves = 0

    def act(self, verb: str, *what: Any) -> None:
        getattr(self, f"_{verb.replace(' ', '_')}")(*what)

    def _save(self, key: str) -> None:
        component, content = self._content(key)
        self.corridor.save(key, content, component=component)

    def _content(self, key: str) -> tuple[str, dict[str, object]]:
        self.saves += 1
        if key == "footer":
            return "legal-footer", a_footer(f"Fassung {self.saves}.")
        return "page", a_page("footer", title=f"Seite {self.saves}")

    def _restore(self, key: str) -> None:
        self.corridor.do(restore(self.corridor.hub, Restore(brand=BRAND, key=key, number=1), caller=WILL, now=NOW))

    def _import(self, key: str) -> None:
        component, content = self._content(key)
        lines = (BlockLine(key=key, component=component, content=content),)
        work = import_blocks(self.corridor.hub, ImportBlocks(brand=BRAND, lines=lines), caller=WANDA, now=NOW)
        self.corridor.do(work)

    def _submit(self, keys: tuple[str, ...]) -> None:
        self.reviews.append(self.corridor.submit(*keys))

    def _approve(self, which: int) -> None:
        if self.reviews:
            review = self.reviews[-1 - which % len(self.reviews)]
            self.corridor.approve(review, ARNO)
            self.approved |= {(i.block, i.version, i.locale, i.digest) for i in review.manifest.renditions}

    def _approve_by_the_writer(self, which: int) -> None:
        if self.reviews:
            review = self.reviews[-1 - which % len(self.reviews)]
            self.corridor.approve(review, WANDA)
            pytest.fail("nobody approves their own")

    def _take_back(self, which: int) -> None:
        if self.reviews:
            self.corridor.do(self.corridor.taking_back(self.reviews[-1 - which % len(self.reviews)]))

    def _publish(self, keys: tuple[str, ...]) -> None:
        self.planner.schedule(*keys)

    def _withdraw(self, key: str) -> None:
        self.corridor.withdraw(key)

    def _schedule(self, keys: tuple[str, ...], at: int, lasts: int | None, then: AfterEnd) -> None:
        until = None if lasts is None else self._local(at + lasts)
        self.planner.schedule(*keys, at=self._local(at), until=until, then=then)

    def _local(self, hours: int) -> str:
        return f"{self.planner.clock.now + timedelta(hours=hours + 1):%Y-%m-%dT%H:%M:%S}"  # Berlin, in winter

    def _cancel(self, which: int) -> None:
        pending = self.corridor.facts(PendingReleases(brand=BRAND))
        if pending:
            self.planner.cancel(pending[which % len(pending)])

    def _wait(self, hours: int) -> None:
        for _ in range(hours):
            self.planner.at(self.planner.clock.now + timedelta(hours=1))

    def check(self) -> None:
        """Everything live was approved as it is, fits what else is live, and nothing due is left undone."""
        rows = self.corridor.facts(LiveRowsOf(brand=BRAND, keys=KEYS))
        assert {(row.key, row.version, row.locale, row.digest) for row in rows} <= self.approved
        pointers = self.corridor.facts(LiveOf(brand=BRAND, keys=KEYS))
        footers = {item.locale: item.version for item in pointers if item.block == "footer"}
        for item in pointers:
            if item.block == "page":
                assert [reference.version for reference in item.references] == [footers[item.locale]]
        for key in KEYS:
            block = self.corridor.block(key)
            live = {item.locale: item.version for item in pointers if item.block == key}
            assert {locale: mark.version for locale, mark in block.live.items()} == live
            assert {row.locale for row in rows if row.key == key} == set(live)
        self._check_schedule()

    def _check_schedule(self) -> None:
        pending = self.corridor.facts(PendingReleases(brand=BRAND))
        waiting = {
            (item.block, item.version)
            for release in pending
            if release.state is ReleaseState.SCHEDULED
            for item in release.versions
        }
        for key in KEYS:
            block = self.corridor.block(key)
            if block.state == "scheduled":
                assert (key, block.newest) in waiting


@given(acts=st.lists(ACTS, min_size=4, max_size=16))
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_plan_makes_live_only_what_another_person_approved(
    fresh_corridors: Iterator[Corridor], acts: list[tuple[Any, ...]]
) -> None:
    model = Model(next(fresh_corridors))
    begin: list[tuple[Any, ...]] = [("save", "footer"), ("save", "page"), ("submit", KEYS), ("approve", 0)]
    for verb, *what in begin:
        model.act(verb, *what)
    for verb, *what in acts:
        try:
            model.act(verb, *what)
        except Conflict:
            pytest.fail("nobody else was acting")
        except ContentHubError:
            pass
        model.check()
