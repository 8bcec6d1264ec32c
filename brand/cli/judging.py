"""Judges one file of `brand check`; a plain function of plain values, so that other processes can do it."""

import functools
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from brand import text
from brand.cli.inputs import Input, Named, read, read_bytes, write_back
from brand.cli.locale import choose_locale
from brand.cli.options import ruleset_of
from brand.document import Document, Kind
from brand.errors import BrandError, Unreadable
from brand.finding import Said
from brand.fixing import Cures, mend
from brand.linter import lint, words_in
from brand.model import Ruleset
from brand.reports.judged import FileReport
from brand.waivers import inline_waivers, waived

__all__ = ["Judging", "judge", "judge_picture", "judge_several", "take_pack"]

_TELLING = 50
"""So many paragraphs tell the language of a text."""


class Judging(Struct, frozen=True, kw_only=True):
    """How this run judges: the pack, what the caller said of the texts, which cures it wants, and what day it is."""

    pack: Path | None
    locale: str | None
    channel: str | None
    cures: Cures | None
    today: date


def judge_several(judging: Judging, named: Sequence[Named]) -> tuple[FileReport | Said, ...]:
    """Judge files in their order; of one that cannot be read, give the sentence that says why."""
    return tuple(_judged_or_said(judging, one) for one in named)


def _judged_or_said(judging: Judging, named: Named) -> FileReport | Said:
    try:
        return judge_picture(judging, named) if named.kind is Kind.PICTURE else judge(judging, read(named))
    except Unreadable as fault:
        return fault.reason
    except BrandError as fault:
        return Said(de=f"{named.path}: {fault.reason.de}", en=f"{named.path}: {fault.reason.en}")


def judge_picture(judging: Judging, named: Named) -> FileReport:
    """Judge one picture: the logos that it shows, and its colours."""
    from brand import picture  # noqa: PLC0415 -- 0.2 s that only pictures need

    ruleset = _ruleset(judging.pack)
    brand = ruleset.brand
    locale = choose_locale(judging.locale, "", brand=brand, is_open=judging.pack is None)
    data = read_bytes(named)
    try:
        document = picture.read(data, ruleset, locale=locale, channel=judging.channel)
    except Unreadable as fault:
        raise Unreadable(Said(de=f"{named.path}: {fault.reason.de}", en=f"{named.path}: {fault.reason.en}")) from fault
    return FileReport(
        path=os.fsencode(named.path).decode(errors="replace"),
        report=picture.judge(document, ruleset),
        size=document.size,
    )


def judge(judging: Judging, source: Input) -> FileReport:
    """Judge one text, and mend its file where cures are wanted."""
    document = text.read(source.text, source.kind, locale=None, channel=judging.channel)
    brand = _ruleset(judging.pack).brand
    locale = choose_locale(judging.locale, _prose(document), brand=brand, is_open=judging.pack is None)
    if judging.cures is None:
        return _judged(judging, source, replace(document, locale=locale))

    def judged(content: str) -> FileReport:
        return _judged(judging, source, text.read(content, source.kind, locale=locale, channel=judging.channel))

    content, _ = mend(source.text, lambda content: judged(content).report, cures=judging.cures)
    if content != source.text or source.file is None:
        write_back(source, content)
    return judged(content)


def _prose(document: Document) -> str:
    """Give what readers see: a comment may be in another language."""
    return "\n".join(segment.text for segment in document.segments[:_TELLING])


def _judged(judging: Judging, source: Input, document: Document) -> FileReport:
    found = lint(document, _ruleset(judging.pack))
    report = waived(found, document, inline_waivers(document, source.kind), today=judging.today)
    return FileReport(
        path=os.fsencode(source.path).decode(errors="replace"),  # a name may hold bytes that no report can
        report=report,
        words=words_in((document,)),
        sources=document.sources if report.findings else (),
    )


def take_pack(pack: Path | None) -> Ruleset:
    """Compile the pack as it is now, once for all files of this run; a faulty one is refused here."""
    _ruleset.cache_clear()
    return _ruleset(pack)


@functools.cache
def _ruleset(pack: Path | None) -> Ruleset:
    return ruleset_of(pack)
