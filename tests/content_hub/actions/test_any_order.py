"""In whatever order people act, nothing is live but what somebody else approved."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content_hub.errors import Conflict, ContentHubError
from content_hub.model import Caller, Review
from content_hub.storage.queries import LiveOf, LiveRowsOf
from tests.journeys.corridor import ARNO, BRAND, WANDA, WILL, Corridor, a_footer, a_page

LOCALES = ("de-DE", "en-GB")
Act = tuple[str, str | int, Caller]
ACTS = st.one_of(
    st.tuples(st.just("save"), st.sampled_from(["footer", "page"]), st.sampled_from([WANDA, WILL])),
    st.tuples(st.just("submit"), st.sampled_from(["footer", "page", "both"]), st.sampled_from([WANDA, WILL])),
    st.tuples(st.just("approve"), st.integers(0, 2), st.sampled_from([ARNO, WILL])),
    st.tuples(st.just("take back"), st.integers(0, 2), st.just(WANDA)),
    st.tuples(st.just("publish"), st.sampled_from(["footer", "page", "both", "older"]), st.just(WANDA)),
    st.tuples(st.just("withdraw"), st.sampled_from(["footer", "page"]), st.just(WANDA)),
)


class Model:
    """What each version's author is, and which digests were approved by somebody else."""

    def __init__(self, corridor: Corridor) -> None:
        self.corridor = corridor
        self.reviews: list[Review] = []
        self.approved: set[tuple[str, int, str, str]] = set()
        self.saves = 0

    def act(self, verb: str, what: str | int, by: Caller) -> None:
        if isinstance(what, int):
            if self.reviews:
                self._on_review(verb, self.reviews[-1 - what % len(self.reviews)], by)
        elif verb == "save":
            self._save(what, by)
        elif verb == "submit":
            self.reviews.append(self.corridor.submit(*_keys(what), by=by))
        elif verb == "publish":
            self.corridor.publish(*[("footer", 1)] if what == "older" else _keys(what))
        else:
            self.corridor.withdraw(what)

    def _save(self, key: str, by: Caller) -> None:
        self.saves += 1
        if key == "footer":
            self.corridor.save(key, a_footer(f"Fassung {self.saves}."), component="legal-footer", by=by)
        else:
            self.corridor.save(key, a_page("footer", title=f"Seite {self.saves}"), component="page", by=by)

    def _on_review(self, verb: str, review: Review, by: Caller) -> None:
        if verb == "take back":
            self.corridor.do(self.corridor.taking_back(review))
            return
        self.corridor.approve(review, by)
        assert by.person not in review.authors
        self.approved |= {(item.block, item.version, item.locale, item.digest) for item in review.manifest.renditions}

    def check(self) -> None:
        """Everything live was approved as it is, and is what the parts that are live now make."""
        rows = self.corridor.facts(LiveRowsOf(brand=BRAND, keys=("footer", "page")))
        assert {(row.key, row.version, row.locale, row.digest) for row in rows} <= self.approved
        pointers = self.corridor.facts(LiveOf(brand=BRAND, keys=("footer", "page")))
        footers = {item.locale: item.version for item in pointers if item.block == "footer"}
        for item in pointers:
            if item.block == "page":
                assert [reference.version for reference in item.references] == [footers[item.locale]]
        for key in ("footer", "page"):
            live = {item.locale: item.version for item in pointers if item.block == key}
            assert {row.locale for row in rows if row.key == key} == set(live)
            assert (self.corridor.live(key) is not None) == ("de-DE" in live)


def _keys(what: str) -> tuple[str, ...]:
    return ("footer", "page") if what == "both" else (what,)


@contextmanager
def refusals_are_fine() -> Iterator[None]:
    try:
        yield
    except Conflict:
        pytest.fail("nobody else was acting")
    except ContentHubError:
        pass


@given(acts=st.lists(ACTS, min_size=4, max_size=14))
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_order_of_acts_makes_live_only_what_another_person_approved(
    fresh_corridors: Iterator[Corridor], acts: list[Act]
) -> None:
    model = Model(next(fresh_corridors))
    begin: list[Act] = [
        ("save", "footer", WANDA),
        ("save", "page", WILL),
        ("submit", "both", WANDA),
        ("approve", 0, ARNO),
    ]
    for verb, what, by in (*begin, *acts):
        with refusals_are_fine():
            model.act(verb, what, by)
        model.check()
