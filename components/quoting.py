"""Whether the placeholders of a text can be filled, in every locale that will show the text."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from components.addresses import is_address
from components.characters import faults_of_characters
from components.choosing import chain, choose_fact, choose_text, is_filled
from components.kinds import KINDS
from components.markdown import link_placeholders
from components.model import Component, Content, Field, Problem, Said
from components.placeholders import Placeholder, placeholders
from components.wording import meant, pointer, quoted

__all__ = ["problems_of_placeholders"]

_RECIPIENT = re.compile(r"recipient\.[a-z][a-z0-9_]*")
# The longest text of any field; a longer one is a problem already.
_LONGEST = 50_000


class _Around(Struct, frozen=True, kw_only=True):
    """What a text is judged against."""

    component: Component
    content: Content
    locales: Mapping[str, str | None]


class _Typed(Struct, frozen=True, kw_only=True):
    """A text that a writer typed, and where."""

    pointer: str
    locale: str
    field: Field
    text: str


def problems_of_placeholders(
    component: Component, content: Content, locales: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Say which placeholders name nothing, name what cannot be quoted, or quote a fact without value."""
    around = _Around(component=component, content=content, locales=locales)
    for typed in _texts(around):
        in_links = _begun_links(typed)
        for gap in placeholders(typed.text):
            said = _fault_of_recipient(gap) if gap.is_recipients else _fault_of_fact(gap, typed, around)
            if said is None and (gap.name, gap.fallback) in in_links:
                said = _fault_of_link(gap, component)
            if said is not None:
                yield Problem(pointer=typed.pointer, detail=said)


def _texts(around: _Around) -> Iterator[_Typed]:
    for locale, texts in around.content.texts.items():
        layers: list[tuple[tuple[str, ...], Mapping[str, object]]] = [(("texts", locale), texts)]
        for channel in around.component.serves:
            own = texts.get(f"@{channel}")
            if isinstance(own, Mapping):
                layers.append((("texts", locale, f"@{channel}"), own))
        for path, layer in layers:
            for field in around.component.texts:
                text = layer.get(field.name)
                if isinstance(text, str) and "{" in text and _is_sound(text):
                    yield _Typed(pointer=pointer(*path, field.name), locale=locale, field=field, text=text)


def _is_sound(text: str) -> bool:
    return len(text) <= _LONGEST and not any(faults_of_characters(text, lines=_LONGEST))


def _shown_in(typed: _Typed, around: _Around) -> tuple[str, ...]:
    """List the locales that show a text in some channel; one that is shown nowhere is held to its own locale."""

    def is_shown(locale: str) -> bool:
        chosen = (
            choose_text(around.content, typed.field.name, locale, channel=channel, locales=around.locales)
            for channel in (None, *around.component.serves)
        )
        return any(one is not None and one.pointer == typed.pointer for one in chosen)

    reached = [locale for locale in around.locales if typed.locale in chain(locale, around.locales)]
    return tuple(locale for locale in reached if is_shown(locale)) or (typed.locale,)


def _fault_of_recipient(gap: Placeholder) -> Said | None:
    name = quoted(gap.name)
    if not _RECIPIENT.fullmatch(gap.name):
        return Said(
            de=f"{{{name}}}: Namen von Empfängerdaten haben Kleinbuchstaben, Ziffern und _",
            en=f"{{{name}}}: names of recipient data are lower-case letters, digits and _",
        )
    if gap.fallback is None:
        return Said(
            de=f"{{{name}}} braucht einen Ersatz für Leser ohne diese Angabe: {{{name}|…}}",
            en=f"{{{name}}} needs a fallback for readers without it: {{{name}|…}}",
        )
    return None


def _fault_of_fact(gap: Placeholder, typed: _Typed, around: _Around) -> Said | None:
    fields = {field.name: field for field in around.component.facts}
    quotable = [name for name, field in fields.items() if KINDS[field.kind].quotable and not field.many]
    name = quoted(gap.name)
    if gap.name not in quotable:
        hint = meant(gap.name, quotable)
        return Said(
            de=f"Platzhalter {{{name}}} gibt es nicht; {hint.de}", en=f"there is no placeholder {{{name}}}; {hint.en}"
        )
    if gap.fallback is not None:
        return Said(
            de=f"{{{name}|…}}: nur Empfängerdaten haben einen Ersatz, Fakten nicht",
            en=f"{{{name}|…}}: only recipient data have a fallback, facts do not",
        )
    return _fault_of_value(name, typed, around)


def _fault_of_value(name: str, typed: _Typed, around: _Around) -> Said | None:
    if is_filled(around.content.facts.get(name)):
        return None
    empty = [locale for locale in _shown_in(typed, around) if choose_fact(around.content, name, locale) is None]
    if not empty:
        return None
    listed = ", ".join(empty)
    return Said(
        de=f"{{{name}}} hat keinen Wert in {listed}: das Faktum {name} ist nicht ausgefüllt",
        en=f"{{{name}}} has no value in {listed}: the fact {name} is not filled",
    )


def _begun_links(typed: _Typed) -> set[tuple[str, str | None]]:
    """Find the placeholders with which a link's address begins."""
    if typed.field.kind != "markdown":
        return set()
    return {(gap.name, gap.fallback) for gap in link_placeholders(typed.text)}


def _fault_of_link(gap: Placeholder, component: Component) -> Said | None:
    kinds = {field.name: field.kind for field in component.facts}
    if kinds.get(gap.name) == "url" or (gap.is_recipients and is_address(gap.fallback or "")):
        return None
    return Said(
        de=f"{{{gap.name}}} ist keine Adresse und kann kein Linkziel beginnen",
        en=f"{{{gap.name}}} is no address and cannot begin a link's target",
    )
