"""tokens.json: the design tokens and the palette in them."""

from brand.errors import PackProblem
from brand.model import Swatch, Token
from brand.pack.reading import Reading
from brand.tokens import TokensInvalid, palette, read_tokens

__all__ = ["read_looks"]

_FILE = "tokens.json"


def read_looks(reading: Reading) -> tuple[tuple[Token, ...], tuple[Swatch, ...]]:
    """Read the tokens and the palette; a pack without tokens has neither."""
    data = reading.files.get(_FILE)
    if data is None:
        return (), ()
    try:
        tokens = read_tokens(data, _FILE)
        return tokens, palette(tokens)
    except TokensInvalid as fault:
        reading.problems.extend(
            PackProblem(file=_FILE, line=problem.line, reason=problem.reason) for problem in fault.problems
        )
        return (), ()
