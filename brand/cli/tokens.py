"""`brand tokens`: what token files hold, and the same in the W3C's format."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
import msgspec

from brand.cli.options import language_option
from brand.colour import to_hex
from brand.errors import Unreadable
from brand.finding import Said
from brand.model import Token
from brand.reports.language import said
from brand.tokens.bring import Brought, bring
from brand.tokens.palette import colour_of

__all__ = ["command"]

_MOST = 5_000_000
_WIDEST = 60
_files = click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
_choose = click.option(
    "--choose", multiple=True, metavar="MODIFIER=CONTEXT", help="Context of a resolver document's modifier."
)


@click.group("tokens")
def command() -> None:
    """Show design tokens, or convert them to DTCG 2025.10.

    Files may be DTCG of any year, resolver documents, Style Dictionary with `value`, or CSS with custom properties;
    later ones are laid over earlier ones.
    """


@command.command("convert")
@_files
@_choose
@language_option
def convert(files: Sequence[Path], choose: Sequence[str], lang: str) -> None:
    """Print the tokens of FILE… as one DTCG 2025.10 document; what departs from the format is told beside it."""
    brought = _brought(files, choose)
    click.echo(json.dumps(brought.document, ensure_ascii=False, indent=2))
    _tell(brought, lang)


@command.command("show")
@_files
@_choose
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def show(files: Sequence[Path], choose: Sequence[str], form: str, lang: str) -> None:
    """List the tokens of FILE… with their values, aliases followed."""
    brought = _brought(files, choose)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(brought.tokens), indent=2).decode())
    else:
        for token in (*brought.tokens, *brought.private):
            click.echo(_line(token))
    _tell(brought, lang)


def _brought(files: Sequence[Path], choose: Sequence[str]) -> Brought:
    stated = [choice.partition("=") for choice in choose]
    wrong = next((name for name, equals, context in stated if not (name and equals and context)), None)
    if wrong is not None:
        raise Unreadable(Said(de="--choose braucht MODIFIKATOR=FALL", en="--choose needs MODIFIER=CONTEXT"))
    read = {str(file): _bytes(file) for file in files}
    beside = {name: data for file in files for name, data in _beside(file, read[str(file)])}
    return bring(read, beside=beside, choices={name: context for name, _, context in stated})


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(_MOST + 1)
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise Unreadable(
            Said(de=f"{file} lässt sich nicht lesen: {reason}", en=f"{file} cannot be read: {reason}")
        ) from fault


def _beside(file: Path, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Read the files that a resolver document names, none of them outside its folder."""
    folder = file.resolve().parent
    for name in _named(data):
        path = (folder / name).resolve()
        if path.is_relative_to(folder) and path.is_file():
            yield name, _bytes(path)


def _named(data: bytes) -> Iterator[str]:
    try:
        waiting = [json.loads(data)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            word = node.get("$ref")
            if isinstance(word, str) and not word.startswith("#"):
                yield word.partition("#")[0].removeprefix("./")
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _line(token: Token) -> str:
    more = f"  = {token.alias_of}" if token.alias_of else ""
    aged = "  (deprecated)" if token.deprecated else ""
    return f"{token.path:<40} {token.type or '?':<12} {_shown(token)}{more}{aged}"


def _shown(token: Token) -> str:
    value = token.value
    if token.type == "color" and isinstance(value, Mapping) and "colorSpace" in value:
        return to_hex(colour_of(value))
    if isinstance(value, Mapping) and set(value) == {"value", "unit"}:
        return f"{value['value']}{value['unit']}"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _WIDEST else text[:_WIDEST] + "…"


def _tell(brought: Brought, lang: str) -> None:
    """Say beside the answer what departs, and how much there is."""
    for entry in brought.departures:
        click.echo(f"{entry.file}:{entry.line} {entry.pointer}: {said(entry.reason, lang)}", err=True)
    kinds = Counter(token.type for token in brought.tokens)
    aliases = sum(token.alias_of is not None for token in brought.tokens)
    total, colours, private = len(brought.tokens), kinds["color"], len(brought.private)
    counted = Said(
        de=f"{total} Tokens, davon {colours} Farben und {aliases} Verweise; {private} nur in ihrer eigenen Form.",
        en=f"{total} tokens, {colours} of them colours, {aliases} aliases; {private} in a form of their own only.",
    )
    click.echo(said(counted, lang), err=True)
