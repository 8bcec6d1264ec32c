"""`content-hub publish`: the same gate as everywhere."""

import click

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.publish import Publish, Published, Wanted, publish
from content_hub.cli.opening import as_actor, clock, run_with_hub
from content_hub.cli.telling import say
from content_hub.hub import Hub
from content_hub.ids import new_id
from content_hub.storage.queries import BlockOf

__all__ = ["command"]


@click.command("publish")
@click.argument("key")
@click.option("--brand", required=True, help="The brand's key.")
@click.option("--as", "actor", required=True, help="Who publishes: id or name.")
def command(key: str, brand: str, actor: str) -> None:
    """Publish the newest version of the block KEY, if it is approved."""

    async def work(hub: Hub) -> Published:
        caller = await as_actor(hub, actor)
        await brand_for(hub, caller, brand)
        block = await hub.store.facts(BlockOf(brand=brand, key=key))
        if block is None:
            raise no_such("block", key)
        wanted = Publish(brand=brand, id=new_id("release"), versions=(Wanted(block=key, version=block.newest),))
        return await publish(hub, wanted, caller=caller, now=clock())

    item = run_with_hub(work).release.versions[0]
    locales = ", ".join(item.locales)
    click.echo(
        say(
            de=f"„{item.block}“ Version {item.version} ist live: {locales}.",
            en=f"“{item.block}” version {item.version} is live: {locales}.",
        )
    )
