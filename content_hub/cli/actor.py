"""`content-hub actor`: add and list actors."""

import json

import click

from content_hub.actions.add_actor import AddActor, add_actor
from content_hub.cli.opening import clock, run_with_hub, system
from content_hub.hub import Hub
from content_hub.ids import new_id
from content_hub.model import Actor, ActorKind
from content_hub.storage.queries import Actors

__all__ = ["command"]


@click.group("actor")
def command() -> None:
    """Add and list actors."""


@command.command("add")
@click.argument("name")
@click.option("--role", "roles", multiple=True, metavar="BRAND:ROLE", help="Such as nordlicht:writer; repeat.")
@click.option("--service", is_flag=True, help="A program, not a person; needs --owner.")
@click.option("--owner", help="The id of the person who answers for a service.")
@click.option("--json", "as_json", is_flag=True, help='Print {"actor"} for programs.')
def add(name: str, roles: tuple[str, ...], service: bool, owner: str | None, as_json: bool) -> None:
    """Add an actor and print the id."""
    given: dict[str, tuple[str, ...]] = {}
    for item in roles:
        brand, colon, role = item.partition(":")
        if not colon or not brand or not role:
            raise click.BadParameter(f"{item!r} is not BRAND:ROLE", param_hint="--role")
        given[brand] = (*given.get(brand, ()), role)
    wanted = AddActor(
        id=new_id("actor"),
        name=name,
        kind=ActorKind.SERVICE if service else ActorKind.PERSON,
        roles=given,
        owner=owner,
    )
    actor = run_with_hub(lambda hub: add_actor(hub, wanted, caller=system(), now=clock()))
    click.echo(json.dumps({"actor": actor.id}) if as_json else actor.id)


@command.command("list")
def list_actors() -> None:
    """List actors: id, name, roles."""
    for actor in run_with_hub(_all):
        roles = " ".join(f"{brand}:{role}" for brand, names in actor.roles.items() for role in names)
        mark = " (suspended)" if actor.suspended else ""
        click.echo(f"{actor.id}\t{actor.name or '—'}\t{roles}{mark}")


async def _all(hub: Hub) -> list[Actor]:
    actors: list[Actor] = []
    cursor: str | None = None
    while True:
        page = await hub.store.list(Actors(limit=100, cursor=cursor))
        actors += page.items
        cursor = page.next
        if cursor is None:
            return actors
