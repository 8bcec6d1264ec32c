"""`content-hub serve`: serve over HTTP."""

import click
from msgspec.structs import replace

from content_hub.cli.opening import require_store, settings_here
from content_hub.cli.telling import say

__all__ = ["command"]


@click.command("serve")
@click.option("--workers", type=click.IntRange(1, 64), help="Serving processes (CONTENT_HUB_WORKERS).")
def command(workers: int | None) -> None:
    """Serve until Ctrl-C or SIGTERM. The store must exist: content-hub init."""
    from content_hub.serving import serve  # noqa: PLC0415 - loads the server, which no other command needs

    settings = settings_here()
    if workers is not None:
        settings = replace(settings, workers=workers)
    require_store(settings)
    address = f"http://{settings.host}:{settings.port}"
    click.echo(
        say(
            de=f"Content Hub liefert auf {address} aus; Ctrl-C beendet.",
            en=f"Content Hub serves at {address}; Ctrl-C ends it.",
        )
    )
    serve(settings)
