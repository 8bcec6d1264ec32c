"""`brand check`: judges files, folders and standard input."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from brand.baseline import Baseline, baseline_of, read_baseline
from brand.baseline import write_baseline as store
from brand.cli.annotating import annotate, refuse_annotating
from brand.cli.crowd import judge_all
from brand.cli.inputs import STANDARD_INPUT, gather
from brand.cli.judging import Judging, take_pack
from brand.cli.options import language_option, pack_option
from brand.cli.showing import FORMS, show
from brand.document import Kind
from brand.errors import Unreadable
from brand.finding import Said
from brand.fixing import Cures
from brand.model import Ruleset
from brand.pack.reading import CHANNELS, mistyped
from brand.reports.judged import FileReport
from brand.reports.language import said

__all__ = ["command"]

_KINDS = [kind.value for kind in Kind]
_AT_OR_ABOVE: Mapping[str, tuple[str, ...]] = {
    "error": ("error",),
    "warning": ("error", "warning"),
    "note": ("error", "warning", "note"),
}


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@pack_option
@click.option("--locale", help="Locale of the texts; default: told by their words, else the brand's default.")
@click.option("--channel", help="Channel that the texts are for: email, web, push, signage.")
@click.option("--kind", type=click.Choice(_KINDS), help="What the input is; needed with - (standard input).")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--report", "report", type=click.Choice(["html"]), help="One page to look at: as --format html.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files.")
@click.option("--fix-suggested", is_flag=True, help="Apply the suggested fixes too: read what they changed.")
@click.option("--baseline", type=click.Path(path_type=Path), help="File of known findings: they do not count.")
@click.option("--write-baseline", is_flag=True, help="Write all findings to the file that --baseline names.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_AT_OR_ABOVE)),
    default="error",
    show_default=True,
    help="The least grave finding that makes the exit code 1.",
)
@click.option(
    "--annotate", "drawn", type=click.Path(path_type=Path), help="Write the picture with all findings as PNG."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Processes for many files; default: one per core.")
@language_option
def command(  # noqa: PLR0917 -- click passes each option by name
    paths: Sequence[str],
    pack: Path | None,
    locale: str | None,
    channel: str | None,
    kind: str | None,
    form: str,
    report: str | None,
    fix: bool,
    fix_suggested: bool,
    baseline: Path | None,
    write_baseline: bool,
    fail_on: str,
    drawn: Path | None,
    jobs: int | None,
    lang: str,
) -> None:
    """Check texts, pages, style sheets and pictures against a brand.

    Exit code 0: clean; 1: findings at or above --fail-on; 2: wrong use or unreadable input.
    """
    known = _known(baseline, is_written=write_baseline)
    cures = Cures.SUGGESTED if fix_suggested else Cures.SAFE if fix else None
    named = list(gather(paths, None if kind is None else Kind(kind)))
    if drawn is not None:
        refuse_annotating(named)
    ruleset = take_pack(pack)
    if channel is not None:
        _refuse_unknown(channel, ruleset)
    judging = Judging(pack=pack, locale=locale, channel=channel, cures=cures, today=_today())
    outcomes = list(judge_all(judging, named, jobs=jobs, lang=lang))
    unread = [outcome for outcome in outcomes if isinstance(outcome, Said)]
    files: Sequence[FileReport] = [outcome for outcome in outcomes if isinstance(outcome, FileReport)]
    for reason in dict.fromkeys(unread):
        click.echo(said(reason, lang), err=True)
    if drawn is not None and files:
        annotate(drawn, named[0], files[0])
    if baseline is not None and write_baseline and not unread:
        _write(baseline, files, lang)
        sys.exit(0)
    files = files if known is None else known.known_in(files)
    if files:
        # A mended standard input is the answer on standard output; what is said about it goes beside it.
        show(files, report or form, lang=lang, err=cures is not None and STANDARD_INPUT in paths)
    counted = sum(getattr(file.report.counts, name) for file in files for name in _AT_OR_ABOVE[fail_on])
    sys.exit(2 if unread else 1 if counted else 0)


def _today() -> date:
    return datetime.now().astimezone().date()  # noqa: TID251 -- the rim: here the day enters


def _known(path: Path | None, *, is_written: bool) -> Baseline | None:
    if is_written and path is None:
        raise Unreadable(
            Said(
                de="--write-baseline braucht --baseline DATEI: dorthin wird geschrieben",
                en="--write-baseline needs --baseline FILE: that is where it writes",
            )
        )
    return None if is_written or path is None else read_baseline(path)


def _write(path: Path, files: Sequence[FileReport], lang: str) -> None:
    found = baseline_of(files)
    store(path, found)
    count = len(found.findings)
    click.echo(said(Said(de=f"{path}: {count} bekannte Befunde", en=f"{path}: {count} known findings"), lang), err=True)


def _refuse_unknown(channel: str, ruleset: Ruleset) -> None:
    """Let pass the shipped channels and those that the pack speaks of: in any other no rule of a channel would fire."""
    ruled = (name for rule in ruleset.rules.values() for name in rule.channels)
    named = (name for term in ruleset.voice.terms for name in term.channels)
    known = sorted({*CHANNELS, *ruled, *named})
    if channel in known:
        return
    names = ", ".join(known)
    raise Unreadable(
        mistyped(channel, known)
        or Said(de=f"es gibt keinen Kanal {channel}: {names}", en=f"there is no channel {channel}: {names}")
    )
