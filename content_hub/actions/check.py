"""Check a draft that is nowhere stored: a text, a picture, or a block's content with all that it would become."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from brand.model import Kind, Report, RulesetMark
from components.channels import discover
from components.render import targets
from content_hub.actions.access import brand_for
from content_hub.actions.sheets import component_named, open_sheet
from content_hub.actions.show import judge_sheet
from content_hub.actions.surroundings import Surroundings, surroundings_of
from content_hub.errors import Fault, Invalid
from content_hub.hub import Draft, Hub
from content_hub.model import Caller, Version

__all__ = ["Check", "check"]


class Check(Struct, frozen=True, kw_only=True):
    """What to check: `content` is a string, a picture's bytes, or for a block the object with facts and texts.

    `place` points at the content in what the caller sent.
    """

    brand: str
    kind: Kind | Literal["block"]
    content: object
    locale: str | None = None
    channel: str | None = None
    component: str | None = None
    place: str = "/content"


async def check(hub: Hub, command: Check, *, caller: Caller, now: datetime) -> Report:
    """Judge a draft under the ruleset in force.

    Raises:
        Forbidden: the caller is no writer.
        Invalid: an unknown locale or channel, a missing component, content of the wrong shape.
        ContentRejected: everything wrong inside a block's content, with pointers; a picture that is damaged.
        UnsupportedPicture, TooLarge: a picture of no known kind, or with too many pixels.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("writer",))
    around = await surroundings_of(hub, brand)
    if command.locale is not None and command.locale not in brand.locales:
        names = ", ".join(brand.locales)
        raise Invalid(
            de=f"Die Marke spricht nicht „{command.locale}“, sondern: {names}.",
            en=f"The brand does not speak “{command.locale}” but: {names}.",
            faults=(Fault(pointer="/locale", de="unbekannt", en="unknown"),),
        )
    _check_channel(command.channel)
    if command.kind == "block":
        return await _check_block(hub, around, command, caller=caller, now=now)
    if not isinstance(command.content, bytes if command.kind is Kind.PICTURE else str):
        raise Invalid(
            de="Der Inhalt muss eine Zeichenkette sein.",
            en="The content must be a string.",
            faults=(Fault(pointer=command.place, de="keine Zeichenkette", en="not a string"),),
        )
    rules = around.setting.rules
    report = await hub.workshop.check(
        Draft(
            kind=command.kind,
            locale=command.locale or brand.default_locale,
            channel=command.channel,
            content=command.content,
            rules=rules,
            place=command.place,
        )
    )
    return replace(report, ruleset=RulesetMark(version=rules.version, digest=rules.digest))


def _check_channel(channel: str | None) -> None:
    known = discover()
    if channel is not None and channel not in known:
        names = ", ".join(known)
        raise Invalid(
            de=f"Es gibt keinen Kanal „{channel}“, sondern: {names}.",
            en=f"There is no channel “{channel}” but: {names}.",
            faults=(Fault(pointer="/channel", de="unbekannt", en="unknown"),),
        )


async def _check_block(hub: Hub, around: Surroundings, command: Check, *, caller: Caller, now: datetime) -> Report:
    if command.component is None or not isinstance(command.content, Mapping):
        raise Invalid(
            de="Ein Baustein braucht „component“ und als „content“ ein Objekt mit „facts“ und „texts“.",
            en="A block needs “component”, and as “content” an object with “facts” and “texts”.",
            faults=(Fault(pointer="/component", de="fehlt oder passt nicht", en="missing or does not fit"),),
        )
    component = component_named(command.component)
    draft = Version(
        brand=around.brand.key,
        block="",
        number=0,
        component=component.name,
        content=command.content,
        digest="",
        actor=caller.actor,
        person=caller.person,
        created=now,
    )
    sheet = open_sheet(draft, around.brand.locales)
    every = targets(
        component, sheet.content, locales=around.brand.locales, profiles=around.profiles, dialects=around.dialects
    )
    wanted = tuple(
        target
        for target in every
        if command.locale in {None, target.locale} and command.channel in {None, target.channel}
    )
    return await judge_sheet(hub, around, sheet, wanted)
