"""`content-hub export-all`: everything out to a folder that any program can read."""

from pathlib import Path

import click

from content_hub.cli.opening import require_store, settings_here
from content_hub.cli.progress import shown_progress
from content_hub.cli.telling import say
from content_hub.storage.exporting import export_everything

__all__ = ["command"]


@click.command("export-all")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write everything to FOLDER as JSON lines and files. The service may go on meanwhile; secrets are left out."""
    settings = settings_here()
    require_store(settings)
    with shown_progress() as told:
        export_everything(settings.store_path, folder, progress=told)
    click.echo(say(de=f"{folder}: alles exportiert.", en=f"{folder}: everything is exported."))
