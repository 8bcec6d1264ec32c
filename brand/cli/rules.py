"""`brand rules`: which rules there are and how severe they are."""

from pathlib import Path

import click

from brand.cli.options import language_option, pack_option, ruleset_of
from brand.linter import rules_of
from brand.model import Rule
from brand.reports.language import said

__all__ = ["command"]


@click.command("rules")
@pack_option
@language_option
def command(pack: Path | None, lang: str) -> None:
    """List the rules and how severe they are under the brand pack."""
    ruleset = ruleset_of(pack)
    for check in rules_of(ruleset).values():
        rule = ruleset.rules.get(check.id, Rule())
        severity = rule.severity or check.severity
        click.echo(f"{check.id:<28} {severity:<8} {said(check.summary, lang)}")
