"""Everything that can be wrong with a content, each thing at its JSON pointer."""

from collections.abc import Iterator, Mapping
from typing import Any

from components.choosing import is_filled
from components.kinds import KINDS
from components.model import Component, Content, Field, Problem, Said
from components.quoting import problems_of_placeholders
from components.wording import meant, pointer, quoted, wrong_type

__all__ = ["problems_of"]

_MEMBERS = ("channels", "facts", "texts")
_MOST_ITEMS = 100
_MISSING = Said(de="fehlt", en="is missing")
_Path = tuple[str | int, ...]


def problems_of(raw: object, component: Component, locales: Mapping[str, str | None]) -> Iterator[Problem]:
    """Walk a content that somebody sent and say all that is wrong with it."""
    if not isinstance(raw, Mapping):
        yield Problem(pointer="", detail=wrong_type(raw, dict))
        return
    yield from _unknown((), raw, _MEMBERS)
    for name in ("facts", "texts"):
        if name not in raw:
            yield Problem(pointer=pointer(name), detail=_MISSING)
        elif not isinstance(raw[name], Mapping):
            yield Problem(pointer=pointer(name), detail=wrong_type(raw[name], dict))
    if "channels" in raw:
        yield from _problems_of_channels(raw["channels"], component)
    facts, texts = _mapping(raw.get("facts")), _mapping(raw.get("texts"))
    if isinstance(raw.get("facts", {}), Mapping):
        yield from _problems_of_facts(facts, component, locales)
    yield from _problems_of_texts(texts, component, locales)
    sound = Content(facts=facts, texts={name: _mapping(value) for name, value in texts.items() if name in locales})
    yield from problems_of_placeholders(component, sound, locales)


def _mapping(raw: object) -> Mapping[str, Any]:
    return raw if isinstance(raw, Mapping) else {}


def _unknown(path: _Path, raw: Mapping[str, object], known: tuple[str, ...]) -> Iterator[Problem]:
    for name in raw:
        if name not in known:
            hint = meant(str(name), known)
            yield Problem(
                pointer=pointer(*path, name),
                detail=Said(
                    de=f"„{quoted(str(name))}“ ist unbekannt; {hint.de}",
                    en=f'"{quoted(str(name))}" is unknown; {hint.en}',
                ),
            )


def _problems_of_channels(raw: object, component: Component) -> Iterator[Problem]:
    if not isinstance(raw, list | tuple):
        yield Problem(pointer="/channels", detail=wrong_type(raw, list))
        return
    if not raw:
        yield Problem(
            pointer="/channels",
            detail=Said(
                de="nennt keinen Kanal; ohne „channels“ gilt jeder",
                en='names no channel; without "channels" all are meant',
            ),
        )
    for at, name in enumerate(raw):
        if not isinstance(name, str):
            yield Problem(pointer=pointer("channels", at), detail=wrong_type(name, str))
        elif name not in component.serves:
            yield Problem(pointer=pointer("channels", at), detail=_no_channel(name, component))
        elif name in raw[:at]:
            yield Problem(
                pointer=pointer("channels", at),
                detail=Said(de=f"{name} steht mehrmals da", en=f"{name} is there twice"),
            )


def _no_channel(name: str, component: Component) -> Said:
    hint = meant(name, component.serves)
    return Said(
        de=f"{component.title.de} hat keinen Kanal „{quoted(name)}“; {hint.de}",
        en=f'{component.title.en} has no channel "{quoted(name)}"; {hint.en}',
    )


def _no_locale(name: str, locales: Mapping[str, str | None]) -> Said:
    hint = meant(name, locales)
    return Said(
        de=f"die Marke hat keine Sprachregion „{quoted(name)}“; {hint.de}",
        en=f'the brand has no locale "{quoted(name)}"; {hint.en}',
    )


def _problems_of_facts(
    facts: Mapping[str, Any], component: Component, locales: Mapping[str, str | None]
) -> Iterator[Problem]:
    fields = {field.name: field for field in component.facts}
    yield from (
        Problem(pointer=pointer("facts", field.name), detail=_MISSING)
        for field in component.facts
        if field.required and not is_filled(facts.get(field.name, "")) and facts.get(field.name, "") is not None
    )
    own = {name: value for name, value in facts.items() if not str(name).startswith("@")}
    yield from _problems_of_fields(("facts",), own, fields)
    for name in (name for name in facts if name not in own):
        if name[1:] not in locales:
            yield Problem(pointer=pointer("facts", name), detail=_no_locale(name[1:], locales))
        elif not isinstance(facts[name], Mapping):
            yield Problem(pointer=pointer("facts", name), detail=wrong_type(facts[name], dict))
        else:
            yield from _problems_of_fields(("facts", name), facts[name], fields)


def _problems_of_texts(
    texts: Mapping[str, Any], component: Component, locales: Mapping[str, str | None]
) -> Iterator[Problem]:
    fields = {field.name: field for field in component.texts}
    for locale, values in texts.items():
        if locale not in locales:
            yield Problem(pointer=pointer("texts", locale), detail=_no_locale(str(locale), locales))
        elif not isinstance(values, Mapping):
            yield Problem(pointer=pointer("texts", locale), detail=wrong_type(values, dict))
        else:
            own = {name: value for name, value in values.items() if not str(name).startswith("@")}
            yield from _problems_of_fields(("texts", locale), own, fields)
            for name in (name for name in values if name not in own):
                yield from _problems_of_override(("texts", locale, name), values[name], component)


def _problems_of_override(path: _Path, values: object, component: Component) -> Iterator[Problem]:
    channel = str(path[-1])[1:]
    if channel not in component.serves:
        yield Problem(pointer=pointer(*path), detail=_no_channel(channel, component))
    elif not isinstance(values, Mapping):
        yield Problem(pointer=pointer(*path), detail=wrong_type(values, dict))
    else:
        yield from _problems_of_fields(path, values, {field.name: field for field in component.texts})


def _problems_of_fields(path: _Path, values: Mapping[str, Any], fields: Mapping[str, Field]) -> Iterator[Problem]:
    yield from _unknown(path, values, tuple(fields))
    for name, field in fields.items():
        if name in values:
            yield from _problems_of_value((*path, name), values[name], field)


def _problems_of_value(path: _Path, raw: Any, field: Field) -> Iterator[Problem]:
    kind = KINDS[field.kind]
    if not field.many:
        for fault in kind.faults(raw, field):
            yield Problem(pointer=pointer(*path, *fault.at), detail=fault.detail)
    elif not isinstance(raw, list | tuple):
        yield Problem(pointer=pointer(*path), detail=wrong_type(raw, list))
    elif len(raw) > _MOST_ITEMS:
        yield Problem(
            pointer=pointer(*path),
            detail=Said(de=f"mehr als {_MOST_ITEMS} Einträge", en=f"more than {_MOST_ITEMS} items"),
        )
    else:
        for at, item in enumerate(raw):
            for fault in kind.faults(item, field):
                yield Problem(pointer=pointer(*path, at, *fault.at), detail=fault.detail)
