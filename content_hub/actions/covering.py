"""What a review must cover: the submitted versions, and each live, approved or scheduled block that will differ.

Approving a legal footer approves each page that shows it. So the planning follows usages upwards until nothing new is
found, and references downwards, per locale, to the versions that will stand there.
"""

from collections.abc import Mapping

from msgspec import Struct

from content_hub.actions.resolving import Reached, Shelf, missing_reference, reached
from content_hub.actions.sheets import Sheet
from content_hub.errors import TooWide
from content_hub.hub import Hub
from content_hub.model import Covered, Reference, Review, ReviewState, VersionRef
from content_hub.storage.queries import ReviewsCovering, UsersOf
from content_hub.storage.schedule_queries import PendingReleases
from content_hub.timeline import coming_items

__all__ = ["Cover", "Plan", "plan_cover"]


class Plan(Struct, frozen=True, kw_only=True):
    """A version to cover in these locales. `bases` are the references that earlier bytes were made of, per locale."""

    sheet: Sheet
    locales: tuple[str, ...]
    submitted: bool
    bases: Mapping[str, tuple[Reference, ...]] = {}

    @property
    def ref(self) -> VersionRef:
        """Name the version."""
        return VersionRef(block=self.sheet.version.block, version=self.sheet.version.number)


class Cover(Struct, frozen=True, kw_only=True):
    """A plan with what each of its locales reaches."""

    plan: Plan
    reached: tuple[Reached, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        """All that the bytes will be made of."""
        return tuple(sorted(reference for item in self.reached for reference in item.references))


async def plan_cover(hub: Hub, shelf: Shelf, brand: str, submitted: tuple[Plan, ...]) -> tuple[Cover, ...]:
    """Plan everything that a review of these versions covers.

    Raises:
        TooWide: more blocks than one review may cover.
        ReferenceNotLive: a version refers to a block that is neither live nor submitted in one of its locales.
    """
    plans = await _with_users(hub, shelf, brand, submitted)
    chosen = {(plan.ref.block, locale): plan.ref.version for plan in submitted for locale in plan.locales}
    covers = [await _covered(shelf, plan, chosen) for plan in plans]
    missing = [(cover.plan.ref, item.locale, key) for cover in covers for item in cover.reached for key in item.missing]
    if missing:
        raise missing_reference(missing)
    return tuple(covers)


async def _covered(shelf: Shelf, plan: Plan, chosen: Mapping[tuple[str, str], int]) -> Cover:
    async def pick(key: str, locale: str) -> int | None:
        if (key, locale) in chosen:
            return chosen[key, locale]
        for reference in plan.bases.get(locale, ()):
            if reference.block == key:
                return reference.version
        return await shelf.live_version(key, locale)

    return Cover(
        plan=plan,
        reached=tuple([await reached(shelf, plan.sheet, locale, pick) for locale in plan.locales]),
    )


async def _with_users(hub: Hub, shelf: Shelf, brand: str, submitted: tuple[Plan, ...]) -> tuple[Plan, ...]:
    replaced = {(plan.ref.block, locale) for plan in submitted for locale in plan.locales}
    plans = {plan.ref: plan for plan in submitted}
    seen: set[str] = set()
    frontier = {plan.ref.block for plan in submitted}
    while frontier:
        usages = await hub.store.facts(UsersOf(brand=brand, keys=tuple(sorted(frontier))))
        seen |= frontier
        frontier = set()
        for ref in sorted({VersionRef(block=usage.block, version=usage.version) for usage in usages} - plans.keys()):
            plan = await _user_plan(hub, shelf, brand, ref)
            locales = tuple(locale for locale in plan.locales if (ref.block, locale) not in replaced)
            if locales:
                plans[ref] = Plan(sheet=plan.sheet, locales=locales, submitted=False, bases=plan.bases)
                frontier |= {ref.block} - seen
        _check_width(hub, plans)
    return tuple(plans.values())


def _check_width(hub: Hub, plans: Mapping[VersionRef, Plan]) -> None:
    blocks = len({ref.block for ref in plans})
    if blocks > hub.max_blocks_per_review:
        raise TooWide(
            de=f"Das würde {blocks} Bausteine ändern; eine Prüfrunde deckt höchstens {hub.max_blocks_per_review} ab. "
            "In mehreren Schritten einreichen.",
            en=f"This would change {blocks} blocks; one review covers at most {hub.max_blocks_per_review}. "
            "Submit it in several steps.",
        )


async def _user_plan(hub: Hub, shelf: Shelf, brand: str, ref: VersionRef) -> Plan:
    """Find where a user stands: live, approved or about to go live, with what its bytes were made of."""
    bases = {
        locale: pointer.references
        for locale, pointer in (await shelf.live(ref.block)).items()
        if pointer.version == ref.version
    }
    coming = await _coming(hub, brand, ref)
    for review in await hub.store.facts(ReviewsCovering(brand=brand, versions=(ref,))):
        for covered in review.covers:
            if (covered.block, covered.version) == (ref.block, ref.version):
                for locale in _held_in(review, covered, coming):
                    bases.setdefault(locale, _references(covered, locale))
    return Plan(
        sheet=await shelf.sheet(ref.block, ref.version), locales=tuple(sorted(bases)), submitted=False, bases=bases
    )


async def _coming(hub: Hub, brand: str, ref: VersionRef) -> frozenset[str]:
    """Tell in which locales a version will go live, or come back."""
    pending = await hub.store.facts(PendingReleases(brand=brand))
    return frozenset(
        locale
        for release in pending
        for item in coming_items(release)
        if (item.block, item.version) == (ref.block, ref.version)
        for locale in item.locales
    )


def _held_in(review: Review, covered: Covered, coming: frozenset[str]) -> tuple[str, ...]:
    """Tell in which locales a review holds a version: approved ones all, earlier ones where it is still to come."""
    if review.state is ReviewState.APPROVED and covered.submitted:
        return covered.locales
    if review.state in {ReviewState.APPROVED, ReviewState.PUBLISHED}:
        return tuple(locale for locale in covered.locales if locale in coming)
    return ()


def _references(covered: Covered, locale: str) -> tuple[Reference, ...]:
    return tuple(reference for reference in covered.references if reference.locale == locale)
