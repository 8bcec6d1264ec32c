"""The content of a block: decoded with all its problems at once, and asked what is in it."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from msgspec import Struct

from components.choosing import Chosen, choose_fact, choose_text, is_filled
from components.errors import ContentInvalid
from components.kinds import KINDS
from components.model import Component, Content, Field, FieldKind
from components.problems import problems_of
from components.view import FactValue
from components.wording import pointer

__all__ = [
    "TextField",
    "assets",
    "complete_locales",
    "decode",
    "fact_values",
    "references",
    "served_channels",
    "text_fields",
    "values_of",
]

_MOST_PROBLEMS = 500


class TextField(Struct, frozen=True, kw_only=True):
    """One text value as its writer typed it. `channel` is set where it is a channel's own text."""

    pointer: str
    name: str
    locale: str
    kind: FieldKind
    channel: str | None = None
    text: str


def decode(raw: object, component: Component, locales: Mapping[str, str | None]) -> Content:
    """Read a content, or raise `ContentInvalid` with every problem at its JSON pointer (at most 500 of them).

    `locales` maps each locale of the brand to its fallback. A missing text is no problem: its locale is not complete.
    """
    problems = tuple(islice(problems_of(raw, component, locales), _MOST_PROBLEMS))
    if problems:
        raise ContentInvalid(problems)
    members: dict[str, Any] = dict(raw) if isinstance(raw, Mapping) else {}
    channels = members.get("channels")
    return Content(
        channels=None if channels is None else tuple(channels), facts=members["facts"], texts=members["texts"]
    )


def served_channels(component: Component, content: Content) -> tuple[str, ...]:
    """List the channels that a block is for, in the component's order."""
    return tuple(name for name in component.serves if content.channels is None or name in content.channels)


def complete_locales(component: Component, content: Content, locales: Mapping[str, str | None]) -> tuple[str, ...]:
    """List the locales whose own texts and those of their fallbacks fill every required field."""
    needed = [field.name for field in component.texts if field.required]
    return tuple(
        locale
        for locale in locales
        if all(choose_text(content, name, locale, channel=None, locales=locales) for name in needed)
    )


def references(component: Component, content: Content) -> tuple[tuple[str, str], ...]:
    """List the blocks that a content names: where, and by which key."""
    return tuple(_named(component, content, "block"))


def assets(component: Component, content: Content) -> tuple[tuple[str, str], ...]:
    """List the pictures that a content names: where, and by which digest."""
    return tuple(_named(component, content, "asset"))


def text_fields(component: Component, content: Content) -> tuple[TextField, ...]:
    """List every text that a writer typed, channels' own texts included; blank ones are left out."""
    found: list[TextField] = []
    for locale, texts in content.texts.items():
        found.extend(_text_fields(component, ("texts", locale), texts))
        for name, own in texts.items():
            if name.startswith("@") and isinstance(own, Mapping):
                found.extend(_text_fields(component, ("texts", locale, name), own))
    return tuple(found)


def _text_fields(component: Component, path: tuple[str, ...], texts: Mapping[str, object]) -> Iterator[TextField]:
    """List the texts of one layer, in the component's order of fields."""
    channel = path[-1][1:] if path[-1].startswith("@") else None
    for field in component.texts:
        text = texts.get(field.name)
        if isinstance(text, str) and is_filled(text):
            place = pointer(*path, field.name)
            yield TextField(pointer=place, name=field.name, locale=path[1], kind=field.kind, channel=channel, text=text)


def fact_values(component: Component, content: Content, locale: str) -> tuple[FactValue, ...]:
    """List the facts that hold for a locale, written as it writes them; a list gives one value per item."""
    found: list[FactValue] = []
    for field in component.facts:
        chosen = choose_fact(content, field.name, locale)
        if chosen is not None:
            found.extend(values_of(field, chosen, locale))
    return tuple(found)


def values_of(field: Field, chosen: Chosen, locale: str) -> Iterator[FactValue]:
    """Decode and write the value of one fact, item by item where the field holds many."""
    kind = KINDS[field.kind]
    many = chosen.raw if field.many and isinstance(chosen.raw, list | tuple) else None
    items = (
        [(chosen.pointer, chosen.raw)]
        if many is None
        else [(f"{chosen.pointer}/{at}", raw) for at, raw in enumerate(many)]
    )
    for place, raw in items:
        value = kind.value(raw)
        yield FactValue(pointer=place, kind=field.kind, shown=kind.show(value, locale), value=value, name=field.name)


def _named(component: Component, content: Content, kind: FieldKind) -> Iterator[tuple[str, str]]:
    """Walk the facts of all, then each market's, for the values of a kind."""
    fields = {field.name: field for field in component.facts if field.kind == kind}
    markets = {
        name: facts for name, facts in content.facts.items() if name.startswith("@") and isinstance(facts, Mapping)
    }
    for steps, facts in ((("facts",), content.facts), *((("facts", name), facts) for name, facts in markets.items())):
        for name, value in facts.items():
            if name not in fields or not is_filled(value):
                continue
            if fields[name].many:
                yield from ((pointer(*steps, name, at), str(item)) for at, item in enumerate(value))
            else:
                yield pointer(*steps, name), str(value)
