"""JSON with its faults told: what the file holds, and on which line each value stands."""

import json
import re
from collections.abc import Mapping

import msgspec

from brand.tokens.errors import TokenProblem, TokensInvalid, problem

__all__ = ["MAX_DEPTH", "decode", "lines_of", "step"]

MAX_DEPTH = 100
_MAX_BYTES = 5_000_000
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\]]', re.DOTALL)
_PART = re.compile(r'"(?:[^"\\]|\\.)*+"?|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)


def step(pointer: str, key: str | int) -> str:
    """Extend a JSON pointer by a member or an index."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def _refuse(file: str, line: int, *, de: str, en: str) -> TokensInvalid:
    found = problem("", de=de, en=en)
    return TokensInvalid(file, (TokenProblem(pointer="", line=line, reason=found.reason),))


def _text(data: bytes, file: str) -> str:
    if len(data) > _MAX_BYTES:
        raise _refuse(file, 1, de="Die Datei ist größer als 5 MB.", en="The file is larger than 5 MB.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _refuse(file, line, de="Die Datei ist kein UTF-8.", en="The file is not UTF-8.") from None


class _Doubled(ValueError):
    """A member stands twice in one object."""


def _members(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Doubled(next(name for name in names if names.count(name) > 1))
    return members


def _no_number(word: str) -> object:
    raise ValueError(word)


def _check_depth(text: str, file: str) -> None:
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(match[0], 0)
        if depth > MAX_DEPTH:
            raise _refuse(
                file,
                text.count("\n", 0, match.start()) + 1,
                de=f"Tiefer als {MAX_DEPTH} Ebenen verschachtelt.",
                en=f"Nested deeper than {MAX_DEPTH} levels.",
            )


def _check_surrogates(text: str, file: str) -> None:
    """Refuse half a character, which the standard library lets pass and no file or database can hold."""
    try:
        msgspec.json.decode(text)
    except msgspec.DecodeError:
        line = next(text.count("\n", 0, match.start()) + 1 for match in _SURROGATE.finditer(text))
        raise _refuse(file, line, de="Ein halbes Zeichen (\\ud8…).", en="Half a character (\\ud8…).") from None


def decode(data: bytes, file: str) -> tuple[Mapping[str, object], str]:
    """Read a JSON object and its text.

    Raises:
        TokensInvalid: it is no UTF-8, no JSON, no object, too deep, or names a member twice.
    """
    text = _text(data, file)
    _check_depth(text, file)
    try:
        content = json.loads(text, object_pairs_hook=_members, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise _refuse(file, error.lineno, de=f"Kein JSON: {error.msg}.", en=f"No JSON: {error.msg}.") from None
    except _Doubled as error:
        line = _second(text, str(error))
        raise _refuse(
            file, line, de=f"„{error}“ steht zweimal in einem Objekt.", en=f"“{error}” stands twice."
        ) from None
    except ValueError:
        raise _refuse(file, 1, de="Eine Zahl ist keine Zahl.", en="A number is no number.") from None
    if _SURROGATE.search(text):
        _check_surrogates(text, file)
    if not isinstance(content, dict):
        raise _refuse(file, 1, de="Oben muss ein Objekt stehen.", en="The top must be an object.")
    return content, text


def _second(text: str, name: str) -> int:
    """Guess the line of a doubled member: where its name stands for the second time."""
    places = [match.start() for match in re.finditer(re.escape(json.dumps(name, ensure_ascii=False)), text)]
    return text.count("\n", 0, places[1]) + 1 if len(places) > 1 else 1


def lines_of(text: str) -> Mapping[str, int]:
    """Say for each JSON pointer of a sound document on which line its value, or its member's name, begins."""
    found: dict[str, int] = {"": 1}
    path: list[str] = []
    places: list[int | None] = []  # the index within an array, None within an object
    line, at, name = 1, 0, ""
    for match in _PART.finditer(text):
        line += text.count("\n", at, match.start())
        at, mark = match.start(), match[0]
        if mark == ":":
            path[-1] = step("", json.loads(name))
            found["".join(path)] = line
        elif mark == ",":
            path[-1] = _next(places)
        elif mark in "}]":
            places.pop()
            path.pop()
        else:
            name = mark
            if places and places[-1] is not None:
                found.setdefault("".join(path), line)
            if mark in "{[":
                places.append(0 if mark == "[" else None)
                path.append("/0" if mark == "[" else "")
    return found


def _next(places: list[int | None]) -> str:
    """Step on within an array; within an object the next name will tell."""
    place = places[-1]
    if place is None:
        return ""
    places[-1] = place + 1
    return f"/{place + 1}"
