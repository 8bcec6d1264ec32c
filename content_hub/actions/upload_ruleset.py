"""Upload a brand pack: a new version of the brand's rules, not yet in force."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.actions.retrying import decided_anew
from content_hub.actions.workflow_faults import check_steps
from content_hub.errors import Fault, PackRejected
from content_hub.hub import Compiled, Hub
from content_hub.model import Asset, Brand, Caller, Entry, LogoPicture, Ruleset
from content_hub.storage.changes import Changes, ExpectRevision, PutAsset, PutRuleset, Write
from content_hub.storage.queries import Rulesets

__all__ = ["UploadRuleset", "upload_ruleset"]


class UploadRuleset(Struct, frozen=True, kw_only=True):
    """A brand pack as zip."""

    brand: str
    pack: bytes


async def upload_ruleset(hub: Hub, command: UploadRuleset, *, caller: Caller, now: datetime) -> Ruleset:
    """Compile a pack and keep it as the brand's next ruleset; `activate_ruleset` puts it in force.

    Raises:
        Forbidden: the caller is no brand manager.
        PackRejected: faults, each with file, line and reason; locales that are not the brand's; a step of the workflow
            that is never reached.
        Conflict: others kept uploading rulesets at the same moment.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("brand_manager", "admin"))
    compiled = await hub.workshop.compile(command.pack)
    _check_locales(brand, compiled)
    check_steps(compiled.steps)

    async def attempt() -> Ruleset:
        newest = (await hub.store.list(Rulesets(brand=brand.key, limit=1))).items
        ruleset = decide_upload(brand, compiled, newest[0].number + 1 if newest else 1, caller=caller, now=now)
        writes: list[Write] = [PutRuleset(ruleset=ruleset, pack=command.pack, compiled=compiled.compiled)]
        writes += [_logo_asset(brand, compiled, logo, caller=caller, now=now) for logo in sorted(compiled.logos)]
        await hub.store.commit(
            Changes(
                brand=brand.key,
                expects=(ExpectRevision(kind="ruleset", brand=brand.key, id=str(ruleset.number), revision=0),),
                writes=tuple(writes),
                entries=(_entry(ruleset, caller),),
            )
        )
        return ruleset

    return await decided_anew(attempt)


def _entry(ruleset: Ruleset, caller: Caller) -> Entry:
    return Entry(
        type="ruleset.uploaded",
        subject=f"rulesets/{ruleset.number}",
        actor=caller.actor,
        at=ruleset.created,
        origin=caller.origin,
        after={"number": ruleset.number, "digest": ruleset.digest},
        data={"version": ruleset.number, "digest": ruleset.digest},
    )


def decide_upload(brand: Brand, compiled: Compiled, number: int, *, caller: Caller, now: datetime) -> Ruleset:
    """Tell the ruleset that this pack becomes."""
    return Ruleset(
        brand=brand.key,
        number=number,
        digest=compiled.digest,
        actor=caller.actor,
        created=now,
        logos={
            logo: LogoPicture(digest=picture.digest, width=picture.width, height=picture.height)
            for logo, picture in sorted(compiled.logos.items())
        },
        dialects=compiled.dialects,
        profiles=compiled.profiles,
        steps=compiled.steps,
    )


def _check_locales(brand: Brand, compiled: Compiled) -> None:
    if dict(brand.locales) == dict(compiled.locales) and brand.default_locale == compiled.default_locale:
        return
    ours = _listed(brand.default_locale, brand.locales)
    theirs = _listed(compiled.default_locale, compiled.locales)
    raise PackRejected(
        de=f"Die Gebietsschemas passen nicht zur Marke. Marke: {ours}. Paket (brand.toml): {theirs}. "
        "Eines von beiden angleichen: PUT /v1/brands/… oder brand.toml.",
        en=f"The locales are not the brand's. Brand: {ours}. Pack (brand.toml): {theirs}. "
        "Make one like the other: PUT /v1/brands/… or brand.toml.",
        faults=(
            Fault(
                pointer="/brand.toml",
                de=f"Marke: {ours}; Paket: {theirs}",
                en=f"brand: {ours}; pack: {theirs}",
            ),
        ),
    )


def _listed(default: str, locales: Mapping[str, str | None]) -> str:
    names = [f"{locale} (→ {fallback})" if fallback else locale for locale, fallback in sorted(locales.items())]
    return f"{', '.join(names)}; {default}"


def _logo_asset(brand: Brand, compiled: Compiled, logo: str, *, caller: Caller, now: datetime) -> PutAsset:
    picture = compiled.logos[logo]
    return PutAsset(
        asset=Asset(
            brand=brand.key,
            digest=picture.digest,
            media_type=picture.media_type,
            width=picture.width,
            height=picture.height,
            bytes=len(picture.data),
            actor=caller.actor,
            created=now,
        ),
        data=picture.data,
    )
