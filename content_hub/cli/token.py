"""`content-hub token`: give an actor a bearer token."""

import json
from datetime import timedelta

import click

from content_hub.actions.add_token import AddToken, add_token
from content_hub.cli.opening import as_actor, clock, run_with_hub, system
from content_hub.hub import Hub
from content_hub.ids import digest_of_secret, new_id, new_secret

__all__ = ["command"]


@click.group("token")
def command() -> None:
    """Give actors tokens."""


@command.command("add")
@click.argument("actor")
@click.option("--name", default="cli", show_default=True, help="What the token is for.")
@click.option("--days", type=click.IntRange(1, 3650), help="Ends after so many days; without it, never.")
@click.option("--json", "as_json", is_flag=True, help='Print {"actor", "token"} for programs.')
def add(actor: str, name: str, days: int | None, as_json: bool) -> None:
    """Add a token for ACTOR (id or name) and print it, once."""
    secret = new_secret()

    async def work(hub: Hub) -> str:
        now = clock()
        owner = (await as_actor(hub, actor)).actor
        wanted = AddToken(
            id=new_id("token"),
            actor=owner,
            name=name,
            digest=digest_of_secret(secret),
            expires=now + timedelta(days=days) if days else None,
        )
        await add_token(hub, wanted, caller=system(), now=now)
        return owner

    owner = run_with_hub(work)
    click.echo(json.dumps({"actor": owner, "token": secret}) if as_json else secret)
