"""A corridor to walk in tests: a real store where the example brand is in force, a real workshop, and its people."""

import asyncio
import itertools
from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from content_hub.actions.activate_ruleset import Activate, activate_ruleset
from content_hub.actions.add_actor import AddActor, add_actor
from content_hub.actions.add_token import AddToken, add_token
from content_hub.actions.decide import Decide, decide
from content_hub.actions.preconditions import ANY_STATE
from content_hub.actions.publish import Publish, Published, Wanted, publish
from content_hub.actions.save import Save, SavedBlock, save
from content_hub.actions.save_brand import SaveBrand, save_brand
from content_hub.actions.submit import Submit, submit
from content_hub.actions.upload_ruleset import UploadRuleset, upload_ruleset
from content_hub.actions.withdraw import Withdraw, Withdrawn, withdraw
from content_hub.actions.withdraw_review import WithdrawReview, withdraw_review
from content_hub.cli.brand import zipped
from content_hub.demo.example import example_folder
from content_hub.hub import Hub
from content_hub.ids import digest_of_secret
from content_hub.model import ActorKind, Block, Caller, DecisionKind, Review, VersionRef
from content_hub.storage.port import LiveAddress, Presence, Reader, Store
from content_hub.storage.queries import BlockOf, Entries, Query
from content_hub.storage.sqlite import open_reader, open_store
from content_hub.workshop.processes import ProcessWorkshop

__all__ = [
    "ADA",
    "ARNO",
    "BRAND",
    "LEA",
    "MARA",
    "NOW",
    "PAUL",
    "PEOPLE",
    "WANDA",
    "WILL",
    "Corridor",
    "SharedWorkshop",
    "a_caller",
    "a_footer",
    "a_message",
    "a_page",
    "an_offer",
    "prepare_store",
]

T = TypeVar("T")

BRAND = "nordlicht"
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def a_caller(name: str, *roles: str, owner: str | None = None) -> Caller:
    """Someone with roles in the brand; with an owner it is a service that this person answers for."""
    kind = ActorKind.SERVICE if owner else ActorKind.PERSON
    return Caller(actor=name, person=owner or name, kind=kind, roles={BRAND: roles})


WANDA = a_caller("wanda", "writer")
WILL = a_caller("will", "writer", "approver")
ARNO = a_caller("arno", "approver")
LEA = a_caller("lea", "legal")
PAUL = a_caller("paul", "publisher")
MARA = a_caller("mara", "brand_manager")
ADA = Caller(actor="ada", person="ada", kind=ActorKind.PERSON, roles={"*": ("admin",)})
PEOPLE = (WANDA, WILL, ARNO, LEA, PAUL, MARA, ADA)


# ---------------------------------------------------------------- content


def a_message(headline: str = "Die langen Abende sind da", **facts: object) -> dict[str, object]:
    """A message for mail and web, in both languages, that nobody could object to."""
    return {
        "channels": ["email", "web"],
        "facts": {"cta_url": "https://nordlicht.example/abende", **facts},
        "texts": {
            "de-DE": {"headline": headline, "body": "Um vier wird es **dunkel**.", "cta_label": "Laternen ansehen"},
            "en-GB": {"headline": "The long evenings", "body": "It gets **dark** at four.", "cta_label": "See them"},
        },
    }


def a_footer(line: str = "Handelsregister Kiel, HRB 4711.") -> dict[str, object]:
    """A legal footer whose last line differs from version to version."""
    texts = {"company": "Nordlicht Leuchten GmbH", "address": "Speicherstraße 12, 24103 Kiel"}
    return {
        "facts": {"url": "https://nordlicht.example/impressum"},
        "texts": {"de-DE": {**texts, "body": line}, "en-GB": {**texts, "body": f"EN {line}"}},
    }


def a_page(*blocks: str, title: str = "Dezember bei Nordlicht") -> dict[str, object]:
    """A page that shows these blocks."""
    return {
        "facts": {"blocks": list(blocks)},
        "texts": {"de-DE": {"title": title}, "en-GB": {"title": "December at Nordlicht"}},
    }


