"""Save a block: every save is a new immutable version."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from msgspec import Struct

from components.content import text_fields
from content_hub.actions.access import brand_for
from content_hub.actions.claims import claims_of, subjects_of
from content_hub.actions.keys import check_key
from content_hub.actions.preconditions import Precondition, check_precondition
from content_hub.actions.retrying import decided_anew
from content_hub.actions.sheets import Sheet, component_named, open_sheet
from content_hub.actions.states import expectations
from content_hub.digests import digest_of
from content_hub.errors import ContentRejected, Fault, Invalid
from content_hub.hub import Hub
from content_hub.model import Block, BlockState, Brand, Caller, Entry, Usage, Version
from content_hub.storage.changes import Changes, ExpectNewest, PutBlock, PutVersion
from content_hub.storage.claim_changes import PutClaims
from content_hub.storage.queries import AssetOf, BlockOf, VersionOf

__all__ = ["Save", "SavedBlock", "save", "version_etag"]

_MAX_LABELS = 50
_MAX_LABEL = 100


class Save(Struct, frozen=True, kw_only=True):
    """What to keep under a key. `content` is what was sent; it is decoded and checked here."""

    brand: str
    key: str
    component: str
    content: object
    precondition: Precondition
    labels: tuple[str, ...] = ()
    note: str | None = None


class SavedBlock(Struct, frozen=True, kw_only=True):
    """The block with the version that was saved, and the position of its entry."""

    block: Block
    version: Version
    is_new: bool
    position: int


async def save(hub: Hub, command: Save, *, caller: Caller, now: datetime) -> SavedBlock:
    """Keep a new version of a block.

    Raises:
        Forbidden: the caller is no writer.
        Invalid: a key, label or component that does not fit.
        ContentRejected: everything wrong inside the content, with pointers.
        PreconditionMissing, Stale: an existing block needs If-Match with its current ETag.
        Conflict: others kept touching the block.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("writer",))
    check_key(command.key)
    _check_labels(command.labels)

    async def attempt() -> SavedBlock:
        present = await hub.store.facts(BlockOf(brand=brand.key, key=command.key))
        newest = await hub.store.facts(VersionOf(brand=brand.key, key=command.key)) if present else None
        check_precondition(command.precondition, version_etag(newest) if newest else None)
        _check_component(command, present)
        sheet = _opened(_version(command, present, caller=caller, now=now), brand)
        await _check_named(hub, brand, sheet)
        changes, block = decide_save(present, sheet, caller=caller)
        changes = _with_claims(changes, sheet, brand)
        position = (await hub.store.commit(changes)).positions[brand.key]
        return SavedBlock(block=block, version=sheet.version, is_new=present is None, position=position)

    return await decided_anew(attempt)


def version_etag(version: Version) -> str:
    """Name this version of the block, labels included."""
    return f'"{version.number}-{version.digest.removeprefix("sha256:")[:16]}"'


def _version(command: Save, present: Block | None, *, caller: Caller, now: datetime) -> Version:
    if not isinstance(command.content, Mapping):
        raise ContentRejected(
            de="Der Inhalt muss ein Objekt mit „facts“ und „texts“ sein.",
            en="The content must be an object with “facts” and “texts”.",
            faults=(Fault(pointer="/content", de="kein Objekt", en="not an object"),),
        )
    return Version(
        brand=command.brand,
        block=command.key,
        number=present.newest + 1 if present else 1,
        component=command.component,
        content=command.content,
        digest="",
        actor=caller.actor,
        person=caller.person,
        created=now,
        labels=tuple(sorted(set(command.labels))),
        note=command.note,
    )


def _opened(version: Version, brand: Brand) -> Sheet:
    """Check the content, then address it: what did not pass need not even be text that can be written down."""
    sheet = open_sheet(version, brand.locales)
    digest = digest_of({"component": version.component, "content": version.content})
    return msgspec.structs.replace(sheet, version=msgspec.structs.replace(version, digest=digest))


