"""What would go live together, from which approval: the approved bytes, or a refusal that names what changed.

For each block and locale the references are followed as they will stand after the release. An approval holds for
exactly the references that its bytes were made of; no other bytes are ever taken. Where something is taken off, who
still shows it would show a gap: that is refused too.
"""

from collections.abc import Mapping

from msgspec import Struct

from content_hub.actions.access import no_such
from content_hub.actions.resolving import Reached, Shelf, missing_reference, reached
from content_hub.errors import ApprovalVoid, NotApproved
from content_hub.hub import Hub
from content_hub.model import (
    Covered,
    ManifestRendition,
    Reference,
    ReleaseItem,
    Review,
    ReviewState,
    VersionRef,
)
from content_hub.storage.queries import BlockOf, ReviewsCovering, UsersOf, VersionOf
from content_hub.timeline import Place

__all__ = ["Going", "approved_items", "plan_moves"]

_HOLDING = frozenset({ReviewState.APPROVED, ReviewState.PUBLISHED})


class Going(Struct, frozen=True, kw_only=True):
    """One version going live in one locale with the bytes of one approval."""

    ref: VersionRef
    locale: str
    review: Review
    covered: Covered
    references: tuple[Reference, ...]

    @property
    def renditions(self) -> tuple[ManifestRendition, ...]:
        """The approved renditions."""
        return tuple(
            item
            for item in self.review.manifest.renditions
            if (item.block, item.version, item.locale) == (self.ref.block, self.ref.version, self.locale)
        )


async def approved_items(
    hub: Hub, brand: str, wanted: tuple[tuple[VersionRef, tuple[str, ...] | None], ...]
) -> tuple[ReleaseItem, ...]:
    """Find the locales that each version is approved in.

    Raises:
        NotFound: no such block or version.
        NotApproved: a version has no approval, or none for a locale asked for.
    """
    items = []
    for ref, locales in wanted:
        if await hub.store.facts(BlockOf(brand=brand, key=ref.block)) is None:
            raise no_such("block", ref.block)
        if await hub.store.facts(VersionOf(brand=brand, key=ref.block, number=ref.version)) is None:
            raise no_such("version", f"{ref.block}/{ref.version}")
        approved = {
            locale
            for review in await _holding(hub, brand, ref)
            for covered in review.covers
            if covered.submitted and _names(covered, ref)
            for locale in covered.locales
        }
        lacking = sorted(set(locales or ()) - approved)
        if not approved or lacking:
            raise _not_approved(ref, lacking)
        items.append(ReleaseItem(block=ref.block, version=ref.version, locales=tuple(sorted(locales or approved))))
    return tuple(items)


async def plan_moves(hub: Hub, shelf: Shelf, brand: str, moves: Mapping[Place, int | None]) -> tuple[Going, ...]:
    """Find the approved bytes for everything that changes: the versions themselves, and live blocks that show them.

    `moves` says which version each place gets; None: nothing stands there then.

    Raises:
        ReferenceNotLive: a block would show one that will not be live.
        ApprovalVoid: no approval covers the bytes that would be right then.
    """

    async def pick(key: str, locale: str) -> int | None:
        place = (key, locale)
        return moves[place] if place in moves else await shelf.live_version(key, locale)

    affected = await _affected(hub, shelf, brand, moves)
    followed = {
        (ref, locale): await reached(shelf, await shelf.sheet(ref.block, ref.version), locale, pick)
        for ref, locale in affected
    }
    missing = [(ref, locale, key) for (ref, locale), item in followed.items() for key in item.missing]
    if missing:
        raise missing_reference(missing)
    return tuple([await _going(hub, brand, (ref, item), moves) for (ref, _), item in followed.items()])


