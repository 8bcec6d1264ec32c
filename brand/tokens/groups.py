"""Groups and tokens of a file, `$extends` worked in and types handed down."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from brand.tokens.document import MAX_DEPTH, step
from brand.tokens.errors import TokenProblem, problem

__all__ = ["ALIAS", "Found", "Tree", "grow", "is_token", "merged"]

ALIAS = re.compile(r"\{([^{}]+)\}")
_META = frozenset({"$type", "$description", "$deprecated", "$extensions"})
_TOKEN = _META | {"$value", "$ref"}
_GROUP = _META | {"$extends", "$root"}
_TOP = _GROUP | {"$schema"}
_MAX_CHAIN = 50
_MAX_GROUPS = 20_000


class Found(Struct, frozen=True, kw_only=True):
    """A token as it stands in the file. `type` is its own word or, `inherited`, its group's."""

    path: str
    pointer: str
    node: Mapping[str, object]
    own_type: str | None
    inherited: str | None
    deprecated: str | bool = False


class Tree(Struct, frozen=True, kw_only=True):
    """All tokens of a file by path, and what is wrong with how they are grouped."""

    root: Mapping[str, object]
    tokens: Mapping[str, Found]
    problems: tuple[TokenProblem, ...]


def is_token(node: Mapping[str, object]) -> bool:
    """Tell a token from a group."""
    return "$value" in node or "$ref" in node


