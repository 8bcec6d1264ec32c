"""`brand check`: judges files, folders and standard input."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
import msgspec
from msgspec import Struct

from brand import text
from brand.cli.inputs import Input, gather, pictures_in, write_back
from brand.cli.locale import choose_locale
from brand.cli.options import language_option, pack_option, ruleset_of
from brand.document import Document, Kind
from brand.errors import Unreadable
from brand.finding import Report, Said
from brand.fixing import Cures, mend
from brand.linter import lint
from brand.model import Ruleset
from brand.pack.reading import CHANNELS, mistyped
from brand.reports import json
from brand.reports.language import said
from brand.reports.text import render, total

__all__ = ["command"]

_KINDS = [kind.value for kind in Kind if kind is not Kind.PICTURE]
_AT_OR_ABOVE: Mapping[str, tuple[str, ...]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "note": ("error", "warning", "note"),
}


class Judge(Struct, frozen=True, kw_only=True):
    """How this run judges: the ruleset, what the caller said of the texts, and which cures it wants."""

    ruleset: Ruleset
    locale: str | None
    is_open: bool
    channel: str | None
    cures: Cures | None


class Judged(Struct, frozen=True, kw_only=True):
    """One input as it now is, and its report."""

    source: Input
    document: Document
    report: Report


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@pack_option
@click.option("--locale", help="Locale of the texts; default: told by their words, else the brand's default.")
@click.option("--channel", help="Channel that the texts are for: email, web, push, signage.")
@click.option("--kind", type=click.Choice(_KINDS), help="What the input is; needed with - (standard input).")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files.")
@click.option("--fix-suggested", is_flag=True, help="Apply the suggested fixes too: read what they changed.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_AT_OR_ABOVE)),
    default="error",
    show_default=True,
    help="The least grave finding that makes the exit code 1.",
)
@language_option
def command(  # noqa: PLR0917 -- click passes each option by name
    paths: Sequence[str],
    pack: Path | None,
    locale: str | None,
    channel: str | None,
    kind: str | None,
    form: str,
    fix: bool,
    fix_suggested: bool,
    fail_on: str,
    lang: str,
) -> None:
    """Check texts, pages and style sheets against a brand.

    Exit code 0: clean; 1: findings at or above --fail-on; 2: wrong use or unreadable input.
    """
    _refuse_mistyped(channel)
    cures = Cures.SUGGESTED if fix_suggested else Cures.SAFE if fix else None
    inputs = list(gather(paths, None if kind is None else Kind(kind)))
    _say_what_is_passed_over(pictures_in(paths), lang)
    judge = Judge(ruleset=ruleset_of(pack), locale=locale, is_open=pack is None, channel=channel, cures=cures)
    judged = [_judged(source, judge) for source in inputs]
    # A mended standard input is the answer on standard output; what is said about it goes beside it.
    is_beside = cures is not None and any(source.file is None for source in inputs)
    _show(judged, form, lang=lang, err=is_beside)
    counted = sum(getattr(one.report.counts, name) for one in judged for name in _AT_OR_ABOVE[fail_on])
    sys.exit(1 if counted else 0)


def _refuse_mistyped(channel: str | None) -> None:
    reason = None if channel is None else mistyped(channel, CHANNELS)
    if reason is not None:
        raise Unreadable(reason)


def _say_what_is_passed_over(pictures: int, lang: str) -> None:
    if pictures:
        passed_over = Said(
            de=f"Bilder werden noch nicht geprüft: {pictures} übergangen",
            en=f"pictures are not checked yet: {pictures} passed over",
        )
        click.echo(said(passed_over, lang), err=True)


def _judged(source: Input, judge: Judge) -> Judged:
    locale = choose_locale(judge.locale, source.text, brand=judge.ruleset.brand, is_open=judge.is_open)

    def document(content: str) -> Document:
        return text.read(content, source.kind, locale=locale, channel=judge.channel)

    def report(content: str) -> Report:
        return lint(document(content), judge.ruleset)

    if judge.cures is None:
        return Judged(source=source, document=document(source.text), report=report(source.text))
    mended, left = mend(source.text, report, cures=judge.cures)
    if mended != source.text or source.file is None:
        write_back(source, mended)
    return Judged(source=source, document=document(mended), report=left)


def _show(judged: Sequence[Judged], form: str, *, lang: str, err: bool) -> None:
    if form == "json":
        reports = [{"path": one.source.path, **json.wire(one.report, lang)} for one in judged]
        shown = msgspec.json.format(msgspec.json.encode({"reports": reports}), indent=2).decode()
        click.echo(shown, err=err)
        return
    stream = sys.stderr if err else sys.stdout
    colour = stream.isatty() and "NO_COLOR" not in os.environ
    for one in judged:
        found = render(one.report, one.document.sources, path=one.source.path, lang=lang, colour=colour)
        click.echo(found, nl=False, err=err, color=colour)
    click.echo(total([one.report for one in judged], lang), err=err)
