"""Runs the demo: a store in a temporary folder, a server, the story; then serves until interrupted."""

import asyncio
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from content_hub.cli.init import create_admin
from content_hub.cli.opening import hub_of
from content_hub.cli.telling import say
from content_hub.demo.people import People
from content_hub.demo.server import free_port, running_server
from content_hub.demo.story import Scene, tell_story
from content_hub.demo.telling import Teller
from content_hub.settings import Settings

__all__ = ["demo_service", "run_demo"]


async def _create(settings: Settings) -> str:
    async with hub_of(settings, create=True) as hub:
        _, secret = await create_admin(hub, "Ada")
        return secret


@contextmanager
def demo_service(folder: Path, *, console: Console | None = None) -> Iterator[tuple[str, People]]:
    """Give the address of a service that the whole story was told to, and its people; its store is in `folder`."""
    shown = console or Console(quiet=True)
    settings = Settings(store=f"sqlite:///{folder / 'hub.db'}", port=free_port())
    shown.print(say(de=f"Speicher: {folder / 'hub.db'}", en=f"Store: {folder / 'hub.db'}"), highlight=False)
    token = asyncio.run(_create(settings))
    with running_server(settings) as server:
        shown.print(say(de=f"Dienst:   {server.url}", en=f"Service: {server.url}"), highlight=False)
        yield server.url, tell_story(Scene(server.url, token, folder), Teller(shown))


def run_demo(*, once: bool) -> None:
    """Walk one block from draft to delivery; with `once` end then, else serve until Ctrl-C."""
    console = Console()
    signal.signal(signal.SIGTERM, _interrupt)
    with demo_service(Path(tempfile.mkdtemp(prefix="content-hub-demo-")), console=console) as (url, people):
        if once:
            return
        console.print()
        console.print(say(de="Selbst probieren:", en="To try it yourself:"), highlight=False)
        console.print(f"   {url}/docs", highlight=False)
        console.print(f"   export HUB={url} TOKEN={people.writer.token}", highlight=False, soft_wrap=True)
        console.print(say(de="Der Dienst läuft weiter; Ctrl-C beendet ihn.", en="Still serving; Ctrl-C ends it."))
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            console.print(say(de="Beendet.", en="Ended."))


def _interrupt(number: int, frame: object) -> None:
    """Take SIGTERM like Ctrl-C, so that the server is stopped with the demo."""
    del number, frame
    raise KeyboardInterrupt