def merged(base: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """Lay a group over the one that it extends; a token of the same name replaces the whole token."""
    whole = dict(base)
    for name, node in own.items():
        under = base.get(name)
        both_groups = isinstance(node, dict) and isinstance(under, dict) and not is_token(node) | is_token(under)
        whole[name] = merged(under, node) if both_groups and not name.startswith("$") else node  # type: ignore[arg-type] # both are dicts there
    return whole


def _target(word: object) -> str | None:
    """Read `{group.path}` or `#/group/path` as a path with dots."""
    if not isinstance(word, str):
        return None
    match = ALIAS.fullmatch(word)
    if match:
        return match[1]
    return word[2:].replace("/", ".") if word.startswith("#/") else None


class _Extension:
    """Works `$extends` in, each group once, whatever extends what."""

    def __init__(self, root: Mapping[str, object]) -> None:
        self._root = root
        self._grown = 0
        self.problems: list[TokenProblem] = []

    def grown(self, node: Mapping[str, object], pointer: str, *, depth: int = 0) -> Mapping[str, object]:
        """Give a group with all that it inherits, and so for the groups in it."""
        self._grown += 1
        if depth > MAX_DEPTH or self._grown > _MAX_GROUPS:
            if not any(entry.pointer == "" for entry in self.problems):
                self._note("", de="$extends wächst ohne Ende.", en="$extends grows without end.")
            return {}
        whole = self._with_base(node, pointer, ())
        return {
            name: self.grown(child, step(pointer, name), depth=depth + 1)
            if isinstance(child, dict) and not name.startswith("$") and not is_token(child)
            else child
            for name, child in whole.items()
        }

    def _with_base(self, node: Mapping[str, object], pointer: str, chain: tuple[str, ...]) -> Mapping[str, object]:
        if "$extends" not in node:
            return node
        own = {name: child for name, child in node.items() if name != "$extends"}
        word, at = node["$extends"], step(pointer, "$extends")
        path = _target(word)
        if path is None:
            self._note(at, de="Hier muss {gruppe} stehen.", en="This must be {group}.")
        elif path in chain or len(chain) > _MAX_CHAIN:
            self._note(at, de=f"{word} erweitert im Kreis.", en=f"{word} extends in a circle.")
        else:
            group = self._at(path, (*chain, path))
            if isinstance(group, dict) and not is_token(group):
                return merged(self._with_base(group, "/" + path.replace(".", "/"), (*chain, path)), own)
            self._note(at, de=f"{word} ist keine Gruppe dieser Datei.", en=f"{word} is no group of this file.")
        return own

    def _at(self, path: str, chain: tuple[str, ...]) -> object:
        """Walk to a group, also to one that its parent only inherits."""
        node: object = self._root
        walked = ""
        for name in path.split("."):
            if isinstance(node, dict) and name not in node:
                node = self._with_base(node, walked, chain)
            node = node.get(name) if isinstance(node, dict) else None
            walked = step(walked, name)
        return node

    def _note(self, pointer: str, *, de: str, en: str) -> None:
        self.problems.append(problem(pointer, de=de, en=en))


def _misnamed(names: Mapping[str, object], allowed: frozenset[str], pointer: str) -> Iterator[TokenProblem]:
    for name in names:
        if name.startswith("$") and name not in allowed:
            yield problem(step(pointer, name), de=f"„{name}“ gibt es hier nicht.", en=f"There is no “{name}” here.")
        elif not name.startswith("$") and (not name or set(name) & set("{}.")):
            yield problem(
                step(pointer, name),
                de=f"„{name}“ ist kein Name: ohne Punkt und geschweifte Klammern.",
                en=f"“{name}” is no name: it must be without dots and braces.",
            )


def _mistyped(node: Mapping[str, object], pointer: str) -> Iterator[TokenProblem]:
    """Check what groups and tokens say about themselves."""
    wanted = {"$type": str, "$description": str, "$deprecated": (str, bool), "$extensions": dict}
    for name, kind in wanted.items():
        if name in node and not isinstance(node[name], kind):  # type: ignore[arg-type] # a table of types
            yield problem(step(pointer, name), de=f"„{name}“ hat die falsche Form.", en=f"“{name}” has the wrong form.")


class _Stated(Struct, frozen=True):
    """What the groups above a token say for it."""

    kind: str | None = None
    deprecated: str | bool = False

    def under(self, node: Mapping[str, object]) -> "_Stated":
        """Add what this group, or token, says for itself; `false` takes back what was deprecated above."""
        kind, aged = node.get("$type", self.kind), node.get("$deprecated", self.deprecated)
        return _Stated(kind if isinstance(kind, str) else None, aged if isinstance(aged, str | bool) else False)


class _Walk:
    """Collects the tokens of a grown tree; `stated` is what the groups above say: their type and whether they age."""

    def __init__(self) -> None:
        self.tokens: dict[str, Found] = {}
        self.problems: list[TokenProblem] = []

    def group(self, node: Mapping[str, object], path: str, *, pointer: str, stated: _Stated) -> None:
        self.problems.extend(_misnamed(node, _GROUP if path else _TOP, pointer))
        self.problems.extend(_mistyped(node, pointer))
        ours = stated.under(node)
        for name, child in node.items():
            if name.startswith("$") and name != "$root":
                continue
            inner = f"{path}.{name}" if path else name
            if not isinstance(child, dict):
                self.problems.append(
                    problem(step(pointer, name), de="Hier muss ein Objekt stehen.", en="This must be an object.")
                )
            elif is_token(child) or name == "$root":
                self.token(child, inner, pointer=step(pointer, name), stated=ours)
            else:
                self.group(child, inner, pointer=step(pointer, name), stated=ours)

    def token(self, node: Mapping[str, object], path: str, *, pointer: str, stated: _Stated) -> None:
        self.problems.extend(_mistyped(node, pointer))
        self.problems.extend(_misnamed({name: 0 for name in node if name.startswith("$")}, _TOKEN, pointer))
        for name in node:
            if not name.startswith("$"):
                self.problems.append(
                    problem(
                        step(pointer, name),
                        de="Ein Token hat einen Wert oder Kinder, nicht beides.",
                        en="A token has a value or children, not both.",
                    )
                )
        if "$value" in node and "$ref" in node:
            self.problems.append(problem(pointer, de="$value oder $ref, nicht beides.", en="$value or $ref, not both."))
        own = node.get("$type")
        own_type = own if isinstance(own, str) else None
        self.tokens[path] = Found(
            path=path,
            pointer=pointer,
            node=node,
            own_type=own_type,
            inherited=stated.kind,
            deprecated=stated.under(node).deprecated,
        )


def grow(document: Mapping[str, object]) -> Tree:
    """Find the tokens of a file."""
    extension = _Extension(document)
    root = extension.grown(document, "")
    walk = _Walk()
    walk.group(root, "", pointer="", stated=_Stated())
    return Tree(root=root, tokens=walk.tokens, problems=(*extension.problems, *walk.problems))
