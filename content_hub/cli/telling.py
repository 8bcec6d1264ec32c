"""What commands say to people: German where the terminal speaks German, English elsewhere."""

import os

import click

from content_hub.errors import ContentHubError, Invalid

__all__ = ["is_german", "say", "tell_error"]


def is_german() -> bool:
    """Whether the terminal speaks German, by the variables that say so."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].lower().startswith("de")
    return False


def say(*, de: str, en: str) -> str:
    """Choose the language of the terminal."""
    return de if is_german() else en


def tell_error(error: ContentHubError) -> None:
    """Say what was refused, why, and where, on standard error."""
    click.secho(say(de=error.de, en=error.en), fg="red", err=True)
    if isinstance(error, Invalid):
        for fault in error.faults:
            click.echo(f"  {fault.pointer}: {say(de=fault.de, en=fault.en)}", err=True)
    for finding in error.members.get("findings", ()):  # type: ignore[attr-defined]  # a tuple of findings, where there are any
        place = getattr(finding.at, "pointer", "") or ""
        click.echo(
            f"  {finding.rule} {finding.block} {place}: {say(de=finding.message.de, en=finding.message.en)}", err=True
        )
