"""Runs the demo: a store in a temporary folder, a server, the story; then serves until interrupted."""

import asyncio
import tempfile
from pathlib import Path

from rich.console import Console

from content_hub.cli.init import create_admin
from content_hub.cli.opening import hub_of
from content_hub.cli.telling import say
from content_hub.demo.server import free_port, running_server
from content_hub.demo.story import Scene, tell_story
from content_hub.demo.telling import Teller
from content_hub.settings import Settings

__all__ = ["run_demo"]


async def _create(settings: Settings) -> str:
    async with hub_of(settings, create=True) as hub:
        _, secret = await create_admin(hub, "Ada")
        return secret


def run_demo(*, once: bool) -> None:
    """Walk one block from draft to delivery; with `once` end then, else serve until Ctrl-C."""
    console = Console()
    teller = Teller(console)
    folder = Path(tempfile.mkdtemp(prefix="content-hub-demo-"))
    settings = Settings(store=f"sqlite:///{folder / 'hub.db'}", port=free_port())
    console.print(say(de=f"Speicher: {folder / 'hub.db'}", en=f"Store: {folder / 'hub.db'}"), highlight=False)
    token = asyncio.run(_create(settings))
    with running_server(settings) as server:
        console.print(say(de=f"Dienst:   {server.url}", en=f"Service: {server.url}"), highlight=False)
        tell_story(Scene(server.url, token, folder), teller)
        console.print()
        console.print(
            say(
                de=f"Beschreibung der Schnittstelle: {server.url}/docs\nToken der Verwaltung: {token}",
                en=f"Description of the API: {server.url}/docs\nAdmin's token: {token}",
            ),
            highlight=False,
        )
        if not once:
            console.print(say(de="Der Dienst läuft weiter; Ctrl-C beendet ihn.", en="Still serving; Ctrl-C ends it."))
            try:
                server.wait()
            except KeyboardInterrupt:
                console.print(say(de="Beendet.", en="Ended."))
