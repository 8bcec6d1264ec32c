"""`content-hub restore`: make a store from a backup."""

from pathlib import Path

import click

from content_hub.cli.opening import settings_here
from content_hub.cli.progress import shown_progress
from content_hub.cli.telling import say
from content_hub.storage.backup import restore

__all__ = ["command"]


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Make the store CONTENT_HUB_STORE, which must not exist, from the backup FILE, after checking it."""
    settings = settings_here()
    with shown_progress() as told:
        restore(file, settings.store_path, progress=told)
    click.echo(say(de=f"{settings.store_path} ist wiederhergestellt.", en=f"{settings.store_path} is restored."))
