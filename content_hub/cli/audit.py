"""`content-hub audit verify`: whether the log is as it was written."""

import sys

import click

from content_hub.cli.opening import require_store, settings_here
from content_hub.cli.progress import shown_progress
from content_hub.cli.telling import say
from content_hub.storage.auditing import CheckedLog, Noted, verify_logs

__all__ = ["command"]


@click.group("audit")
def command() -> None:
    """Check the log."""


@command.command("verify")
@click.option("--brand", help="The brand's key; without it all logs are checked.")
@click.option("--noted", metavar="POSITION:DIGEST", help="A head that was written down elsewhere; needs --brand.")
def verify(brand: str | None, noted: str | None) -> None:
    """Check every link of the log. Exit code 1 and the first broken link of each log that is not as written.

    The head that is printed proves, kept in another place, that nothing before it was written anew.
    """
    settings = settings_here()
    require_store(settings)
    kept = None if noted is None else _noted(noted)
    if kept is not None and brand is None:
        raise click.UsageError(say(de="--noted braucht --brand.", en="--noted needs --brand."))
    with shown_progress() as told:
        logs = verify_logs(settings.store_path, brand=brand, noted=kept, progress=told)
    for checked in logs:
        _tell(checked)
    if any(checked.broken for checked in logs):
        sys.exit(1)


def _noted(text: str) -> Noted:
    position, _, digest = text.partition(":")
    if not position.isdecimal() or not digest.startswith("sha256:"):
        raise click.UsageError(say(de="Erwartet: POSITION:sha256:…", en="Expected: POSITION:sha256:…"))
    return Noted(position=int(position), digest=digest)


def _tell(checked: CheckedLog) -> None:
    name = checked.brand or say(de="(Dienst)", en="(service)")
    if checked.broken:
        where = say(de=f"gebrochen an Position {checked.broken}", en=f"broken at position {checked.broken}")
        click.secho(f"{name}: {where}: {say(de=checked.de, en=checked.en)}", fg="red", err=True)
        return
    entries = say(de="Einträge, heil", en="entries, whole")
    click.echo(f"{name}: {checked.entries} {entries}; {checked.entries}:{checked.head or '–'}")
