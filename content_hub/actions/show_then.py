"""Show the past: what delivery gave at an instant, byte for byte, under which rules, approved by whom."""

from datetime import datetime

from msgspec import Struct

from brand.model import Report
from content_hub.actions.access import brand_for
from content_hub.actions.judging_again import judge_stored
from content_hub.actions.resolving import Shelf
from content_hub.actions.show import Preview, ReportOf, judge_sheet, targets_of
from content_hub.actions.surroundings import surroundings_then
from content_hub.actions.waiving import judged_then
from content_hub.errors import Fault, Invalid, NotFound
from content_hub.hub import Hub
from content_hub.model import Caller, DecisionKind, ManifestRendition, VersionRef
from content_hub.storage.history_queries import LiveThen, RulesThen, WasLive
from content_hub.storage.queries import RenditionsOf, ReviewOf

__all__ = ["REVIEWING_ROLES", "ReportThen", "ShownThen", "StoodThen", "preview_then", "report_then"]

REVIEWING_ROLES = ("writer", "approver", "publisher", "brand_manager", "legal", "admin")


class StoodThen(Struct, frozen=True, kw_only=True):
    """What was live of a block in a locale, whose approval it had (ids of actors), and since when."""

    locale: str
    version: int
    since: datetime
    review: str
    approved_by: tuple[str, ...]


class ShownThen(Struct, frozen=True, kw_only=True):
    """The bytes that delivery gave, and what stood behind them. `ruleset` None is the shipped default."""

    body: bytes
    media_type: str
    digest: str
    assets_base: str
    ruleset: int | None
    stood: StoodThen


class ReportThen(Struct, frozen=True, kw_only=True):
    """The report as of an instant, and what was live of the block then."""

    report: Report
    stood: tuple[StoodThen, ...]


async def preview_then(hub: Hub, command: Preview, *, at: datetime, caller: Caller, now: datetime) -> ShownThen:
    """Give the bytes that were live at an instant.

    Raises:
        Invalid: the instant has not come yet.
        NotFound: nothing of the block was live then, or not in this form; the message lists what was.
    """
    brand = await brand_for(hub, caller, command.brand, roles=REVIEWING_ROLES)
    _check_past(at, now)
    there = await hub.store.facts(LiveThen(brand=brand.key, key=command.key, at=at))
    chosen = _chosen(command, there, brand.default_locale)
    (stored,) = await hub.store.facts(RenditionsOf(brand=brand.key, digests=(chosen.digest,)))
    return ShownThen(
        body=stored.body,
        media_type=stored.media_type,
        digest=chosen.digest,
        assets_base=f"{brand.public_url}/v1/delivery/{brand.key}/assets",
        ruleset=await hub.store.facts(RulesThen(brand=brand.key, at=at)),
        stood=await _stood(hub, brand.key, chosen),
    )


async def report_then(hub: Hub, command: ReportOf, *, at: datetime, caller: Caller, now: datetime) -> ReportThen:
    """Judge a version under the rules and waivers of an instant: its live bytes where it was live then.

    Raises:
        Invalid: the instant has not come yet.
        NotFound: no such block or version.
    """
    brand = await brand_for(hub, caller, command.brand)
    _check_past(at, now)
    around = await surroundings_then(hub, brand, at=at)
    shelf = Shelf(hub, around.setting)
    sheet = await shelf.sheet(command.key, command.version)
    there = await hub.store.facts(LiveThen(brand=brand.key, key=command.key, at=at))
    renditions = [_named(item) for item in there if item.version == command.version]
    ref = VersionRef(block=command.key, version=command.version)
    if renditions:
        judged = await judge_stored(hub, shelf, around, (ref, renditions))
    else:
        judged = await judge_sheet(hub, around, sheet, targets_of(around, sheet))
    by_locale = {item.locale: item for item in there}
    return ReportThen(
        report=await judged_then(hub, around.setting.rules, (judged,), at=at),
        stood=tuple([await _stood(hub, brand.key, item) for item in by_locale.values()]),
    )


def _check_past(at: datetime, now: datetime) -> None:
    if at > now:
        raise Invalid(
            de="Dieser Zeitpunkt ist noch nicht gekommen. Was kommt, sagt POST …/releases/check.",
            en="This instant has not come yet. POST …/releases/check tells what will be.",
            faults=(Fault(pointer="/as_of", de="in der Zukunft", en="in the future"),),
        )


def _chosen(command: Preview, there: tuple[WasLive, ...], default_locale: str) -> WasLive:
    fitting = [
        item
        for item in there
        if command.version in {None, item.version}
        and command.channel in {None, item.channel}
        and command.format in {None, item.format}
        and command.locale in {None, item.locale}
        and command.profile in {None, item.profile}
        and command.dialect == item.dialect
    ]
    if fitting:
        return min(fitting, key=lambda item: (item.locale != default_locale, there.index(item)))
    listed = sorted(
        {f"{item.version}: {item.channel}/{item.format} {item.locale} {item.profile or ''}".strip() for item in there}
    )
    raise NotFound(
        de=f"Das war dann nicht live. Live war von „{command.key}“: {'; '.join(listed) or 'nichts'}.",
        en=f"This was not live then. Live of “{command.key}” was: {'; '.join(listed) or 'nothing'}.",
        members={"available": listed},
    )


async def _stood(hub: Hub, brand: str, item: WasLive) -> StoodThen:
    review = await hub.store.facts(ReviewOf(brand=brand, id=item.review))
    decisions = review.decisions if review is not None else ()
    return StoodThen(
        locale=item.locale,
        version=item.version,
        since=item.since,
        review=item.review,
        approved_by=tuple(one.actor for one in decisions if one.decision is DecisionKind.APPROVE),
    )


def _named(item: WasLive) -> ManifestRendition:
    return ManifestRendition(
        block=item.key,
        version=item.version,
        channel=item.channel,
        format=item.format,
        locale=item.locale,
        profile=item.profile,
        dialect=item.dialect,
        digest=item.digest,
        media_type="",
        bytes=0,
        changed=False,
    )
