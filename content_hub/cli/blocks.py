"""`content-hub blocks`: import and export blocks as JSON lines."""

import json
import sys
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from content_hub.actions.access import brand_for
from content_hub.actions.import_ import ImportBlocks, Imported, import_blocks, read_lines
from content_hub.cli.opening import as_actor, clock, run_with_hub, system
from content_hub.cli.telling import say, tell_error
from content_hub.errors import Invalid
from content_hub.hub import Hub
from content_hub.storage.queries import Blocks, VersionOf

__all__ = ["command"]


@click.group("blocks")
def command() -> None:
    """Import and export blocks as JSON lines."""


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--brand", required=True, help="The brand's key.")
@click.option("--as", "actor", required=True, help="Who writes: id or name.")
def import_files(files: tuple[Path, ...], brand: str, actor: str) -> None:
    """Save each line of FILES as a draft. Importing the same again changes nothing.

    Exit code 1 where lines were refused; the others are saved.
    """
    lines = tuple(line for file in files for line in read_lines(_text(file)))
    console = Console(stderr=True)

    async def work(hub: Hub) -> tuple[Imported, ...]:
        caller = await as_actor(hub, actor)
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task(say(de="Einlesen", en="Importing"), total=len(lines))
            command = ImportBlocks(brand=brand, lines=lines)
            return await import_blocks(hub, command, caller=caller, now=clock(), told=lambda _: progress.advance(task))

    results = run_with_hub(work)
    for result in results:
        if result.error is not None:
            click.echo(f"{result.key}:", err=True)
            tell_error(result.error)
    counts = Counter(result.outcome for result in results)
    click.echo(" ".join(f"{counts[name]} {name}" for name in ("created", "updated", "unchanged", "refused")))
    sys.exit(1 if counts["refused"] else 0)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise Invalid(de=f"{file} ist kein UTF-8-Text.", en=f"{file} is not UTF-8 text.") from None


@command.command("export")
@click.option("--brand", required=True, help="The brand's key.")
def export(brand: str) -> None:
    """Print the newest version of every block as JSON lines."""

    async def work(hub: Hub) -> None:
        await brand_for(hub, system(), brand)
        cursor: str | None = None
        while True:
            page = await hub.store.list(Blocks(brand=brand, limit=100, cursor=cursor))
            for block in page.items:
                version = await hub.store.facts(VersionOf(brand=brand, key=block.key))
                if version is not None:
                    line = {
                        "key": version.block,
                        "component": version.component,
                        "content": version.content,
                        "labels": list(version.labels),
                    }
                    click.echo(json.dumps(line, ensure_ascii=False))
            cursor = page.next
            if cursor is None:
                return

    run_with_hub(work)
