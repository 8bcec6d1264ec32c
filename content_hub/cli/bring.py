"""`content-hub bring`: content of another system as drafts, with a report of what is in its way."""

import sys
from collections import Counter
from pathlib import Path

import click
import msgspec

from content_hub.actions.bring import Brought, bring
from content_hub.cli.opening import as_actor, clock, run_with_hub
from content_hub.cli.telling import say, tell_error
from content_hub.hub import Hub
from content_hub.importers.mapping import lines_of, read_mapping
from content_hub.importers.records import contentful_records, directus_records

__all__ = ["command"]


@click.command("bring")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option("--mapping", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="TOML.")
@click.option("--brand", required=True, help="The brand's key.")
@click.option("--as", "actor", required=True, help="Who writes: id or name.")
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="Write the whole report as JSON.")
def command(source: Path, mapping: Path, brand: str, actor: str, report: Path | None) -> None:
    """Save what SOURCE holds as drafts: the file of a Contentful export, or a folder of Directus collections.

    Bringing the same again changes nothing. Exit code 1 where entries were refused; the others are saved.
    """
    plan = read_mapping(mapping)
    records = contentful_records(source) if plan.format == "contentful" else directus_records(source)
    lines = tuple(lines_of(plan, records))

    async def work(hub: Hub) -> Brought:
        return await bring(hub, brand, lines, caller=await as_actor(hub, actor), now=clock())

    brought = run_with_hub(work)
    _tell(brought)
    if report is not None:
        shown = {
            "blocks": [{"key": one.key, "outcome": one.outcome, "version": one.version} for one in brought.imported],
            "findings": brought.findings,
            "contradictions": brought.contradictions,
            "duplicates": brought.duplicates,
        }
        report.write_bytes(msgspec.json.format(msgspec.json.encode(shown)) + b"\n")
    sys.exit(1 if any(one.outcome == "refused" for one in brought.imported) else 0)


def _tell(brought: Brought) -> None:
    for one in brought.imported:
        if one.error is not None:
            click.echo(f"{one.key}:", err=True)
            tell_error(one.error)
    counts = Counter(one.outcome for one in brought.imported)
    click.echo(" ".join(f"{counts[name]} {name}" for name in ("created", "updated", "unchanged", "refused")))
    rules = Counter(finding.rule for found in brought.findings.values() for finding in found)
    for rule, count in rules.most_common():
        click.echo(f"{count:5}  {rule}")
    for finding in brought.contradictions:
        click.echo(say(de=finding.message.de, en=finding.message.en))
    for near in brought.duplicates:
        percent = round(near.share * 100)
        click.echo(
            say(
                de=f"{near.first} und {near.second} sagen in {near.locale} fast dasselbe ({percent} %).",
                en=f"{near.first} and {near.second} say nearly the same in {near.locale} ({percent} %).",
            )
        )