async def _affected(
    hub: Hub, shelf: Shelf, brand: str, moves: Mapping[Place, int | None]
) -> tuple[tuple[VersionRef, str], ...]:
    """Follow usages upwards: who is live in the same locale, and shows what changes."""
    found = {(VersionRef(block=key, version=number), locale) for (key, locale), number in moves.items() if number}
    changed = set(moves)
    while changed:
        usages = await hub.store.facts(UsersOf(brand=brand, keys=tuple(sorted({key for key, _ in changed}))))
        further = set()
        for usage in usages:
            ref = VersionRef(block=usage.block, version=usage.version)
            for locale, standing in (await shelf.standing(usage.block)).items():
                is_hit = standing == usage.version and (usage.uses, locale) in changed
                if is_hit and (usage.block, locale) not in moves and (ref, locale) not in found:
                    found.add((ref, locale))
                    further.add((usage.block, locale))
        changed = further
    return tuple(sorted(found))


async def _going(
    hub: Hub, brand: str, standing: tuple[VersionRef, Reached], moves: Mapping[Place, int | None]
) -> Going:
    ref, now = standing
    candidates = [
        (review, covered)
        for review in await _holding(hub, brand, ref)
        for covered in review.covers
        if _names(covered, ref) and now.locale in covered.locales
    ]
    for review, covered in candidates:
        if _at(covered, now.locale) == now.references:
            return Going(ref=ref, locale=now.locale, review=review, covered=covered, references=now.references)
    raise _void(standing, _nearest(candidates, now, moves), moves)


def _nearest(
    candidates: list[tuple[Review, Covered]], now: Reached, moves: Mapping[Place, int | None]
) -> tuple[Reference, ...]:
    """Find the approval that people will think of: of a review of what moves, and the one that differs least."""
    moving = [
        (review, covered)
        for review, covered in candidates
        if any(moves.get((ref.block, now.locale)) == ref.version for ref in review.versions)
    ]
    approved = [_at(covered, now.locale) for _, covered in moving or candidates]
    return min(approved, key=lambda references: len(set(references) ^ set(now.references)), default=())


async def _holding(hub: Hub, brand: str, ref: VersionRef) -> tuple[Review, ...]:
    reviews = await hub.store.facts(ReviewsCovering(brand=brand, versions=(ref,)))
    return tuple(review for review in reviews if review.state in _HOLDING)


def _names(covered: Covered, ref: VersionRef) -> bool:
    return (covered.block, covered.version) == (ref.block, ref.version)


def _at(covered: Covered, locale: str) -> tuple[Reference, ...]:
    return tuple(sorted(reference for reference in covered.references if reference.locale == locale))


def _not_approved(ref: VersionRef, lacking: list[str]) -> NotApproved:
    where = f" ({', '.join(lacking)})" if lacking else ""
    return NotApproved(
        de=f"„{ref.block}“ Version {ref.version} ist nicht freigegeben{where}. Einreichen und freigeben lassen.",
        en=f"“{ref.block}” version {ref.version} is not approved{where}. Submit it and have it approved.",
        members={"block": ref.block, "version": ref.version, "locales": lacking},
    )


def _void(
    standing: tuple[VersionRef, Reached], approved: tuple[Reference, ...], moves: Mapping[Place, int | None]
) -> ApprovalVoid:
    """Say what changed since the approval, and what to submit again: what moves, as it is what needs a new review."""
    ref, now = standing
    before = {reference.block: reference.version for reference in approved}
    after = {reference.block: reference.version for reference in now.references}
    changed = [
        {"block": key, "approved": before.get(key), "now": after.get(key)}
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]
    words = ", ".join(f"{item['block']} {item['approved'] or '—'} → {item['now'] or '—'}" for item in changed) or "—"
    moved = sorted(key for key in after if (key, now.locale) in moves)
    again = [ref.block] if (ref.block, now.locale) in moves or not moved else moved
    names = ", ".join(again)
    return ApprovalVoid(
        de=f"„{ref.block}“ Version {ref.version} ({now.locale}) wurde mit anderem freigegeben, als jetzt dort stünde: "
        f"{words}. Noch einmal einreichen: {names}.",
        en=f"“{ref.block}” version {ref.version} ({now.locale}) was approved with other blocks than would stand there "
        f"now: {words}. Submit again: {names}.",
        members={
            "block": ref.block,
            "version": ref.version,
            "locale": now.locale,
            "changed": changed,
            "submit_again": again,
        },
    )