def an_offer(amount: object = "149.90", *, channels: tuple[str, ...] = ("email", "web")) -> dict[str, object]:
    """An offer whose texts quote its price."""
    texts = {"product": "Polarstern", "headline": "Polarstern", "body": "{price}", "cta_label": "OK"}
    return {
        "channels": list(channels),
        "facts": {"price": {"amount": amount, "currency": "EUR"}, "cta_url": "https://nordlicht.example/polarstern"},
        "texts": {"de-DE": texts, "en-GB": texts},
    }


# ---------------------------------------------------------------- the corridor


class SharedWorkshop(ProcessWorkshop):
    """One set of warm child processes for all tests, since starting one costs seconds; each test lends its store."""

    def lend(self, store: Store) -> "SharedWorkshop":
        """Let this store's rulesets be found."""
        self._store = store
        return self

    async def close(self) -> None:
        """Stay open for the next test."""

    async def end(self) -> None:
        """Stop the child processes."""
        await super().close()


async def prepare_store(path: Path, workshop: SharedWorkshop) -> None:
    """Make the store that every test begins with: the example brand in force, its people, each with a token."""
    store = open_store(path)
    hub = Hub(store=store, workshop=workshop.lend(store))
    brand = SaveBrand(
        key=BRAND,
        name="Nordlicht",
        locales={"de-DE": None, "de-AT": "de-DE", "en-GB": None},
        default_locale="de-DE",
        delivery="public",
        public_url="https://hub.example",
        precondition=ANY_STATE,
    )
    await save_brand(hub, brand, caller=ADA, now=NOW)
    pack = UploadRuleset(brand=BRAND, pack=zipped(example_folder()))
    ruleset = await upload_ruleset(hub, pack, caller=MARA, now=NOW)
    await activate_ruleset(hub, Activate(brand=BRAND, number=ruleset.number), caller=MARA, now=NOW)
    for one in PEOPLE:
        added = AddActor(id=one.actor, name=one.actor.title(), kind=one.kind, roles=one.roles)
        await add_actor(hub, added, caller=ADA, now=NOW)
        token = AddToken(
            id=f"token-{one.actor}", actor=one.actor, name="laptop", digest=digest_of_secret(f"secret-{one.actor}")
        )
        await add_token(hub, token, caller=ADA, now=NOW)
    await store.close()


