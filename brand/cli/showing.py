"""Writes the reports of `brand check` in the form that was asked for."""

import os
import sys
from collections.abc import Sequence

import click
import msgspec

from brand.reports.judged import FileReport

__all__ = ["FORMS", "show"]

FORMS = ("text", "json", "sarif", "github", "html")


def show(files: Sequence[FileReport], form: str, *, lang: str, err: bool) -> None:
    """Write all reports to standard output; `err` is for runs whose answer there is the mended text."""
    write = {"json": _json, "sarif": _sarif, "github": _github, "html": _html}.get(form, _text)
    write(files, lang, err=err)


def _json(files: Sequence[FileReport], lang: str, *, err: bool) -> None:
    from brand.reports.json import wire  # noqa: PLC0415 -- each run needs one form

    _values({"reports": [{"path": file.path, **wire(file.report, lang)} for file in files]}, err=err)


def _sarif(files: Sequence[FileReport], lang: str, *, err: bool) -> None:
    from brand.reports.sarif import log  # noqa: PLC0415 -- as above

    _values(log(files, lang), err=err)


def _values(values: object, *, err: bool) -> None:
    click.echo(msgspec.json.format(msgspec.json.encode(values), indent=2).decode(), err=err)


def _github(files: Sequence[FileReport], lang: str, *, err: bool) -> None:
    from brand.reports.github import annotations  # noqa: PLC0415 -- as above

    for line in annotations(files, lang):
        click.echo(line, err=err)


def _html(files: Sequence[FileReport], lang: str, *, err: bool) -> None:
    from brand.cli.looking import looked_at  # noqa: PLC0415 -- as above
    from brand.reports.html import page  # noqa: PLC0415 -- as above

    click.echo(page([(file.report, looked_at(file)) for file in files], lang), nl=False, err=err)


def _text(files: Sequence[FileReport], lang: str, *, err: bool) -> None:
    from brand.reports.text import render, total  # noqa: PLC0415 -- as above

    stream = sys.stderr if err else sys.stdout
    colour = stream.isatty() and "NO_COLOR" not in os.environ
    for file in files:
        shown = render(file.report, file.sources, path=file.path, lang=lang, colour=colour)
        click.echo(shown, nl=False, err=err, color=colour)
    click.echo(total([file.report for file in files], lang), err=err)
