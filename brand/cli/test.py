"""`brand test`: runs the examples of a brand pack."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from brand import text
from brand.cli.cache import compiled
from brand.cli.options import language_option
from brand.errors import Unreadable
from brand.finding import Finding, Said
from brand.linter import lint
from brand.model import Ruleset
from brand.pack import Example, examples
from brand.reports.language import said

__all__ = ["command"]


@click.command("test")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@language_option
def command(folder: Path, lang: str) -> None:
    """Run the examples of a brand pack: each must give exactly the findings that it states."""
    ruleset = compiled(folder)
    found = examples(folder)
    if not found:
        raise Unreadable(Said(de=f"{folder}/examples enthält keine Beispiele", en=f"{folder}/examples has no examples"))
    faults = [fault for example in found for fault in differences(example, ruleset)]
    for fault in faults:
        click.echo(said(fault, lang))
    failed = Said(
        de=f"{len(found)} Beispiele, {len(faults)} Abweichungen", en=f"{len(found)} examples, {len(faults)} differences"
    )
    click.echo(said(failed, lang))
    sys.exit(1 if faults else 0)


def differences(example: Example, ruleset: Ruleset) -> Iterator[Said]:
    """Say what an example's findings lack and what they have beyond what it states."""
    document = text.read(example.text, example.kind, locale=example.locale, channel=example.channel)
    found = list(lint(document, ruleset).findings)
    name = f"{example.place} {example.name}".rstrip()
    for expected in example.findings:
        match = next((one for one in found if one.rule == expected.rule and one.quote == expected.quote), None)
        if match is None:
            what = f"{expected.rule} „{expected.quote}“"
            yield Said(de=f"{name}: {what} wurde nicht gefunden", en=f"{name}: {what} was not found")
            continue
        found.remove(match)
        if expected.severity is not None and match.severity != expected.severity:
            what = f"{expected.rule} „{expected.quote}“"
            yield Said(
                de=f"{name}: {what} hat die Schwere {match.severity}, nicht {expected.severity}",
                en=f"{name}: {what} has severity {match.severity}, not {expected.severity}",
            )
    yield from (_unexpected(name, finding) for finding in found)


def _unexpected(name: str, finding: Finding) -> Said:
    what = f"{finding.rule} „{finding.quote}“"
    return Said(de=f"{name}: {what} war nicht erwartet", en=f"{name}: {what} was not expected")
