"""From a document of groups and tokens to tokens with plain values, and to the faults on the way."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from brand.model import Token
from brand.tokens.document import step
from brand.tokens.errors import TokenProblem, problem
from brand.tokens.groups import Found, grow
from brand.tokens.resolve import Resolver, Unresolved, alias_of
from brand.tokens.shapes import faults

__all__ = ["Compiled", "compiled"]

_ROLES = ("text", "background", "accent", "border")
_OURS = "content-hub"


def _ours(found: Found) -> Mapping[str, object]:
    extensions = found.node.get("$extensions")
    ours = extensions.get(_OURS, {}) if isinstance(extensions, dict) else {}
    return ours if isinstance(ours, dict) else {}


def _path(word: object) -> str | None:
    """Read a path that may stand in braces."""
    return word.removeprefix("{").removesuffix("}") if isinstance(word, str) else None


def _pairs(found: Found) -> tuple[str, ...]:
    words = _ours(found).get("pairs", ())
    return tuple(path for word in words if (path := _path(word))) if isinstance(words, list) else ()


def _misused(found: Found, known: Mapping[str, Found]) -> Iterator[TokenProblem]:
    """Check what a token says to us: its role, and the grounds that it may stand on."""
    ours = _ours(found)
    pointer = step(step(found.pointer, "$extensions"), _OURS)
    if "role" in ours and ours["role"] not in _ROLES:
        shown = ", ".join(_ROLES)
        yield problem(
            step(pointer, "role"), de=f"Die Rolle muss eine sein von: {shown}.", en=f"The role must be of: {shown}."
        )
    words = ours.get("pairs", [])
    if not isinstance(words, list):
        yield problem(
            step(pointer, "pairs"), de="Hier muss eine Liste von Pfaden stehen.", en="This must be a list of paths."
        )
        return
    for index, word in enumerate(words):
        if _path(word) not in known:
            yield problem(
                step(step(pointer, "pairs"), index),
                de=f"{word} ist kein Token dieser Datei.",
                en=f"{word} is no token here.",
            )


def _token(found: Found, kind: str, value: object) -> Token:
    described = found.node.get("$description")
    role = _ours(found).get("role")
    return Token(
        path=found.path,
        type=kind,
        value=value,
        description=described if isinstance(described, str) else None,
        alias_of=alias_of(found.node) or None,
        deprecated=found.deprecated,
        role=role if role in _ROLES else None,  # type: ignore[arg-type] # it is one of the four words
        pairs=_pairs(found),
    )


class Compiled(Struct, frozen=True, kw_only=True):
    """The sound tokens in the document's order, all faults, and the pointers of the tokens that are not sound."""

    tokens: Sequence[Token]
    problems: Sequence[TokenProblem]
    unsound: Sequence[str]


def compiled(document: Mapping[str, object]) -> Compiled:
    """Work out the tokens of a document."""
    tree = grow(document)
    problems = list(tree.problems)
    resolver = Resolver(tree)
    tokens: list[Token] = []
    for path, found in tree.tokens.items():
        problems.extend(_misused(found, tree.tokens))
        try:
            kind, value = resolver.token(path)
        except Unresolved as error:
            problems.append(error.problem)
            continue
        wrong = tuple(faults(kind, value, pointer=step(found.pointer, "$value")))
        problems.extend(wrong)
        if not wrong:
            tokens.append(_token(found, kind, value))
    known = {token.path for token in tokens}
    unsound = [found.pointer for path, found in tree.tokens.items() if path not in known]
    return Compiled(tokens=tokens, problems=problems, unsound=unsound)