def decide_save(present: Block | None, sheet: Sheet, *, caller: Caller) -> tuple[Changes, Block]:
    """Tell the changes of a save. What is live stays live; the newest version is a draft."""
    version = sheet.version
    if present is None:
        block = Block(
            brand=version.brand,
            key=version.block,
            component=version.component,
            newest=version.number,
            state=BlockState.DRAFT,
            created=version.created,
            labels=version.labels,
        )
    else:
        block = msgspec.structs.replace(present, newest=version.number, state=BlockState.DRAFT, labels=version.labels)
    before = {"version": present.newest} if present else None
    data = {"key": version.block, "version": version.number, "digest": version.digest}
    return Changes(
        brand=version.brand,
        expects=(
            ExpectNewest(brand=version.brand, key=version.block, version=version.number - 1),
            *(expectations((present,)) if present else ()),
        ),
        writes=(PutVersion(version=version, usages=_usages(sheet), search=_search(sheet)), PutBlock(block=block)),
        entries=(
            Entry(
                type="version.saved",
                subject=f"blocks/{version.block}",
                actor=caller.actor,
                at=version.created,
                origin=caller.origin,
                before=before,
                after=data,
                data=data,
            ),
        ),
    ), block


def _with_claims(changes: Changes, sheet: Sheet, brand: Brand) -> Changes:
    """Keep which products and codes the version speaks of, so that contradictions are found later."""
    subjects = subjects_of(claims_of(sheet, brand.locales))
    ref = sheet.version
    claims = PutClaims(brand=ref.brand, block=ref.block, version=ref.number, subjects=subjects)
    return msgspec.structs.replace(changes, writes=(*changes.writes, claims)) if subjects else changes


def _usages(sheet: Sheet) -> tuple[Usage, ...]:
    return tuple(
        Usage(block=sheet.version.block, version=sheet.version.number, uses=key, pointer=pointer)
        for pointer, key in sheet.refers
    )


def _search(sheet: Sheet) -> Mapping[str, str]:
    texts: dict[str, list[str]] = {}
    for field in text_fields(sheet.component, sheet.content):
        texts.setdefault(field.locale, []).append(field.text)
    return {locale: "\n".join(parts) for locale, parts in texts.items()}


def _check_labels(labels: tuple[str, ...]) -> None:
    if len(labels) > _MAX_LABELS or any(not label.strip() or len(label) > _MAX_LABEL for label in labels):
        raise Invalid(
            de=f"Höchstens {_MAX_LABELS} Etiketten mit je 1 bis {_MAX_LABEL} Zeichen.",
            en=f"At most {_MAX_LABELS} labels of 1 to {_MAX_LABEL} characters each.",
            faults=(Fault(pointer="/labels", de="passt nicht", en="does not fit"),),
        )


def _check_component(command: Save, present: Block | None) -> None:
    component_named(command.component)
    if present is not None and present.component != command.component:
        raise Invalid(
            de=f"„{command.key}“ ist ein Baustein der Komponente „{present.component}“ und bleibt es. "
            "Für eine andere Komponente einen neuen Schlüssel nehmen.",
            en=f"“{command.key}” is a block of the component “{present.component}” and stays one. "
            "Take a new key for another component.",
            faults=(Fault(pointer="/component", de="bleibt, wie sie ist", en="stays as it is"),),
        )


async def _check_named(hub: Hub, brand: Brand, sheet: Sheet) -> None:
    """Refuse references to blocks and pictures that are not there, and references in a circle."""
    faults = []
    for pointer, key in sheet.refers:
        if await _leads_back(hub, brand, key, sheet.version.block):
            faults.append(
                Fault(
                    pointer=pointer,
                    de=f"Über „{key}“ führt der Verweis zu diesem Baustein zurück.",
                    en=f"Through “{key}” the reference leads back to this block.",
                )
            )
        elif await hub.store.facts(BlockOf(brand=brand.key, key=key)) is None:
            faults.append(
                Fault(
                    pointer=pointer,
                    de=f"Es gibt keinen Baustein „{key}“. Zuerst ihn speichern.",
                    en=f"There is no block “{key}”. Save that one first.",
                )
            )
    for pointer, digest in sheet.pictures:
        if await hub.store.facts(AssetOf(brand=brand.key, digest=digest)) is None:
            faults.append(
                Fault(
                    pointer=pointer,
                    de="Es gibt kein Asset mit diesem Digest. Zuerst das Bild hochladen.",
                    en="There is no asset of this digest. Upload the picture first.",
                )
            )
    if faults:
        raise ContentRejected(
            de="Der Inhalt nennt Dinge, auf die er nicht verweisen kann.",
            en="The content names things that it cannot refer to.",
            faults=faults,
        )


async def _leads_back(hub: Hub, brand: Brand, start: str, goal: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key == goal:
            return True
        if key in seen:
            continue
        seen.add(key)
        version = await hub.store.facts(VersionOf(brand=brand.key, key=key))
        if version is not None:
            waiting += [further for _, further in open_sheet(version, brand.locales).refers]
    return False
