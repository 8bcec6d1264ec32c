"""`brand expand`: the forms that a term matches."""

from pathlib import Path

import click
from msgspec.structs import replace

from brand import lexicon
from brand.cli.options import language_option, pack_option, ruleset_of
from brand.model import Term

__all__ = ["command"]


@click.command("expand")
@click.argument("term")
@click.option("--locale", default="de", show_default=True, help="Language of the term.")
@click.option("--pos", type=click.Choice(["noun", "verb", "adjective", "adverb", "phrase"]), help="Part of speech.")
@click.option(
    "--match",
    type=click.Choice(["exact", "inflected", "compounds"]),
    help="Default: as the pack has it, else inflected.",
)
@pack_option
@language_option
def command(  # noqa: PLR0917 -- click passes each option by name
    term: str, locale: str, pos: str | None, match: str | None, pack: Path | None, lang: str
) -> None:
    """List the forms that a term matches, one a line; with --pack as the pack states the term."""
    del lang
    known = None if pack is None else _stated(term, pack)
    asked = known or Term(term=term, locale=locale)
    changed = {key: value for key, value in (("pos", pos), ("match", match)) if value is not None}
    for form in lexicon.expand(replace(asked, **changed)):
        click.echo(form)


def _stated(word: str, pack: Path) -> Term | None:
    terms = ruleset_of(pack).voice.terms
    return next((term for term in terms if term.term.casefold() == word.casefold()), None)
