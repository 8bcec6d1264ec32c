"""The command `brand`. Each command lies in its own file and is imported when it is called."""

import gc
import importlib

import click

from brand.cli.options import language_of
from brand.errors import BrandError
from brand.reports.language import said

__all__ = ["main"]

_LITTER = 50_000
"""Objects that a command makes before its garbage is looked for: loading the linter leaves none, and looking costs."""
_COMMANDS = {
    "check": "Check texts, pages and style sheets against a brand.",
    "expand": "List the forms that a term matches.",
    "explain": "Explain a rule by examples.",
    "import-vale": "Turn Vale styles into rules of a brand pack.",
    "rules": "List the rules and how severe they are.",
    "test": "Run the examples of a brand pack.",
    "tokens": "Show design tokens, or convert them to DTCG 2025.10.",
}


class _Commands(click.Group):
    """Knows the commands by name, so that `brand --help` starts no linter."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        gc.set_threshold(_LITTER)
        command: click.Command = importlib.import_module(f"brand.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Answer what the library refuses with its sentence and exit code 2."""
        try:
            return super().invoke(ctx)
        except BrandError as fault:
            click.echo(said(fault.reason, language_of(ctx)), err=True)
            ctx.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="content-hub-service")
def main() -> None:
    """Judge texts and designs against a brand pack."""
