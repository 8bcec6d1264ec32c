"""Whatever order things happen in, delivery shows what a simple model of the promises says."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from content_hub.digests import digest_of_bytes
from content_hub.model import ReviewState
from content_hub.storage.changes import CollectRenditions, PutRenditions, PutReview, TakeOff
from content_hub.storage.queries import Entries, RenditionsOf, RevisionsOf
from tests.contracts.backends import BACKENDS
from tests.contracts.building import BRAND, NOW, a_rendition, a_review, an_entry, going_live, saved
from tests.contracts.desk import Desk

KEYS = st.sampled_from(("a", "b", "c"))
LOCALES = st.sampled_from(("de-DE", "en-GB"))
BODIES = st.sampled_from((b"one", b"two", b"three", b"four"))


class Delivering(RuleBasedStateMachine):
    """The model: what is live, which bytes each block ever showed, which blocks are withdrawn, which reviews run."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.desk = Desk(BACKENDS[0], Path(self.folder.name) / "hub.db")
        self.desk.commit(*saved("a"), *saved("b"), *saved("c"))
        self.live: dict[tuple[str, str], bytes] = {}
        self.shown: set[tuple[bytes, str]] = set()
        self.withdrawn: set[str] = set()
        self.reviews: dict[bytes, ReviewState] = {}
        self.entries = 0
        self.moves = 0

    @rule(body=BODIES)
    def submit(self, body: bytes) -> None:
        review = a_review(f"review-{body.decode()}", body)
        self.desk.commit(PutRenditions(brand=BRAND, renditions=(a_rendition(body),)), PutReview(review=review))
        self.reviews[body] = ReviewState.OPEN

    @rule(body=BODIES)
    def take_back(self, body: bytes) -> None:
        review = a_review(f"review-{body.decode()}", body, state=ReviewState.WITHDRAWN)
        collect = CollectRenditions(brand=BRAND, digests=(digest_of_bytes(body),))
        self.desk.commit(PutReview(review=review), collect)
        self.reviews[body] = ReviewState.WITHDRAWN

    @rule(key=KEYS, locale=LOCALES, body=BODIES)
    def publish(self, key: str, locale: str, body: bytes) -> None:
        self.desk.commit(*going_live(body, key, locale=locale), entries=(an_entry("release.live"),))
        self.live[key, locale] = body
        self.shown.add((body, key))
        self.withdrawn.discard(key)
        self.entries += 1
        self.moves += 1

    @rule(key=KEYS)
    def withdraw(self, key: str) -> None:
        self.desk.commit(TakeOff(brand=BRAND, key=key, at=NOW), entries=(an_entry("block.withdrawn"),))
        self.live = {place: body for place, body in self.live.items() if place[0] != key}
        self.withdrawn.add(key)
        self.entries += 1
        self.moves += 1

    @rule()
    def open_again(self) -> None:
        self.desk.close()
        self.desk = Desk(BACKENDS[0], self.desk.path)

    @invariant()
    def delivery_shows_what_is_live_and_nothing_else(self) -> None:
        for key in ("a", "b", "c"):
            for locale in ("de-DE", "en-GB"):
                assert self.desk.live_body(key, locale=locale) == self.live.get((key, locale))

    @invariant()
    def of_what_never_was_live_nothing_shows(self) -> None:
        for key in ("a", "b", "c"):
            found = self.desk.reader.presence(BRAND, key)
            assert (found is not None) == any(shown_by == key for _, shown_by in self.shown)
            assert found is None or found.is_withdrawn == (key in self.withdrawn)

    @invariant()
    def bytes_leave_by_digest_if_they_ever_were_live_and_are_gone_with_their_last_block(self) -> None:
        for body in (b"one", b"two", b"three", b"four"):
            users = {key for shown, key in self.shown if shown == body}
            found = self.desk.reader.rendition(BRAND, digest_of_bytes(body))
            assert (found is not None) == bool(users)
            assert found is None or (found.body, found.is_gone) == (body, users <= self.withdrawn)

    @invariant()
    def bytes_are_kept_while_a_review_needs_them(self) -> None:
        for body, state in self.reviews.items():
            stored = self.desk.facts(RenditionsOf(brand=BRAND, digests=(digest_of_bytes(body),)))
            was_live = any(shown == body for shown, _ in self.shown)
            assert bool(stored) == (was_live or state is ReviewState.OPEN)

    @invariant()
    def log_and_counters_follow(self) -> None:
        positions = [entry.position for entry in self.desk.page(Entries(brand=BRAND, limit=1000)).items]
        assert positions == list(range(1, self.entries + 1))
        assert self.desk.facts(RevisionsOf(brand=BRAND)).live == self.moves

    def teardown(self) -> None:
        self.desk.close()
        self.folder.cleanup()


TestDelivering = Delivering.TestCase
TestDelivering.settings = settings(
    max_examples=8,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
