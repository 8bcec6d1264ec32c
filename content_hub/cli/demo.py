"""`content-hub demo`: one block from draft to delivery."""

import click

from content_hub.cli.telling import say

__all__ = ["command"]


@click.command("demo")
@click.option("--once", is_flag=True, help="End after the walk instead of serving.")
def command(once: bool) -> None:
    """Walk one block from draft to delivery with the example brand, then serve until Ctrl-C.

    Everything happens in a temporary folder; nothing of yours is touched.
    """
    from content_hub.demo import run_demo  # noqa: PLC0415 - loads what no other command needs
    from content_hub.demo.people import Answer  # noqa: PLC0415 - see above

    try:
        run_demo(once=once)
    except Answer as unexpected:
        raise click.ClickException(
            say(de=f"Unerwartete Antwort: {unexpected}", en=f"Unexpected answer: {unexpected}")
        ) from unexpected
