"""`content-hub check`: check a block's JSON against the rules of a brand in the store."""

import json
import sys
from pathlib import Path

import click
import msgspec

from brand.model import Report
from brand.reports.json import wire
from content_hub.actions.check import Check, check
from content_hub.actions.import_ import BlockLine
from content_hub.cli.opening import clock, run_with_hub, system_writer
from content_hub.cli.telling import is_german, say
from content_hub.errors import Invalid
from content_hub.hub import Hub

__all__ = ["command"]

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@click.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--brand", required=True, help="The brand's key.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(file: Path, brand: str, form: str) -> None:
    """Check FILE, a block as JSON: {"key", "component", "content"}. Exit code 1 where it would not pass the gate."""
    try:
        block = msgspec.json.decode(file.read_bytes(), type=BlockLine)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise Invalid(de=f"{file} ist kein Baustein: {error}", en=f"{file} is no block: {error}") from None
    wanted = Check(brand=brand, kind="block", content=block.content, component=block.component)

    async def work(hub: Hub) -> Report:
        return await check(hub, wanted, caller=system_writer(brand), now=clock())

    report = run_with_hub(work)
    shown = wire(report, "de" if is_german() else "en")
    if form == "json":
        click.echo(json.dumps({"reports": [{"path": str(file), **shown}]}, ensure_ascii=False))
    else:
        _tell(shown)
    sys.exit(1 if report.counts.error else 0)


def _tell(shown: dict[str, object]) -> None:
    findings = shown["findings"]
    for finding in findings if isinstance(findings, list) else []:
        place = finding["at"].get("pointer", finding["at"].get("box", ""))
        if "line" in finding["at"]:
            place = f"{place}:{finding['at']['line']}:{finding['at']['column']}"
        click.secho(f"{finding['severity']:7} {finding['rule']}", fg=_COLOURS[finding["severity"]], nl=False)
        click.echo(f"  {place}  {finding['message']}")
    click.echo(say(de=f"Wert: {shown['score']} von 100", en=f"Score: {shown['score']} of 100"))
