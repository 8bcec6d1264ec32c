"""From the bytes of a token file to tokens with plain values."""

from collections.abc import Iterator, Mapping

import msgspec

from brand.model import Token
from brand.tokens.document import decode, lines_of, step
from brand.tokens.errors import TokenProblem, TokensInvalid, problem
from brand.tokens.groups import Found, grow
from brand.tokens.older import modern
from brand.tokens.resolve import Resolver, Unresolved, alias_of
from brand.tokens.shapes import faults

__all__ = ["read_tokens"]

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
    ours = _ours(found)
    described = found.node.get("$description")
    role = ours.get("role")
    return Token(
        path=found.path,
        type=kind,
        value=value,
        description=described if isinstance(described, str) else None,
        alias_of=alias_of(found.node) or None,
        role=role if role in _ROLES else None,  # type: ignore[arg-type] # it is one of the four words
        pairs=_pairs(found),
    )


def _placed(problems: list[TokenProblem], text: str) -> tuple[TokenProblem, ...]:
    """Give each fault its line, and put them in the order of the file."""
    lines = lines_of(text)

    def line(pointer: str) -> int:
        while pointer not in lines and pointer:
            pointer = pointer.rpartition("/")[0]
        return lines.get(pointer, 1)

    found = {(entry.pointer, entry.reason.en): entry for entry in problems}
    placed = [msgspec.structs.replace(entry, line=line(entry.pointer)) for entry in found.values()]
    return tuple(sorted(placed, key=lambda entry: (entry.line or 0, entry.pointer)))


def read_tokens(data: bytes, file: str) -> tuple[Token, ...]:
    """Read a token file, aliases followed, in the file's order. `file` is its name, for messages.

    Colours as hex strings and dimensions as `16px`, as older drafts of the format wrote them, are read too.

    Raises:
        TokensInvalid: with all faults at once, each with its JSON pointer and line.
    """
    document, text = decode(data, file)
    tree = grow(modern(document))
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
        problems.extend(faults(kind, value, pointer=step(found.pointer, "$value")))
        tokens.append(_token(found, kind, value))
    if problems:
        raise TokensInvalid(file, _placed(problems, text))
    return tuple(tokens)
