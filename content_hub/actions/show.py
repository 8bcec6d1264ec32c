"""Show what is not live: one rendition of any version, or the report of a version. Nothing is stored."""

from datetime import datetime

from msgspec import Struct

from brand.model import Report
from components.model import Rendition, Target
from components.render import targets
from content_hub.actions.access import brand_for
from content_hub.actions.contradictions import Standing, contradictions
from content_hub.actions.joining import joined_report
from content_hub.actions.resolving import Pick, Reached, Shelf, grouped, reached
from content_hub.actions.sheets import Sheet, drawing_of
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.actions.waiving import judged_report
from content_hub.errors import Invalid, NotFound
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.queries import VersionOf

__all__ = ["Preview", "ReportOf", "Shown", "judge_sheet", "preview", "report", "shown_with", "targets_of"]


class Preview(Struct, frozen=True, kw_only=True):
    """Which rendition of which version (None: the newest); what is None takes the first that there is."""

    brand: str
    key: str
    version: int | None = None
    channel: str | None = None
    format: str | None = None
    locale: str | None = None
    profile: str | None = None
    dialect: str = "none"


class ReportOf(Struct, frozen=True, kw_only=True):
    """Which version to judge."""

    brand: str
    key: str
    version: int


class Shown(Struct, frozen=True, kw_only=True):
    """A rendition, and where its pictures are under delivery, so that a preview can show its own addresses."""

    rendition: Rendition
    version: int
    assets_base: str


async def preview(hub: Hub, command: Preview, *, caller: Caller, now: datetime) -> Shown:
    """Render one target of a version, with the blocks that it refers to as they are live, or else at their newest.

    Raises:
        NotFound: no such block or version; or no such target: the message lists what there is.
        Invalid: a block that it refers to cannot be shown in this locale.
    """
    del now
    brand = await brand_for(
        hub, caller, command.brand, roles=("writer", "approver", "publisher", "brand_manager", "legal", "admin")
    )
    around = await surroundings_of(hub, brand)
    shelf = Shelf(hub, around.setting)
    sheet = await shelf.sheet(command.key, command.version)
    target = _chosen(command, targets_of(around, sheet), brand.default_locale)
    found = await shown_with(hub, (around, shelf), sheet, target.locale)
    drawing = await drawing_of(hub, around.setting, sheet, targets=(target,), shown=found.sheets)
    judged = await hub.workshop.draw(drawing)
    return Shown(rendition=judged.renditions[0], version=sheet.version.number, assets_base=around.setting.assets_base)


async def report(hub: Hub, command: ReportOf, *, caller: Caller, now: datetime) -> Report:
    """Judge the sources and all renditions of a version under the ruleset in force, as the gate would now.

    Raises:
        NotFound: no such block or version.
    """
    brand = await brand_for(hub, caller, command.brand)
    around = await surroundings_of(hub, brand)
    shelf = Shelf(hub, around.setting)
    sheet = await shelf.sheet(command.key, command.version)
    own = await judge_sheet(hub, around, sheet, targets_of(around, sheet))
    against = await contradictions(hub, around, shelf, (Standing(sheet=sheet, locales=sheet.complete),))
    return await judged_report(hub, around.setting.rules, (own, against), at=now)


async def judge_sheet(hub: Hub, around: Surroundings, sheet: Sheet, wanted: tuple[Target, ...]) -> Report:
    """Judge the sources of a version or draft, and its renditions for these targets."""
    shelf = Shelf(hub, around.setting)
    locales = sorted({target.locale for target in wanted})
    pick = _newest_where_not_live(hub, shelf, around)
    found = [await _complete(shelf, sheet, locale, pick) for locale in locales]
    parts = []
    for group, shown in grouped(found) or (((), {}),):
        part = tuple(target for target in wanted if target.locale in group)
        parts.append(await hub.workshop.draw(await drawing_of(hub, around.setting, sheet, targets=part, shown=shown)))
    return joined_report([part.report for part in parts], around.setting.rules)


async def shown_with(hub: Hub, near: tuple[Surroundings, Shelf], sheet: Sheet, locale: str) -> Reached:
    """Find the blocks that a preview of a version shows in a locale. Raise Invalid where one is not complete."""
    around, shelf = near
    return await _complete(shelf, sheet, locale, _newest_where_not_live(hub, shelf, around))


async def _complete(shelf: Shelf, sheet: Sheet, locale: str, pick: Pick) -> Reached:
    found = await reached(shelf, sheet, locale, pick)
    if found.missing:
        names = ", ".join(found.missing)
        raise Invalid(
            de=f"In {locale} sind diese Bausteine nicht vollständig: {names}.",
            en=f"These blocks are not complete in {locale}: {names}.",
        )
    return found


def targets_of(around: Surroundings, sheet: Sheet) -> tuple[Target, ...]:
    """Name all that a version can be rendered for."""
    return targets(
        sheet.component, sheet.content, locales=around.brand.locales, profiles=around.profiles, dialects=around.dialects
    )


def _chosen(command: Preview, there: tuple[Target, ...], default_locale: str) -> Target:
    fitting = [
        target
        for target in there
        if (command.channel in {None, target.channel})
        and (command.format in {None, target.format})
        and (command.locale in {None, target.locale})
        and (command.profile in {None, target.profile})
        and command.dialect == target.dialect
    ]
    if not fitting:
        listed = sorted(
            {f"{target.channel}/{target.format} {target.locale} {target.profile or ''}".strip() for target in there}
        )
        raise NotFound(
            de=f"Diese Ausgabe gibt es nicht. Es gibt: {'; '.join(listed) or 'keine (keine Sprache ist vollständig)'}.",
            en=f"There is no such rendition. There is: {'; '.join(listed) or 'none (no locale is complete)'}.",
            members={"available": listed},
        )
    return min(fitting, key=lambda target: (target.locale != default_locale, there.index(target)))


def _newest_where_not_live(hub: Hub, shelf: Shelf, around: Surroundings) -> Pick:
    async def pick(key: str, locale: str) -> int | None:
        number = await shelf.live_version(key, locale)
        if number is not None:
            return number
        newest = await hub.store.facts(VersionOf(brand=around.brand.key, key=key))
        return newest.number if newest else None

    return pick
