"""Which locales a change of a brand takes away or turns elsewhere, and what of them is live or about to be."""

from collections.abc import Iterator, Mapping

from content_hub.errors import LocaleInUse
from content_hub.hub import Hub
from content_hub.model import Brand, Release
from content_hub.storage.changes import Expect, ExpectLive
from content_hub.storage.locale_queries import LiveIn
from content_hub.storage.queries import RevisionsOf
from content_hub.storage.schedule_changes import ExpectSchedule
from content_hub.storage.schedule_queries import PendingReleases

__all__ = ["check_locales_kept", "locales_lost"]

_MOST_NAMED = 5

Locales = Mapping[str, str | None]


async def check_locales_kept(hub: Hub, present: Brand, locales: Locales) -> tuple[Expect, ...]:
    """Let a brand lose only locales in which nothing is live or scheduled; give what that rests on.

    What is live was rendered with the texts that stood in then: with other fallbacks, delivery would contradict it.

    Raises:
        LocaleInUse: something is; the first few places are named.
    """
    lost = locales_lost(present.locales, locales)
    if not lost:
        return ()
    revisions = await hub.store.facts(RevisionsOf(brand=present.key))
    pointers = await hub.store.facts(LiveIn(brand=present.key, locales=lost, limit=_MOST_NAMED))
    places = [(pointer.block, pointer.locale) for pointer in pointers]
    for release in await hub.store.facts(PendingReleases(brand=present.key)):
        places += _scheduled(release, lost)
    if places:
        raise _in_use(list(dict.fromkeys(places))[:_MOST_NAMED])
    return (
        ExpectLive(brand=present.key, revision=revisions.live),
        ExpectSchedule(brand=present.key, revision=revisions.schedule),
    )


def locales_lost(before: Locales, after: Locales) -> tuple[str, ...]:
    """Name the locales that are gone, or whose texts would come from elsewhere."""
    return tuple(
        locale
        for locale in sorted(before)
        if locale not in after or tuple(_standing_in(before, locale)) != tuple(_standing_in(after, locale))
    )


def _standing_in(locales: Locales, locale: str) -> Iterator[str]:
    seen = {locale}
    current = locales.get(locale)
    while current is not None and current not in seen:
        seen.add(current)
        yield current
        current = locales.get(current)


def _scheduled(release: Release, lost: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for item in release.versions:
        for locale in item.locales:
            if locale in lost:
                yield item.block, locale


def _in_use(places: list[tuple[str, str]]) -> LocaleInUse:
    named = ", ".join(f"{block} ({locale})" for block, locale in places)
    return LocaleInUse(
        de=f"In diesen Gebietsschemas ist etwas live oder terminiert: {named}. Es zurückziehen oder absagen, oder die "
        "Gebietsschemas mit ihrem Rückfall behalten.",
        en=f"Something is live or scheduled in these locales: {named}. Withdraw or cancel it, or keep the locales and "
        "their fallbacks.",
        members={"places": [{"block": block, "locale": locale} for block, locale in places]},
    )
