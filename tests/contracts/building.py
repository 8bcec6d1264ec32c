"""Things to put into a store, each with sensible parts; a test names only those that it is about."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from content_hub.digests import digest_of_bytes
from content_hub.model import (
    Actor,
    ActorKind,
    Asset,
    Block,
    BlockState,
    Brand,
    Covered,
    Entry,
    LivePointer,
    LiveRow,
    Manifest,
    ManifestRendition,
    Release,
    ReleaseItem,
    ReleaseState,
    Review,
    ReviewState,
    Ruleset,
    RulesetRef,
    StoredRendition,
    Token,
    Usage,
    Version,
    VersionRef,
)
from content_hub.storage.changes import GoLive, PutAsset, PutBlock, PutRenditions, PutVersion, Write

__all__ = [
    "BRAND",
    "NOW",
    "a_block",
    "a_brand",
    "a_release",
    "a_rendition",
    "a_review",
    "a_row",
    "a_ruleset",
    "a_token",
    "a_version",
    "an_actor",
    "an_asset",
    "an_entry",
    "going_live",
    "saved",
]

BRAND = "nordlicht"
NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


def a_brand(key: str = BRAND, *, revision: int = 1, delivery: str = "public") -> Brand:
    return msgspec.convert(
        {
            "key": key,
            "name": "Nordlicht Möbel",
            "locales": {"de-DE": None, "de-AT": "de-DE", "en-GB": None},
            "default_locale": "de-DE",
            "delivery": delivery,
            "public_url": "https://hub.example",
            "created": NOW,
            "revision": revision,
        },
        Brand,
    )


def an_actor(id: str = "actor-1", **parts: object) -> Actor:  # noqa: A002 - the field's own name
    return msgspec.structs.replace(Actor(id=id, name="Ada", kind=ActorKind.PERSON, created=NOW), **parts)


def a_token(id: str = "token-1", **parts: object) -> Token:  # noqa: A002 - the field's own name
    token = Token(id=id, actor="actor-1", name="laptop", digest=f"sha256:{id}", created=NOW)
    return msgspec.structs.replace(token, **parts)


def a_ruleset(number: int = 1, *, profiles: tuple[str, ...] = ()) -> Ruleset:
    return Ruleset(
        brand=BRAND, number=number, digest=f"sha256:{number}", actor="actor-1", created=NOW, profiles=profiles
    )


def an_asset(data: bytes = b"picture", *, brand: str = BRAND) -> PutAsset:
    asset = Asset(
        brand=brand,
        digest=digest_of_bytes(data),
        media_type="image/png",
        width=4,
        height=3,
        bytes=len(data),
        actor="actor-1",
        created=NOW,
    )
    return PutAsset(asset=asset, data=data)


def a_version(key: str = "winter-sale", number: int = 1, **parts: object) -> Version:
    version = Version(
        brand=BRAND,
        block=key,
        number=number,
        component="message",
        content={"facts": {}, "texts": {"de-DE": {"headline": "Winter"}}},
        digest=f"sha256:{key}-{number}",
        actor="actor-1",
        person="actor-1",
        created=NOW,
    )
    return msgspec.structs.replace(version, **parts)


def a_block(key: str = "winter-sale", newest: int = 1, **parts: object) -> Block:
    block = Block(brand=BRAND, key=key, component="message", newest=newest, state=BlockState.DRAFT, created=NOW)
    return msgspec.structs.replace(block, **parts)


def saved(key: str = "winter-sale", number: int = 1, *, uses: Iterable[str] = (), **parts: object) -> tuple[Write, ...]:
    """What saving a version writes."""
    version = a_version(key, number, **parts)
    usages = tuple(Usage(block=key, version=number, uses=used, pointer=f"/facts/blocks/{used}") for used in uses)
    block = a_block(key, number, brand=version.brand)
    return PutVersion(version=version, usages=usages), PutBlock(block=block)


def a_rendition(body: bytes) -> StoredRendition:
    return StoredRendition(digest=digest_of_bytes(body), media_type="text/html", body=body, drawn=b"\x80")


def a_row(body: bytes, key: str = "winter-sale", **parts: object) -> LiveRow:
    row = LiveRow(
        key=key,
        locale="de-DE",
        channel="email",
        format="html",
        profile=None,
        dialect="none",
        digest=digest_of_bytes(body),
        media_type="text/html",
        bytes=len(body),
        version=1,
        surrogate=f"brand:{BRAND} block:{BRAND}/{key}",
        since=NOW,
    )
    return msgspec.structs.replace(row, **parts)


def going_live(body: bytes, key: str = "winter-sale", *, brand: str = BRAND, **parts: object) -> tuple[Write, ...]:
    """What publishing one rendition of a version that is saved writes."""
    row = a_row(body, key, **parts)
    pointer = LivePointer(block=key, locale=row.locale, version=row.version, since=row.since, review="review-1")
    return (
        PutRenditions(brand=brand, renditions=(a_rendition(body),)),
        GoLive(brand=brand, pointers=(pointer,), rows=(row,)),
    )


def a_review(id: str = "review-1", *bodies: bytes, **parts: object) -> Review:  # noqa: A002 - the field's own name
    renditions = tuple(
        ManifestRendition(
            block="winter-sale",
            version=1,
            channel="email",
            format="html",
            locale="de-DE",
            profile=None,
            dialect="none",
            digest=digest_of_bytes(body),
            media_type="text/html",
            bytes=len(body),
            changed=True,
        )
        for body in bodies
    )
    review = Review(
        brand=BRAND,
        id=id,
        versions=(VersionRef(block="winter-sale", version=1),),
        locales=("de-DE",),
        state=ReviewState.OPEN,
        step="brand",
        manifest=Manifest(
            digest="sha256:m", ruleset=RulesetRef(version=None, digest="sha256:r"), renditions=renditions
        ),
        covers=(Covered(block="winter-sale", version=1, digest="sha256:c", locales=("de-DE",), submitted=True),),
        steps=(),
        authors=("actor-1",),
        actor="actor-1",
        created=NOW,
        report=b'{"findings": []}',
    )
    return msgspec.structs.replace(review, **parts)


def a_release(id: str = "release-1", **parts: object) -> Release:  # noqa: A002 - the field's own name
    release = Release(
        brand=BRAND,
        id=id,
        name="Winter",
        versions=(ReleaseItem(block="winter-sale", version=1, locales=("de-DE",)),),
        state=ReleaseState.LIVE,
        actor="actor-1",
        created=NOW,
    )
    return msgspec.structs.replace(release, **parts)


def an_entry(type: str = "version.saved", **parts: object) -> Entry:  # noqa: A002 - the field's own name
    return msgspec.structs.replace(Entry(type=type, subject="blocks/winter-sale", actor="actor-1", at=NOW), **parts)
