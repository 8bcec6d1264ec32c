"""`content-hub schedule`: what will go live and what will end, as a list or for a calendar."""

import click

from content_hub.actions.access import brand_for
from content_hub.cli.opening import clock, run_with_hub, system
from content_hub.cli.telling import say
from content_hub.hub import Hub
from content_hub.ical import calendar_of
from content_hub.model import Release
from content_hub.schedules import StepKind
from content_hub.storage.schedule_queries import PendingReleases
from content_hub.timeline import next_step

__all__ = ["command"]


@click.command("schedule")
@click.option("--brand", required=True, help="The brand's key.")
@click.option("--ical", "is_ical", is_flag=True, help="Write an iCalendar file instead of a list.")
def command(brand: str, is_ical: bool) -> None:
    """List the releases that will go live or end, the next one first."""

    async def work(hub: Hub) -> tuple[str, tuple[Release, ...]]:
        name = (await brand_for(hub, system(), brand)).name
        return name, await hub.store.facts(PendingReleases(brand=brand))

    name, releases = run_with_hub(work)
    if is_ical:
        click.echo(calendar_of(brand, name, releases, now=clock()), nl=False)
        return
    for release in releases:
        click.echo(_line(release))
    if not releases:
        click.echo(say(de="Es ist nichts geplant.", en="Nothing is scheduled."))


def _line(release: Release) -> str:
    step = next_step(release)
    if step is None:
        return ""
    instant, kind = step
    asked = release.at if kind is StepKind.START else release.until
    local = "" if asked is None else f" ({asked.local} {asked.zone})"
    verb = say(de="geht live", en="goes live") if kind is StepKind.START else say(de="endet", en="ends")
    blocks = ", ".join(f"{item.block} {item.version}" for item in release.versions)
    return f"{instant:%Y-%m-%dT%H:%M:%SZ}{local}  {verb}: {release.name or release.id} – {blocks}  {release.id}"
