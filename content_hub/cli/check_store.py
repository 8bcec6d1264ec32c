"""`content-hub check-store`: look for damage."""

import sys

import click

from content_hub.cli.opening import require_store, settings_here
from content_hub.cli.progress import shown_progress
from content_hub.cli.telling import say
from content_hub.storage.backup import check_store

__all__ = ["command"]


@click.command("check-store")
def command() -> None:
    """Check every page, digest and link of the log. Exit code 1 and a sentence for each damage."""
    settings = settings_here()
    require_store(settings)
    with shown_progress() as told:
        damage = check_store(settings.store_path, progress=told)
    for sentence in damage:
        click.secho(sentence, fg="red", err=True)
    if damage:
        sys.exit(1)
    click.echo(say(de="Der Speicher ist heil.", en="The store is whole."))