class Corridor:
    """The rooms from draft to delivery. Each verb does one thing; its `-ing` form is for many at once."""

    def __init__(self, path: Path, workshop: SharedWorkshop, runner: asyncio.Runner) -> None:
        self.path = path
        self._runner = runner
        self._numbers = itertools.count(1)
        self.store = self.do(self._opened())
        self.hub = Hub(store=self.store, workshop=workshop.lend(self.store))
        self.reader: Reader = open_reader(path)

    async def _opened(self) -> Store:
        return open_store(self.path)

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Run one piece of work."""
        return self._runner.run(work)

    def together(self, *works: Coroutine[Any, Any, object]) -> list[object]:
        """Run many at once; give what each came to, refusals included."""

        async def all_of_them() -> list[object]:
            return list(await asyncio.gather(*works, return_exceptions=True))

        return self.do(all_of_them())

    def close(self) -> None:
        """Let go of the store."""
        self.reader.close()
        self.do(self.store.close())

    # ------------------------------------------------------------ the verbs

    async def saving(
        self, key: str, content: object, *, component: str = "message", by: Caller = WANDA, **more: Any
    ) -> SavedBlock:
        precondition = more.pop("precondition", ANY_STATE)
        command = Save(brand=BRAND, key=key, component=component, content=content, precondition=precondition, **more)
        return await save(self.hub, command, caller=by, now=NOW)

    async def submitting(
        self, *keys: str | tuple[str, int], by: Caller = WANDA, locales: tuple[str, ...] | None = None
    ) -> Review:
        """Submit the newest version of each key, or the one that is named."""
        refs = tuple([await self._ref(key) for key in keys])
        command = Submit(brand=BRAND, id=f"review-{next(self._numbers)}", versions=refs, locales=locales)
        return await submit(self.hub, command, caller=by, now=NOW)

    async def deciding(
        self, review: Review, *, by: Caller = ARNO, kind: DecisionKind = DecisionKind.APPROVE, manifest: str = ""
    ) -> Review:
        command = Decide(brand=BRAND, review=review.id, decision=kind, manifest=manifest or review.manifest.digest)
        return await decide(self.hub, command, caller=by, now=NOW)

    async def publishing(
        self, *keys: str | tuple[str, int], by: Caller = PAUL, locales: tuple[str, ...] | None = None
    ) -> Published:
        refs = [await self._ref(key) for key in keys]
        wanted = tuple(Wanted(block=ref.block, version=ref.version, locales=locales) for ref in refs)
        command = Publish(brand=BRAND, id=f"release-{next(self._numbers)}", versions=wanted)
        return await publish(self.hub, command, caller=by, now=NOW)

    async def withdrawing(self, key: str, *, by: Caller = PAUL) -> Withdrawn:
        return await withdraw(self.hub, Withdraw(brand=BRAND, key=key), caller=by, now=NOW)

    async def taking_back(self, review: Review, *, by: Caller = WANDA) -> Review:
        return await withdraw_review(self.hub, WithdrawReview(brand=BRAND, review=review.id), caller=by, now=NOW)

    def save(self, key: str, content: object, **more: Any) -> SavedBlock:
        return self.do(self.saving(key, content, **more))

    def submit(self, *keys: str | tuple[str, int], **more: Any) -> Review:
        return self.do(self.submitting(*keys, **more))

    def approve(self, review: Review, *by: Caller) -> Review:
        for one in by or (ARNO,):
            review = self.do(self.deciding(review, by=one))
        return review

    def publish(self, *keys: str | tuple[str, int], **more: Any) -> Published:
        return self.do(self.publishing(*keys, **more))

    def withdraw(self, key: str) -> Withdrawn:
        return self.do(self.withdrawing(key))

    def approved(self, *keys: str) -> Review:
        """Submit and approve."""
        return self.approve(self.submit(*keys))

    def go_live(self, key: str, content: object, *, component: str = "message") -> Review:
        """Walk the whole corridor with one block."""
        self.save(key, content, component=component)
        review = self.approved(key)
        self.publish(key)
        return review

    # ------------------------------------------------------------ what is there

    def facts(self, query: Query[T]) -> T:
        """Ask the store."""
        return self.do(self.store.facts(query))

    def block(self, key: str) -> Block:
        """Give a block that is there."""
        block = self.facts(BlockOf(brand=BRAND, key=key))
        assert block is not None
        return block

    def position(self) -> int:
        """Tell how many entries people made in the brand's log: what the clock brings about comes when it likes."""
        entries, after = 0, 0
        while page := self.do(self.store.list(Entries(brand=BRAND, after=after, limit=100))).items:
            entries += sum(logged.entry.origin != "clock" for logged in page)
            after = page[-1].position
        return entries

    def live(self, key: str, locale: str = "de-DE", *, channel: str = "web", form: str = "html") -> bytes | None:
        """Fetch as delivery does; None where nothing is live."""
        address = LiveAddress(
            brand=BRAND, key=key, locale=locale, channel=channel, format=form, profile="", dialect="none"
        )
        delivered = self.reader.live(address)
        return None if delivered is None else delivered.body

    def presence(self, key: str) -> Presence | None:
        """Tell what delivery knows of a key."""
        return self.reader.presence(BRAND, key)

    async def _ref(self, key: str | tuple[str, int]) -> VersionRef:
        if not isinstance(key, str):
            return VersionRef(block=key[0], version=key[1])
        block = await self.store.facts(BlockOf(brand=BRAND, key=key))
        return VersionRef(block=key, version=block.newest if block else 1)


def texts_of(content: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give a content's texts, to be changed in place."""
    texts: Mapping[str, Any] = content["texts"]
    return texts
