"""`content-hub backup`: a consistent copy of the store while it is in use."""

from pathlib import Path

import click

from content_hub.cli.opening import require_store, settings_here
from content_hub.cli.progress import shown_progress
from content_hub.cli.telling import say
from content_hub.storage.backup import backup

__all__ = ["command"]


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Copy the store to FILE, which must not exist. The service may go on meanwhile."""
    settings = settings_here()
    require_store(settings)
    with shown_progress() as told:
        backup(settings.store_path, file, progress=told)
    size = file.stat().st_size
    click.echo(say(de=f"{file}: {size} Bytes.", en=f"{file}: {size} bytes."))
