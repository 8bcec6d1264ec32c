"""Whether the placeholders of a text can be filled, in every locale that will show the text."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from components.characters import faults_of_characters
from components.choosing import choose_fact, choose_text
from components.kinds import KINDS
from components.markdown import link_placeholders
from components.model import Component, Content, Field, Problem, Said
from components.placeholders import Placeholder, placeholders
from components.wording import meant, pointer, quoted

__all__ = ["problems_of_placeholders"]

_RECIPIENT = re.compile(r"recipient\.[a-z][a-z0-9_]*")
# The longest text of any field; a longer one is a problem already.
_LONGEST = 50_000


class _Typed(Struct, frozen=True, kw_only=True):
    """A text with its place, and the locales that show it."""

    pointer: str
    field: Field
    text: str
    shown_in: tuple[str, ...]


def problems_of_placeholders(
    component: Component, content: Content, locales: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Say which placeholders name nothing, name what cannot be quoted, or quote a fact without value."""
    for typed in _texts(component, content, locales):
        in_links = {gap.name for gap in link_placeholders(typed.text)} if typed.field.kind == "markdown" else set()
        for gap in placeholders(typed.text):
            said = _fault_of_recipient(gap) if gap.is_recipients else _fault_of_fact(gap, typed, component, content)
            if said is None and gap.name in in_links and not gap.is_recipients:
                said = _fault_of_link(gap, component)
            if said is not None:
                yield Problem(pointer=typed.pointer, detail=said)


def _texts(component: Component, content: Content, locales: Mapping[str, str | None]) -> Iterator[_Typed]:
    for locale, texts in content.texts.items():
        layers: list[tuple[str | None, Mapping[str, object]]] = [(None, texts)]
        layers += [
            (channel, own) for channel in component.serves if isinstance(own := texts.get(f"@{channel}"), Mapping)
        ]
        for channel, layer in layers:
            for field in component.texts:
                text = layer.get(field.name)
                if isinstance(text, str) and "{" in text and _is_sound(text):
                    steps = (locale, f"@{channel}", field.name) if channel else (locale, field.name)
                    place = pointer("texts", *steps)
                    shown = _shown_in(
                        place, field.name, content, locales=locales, channels=(channel, *component.serves)
                    )
                    yield _Typed(pointer=place, field=field, text=text, shown_in=shown or (locale,))


def _is_sound(text: str) -> bool:
    return len(text) <= _LONGEST and not any(faults_of_characters(text, lines=_LONGEST))


def _shown_in(
    place: str,
    name: str,
    content: Content,
    *,
    locales: Mapping[str, str | None],
    channels: tuple[str | None, ...],
) -> tuple[str, ...]:
    def is_shown(locale: str) -> bool:
        chosen = (choose_text(content, name, locale, channel=channel, locales=locales) for channel in channels)
        return any(one is not None and one.pointer == place for one in chosen)

    return tuple(locale for locale in locales if is_shown(locale))


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


def _fault_of_fact(gap: Placeholder, typed: _Typed, component: Component, content: Content) -> Said | None:
    facts = {field.name: field for field in component.facts}
    quotable = [name for name, field in facts.items() if KINDS[field.kind].quotable and not field.many]
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
    empty = [locale for locale in typed.shown_in if choose_fact(content, gap.name, locale) is None]
    if empty:
        listed = ", ".join(empty)
        return Said(
            de=f"{{{name}}} hat keinen Wert in {listed}: das Faktum {name} ist nicht ausgefüllt",
            en=f"{{{name}}} has no value in {listed}: the fact {name} is not filled",
        )
    return None


def _fault_of_link(gap: Placeholder, component: Component) -> Said | None:
    kinds = {field.name: field.kind for field in component.facts}
    if kinds.get(gap.name) == "url":
        return None
    return Said(
        de=f"{{{gap.name}}} ist keine Adresse und kann kein Linkziel beginnen",
        en=f"{{{gap.name}}} is no address and cannot begin a link's target",
    )
