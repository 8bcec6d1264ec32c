"""A version opened for work: its component, its decoded content, what it refers to; and the drawing made of it."""

import asyncio
from collections.abc import Iterable, Mapping

from msgspec import Struct

from components.choosing import choose_text
from components.content import assets, complete_locales, decode, references
from components.errors import ContentInvalid
from components.library import discover
from components.model import Asset, Component, Content, Problem, Referenced, Target
from content_hub.actions.access import no_such
from content_hub.errors import ContentRejected, Fault, Invalid
from content_hub.hub import Drawing, Hub, Setting
from content_hub.model import Version
from content_hub.storage.queries import AssetData, AssetOf, VersionOf

__all__ = [
    "Sheet",
    "component_named",
    "content_rejected",
    "drawing_of",
    "empty_fields",
    "open_sheet",
    "open_version",
]


class Sheet(Struct, frozen=True, kw_only=True):
    """A version with its component and decoded content. `complete` are the locales that can be rendered."""

    version: Version
    component: Component
    content: Content
    complete: tuple[str, ...]
    refers: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, str], ...]


def component_named(name: str) -> Component:
    """Find the component of a content. Raise Invalid if there is none of this name."""
    component = discover().get(name)
    if component is None:
        names = ", ".join(sorted(discover()))
        raise Invalid(
            de=f"Es gibt keine Komponente „{name}“, sondern: {names}.",
            en=f"There is no component “{name}” but: {names}.",
            faults=(Fault(pointer="/component", de="unbekannt", en="unknown"),),
        )
    return component


def content_rejected(problems: Iterable[Problem]) -> ContentRejected:
    """Turn the problems of a content into one refusal that lists all of them."""
    faults = tuple(Fault(pointer=problem.pointer, de=problem.detail.de, en=problem.detail.en) for problem in problems)
    return ContentRejected(
        de=f"Der Inhalt hat {len(faults)} Fehler; jeder steht mit seiner Stelle in „errors“.",
        en=f"The content has {len(faults)} fault(s); “errors” lists each with its place.",
        faults=faults,
    )


def _decoded(raw: object, component: Component, locales: Mapping[str, str | None]) -> Content:
    try:
        return decode(raw, component, locales)
    except ContentInvalid as invalid:
        raise content_rejected(invalid.problems) from invalid


def open_sheet(version: Version, locales: Mapping[str, str | None]) -> Sheet:
    """Open a version. Raise ContentRejected where it no longer fits the brand's locales or its component."""
    component = component_named(version.component)
    content = _decoded(version.content, component, locales)
    return Sheet(
        version=version,
        component=component,
        content=content,
        complete=complete_locales(component, content, locales),
        refers=references(component, content),
        pictures=assets(component, content),
    )


def empty_fields(sheet: Sheet, locale: str, locales: Mapping[str, str | None]) -> tuple[str, ...]:
    """Name the required texts that neither the locale nor its fallbacks fill."""
    return tuple(
        field.name
        for field in sheet.component.texts
        if field.required and choose_text(sheet.content, field.name, locale, channel=None, locales=locales) is None
    )


async def open_version(hub: Hub, setting: Setting, key: str, number: int | None = None) -> Sheet:
    """Load a version (the newest for None) and open it. Raise NotFound if there is none."""
    version = await hub.store.facts(VersionOf(brand=setting.brand, key=key, number=number))
    if version is None:
        raise no_such("block" if number is None else "version", key if number is None else f"{key}/{number}")
    return open_sheet(version, setting.locales)


async def drawing_of(
    hub: Hub, setting: Setting, sheet: Sheet, *, targets: tuple[Target, ...], shown: Mapping[str, Sheet]
) -> Drawing:
    """Gather all that the drawing of a version needs; `shown` are the blocks that it reaches, by key."""
    digests = sorted({digest for item in (sheet, *shown.values()) for _, digest in item.pictures})
    with_data = any(target.channel == "signage" for target in targets)
    found = await asyncio.gather(*(_asset(hub, setting, digest, with_data=with_data) for digest in digests))
    return Drawing(
        setting=setting,
        block=sheet.version.block,
        version=sheet.version.number,
        component=sheet.component.name,
        content=sheet.content,
        targets=targets,
        references={
            key: Referenced(component=item.component.name, content=item.content) for key, item in sorted(shown.items())
        },
        assets={asset.digest: asset for asset in found},
    )


async def _asset(hub: Hub, setting: Setting, digest: str, *, with_data: bool) -> Asset:
    record = await hub.store.facts(AssetOf(brand=setting.brand, digest=digest))
    if record is None:
        raise no_such("asset", digest)
    data = await hub.store.facts(AssetData(brand=setting.brand, digest=digest)) if with_data else None
    return Asset(
        digest=digest,
        address=f"{setting.assets_base}/{digest}",
        media_type=record.media_type,
        width=record.width,
        height=record.height,
        data=data or b"",
    )
