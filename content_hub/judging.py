"""Contents and renditions as documents for the linter: the only bridge between `components` and `brand`.

Sources come first, so that a finding stands where the writer typed; the finished bytes follow, with the geometry that
drew them and the measures taken of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from brand.document import Screen
from brand.layout import Look, read_look
from brand.linter import lint_all
from brand.model import At, Document, Fact, Item, Kind, Measure, PictureUse, Report, Ruleset, Segment, Source
from brand.text import segments
from components.choosing import Chosen, chain, choose_fact, choose_text
from components.content import complete_locales, fact_values, served_channels
from components.model import Component, Content, Rendition
from components.values import Moment, Money, ReferenceMoney
from components.view import FactValue

__all__ = ["Subject", "judge"]

T = TypeVar("T", bound=Struct)


class Subject(Struct, frozen=True, kw_only=True):
    """One version to judge: its component and content, the brand's locales, the renditions made of it."""

    block: str
    version: int | None
    component: Component
    content: Content
    locales: Mapping[str, str | None]
    renditions: tuple[Rendition, ...] = ()


def judge(subject: Subject, ruleset: Ruleset) -> Report:
    """Judge all sources and all renditions; each finding names the block and its version."""
    documents = (*_sources(subject), *(_rendition(rendition, subject.content) for rendition in subject.renditions))
    report = lint_all(documents, ruleset)
    version = msgspec.UNSET if subject.version is None else subject.version
    findings = tuple(replace(finding, block=subject.block, version=version) for finding in report.findings)
    return replace(report, findings=findings)


def _sources(subject: Subject) -> Iterator[Document]:
    """Give each locale's texts as all channels show them, then as each channel does.

    What a channel shows like all others is found once, without a channel; the linter knows it again by its place.
    """
    prose: dict[str, tuple[Segment, ...]] = {}
    for locale in _judged_locales(subject):
        for channel in (None, *served_channels(subject.component, subject.content)):
            yield _source(subject, locale, channel, prose)


def _judged_locales(subject: Subject) -> tuple[str, ...]:
    """Locales with texts of their own first, then those that fall back on them completely."""
    own = tuple(locale for locale in subject.content.texts if locale in subject.locales)
    complete = complete_locales(subject.component, subject.content, subject.locales)
    return (*own, *(locale for locale in complete if locale not in own))


def _source(subject: Subject, locale: str, channel: str | None, prose: dict[str, tuple[Segment, ...]]) -> Document:
    chosen = tuple(_texts(subject, locale, channel))
    for kind, text in chosen:
        if text.pointer not in prose:
            prose[text.pointer] = segments(str(text.raw), kind, pointer=text.pointer)
    return Document(
        locale=locale,
        channel=channel,
        sources=tuple(Source(pointer=text.pointer, text=str(text.raw)) for _, text in chosen),
        segments=tuple(segment for _, text in chosen for segment in prose[text.pointer]),
        facts=tuple(_fact(value) for value in fact_values(subject.component, subject.content, locale)),
        pictures=tuple(_pictures(subject, locale, channel)),
    )


def _texts(subject: Subject, locale: str, channel: str | None) -> Iterator[tuple[Kind, Chosen]]:
    for field in subject.component.texts:
        text = choose_text(subject.content, field.name, locale, channel=channel, locales=subject.locales)
        if text is not None:
            yield Kind.MARKDOWN if field.kind == "markdown" else Kind.TEXT, text


def _pictures(subject: Subject, locale: str, channel: str | None) -> Iterator[PictureUse]:
    """Give the pictures of the facts with their text for those who do not see them."""
    names = {field.name for field in subject.component.texts}
    is_spoken = any(step in subject.content.texts for step in chain(locale, subject.locales))
    for field in subject.component.facts:
        picture = choose_fact(subject.content, field.name, locale) if field.kind == "asset" else None
        if picture is None or f"{field.name}_alt" not in names or not is_spoken:
            continue
        alt = choose_text(subject.content, f"{field.name}_alt", locale, channel=channel, locales=subject.locales)
        yield PictureUse(
            src=str(picture.raw),
            alt=str(alt.raw) if alt else None,
            width=None,
            height=None,
            at=At(pointer=picture.pointer),
        )


def _fact(value: FactValue) -> Fact:
    money = value.value if isinstance(value.value, Money) else None
    moment = value.value if isinstance(value.value, Moment) else None
    return Fact(
        name=value.name,
        pointer=value.pointer,
        kind=value.kind,
        amount=money.amount if money else str(value.value) if value.kind == "percent" else None,
        currency=money.currency if money else None,
        date=moment.local.isoformat() if moment else str(value.value) if value.kind == "date" else None,
        shown=value.shown,
        basis=value.value.kind if isinstance(value.value, ReferenceMoney) else None,
    )


def _rendition(rendition: Rendition, content: Content) -> Document:
    target, drawn = rendition.target, rendition.drawn
    pointer = "/".join(
        ("", "renditions", target.channel, target.format, target.locale, *((target.profile,) if target.profile else ()))
    )
    text = rendition.body.decode("utf-8") if rendition.media_type.startswith("text/html") else None
    look = Look() if text is None else read_look(text, Kind.HTML, pointer=pointer)
    return Document(
        locale=target.locale,
        channel=target.channel,
        format=target.format,
        profile=target.profile,
        sources=tuple(_shown(rendition, content)) if text is None else (Source(pointer=pointer, text=text),),
        colours=look.colours,
        pictures=look.pictures,
        shown=look.shown,
        spacings=look.spacings,
        items=_converted(drawn.items, Item),
        measures=_converted(drawn.limits, Measure),
        logo_sources={item.address: item.logo for item in drawn.placed if item.logo is not None},
        size=drawn.size,
        screen=None if drawn.screen is None else Screen(**asdict(drawn.screen)),
    )


def _shown(rendition: Rendition, content: Content) -> Iterator[Source]:
    """Give the texts that a picture shows, as they were typed: its bytes are no text that could be read."""
    if not rendition.media_type.startswith("image/"):
        return
    for shown in rendition.drawn.shown:
        text = _pointed(content, shown.pointer)
        if isinstance(text, str):
            yield Source(pointer=shown.pointer, text=text)


def _pointed(content: Content, pointer: str) -> object:
    """Follow a JSON pointer into a content's texts."""
    value: object = {"texts": content.texts}
    for step in pointer.split("/")[1:]:
        if not isinstance(value, Mapping):
            return None
        value = value.get(step.replace("~1", "/").replace("~0", "~"))
    return value


def _converted(items: Iterable[Struct], kind: type[T]) -> tuple[T, ...]:
    """Both libraries describe geometry in the same words, and know nothing of each other."""
    return tuple(kind(**asdict(item)) for item in items)
