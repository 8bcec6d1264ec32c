"""Which version of another block is shown: the one in the same review, what the approval recorded, or what is live."""

from collections.abc import Awaitable, Callable, Iterable, Mapping

from msgspec import Struct

from content_hub.actions.sheets import Sheet, open_version
from content_hub.errors import ReferenceNotLive
from content_hub.hub import Hub, Setting
from content_hub.model import LivePointer, Reference, VersionRef
from content_hub.storage.queries import LiveOf
from content_hub.timeline import Place

__all__ = ["Pick", "Reached", "Shelf", "grouped", "missing_reference", "reached"]

Pick = Callable[[str, str], Awaitable[int | None]]
"""(block key, locale) → the number of the version to show, or None where there is none to show."""


class Shelf:
    """What one action has opened: versions and live pointers, each read once.

    `foreseen` says what will stand at some places at a later instant; elsewhere what is live stays.
    """

    def __init__(self, hub: Hub, setting: Setting, foreseen: Mapping[Place, int | None] | None = None) -> None:
        self._hub = hub
        self._setting = setting
        self._foreseen = foreseen or {}
        self._sheets: dict[tuple[str, int | None], Sheet] = {}
        self._live: dict[str, Mapping[str, LivePointer]] = {}

    async def sheet(self, key: str, number: int | None) -> Sheet:
        """Open a version, or give the one that was opened before. Raise NotFound if there is none."""
        if (key, number) not in self._sheets:
            self._sheets[key, number] = await open_version(self._hub, self._setting, key, number)
        return self._sheets[key, number]

    async def live(self, key: str) -> Mapping[str, LivePointer]:
        """Tell what is live of a block, by locale."""
        if key not in self._live:
            pointers = await self._hub.store.facts(LiveOf(brand=self._setting.brand, keys=(key,)))
            self._live[key] = {pointer.locale: pointer for pointer in pointers}
        return self._live[key]

    async def standing(self, key: str) -> Mapping[str, int]:
        """Tell which version of a block stands in each locale: live now, or at the instant that is foreseen."""
        found: dict[str, int | None] = {locale: pointer.version for locale, pointer in (await self.live(key)).items()}
        found |= {locale: number for (block, locale), number in self._foreseen.items() if block == key}
        return {locale: number for locale, number in found.items() if number is not None}

    async def live_version(self, key: str, locale: str) -> int | None:
        """Tell which version of a block stands in a locale."""
        return (await self.standing(key)).get(locale)


class Reached(Struct, frozen=True, kw_only=True):
    """The blocks that a version reaches in one locale, by key, and those that are missing there."""

    locale: str
    sheets: Mapping[str, Sheet]
    missing: tuple[str, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        """Name what was reached, in order."""
        return tuple(
            Reference(locale=self.locale, block=key, version=sheet.version.number)
            for key, sheet in sorted(self.sheets.items())
        )


async def reached(shelf: Shelf, sheet: Sheet, locale: str, pick: Pick) -> Reached:
    """Follow the references of a version, and theirs, in one locale; each block once, so that circles end."""
    found: dict[str, Sheet] = {}
    missing: list[str] = []
    waiting = [key for _, key in sheet.refers]
    while waiting:
        key = waiting.pop(0)
        if key in found or key in missing:
            continue
        number = await pick(key, locale)
        other = await shelf.sheet(key, number) if number is not None else None
        if other is None or locale not in other.complete:
            missing.append(key)
            continue
        found[key] = other
        waiting += [further for _, further in other.refers]
    return Reached(locale=locale, sheets=found, missing=tuple(missing))


def grouped(items: Iterable[Reached]) -> tuple[tuple[tuple[str, ...], Mapping[str, Sheet]], ...]:
    """Join the locales that reach the same versions: each group is one drawing."""
    joined: dict[tuple[tuple[str, int], ...], tuple[list[str], Mapping[str, Sheet]]] = {}
    for item in items:
        signature = tuple((key, sheet.version.number) for key, sheet in sorted(item.sheets.items()))
        joined.setdefault(signature, ([], item.sheets))[0].append(item.locale)
    return tuple((tuple(locales), sheets) for locales, sheets in joined.values())


def missing_reference(missing: Iterable[tuple[VersionRef, str, str]]) -> ReferenceNotLive:
    """Refuse, naming who refers to whom in which locale."""
    items = [
        {"block": owner.block, "version": owner.version, "locale": locale, "reference": key}
        for owner, locale, key in missing
    ]
    words = "; ".join(f"{item['block']} → {item['reference']} ({item['locale']})" for item in items)
    return ReferenceNotLive(
        de=f"Verweise auf Bausteine, die dort weder live noch in dieser Runde vollständig sind: {words}. "
        "Den Baustein mit einreichen, ihn zuerst veröffentlichen oder die Sprache auslassen („locales“).",
        en=f"References to blocks that are neither live there nor complete in this round: {words}. "
        "Submit that block too, publish it first, or leave the locale out (“locales”).",
        members={"references": items},
    )
