"""From the bytes of a token file to tokens with plain values."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from brand.model import Token
from brand.tokens.compiled import compiled
from brand.tokens.document import decode
from brand.tokens.errors import TokenProblem, TokensInvalid
from brand.tokens.older import modern
from brand.tokens.places import Source, placed
from brand.tokens.resolver import gathered, is_resolver

__all__ = ["read_tokens"]

_NONE: Mapping[str, bytes] = MappingProxyType({})


def _in_order(problems: Iterable[TokenProblem]) -> tuple[TokenProblem, ...]:
    """Say each fault once, in the order of the file."""
    found = {(entry.file, entry.pointer, entry.reason.en): entry for entry in problems}
    return tuple(sorted(found.values(), key=lambda entry: (entry.file or "", entry.line or 0, entry.pointer)))


def read_tokens(
    data: bytes, file: str, *, beside: Mapping[str, bytes] = _NONE, choices: Mapping[str, str] | None = None
) -> tuple[Token, ...]:
    """Read a token file or a resolver document, aliases followed, in the file's order.

    `file` is its name, for messages. Colours as hex strings and dimensions as `16px`, as older drafts of the format
    wrote them, are read too. A resolver document finds the files that it names in `beside`; `choices` says which
    context of each modifier holds. Without any, a modifier's default holds, or else its first context.

    Raises:
        TokensInvalid: with all faults at once, each with its JSON pointer and line.
    """
    document, text = decode(data, file)
    sources: tuple[Source, ...] = (Source(file=file, prefix="", content=document, text=text),)
    problems: list[TokenProblem] = []
    if is_resolver(document):
        document, sources, problems = gathered(sources[0], beside, choices)
    read = compiled(modern(document))
    problems.extend(placed(read.problems, sources, file))
    if problems:
        raise TokensInvalid(file, _in_order(problems))
    return tuple(read.tokens)
