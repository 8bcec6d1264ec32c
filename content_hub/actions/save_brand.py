"""Create or change a brand."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct

from content_hub.actions.access import require_admin
from content_hub.actions.keys import check_key, escaped
from content_hub.actions.losing_locales import check_locales_kept
from content_hub.actions.preconditions import Precondition, check_precondition
from content_hub.errors import Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Brand, Caller, Entry
from content_hub.storage.changes import Changes, ExpectRevision, PutBrand
from content_hub.storage.queries import BrandOf

__all__ = ["SaveBrand", "Saved", "brand_etag", "save_brand"]

_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


class SaveBrand(Struct, frozen=True, kw_only=True):
    """What to call the brand, which locales it speaks, who may fetch, and where its pictures will be."""

    key: str
    name: str
    locales: Mapping[str, str | None]
    default_locale: str
    delivery: Literal["public", "token"]
    public_url: str
    precondition: Precondition


class Saved(Struct, frozen=True, kw_only=True):
    """A brand as it is now, whether it is new, and the position of its entry in the service's log."""

    brand: Brand
    is_new: bool
    position: int


async def save_brand(hub: Hub, command: SaveBrand, *, caller: Caller, now: datetime) -> Saved:
    """Create the brand or change it.

    Raises:
        Forbidden: the caller is no admin of all brands.
        Invalid: a key, locale, fallback or address that does not fit; all faults at once.
        PreconditionMissing, Stale: an existing brand needs If-Match with its current ETag.
        LocaleInUse: a locale in which something is live or scheduled would go, or fall back elsewhere.
        Conflict: somebody else changed it meanwhile.
    """
    require_admin(caller)
    check_key(command.key)
    faults = (*_locale_faults(command), *_address_faults(command))
    if faults:
        raise Invalid(
            de="Die Marke kann so nicht gespeichert werden.", en="The brand cannot be saved like this.", faults=faults
        )
    present = await hub.store.facts(BrandOf(brand=command.key))
    check_precondition(command.precondition, brand_etag(present) if present else None)
    rests_on = await check_locales_kept(hub, present, command.locales) if present else ()
    brand = decide_save_brand(present, command, now)
    committed = await hub.store.commit(
        Changes(
            brand=command.key,
            expects=(
                ExpectRevision(
                    kind="brand", brand=command.key, id=command.key, revision=present.revision if present else 0
                ),
                *rests_on,
            ),
            writes=(PutBrand(brand=brand),),
            entries=(_entry(present, brand, caller, now),),
        )
    )
    return Saved(brand=brand, is_new=present is None, position=committed.positions[command.key])


def decide_save_brand(present: Brand | None, command: SaveBrand, now: datetime) -> Brand:
    """Tell the brand after the command."""
    return Brand(
        key=command.key,
        name=command.name,
        locales=dict(sorted(command.locales.items())),
        default_locale=command.default_locale,
        delivery=command.delivery,
        public_url=command.public_url.rstrip("/"),
        created=present.created if present else now,
        active=present.active if present else None,
        revision=present.revision + 1 if present else 1,
    )


def brand_etag(brand: Brand) -> str:
    """Name this state of the brand."""
    return f'"{brand.key}-{brand.revision}"'


def _locale_faults(command: SaveBrand) -> tuple[Fault, ...]:
    faults = []
    for locale, fallback in command.locales.items():
        pointer = f"/locales/{escaped(locale)}"
        if not _LOCALE.fullmatch(locale):
            faults.append(
                _fault(
                    pointer, f"„{locale}“ ist kein Gebietsschema wie „de-DE“.", f"“{locale}” is no locale like “de-DE”."
                )
            )
        if fallback is not None and (fallback not in command.locales or _loops(locale, command.locales)):
            faults.append(
                _fault(
                    f"{pointer}/fallback",
                    f"Der Rückfall „{fallback}“ fehlt in den Gebietsschemas oder führt im Kreis.",
                    f"The fallback “{fallback}” is none of the locales, or leads round in a circle.",
                )
            )
    if command.default_locale not in command.locales:
        faults.append(
            _fault(
                "/default_locale",
                f"„{command.default_locale}“ ist keines der Gebietsschemas der Marke.",
                f"“{command.default_locale}” is none of the brand's locales.",
            )
        )
    return tuple(faults)


def _loops(locale: str, locales: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    current: str | None = locale
    while current is not None and current not in seen:
        seen.add(current)
        current = locales.get(current)
    return current is not None


def _address_faults(command: SaveBrand) -> tuple[Fault, ...]:
    url = command.public_url
    if re.fullmatch(r"https?://[^\s/?#\"'<>\\\x00-\x1f]+(/[^\s?#\"'<>\\\x00-\x1f]*)?", url):
        return ()
    return (
        _fault(
            "/public_url",
            "Die öffentliche Adresse muss mit https:// oder http:// beginnen und einen Host nennen.",
            "The public address must begin with https:// or http:// and name a host.",
        ),
    )


def _fault(pointer: str, de: str, en: str) -> Fault:
    return Fault(pointer=pointer, de=de, en=en)


def _entry(before: Brand | None, after: Brand, caller: Caller, now: datetime) -> Entry:
    return Entry(
        type="brand.changed",
        subject=f"brands/{after.key}",
        actor=caller.actor,
        at=now,
        origin=caller.origin,
        before=_shown(before) if before else None,
        after=_shown(after),
        data={"brand": after.key},
    )


def _shown(brand: Brand) -> Mapping[str, object]:
    return {
        "name": brand.name,
        "locales": dict(brand.locales),
        "default_locale": brand.default_locale,
        "delivery": brand.delivery,
        "public_url": brand.public_url,
    }
