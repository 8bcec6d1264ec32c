"""Options that several commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from brand.model import Ruleset

__all__ = ["language_of", "language_option", "pack_option", "ruleset_of"]

Command = TypeVar("Command", bound=Callable[..., object])

_META = "brand.lang"


def language_of(ctx: click.Context) -> str:
    """Give the language of messages: the option's, else the environment's, else English."""
    chosen = ctx.meta.get(_META)
    if isinstance(chosen, str):
        return chosen
    stated = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "de" if stated.casefold().startswith("de") else "en"


def _remember(ctx: click.Context, _: click.Parameter, value: str | None) -> str:
    if value is not None:
        ctx.meta[_META] = value
    return language_of(ctx)


def language_option(command: Command) -> Command:
    """Add `--lang`."""
    return click.option(
        "--lang",
        type=click.Choice(["de", "en"]),
        callback=_remember,
        is_eager=True,
        help="Language of messages; default: the environment's.",
    )(command)


def pack_option(command: Command) -> Command:
    """Add `--pack`."""
    return click.option(
        "--pack",
        type=click.Path(path_type=Path),
        help="Folder of the brand pack; default: the shipped ruleset.",
    )(command)


def ruleset_of(pack: Path | None) -> "Ruleset":
    """Compile the pack, or give the shipped ruleset."""
    from brand.cli.cache import compiled  # noqa: PLC0415 -- `brand --help` should not load the linter
    from brand.pack import default_ruleset  # noqa: PLC0415 -- as above

    return default_ruleset() if pack is None else compiled(pack)
