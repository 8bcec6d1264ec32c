"""`content-hub import-all`: make a store of an export."""

from pathlib import Path

import click

from content_hub.cli.opening import settings_here
from content_hub.cli.progress import shown_progress
from content_hub.cli.telling import say
from content_hub.storage.exporting import import_everything

__all__ = ["command"]


@click.command("import-all")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Make the store CONTENT_HUB_STORE, which must not exist, of FOLDER, checking every digest and link."""
    settings = settings_here()
    with shown_progress() as told:
        import_everything(folder, settings.store_path, progress=told)
    click.echo(say(de=f"{settings.store_path} ist eingelesen.", en=f"{settings.store_path} is imported."))
