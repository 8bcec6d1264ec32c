"""`brand import-vale`: makes Vale styles part of a brand pack."""

import sys
from pathlib import Path

import click

from brand.cli.options import language_option
from brand.errors import Unreadable
from brand.finding import Said
from brand.reports.language import said
from brand.vale.bring import Brought, bring
from brand.vale.written import as_toml

__all__ = ["command"]


@click.command("import-vale")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--pack",
    type=click.Path(path_type=Path),
    help="Folder of the brand pack whose vale/ takes the rules; default: they are printed.",
)
@language_option
def command(folder: Path, pack: Path | None, lang: str) -> None:
    """Turn the Vale styles and vocabularies in DIR into rules of a brand pack.

    What has no counterpart is told by file and reason. Exit code 0: all was mapped; 1: something was not.
    """
    brought = bring(folder)
    if pack is None:
        _print(brought)
    else:
        _write(brought, pack)
    for one in brought.unmapped:
        place = one.file if one.line is None else f"{one.file}:{one.line}"
        click.echo(f"{place}: {said(one.reason, lang)}", err=True)
    count = sum(len(file.rules) for file in brought.files.values())
    total = Said(
        de=f"{count} Regeln übernommen, {len(brought.unmapped)} Stellen nicht",
        en=f"{count} rules taken over, {len(brought.unmapped)} places not",
    )
    click.echo(said(total, lang), err=True)
    sys.exit(1 if brought.unmapped else 0)


def _print(brought: Brought) -> None:
    for style, file in brought.files.items():
        click.echo(f"# vale/{style}.toml\n{as_toml(file)}")


def _write(brought: Brought, pack: Path) -> None:
    if not (pack / "brand.toml").is_file():
        reason = Said(
            de=f"{pack} ist kein Markenpaket: brand.toml fehlt", en=f"{pack} is no brand pack: it has no brand.toml"
        )
        raise Unreadable(reason)
    try:
        (pack / "vale").mkdir(exist_ok=True)
        for style, file in brought.files.items():
            (pack / "vale" / f"{style}.toml").write_text(as_toml(file), "utf-8")
    except OSError as fault:
        reason = Said(
            de=f"{fault.filename} lässt sich nicht schreiben: {fault.strerror}",
            en=f"{fault.filename} cannot be written: {fault.strerror}",
        )
        raise Unreadable(reason) from fault
