"""The command `content-hub`. Each command lies in its own file and is imported when it is called."""

import importlib

import click

from content_hub.cli.telling import tell_error
from content_hub.errors import ContentHubError

__all__ = ["main"]

_COMMANDS = {
    "actor": "Add actors.",
    "audit": "Check that the log is as it was written.",
    "backup": "Write a consistent copy of the store while it is in use.",
    "blocks": "Import and export blocks as JSON lines.",
    "brand": "Push a brand pack.",
    "bring": "Bring content of Contentful or Directus as drafts, with a report.",
    "check": "Check a block's JSON against the rules of a brand in the store.",
    "check-store": "Look for damage in the store.",
    "demo": "Walk one block from draft to delivery, then serve.",
    "export-all": "Write everything to a folder of JSON lines and files.",
    "gallery": "Write a static gallery of all examples.",
    "import-all": "Make a store of an export.",
    "init": "Create the store and its first admin.",
    "publish": "Publish the approved newest version of a block.",
    "restore": "Make a store from a backup.",
    "schedule": "List what will go live and what will end, or write it for a calendar.",
    "serve": "Serve over HTTP.",
    "token": "Add tokens.",
    "workflow": "Draw who approves what.",
}


class _Commands(click.Group):
    """Knows the commands by name, so that `content-hub --help` opens no store and loads no renderer."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"content_hub.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Answer what the service refuses with its sentence and exit code 2."""
        try:
            return super().invoke(ctx)
        except ContentHubError as error:
            tell_error(error)
            ctx.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="content-hub-service")
def main() -> None:
    """Keep blocks, check them against a brand, have them approved, deliver them.

    Settings come from CONTENT_HUB_* variables or content-hub.toml; CONTENT_HUB_STORE says where the store is.
    """
