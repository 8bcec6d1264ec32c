"""Reads the token files that a team has, whatever tool wrote them: nothing is lost, and what departs is told."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from brand.colour.nesting import too_deep
from brand.finding import Said
from brand.model import Token
from brand.tokens.compiled import compiled
from brand.tokens.custom_properties import from_custom_properties
from brand.tokens.document import decode
from brand.tokens.errors import TokenProblem, TokensInvalid
from brand.tokens.groups import Found, grow, merged
from brand.tokens.places import Source, placed
from brand.tokens.resolver import gathered, is_resolver
from brand.tokens.style_dictionary import from_style_dictionary, is_style_dictionary
from brand.tokens.tidy import tidied

__all__ = ["Brought", "bring"]

_CSS = (".css", ".scss", ".less", ".pcss")
_ROUNDS = 8
_NONE: Mapping[str, bytes] = MappingProxyType({})
_NO_CHOICE: Mapping[str, str] = MappingProxyType({})


class Brought(Struct, frozen=True, kw_only=True):
    """What several files hold together: every token that they state is in `tokens` or in `private`.

    `document` is the sound part as DTCG 2025.10; `private` are tokens that the format cannot say, as written: types and
    units of one tool, aliases that lead nowhere. `departures` says where and why.
    """

    document: Mapping[str, object]
    tokens: tuple[Token, ...]
    private: tuple[Token, ...] = ()
    departures: tuple[TokenProblem, ...] = ()


def _read(
    name: str, data: bytes, beside: Mapping[str, bytes], choices: Mapping[str, str]
) -> tuple[list[Source], list[TokenProblem]]:
    """Read one file into sources of DTCG form, and what was left aside."""
    if name.lower().endswith(_CSS):
        text = data.decode("utf-8", "replace")
        deep = too_deep(text)
        if deep is not None:
            raise TokensInvalid(name, (_nested(text, deep),))
        content, aside = from_custom_properties(text)
        return [Source(file=name, prefix="", content=content, text="")], aside
    document, text = decode(data, name)
    source = Source(file=name, prefix="", content=document, text=text)
    if is_resolver(document):
        _, sources, problems = gathered(source, beside, choices or None)
        if problems:
            raise TokensInvalid(name, tuple(problems))
        return list(sources), []
    if is_style_dictionary(document):
        return [Source(file=name, prefix="", content=from_style_dictionary(document), text=text)], []
    return [source], []


def _nested(text: str, at: int) -> TokenProblem:
    line = text.count("\n", 0, at) + 1
    return TokenProblem(pointer="", line=line, reason=Said(de="Zu tief verschachtelt.", en="Nested too deep."))


def _private(found: Found) -> Token:
    value = found.node.get("$value", found.node.get("$ref"))
    return Token(path=found.path, type=found.own_type or found.inherited or "", value=value)


def _without(node: Mapping[str, object], lost: frozenset[str], pointer: str = "") -> dict[str, object]:
    """Leave out what leads nowhere, so that what remains is sound."""
    kept: dict[str, object] = {}
    for name, child in node.items():
        at = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
        if at in lost:
            continue
        kept[name] = _without(child, lost, at) if isinstance(child, dict) and not name.startswith("$") else child
    return kept


def _holders(faults: Iterable[TokenProblem]) -> frozenset[str]:
    """Name the tokens that faults lie in: what stands before `$value` and its kin."""
    return frozenset(entry.pointer.split("/$", 1)[0] for entry in faults)


def _sound(document: Mapping[str, object]) -> tuple[dict[str, object], tuple[Token, ...], list[TokenProblem]]:
    """Keep what the format can say; leaving one token out may leave others without what they refer to."""
    kept, said = dict(document), list[TokenProblem]()
    for _ in range(_ROUNDS):
        read = compiled(kept)
        if not read.problems:
            return kept, tuple(read.tokens), said
        said.extend(read.problems)
        kept = _without(kept, _holders(read.problems) | frozenset(read.unsound))
    return {}, (), said


def bring(
    files: Mapping[str, bytes], *, beside: Mapping[str, bytes] = _NONE, choices: Mapping[str, str] = _NO_CHOICE
) -> Brought:
    """Read several token files, the later ones laid over the earlier, as one document.

    DTCG of any year, resolver documents, Style Dictionary with `value`, and CSS custom properties are known. What a
    resolver document refers to is looked up in `beside`, then among the files.

    Raises:
        TokensInvalid: a file is no JSON or no resolver document that can be followed.
    """
    sources: list[Source] = []
    departures: list[TokenProblem] = []
    for name, data in files.items():
        read, left = _read(name, data, {**files, **beside}, choices)
        sources.extend(read)
        departures.extend(placed(left, read, ""))
    whole: Mapping[str, object] = {}
    for source in sources:
        whole = merged(whole, source.content)
    tidy = tidied(whole)
    document, tokens, faults = _sound(tidy.whole)
    known = {token.path for token in tokens}
    return Brought(
        document=document,
        tokens=tokens,
        private=tuple(_private(found) for path, found in grow(whole).tokens.items() if path not in known),
        departures=(*departures, *placed([*tidy.departures, *faults], sources, "")),
    )
