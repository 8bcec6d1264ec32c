"""Bring content of another system as drafts, and say what would be in its way: the first value on day one."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from brand.model import Finding
from content_hub.actions.access import brand_for
from content_hub.actions.contradictions import Standing, contradictions
from content_hub.actions.import_ import BlockLine, ImportBlocks, Imported, import_blocks
from content_hub.actions.resolving import Shelf
from content_hub.actions.show import ReportOf, report
from content_hub.actions.surroundings import surroundings_of
from content_hub.errors import ContentHubError
from content_hub.hub import Hub
from content_hub.importers.duplicates import Near, near_duplicates
from content_hub.model import Caller

__all__ = ["Brought", "bring"]


class Brought(Struct, frozen=True, kw_only=True):
    """What became of each line, and what was found: in each block, between blocks, and said twice."""

    imported: tuple[Imported, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    contradictions: tuple[Finding, ...]
    duplicates: tuple[Near, ...]


async def bring(hub: Hub, brand: str, lines: tuple[BlockLine, ...], *, caller: Caller, now: datetime) -> Brought:
    """Save each line as a draft, once however often it is brought, and judge what came.

    Raises:
        Forbidden: the caller is no writer.
        NotFound: no such brand.
    """
    found = await brand_for(hub, caller, brand, roles=("writer",))
    imported = await import_blocks(hub, ImportBlocks(brand=brand, lines=lines), caller=caller, now=now)
    versions = {item.key: item.version for item in imported if item.version is not None}
    findings: dict[str, tuple[Finding, ...]] = {}
    for key, version in versions.items():
        try:
            judged = await report(hub, ReportOf(brand=brand, key=key, version=version), caller=caller, now=now)
        except ContentHubError:
            continue  # what cannot be rendered yet says so when it is submitted
        if judged.findings:
            findings[key] = tuple(judged.findings)
    around = await surroundings_of(hub, found)
    shelf = Shelf(hub, around.setting)
    coming = [
        Standing(sheet=await shelf.sheet(key, version), locales=tuple(found.locales))
        for key, version in versions.items()
    ]
    against = await contradictions(hub, around, shelf, tuple(coming))
    return Brought(
        imported=imported,
        findings=findings,
        contradictions=tuple(against.findings),
        duplicates=tuple(
            sorted(near_duplicates(dict(_texts(lines))), key=lambda near: (near.locale, near.first, near.second))
        ),
    )


def _texts(lines: tuple[BlockLine, ...]) -> Iterator[tuple[tuple[str, str], str]]:
    for line in lines:
        content: Any = line.content
        for locale, texts in content.get("texts", {}).items():
            yield (locale, line.key), "\n".join(str(text) for text in texts.values())
