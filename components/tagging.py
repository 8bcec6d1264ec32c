"""Writes the dialect of an email tool into finished bytes: the last step, so that no tool of ours can damage a tag."""

import html
from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from components.dialects.dialect import Dialect, Tag
from components.errors import RenderFailed
from components.model import Said
from components.placeholders import Placeholder
from components.places import Place, filled_html, filled_string
from components.sentinels import SENTINEL
from components.view import Job, Produced, TextValue

__all__ = ["Speech", "check_kept", "tagged"]

_RECIPIENT = "recipient."
_MARKUP = "html"


class Speech(Struct, frozen=True, kw_only=True):
    """How tags are written: the dialect, the pack's own names in it, and the placeholder behind each stand-in."""

    dialect: Dialect
    names: Mapping[str, str]
    gaps: Mapping[str, Placeholder]

    def write(self, mark: str, place: Place) -> str:
        """Write the tag that stands for a stand-in at a place; what only looks like one stays as it was typed."""
        if mark not in self.gaps:
            return mark
        gap = self.gaps[mark]
        known = gap.name.removeprefix(_RECIPIENT)
        name = self.names.get(known) or self.dialect.names.get(known) or self.dialect.default_name(known)
        fallback = gap.fallback or ""
        if place is Place.HTML:
            fallback = html.escape(fallback)
        if place is Place.JSON:  # escaped for JSON, it would be an escape of the tool's own literal too
            fallback = fallback.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
        return self.dialect.write(Tag(name=name, fallback=fallback, encoded=place is Place.URL))


def tagged(body: bytes, media_type: str, speech: Speech) -> bytes:
    """Replace every stand-in by the dialect's tag, escaped for where it stands."""
    if not speech.gaps:
        return body
    if media_type.startswith("application/json"):
        return msgspec.json.encode(_walked(msgspec.json.decode(body), speech, is_markup=False))
    text = body.decode()
    fill = filled_html if media_type.startswith("text/html") else filled_string
    return fill(text, speech.write).encode()


def _walked(value: Any, speech: Speech, *, is_markup: bool) -> Any:
    """Fill the strings of a JSON value; members named `html` hold markup."""
    if isinstance(value, str):
        if is_markup:
            return filled_html(value, speech.write)
        return filled_string(value, speech.write, inside=Place.JSON)
    if isinstance(value, list):
        return [_walked(each, speech, is_markup=False) for each in value]
    if isinstance(value, dict):
        return {name: _walked(each, speech, is_markup=name == _MARKUP) for name, each in value.items()}
    return value


def check_kept(job: Job, produced: Produced, gaps: Mapping[str, Placeholder]) -> None:
    """Raise where a text is shown and one of its stand-ins is not, as often as the text has it."""
    text = produced.body.decode()
    found = Counter(match[0] for match in SENTINEL.finditer(text))
    shown = {each.pointer for each in produced.drawn.shown}
    wanted: Counter[str] = Counter()
    for value in job.view.texts.values():
        if value.pointer in shown:
            words = value.text if isinstance(value, TextValue) else "\n".join(value.paragraphs)
            wanted.update(match[0] for match in SENTINEL.finditer(words))
    lost = sorted(gaps[mark].name for mark in wanted if found[mark] < wanted[mark])
    if lost:
        raise _lost(job, ", ".join(lost) or "?")


def _lost(job: Job, names: str) -> RenderFailed:
    component, channel = job.view.component, job.target.channel
    where = f"{component} / {channel} / {job.target.format}"
    said = Said(de=f"{where}: Platzhalter ging verloren: {names}", en=f"{where}: a placeholder was lost: {names}")
    return RenderFailed(said, component=component, channel=channel)
