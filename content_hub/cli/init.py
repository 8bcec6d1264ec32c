"""`content-hub init`: create the store and its first admin."""

import json

import click

from content_hub.actions.add_actor import AddActor, add_actor
from content_hub.actions.add_token import AddToken, add_token
from content_hub.cli.opening import clock, run_with_hub, system
from content_hub.cli.telling import say
from content_hub.errors import Refused
from content_hub.hub import Hub
from content_hub.ids import digest_of_secret, new_id, new_secret
from content_hub.model import ActorKind
from content_hub.storage.queries import Actors

__all__ = ["command", "create_admin"]


@click.command("init")
@click.option("--admin", default="Admin", show_default=True, help="The first admin's name.")
@click.option("--json", "as_json", is_flag=True, help='Print {"actor", "token"} for programs.')
def command(admin: str, as_json: bool) -> None:
    """Create the store and print the first admin's token, once.

    Refuses where the store has actors already.
    """
    actor, secret = run_with_hub(lambda hub: create_admin(hub, admin), create=True)
    if as_json:
        click.echo(json.dumps({"actor": actor, "token": secret}))
        return
    click.echo(
        say(
            de=f"Akteur {actor} („{admin}“), Rolle admin für alle Marken.",
            en=f"Actor {actor} (“{admin}”), role admin in all brands.",
        )
    )
    click.echo(say(de="Das Token wird nur jetzt gezeigt:", en="The token is shown only now:"))
    click.secho(secret, bold=True)


async def create_admin(hub: Hub, admin: str) -> tuple[str, str]:
    """Add the first admin; give their id and the secret of their token. Raise Refused where there are actors."""
    if (await hub.store.list(Actors(limit=1))).items:
        raise Refused(
            de="Diesen Speicher gibt es schon, er hat Akteure. Weitere Token: content-hub token add",
            en="This store exists already and has actors. Further tokens: content-hub token add",
        )
    now = clock()
    actor = await add_actor(
        hub,
        AddActor(id=new_id("actor"), name=admin, kind=ActorKind.PERSON, roles={"*": ("admin",)}),
        caller=system(),
        now=now,
    )
    secret = new_secret()
    token = AddToken(id=new_id("token"), actor=actor.id, name="init", digest=digest_of_secret(secret))
    await add_token(hub, token, caller=system(), now=now)
    return actor.id, secret
