"""A reader of a few live renditions in memory, and a client that asks the delivery plane about them."""

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import httpx
import msgspec
import pytest

from content_hub.delivery.front import Delivery, DeliveryOptions
from content_hub.ids import digest_of_secret
from content_hub.storage.port import (
    BrandSettings,
    Delivered,
    DeliverySettings,
    Immutable,
    LiveAddress,
    ManifestItem,
    ManifestQuery,
    Page,
    Presence,
    Reader,
    TokenSettings,
)
from content_hub.wire.known import Known
from content_hub.wire.rates import Rates

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def digest(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}"


class MemoryReader:
    """What the storage contract promises of a reader, over dictionaries. `reads` counts reads of live bytes."""

    def __init__(self) -> None:
        self.brands: dict[str, BrandSettings] = {}
        self.tokens: dict[str, TokenSettings] = {}
        self.rows: dict[LiveAddress, Delivered] = {}
        self.withdrawn: set[tuple[str, str]] = set()
        self.once: dict[tuple[str, str], Immutable] = {}
        self.pictures: dict[tuple[str, str], Immutable] = {}
        self.revision = 1
        self.moments: list[str] = []
        self.reads = 0
        self.settings_reads = 0

    def has_changed(self) -> bool:
        raise AssertionError("delivery goes by the revision")

    def begin(self) -> None:
        self.moments.append("begin")

    def end(self) -> None:
        self.moments.append("end")

    def settings_revision(self) -> int:
        return self.revision

    def settings(self) -> DeliverySettings:
        self.settings_reads += 1
        return DeliverySettings(brands=dict(self.brands), tokens=dict(self.tokens), revision=self.revision)

    def live(self, address: LiveAddress) -> Delivered | None:
        self.reads += 1
        found = self.rows.get(address)
        return None if found is None else msgspec.structs.replace(found, settings=self.revision)

    def presence(self, brand: str, key: str) -> Presence | None:
        targets = tuple(
            (row.channel, row.format, row.locale, row.profile, row.dialect)
            for row in self.rows
            if (row.brand, row.key) == (brand, key)
        )
        is_withdrawn = (brand, key) in self.withdrawn
        return Presence(is_withdrawn=is_withdrawn, targets=targets) if targets or is_withdrawn else None

    def rendition(self, brand: str, digest: str) -> Immutable | None:
        return self.once.get((brand, digest))

    def asset(self, brand: str, digest: str) -> Immutable | None:
        return self.pictures.get((brand, digest))

    def manifest(self, query: ManifestQuery) -> Page[ManifestItem]:
        items = [
            ManifestItem(
                key=row.key,
                channel=row.channel,
                format=row.format,
                locale=row.locale,
                profile=row.profile or None,
                dialect=row.dialect,
                digest=live.digest,
                bytes=len(live.body),
                valid_from=NOW,
            )
            for row, live in self.rows.items()
            if row.brand == query.brand and query.channel in (None, row.channel)
        ]
        return Page(items=tuple(items[: query.limit]), next="more" if len(items) > query.limit else None)

    def position(self, brand: str) -> int:
        return 42 if brand else 0

    def close(self) -> None:
        pass

    def put(self, key: str, channel: str, format: str, body: bytes, **more: str) -> Delivered:  # noqa: A002 — the word of the contract
        address = LiveAddress(
            brand=more.get("brand", "shop"),
            key=key,
            locale=more.get("locale", "de-DE"),
            channel=channel,
            format=format,
            profile=more.get("profile", ""),
            dialect=more.get("dialect", "none"),
        )
        live = Delivered(
            digest=digest(body),
            media_type=more.get("media_type", "text/html; charset=utf-8"),
            body=body,
            surrogate=f"{address.brand} {key}",
            position=7,
        )
        self.rows[address] = live
        self.once[address.brand, live.digest] = Immutable(media_type=live.media_type, body=body)
        return live

    def change(self, key: str, **members: object) -> None:
        for address, live in self.rows.items():
            if address.key == key:
                self.rows[address] = msgspec.structs.replace(live, **members)


def brand(key: str, *, is_public: bool = True) -> BrandSettings:
    return BrandSettings(
        key=key,
        is_public=is_public,
        locales=("de-AT", "de-DE", "en-GB"),
        default_locale="de-DE",
        default_profile="portrait-hd",
        ruleset="1",
        fallbacks={"de-AT": "de-DE"},
    )


def token(actor: str, roles: dict[str, tuple[str, ...]], expires: datetime | None = None) -> TokenSettings:
    return TokenSettings(id=f"token-{actor}", actor=actor, person=actor, kind="service", expires=expires, roles=roles)


@pytest.fixture
def reader() -> MemoryReader:
    memory = MemoryReader()
    memory.brands = {"shop": brand("shop"), "club": brand("club", is_public=False)}
    memory.tokens = {
        digest_of_secret("player"): token("player", {"club": ("reader",)}),
        digest_of_secret("writer"): token("writer", {"club": ("writer",)}),
        digest_of_secret("stranger"): token("stranger", {"shop": ("reader",)}),
        digest_of_secret("late"): token("late", {"club": ("reader",)}, NOW),
    }
    memory.put("offer", "web", "html", b"<p>149,90 \xe2\x82\xac</p>")
    memory.put("offer", "web", "html", b"<p>\xc2\xa3149.90</p>", locale="en-GB")
    memory.put("offer", "email", "text", b"149,90", media_type="text/plain; charset=utf-8")
    memory.put("offer", "signage", "png", b"\x89PNG", media_type="image/png", profile="portrait-hd")
    memory.put("news", "web", "html", b"<p>Neu</p>")
    memory.put("secret", "web", "html", b"<p>intern</p>", brand="club")
    return memory


Ask = Callable[..., httpx.Response]


@pytest.fixture
def ask_with(reader: Reader) -> Iterator[Callable[..., Ask]]:
    """Make a client of a delivery plane that is set up like this."""
    with asyncio.Runner() as runner:

        def opened(*, cors: tuple[str, ...] = (), rates: Rates | None = None) -> Ask:
            options = DeliveryOptions(clock=lambda: NOW, new_request_id=lambda: "r1", cors_origins=cors, rates=rates)
            delivery = Delivery(reader, Known(reader), options)
            transport = httpx.ASGITransport(delivery)

            async def send(method: str, address: str, **more: object) -> httpx.Response:
                async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
                    return await client.request(method, f"/v1/delivery{address}", **more)  # type: ignore[arg-type] # passed on

            return lambda *parts, **more: runner.run(send(*parts, **more))

        yield opened


@pytest.fixture
def ask(ask_with: Callable[..., Ask]) -> Ask:
    return ask_with()
