"""From a content to what templates show: one block, one locale, one channel, all choices made."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from components.choosing import choose_fact, choose_text
from components.content import served_channels, values_of
from components.errors import RenderFailed
from components.library import component as find_component
from components.markdown import paragraphs, parse
from components.model import Component, Content, Field, Request, Said
from components.placeholders import Fill, Placeholder, filled
from components.view import FactValue, MarkdownValue, TextValue, View
from components.words import words

__all__ = ["view"]

_MOST_BLOCKS = 500
_Facts = dict[str, FactValue | tuple[FactValue, ...]]


class _Place(Struct, frozen=True, kw_only=True):
    """Where in the walk a view is built. `trail` holds the keys of the blocks around it.

    `way` is the pointer in the outermost block that led here, None in that block itself.
    """

    request: Request
    library: Mapping[str, Component]
    locale: str
    channel: str
    trail: tuple[str, ...] = ()
    way: str | None = None
    mark: Fill | None = None


def view(
    request: Request, library: Mapping[str, Component], *, locale: str, channel: str, mark: Fill | None = None
) -> View:
    """Build the view of a request's block and of all blocks in it.

    `mark` gives what stands for a reader's placeholder until its dialect is written; without it the fallbacks stand.
    """
    place = _Place(request=request, library=library, locale=locale, channel=channel, trail=(request.key,), mark=mark)
    built = _view(place, find_component(request.component, library), request.content, request.key)
    if _count(built) > _MOST_BLOCKS:
        raise _failed(
            place,
            request.component,
            None,
            Said(de=f"zeigt mehr als {_MOST_BLOCKS} Bausteine", en=f"shows more than {_MOST_BLOCKS} blocks"),
        )
    return built


def _view(place: _Place, component: Component, content: Content, key: str) -> View:
    facts = _facts(component, content, place.locale)
    return View(
        key=key,
        component=component.name,
        locale=place.locale,
        texts=dict(_texts(place, component, content, facts)),
        facts=facts,
        children={
            field.name: tuple(_children(place, component, field, facts[field.name]))
            for field in component.facts
            if field.kind == "block" and field.name in facts
        },
        words=words(Path(component.folder), place.locale),
        roles=component.roles,
    )


def _count(built: View) -> int:
    return 1 + sum(_count(child) for children in built.children.values() for child in children)


def _facts(component: Component, content: Content, locale: str) -> _Facts:
    found: _Facts = {}
    for field in component.facts:
        chosen = choose_fact(content, field.name, locale)
        if chosen is not None:
            values = tuple(values_of(field, chosen, locale))
            found[field.name] = values if field.many else values[0]
    return found


def _texts(
    place: _Place, component: Component, content: Content, facts: _Facts
) -> Iterator[tuple[str, TextValue | MarkdownValue]]:
    for field in component.texts:
        chosen = choose_text(content, field.name, place.locale, channel=place.channel, locales=place.request.locales)
        if chosen is None:
            if field.required:
                raise _failed(
                    place,
                    component.name,
                    field.name,
                    Said(de=f"{field.name} fehlt in {place.locale}", en=f"{field.name} is missing in {place.locale}"),
                )
            continue

        def fill(gap: Placeholder, field: Field = field) -> str:
            return _fill(place, component, field, gap=gap, facts=facts)

        raw, source = str(chosen.raw), chosen.locale or place.locale
        if field.kind == "markdown":
            nodes = parse(raw, fill)
            yield (
                field.name,
                MarkdownValue(pointer=chosen.pointer, locale=source, nodes=nodes, paragraphs=paragraphs(nodes)),
            )
        else:
            yield field.name, TextValue(pointer=chosen.pointer, locale=source, text=filled(raw, fill))


def _fill(place: _Place, component: Component, field: Field, *, gap: Placeholder, facts: _Facts) -> str:
    if gap.is_recipients:
        return place.mark(gap) if place.mark else gap.fallback or ""
    value = facts.get(gap.name)
    if isinstance(value, FactValue):
        return value.shown
    said = Said(
        de=f"{{{gap.name}}} hat in {place.locale} keinen Wert", en=f"{{{gap.name}}} has no value in {place.locale}"
    )
    raise _failed(place, component.name, field.name, said)


def _children(
    place: _Place, component: Component, field: Field, values: FactValue | tuple[FactValue, ...]
) -> Iterator[View]:
    for value in values if isinstance(values, tuple) else (values,):
        key = str(value.value)
        if fault := _fault_of_reference(place, key):
            raise _failed(place, component.name, field.name, fault, pointer=value.pointer)
        referenced = place.request.references[key]
        inner = replace(place, trail=(*place.trail, key), way=place.way or value.pointer)
        yield _view(inner, find_component(referenced.component, place.library), referenced.content, key)


def _fault_of_reference(place: _Place, key: str) -> Said | None:
    if key in place.trail:
        way = " → ".join((*place.trail, key))
        return Said(de=f"der Baustein {key} enthält sich selbst: {way}", en=f"the block {key} contains itself: {way}")
    if key not in place.request.references:
        return Said(de=f"den Baustein {key} gibt es hier nicht", en=f"there is no block {key} here")
    referenced = place.request.references[key]
    inner = find_component(referenced.component, place.library)
    if place.channel not in served_channels(inner, referenced.content):
        return Said(
            de=f"der Baustein {key} ist nicht für {place.channel}", en=f"the block {key} is not for {place.channel}"
        )
    return None


def _failed(place: _Place, component: str, field: str | None, why: Said, *, pointer: str | None = None) -> RenderFailed:
    where = f"{component} / {place.channel}" + (f" / {field}" if field else "")
    inside = [key for key in place.trail[1:] if key]
    if inside:
        where += f" ({' → '.join(inside)})"
    said = Said(de=f"{where}: {why.de}", en=f"{where}: {why.en}")
    return RenderFailed(said, component=component, channel=place.channel, field=field, pointer=place.way or pointer)
