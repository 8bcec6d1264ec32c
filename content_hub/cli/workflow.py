"""`content-hub workflow show`: who approves what in a brand, step by step."""

import click

from content_hub.actions.access import brand_for
from content_hub.actions.surroundings import surroundings_of
from content_hub.cli.opening import run_with_hub, system
from content_hub.cli.telling import say
from content_hub.hub import Hub
from content_hub.model import WorkflowStep
from content_hub.workflow import review_machine

__all__ = ["command"]


@click.group("workflow")
def command() -> None:
    """Show the workflow of a brand."""


@command.command("show")
@click.option("--brand", required=True, help="The brand's key.")
@click.option("--ruleset", type=click.IntRange(min=1), help="The number of a ruleset; without it the one in force.")
def show(brand: str, ruleset: int | None) -> None:
    """Draw the steps that a review goes through, and the life of a review."""

    async def work(hub: Hub) -> tuple[WorkflowStep, ...]:
        found = await brand_for(hub, system(), brand)
        return (await surroundings_of(hub, found, number=ruleset)).steps

    steps = run_with_hub(work)
    click.echo(f"{say(de='eingereicht', en='submitted')}")
    for step in steps:
        click.echo("   │")
        click.echo(f"   ▼  {_conditions(step)}".rstrip())
        click.echo(f"[{step.name}]  {_who(step)}")
    if all(step.components or step.locales or step.channels for step in steps):
        click.echo("   │")
        click.echo(
            say(
                de="   ▼  wo keine Bedingung zutrifft: [brand]  1 × approver",
                en="   ▼  where no condition holds: [brand]  1 × approver",
            )
        )
    click.echo("   │")
    click.echo(f"   ▼\n{say(de='freigegeben', en='approved')}\n")
    for (before, event), after in review_machine().rows.items():
        click.echo(f"{before:<18} ── {event} ──▶ {after}")


def _conditions(step: WorkflowStep) -> str:
    named = (
        (say(de="Komponente", en="component"), step.components),
        (say(de="Sprache", en="locale"), step.locales),
        (say(de="Kanal", en="channel"), step.channels),
    )
    parts = [f"{name} {'|'.join(values)}" for name, values in named if values]
    return f"{say(de='nur', en='only')} {', '.join(parts)}" if parts else ""


def _who(step: WorkflowStep) -> str:
    who = f"{step.approvals} × {step.role}"
    if step.due_hours is not None:
        who += f", {say(de='binnen', en='within')} {step.due_hours:g} h"
    if step.escalate is not None:
        who += f", {say(de='dann auch', en='then also')} {step.escalate}"
    return who
