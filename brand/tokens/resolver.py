"""Resolver documents: which sets of tokens, in which order, and which of them a modifier's context adds.

Later tokens replace earlier ones of the same name; aliases are followed only when all sources are laid over each other,
so that a context changes what others refer to.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from brand.nearest import nearest
from brand.tokens.document import decode, step
from brand.tokens.errors import TokenProblem, TokensInvalid, problem
from brand.tokens.groups import merged
from brand.tokens.places import Source, placed

__all__ = ["contexts", "gathered", "is_resolver"]

_VERSION = "2025.10"
_ROOT = frozenset(
    {"$schema", "name", "description", "version", "sets", "modifiers", "resolutionOrder", "$extensions", "$defs"}
)
_ABOUT = frozenset({"description", "$extensions"})
_MEMBERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {"set": _ABOUT | {"sources"}, "modifier": _ABOUT | {"contexts", "default"}}
)
_INLINE = frozenset({"type", "name"})
_HOME: Mapping[str, str] = MappingProxyType({"set": "sets", "modifier": "modifiers"})
_FEWEST = 2
_MOST_STEPS = 1_000
_LONGEST_CHAIN = 50
Choices = Mapping[str, str] | None


def is_resolver(document: Mapping[str, object]) -> bool:
    """Tell a resolver document from a file of tokens: it says in which order sets are laid, or its version."""
    return "resolutionOrder" in document or isinstance(document.get("version"), str)


def contexts(document: Mapping[str, object]) -> Mapping[str, tuple[str, ...]]:
    """List the modifiers of a resolver document, each with the contexts to choose from."""
    found: dict[str, tuple[str, ...]] = {}
    order = document.get("resolutionOrder")
    stated = document.get("modifiers")
    inline = [entry for entry in order if isinstance(entry, dict)] if isinstance(order, list) else []
    named = [*(stated.items() if isinstance(stated, dict) else ()), *((entry.get("name"), entry) for entry in inline)]
    for name, entry in named:
        if isinstance(entry, dict) and isinstance(entry.get("contexts"), dict):
            found[str(name)] = tuple(entry["contexts"])
    return found


class _Resolution:
    """One walk through a resolver document, with the files beside it."""

    def __init__(self, source: Source, beside: Mapping[str, bytes], choices: Choices) -> None:
        self._root = source
        self._beside = beside
        self._choices = choices
        self._opened: dict[str, Source] = {source.file: source}
        self._steps = 0
        self.sources: list[Source] = []
        self.problems: list[TokenProblem] = []

    def note(self, source: Source, pointer: str, *, de: str, en: str) -> None:
        self.problems.extend(placed([problem(pointer, de=de, en=en)], (source,), self._root.file))

    def run(self) -> None:
        root = self._root.content
        for name in sorted(set(root) - _ROOT):
            self.note(self._root, step("", name), de=f"„{name}“ gehört nicht hierher.", en=f"“{name}” is unknown here.")
        if root.get("version") != _VERSION:
            self.note(self._root, "/version", de=f"Hier muss „{_VERSION}“ stehen.", en=f"This must be “{_VERSION}”.")
        self._stated("set")
        self._stated("modifier")
        self._order()
        unknown = set(self._choices or ()) - set(contexts(root))
        for name in sorted(unknown):
            self.note(self._root, "/modifiers", de=f"Kein Modifikator „{name}“.", en=f"There is no modifier “{name}”.")

    def _stated(self, kind: str) -> None:
        """Check the sets or modifiers that stand at the top, used or not."""
        home = _HOME[kind]
        entries = self._root.content.get(home, {})
        if not isinstance(entries, dict):
            self.note(self._root, step("", home), de="Hier muss ein Objekt stehen.", en="This must be an object.")
            return
        for name, entry in entries.items():
            self._checked(entry, kind, step(step("", home), name), _MEMBERS[kind])

    def _checked(self, entry: object, kind: str, pointer: str, allowed: frozenset[str]) -> bool:
        if not isinstance(entry, dict):
            self.note(self._root, pointer, de="Hier muss ein Objekt stehen.", en="This must be an object.")
            return False
        for name in sorted(set(entry) - allowed):
            self.note(
                self._root, step(pointer, name), de=f"„{name}“ gehört nicht hierher.", en=f"“{name}” is unknown here."
            )
        if kind == "set":
            return self._is_list(entry, "sources", pointer)
        return self._has_contexts(entry, pointer)

    def _is_list(self, entry: Mapping[str, object], name: str, pointer: str) -> bool:
        if isinstance(entry.get(name), list):
            return True
        self.note(
            self._root,
            step(pointer, name) if name in entry else pointer,
            de=f"„{name}“ muss eine Liste sein.",
            en=f"“{name}” must be a list.",
        )
        return False

    def _has_contexts(self, entry: Mapping[str, object], pointer: str) -> bool:
        found = entry.get("contexts")
        if not isinstance(found, dict) or len(found) < _FEWEST:
            self.note(
                self._root,
                step(pointer, "contexts") if "contexts" in entry else pointer,
                de="„contexts“ muss mindestens zwei Fälle nennen.",
                en="“contexts” must name at least two.",
            )
            return False
        at = step(pointer, "contexts")
        sound = [self._is_list(found, name, at) for name in found]
        default = entry.get("default")
        if default is not None and default not in found:
            self.note(
                self._root, step(pointer, "default"), de="Das ist keiner der Fälle.", en="This is none of the contexts."
            )
            return False
        return all(sound)

    def _order(self) -> None:
        order = self._root.content.get("resolutionOrder")
        if not isinstance(order, list) or not order:
            at = "/resolutionOrder" if "resolutionOrder" in self._root.content else ""
            self.note(
                self._root,
                at,
                de="„resolutionOrder“ muss mindestens einen Eintrag haben.",
                en="“resolutionOrder” must have at least one entry.",
            )
            return
        names = set[str]()
        for index, entry in enumerate(order):
            pointer = step("/resolutionOrder", index)
            name = self._entry(entry, pointer)
            if name is not None and name in names:
                self.note(self._root, pointer, de=f"„{name}“ steht zweimal da.", en=f"“{name}” stands twice.")
            names.add(name or "")

    def _entry(self, entry: object, pointer: str) -> str | None:
        """Lay one entry of the order; give its name."""
        if not isinstance(entry, dict):
            self.note(self._root, pointer, de="Hier muss ein Objekt stehen.", en="This must be an object.")
            return None
        if "$ref" in entry:
            return self._referred(entry, pointer)
        kind, name = entry.get("type"), entry.get("name")
        if kind not in _MEMBERS or not isinstance(name, str):
            self.note(
                self._root,
                pointer,
                de="Ein Eintrag braucht type („set“ oder „modifier“) und name.",
                en="An entry needs type (“set” or “modifier”) and name.",
            )
        elif self._checked(entry, str(kind), pointer, _MEMBERS[str(kind)] | _INLINE):
            self._lay(self._root, entry, pointer, name=name)
        return name if isinstance(name, str) else None

    def _referred(self, entry: Mapping[str, object], pointer: str) -> str | None:
        word = entry["$ref"]
        names = word.split("/") if isinstance(word, str) else []
        if len(names) != len(("#", "sets", "name")) or names[0] != "#" or names[1] not in _HOME.values():
            self.note(
                self._root,
                step(pointer, "$ref"),
                de="Hier muss #/sets/… oder #/modifiers/… stehen.",
                en="This must be #/sets/… or #/modifiers/….",
            )
            return None
        name = names[2].replace("~1", "/").replace("~0", "~")
        home = self._root.content.get(names[1])
        found = home.get(name) if isinstance(home, dict) else None
        if isinstance(found, dict):
            laid = {**found, **{key: value for key, value in entry.items() if key != "$ref"}}
            self._lay(self._root, laid, f"/{names[1]}/{names[2]}", name=name)
        else:
            self.note(self._root, step(pointer, "$ref"), de=f"{word} gibt es nicht.", en=f"There is no {word}.")
        return name

    def _lay(self, source: Source, entry: Mapping[str, object], pointer: str, *, name: str) -> None:
        """Lay a set, or the context of a modifier that was chosen, over what lies there."""
        if "contexts" in entry:
            context = self._chosen(entry, name, pointer)
            found = entry["contexts"]
            for other in found if isinstance(found, dict) else ():
                at = step(step(pointer, "contexts"), other)
                laid = self._list(source, found[other], at, chain=(at,))  # type: ignore[index] # a mapping, as it yields
                self.sources.extend(laid if other == context else ())
        else:
            at = step(pointer, "sources")
            self.sources.extend(self._list(source, entry.get("sources"), at, chain=(pointer,)))

    def _chosen(self, entry: Mapping[str, object], name: str, pointer: str) -> str | None:
        found = entry["contexts"]
        names = list(found) if isinstance(found, dict) else []
        if self._choices is not None and name in self._choices:
            choice = self._choices[name]
            if choice not in names:
                guess = nearest(choice, names)
                more = f" {guess}?" if guess else ""
                self.note(self._root, pointer, de=f"Kein Fall „{choice}“.{more}", en=f"No context “{choice}”.{more}")
            return choice
        default = entry.get("default")
        if default is None and self._choices is not None:
            shown = ", ".join(names)
            self.note(
                self._root,
                pointer,
                de=f"Für „{name}“ ist zu wählen: {shown}.",
                en=f"For “{name}” choose one of: {shown}.",
            )
        return str(default) if default is not None else next(iter(names), None)

    def _list(self, source: Source, entries: object, pointer: str, *, chain: tuple[str, ...]) -> list[Source]:
        laid: list[Source] = []
        for index, entry in enumerate(entries if isinstance(entries, list) else ()):
            laid.extend(self._source(source, entry, step(pointer, index), chain=chain))
        return laid

    def _source(self, source: Source, entry: object, pointer: str, *, chain: tuple[str, ...]) -> Iterator[Source]:
        """Give the tokens that one entry of `sources` stands for."""
        self._steps += 1
        if not isinstance(entry, dict):
            self.note(source, pointer, de="Hier muss ein Objekt stehen.", en="This must be an object.")
        elif self._steps > _MOST_STEPS:
            self.note(source, pointer, de="Zu viele Quellen.", en="Too many sources.")
        elif not isinstance(entry.get("$ref"), str):
            yield Source(file=source.file, prefix=source.prefix + pointer, content=entry, text=source.text)
        else:
            yield from self._follow(source, str(entry["$ref"]), step(pointer, "$ref"), chain=chain)

    def _follow(self, source: Source, word: str, pointer: str, *, chain: tuple[str, ...]) -> Iterator[Source]:
        file, _, inner = word.partition("#")
        target = self._open(source, file, pointer) if file else source
        key = (file or source.file) + inner if file else inner
        if target is None:
            return
        names = inner.split("/")[1:]
        if names[:1] in (["modifiers"], ["resolutionOrder"]):
            self.note(
                source, pointer, de="Eine Quelle ist ein Set, kein Modifikator.", en="A source is a set, no modifier."
            )
        elif key in chain or len(chain) > _LONGEST_CHAIN:
            self.note(source, pointer, de=f"{word} führt im Kreis.", en=f"{word} leads in a circle.")
        else:
            yield from self._found(target, inner, word=word, pointer=pointer, chain=(*chain, key))

    def _found(
        self, target: Source, inner: str, *, word: str, pointer: str, chain: tuple[str, ...]
    ) -> Iterator[Source]:
        node: object = target.content
        for name in inner.split("/")[1:]:
            node = node.get(name.replace("~1", "/").replace("~0", "~")) if isinstance(node, dict) else None
        if not isinstance(node, dict):
            self.note(self._root, pointer, de=f"{word} gibt es nicht.", en=f"There is no {word}.")
        elif isinstance(node.get("sources"), list):
            yield from self._list(target, node["sources"], step(inner, "sources"), chain=chain)
        else:
            yield Source(file=target.file, prefix=inner, content=node, text=target.text)

    def _open(self, source: Source, name: str, pointer: str) -> Source | None:
        """Read a file beside; its name is taken from the mapping alone, so nothing else can be reached."""
        plain = name.removeprefix("./")
        if plain not in self._opened:
            data = self._beside.get(plain)
            if data is None:
                self.note(source, pointer, de=f"Die Datei {name} fehlt.", en=f"The file {name} is missing.")
                return None
            try:
                content, text = decode(data, plain)
            except TokensInvalid as fault:
                self.problems.extend(fault.problems)
                return None
            self._opened[plain] = Source(file=plain, prefix="", content=content, text=text)
        return self._opened[plain]


def gathered(
    source: Source, beside: Mapping[str, bytes], choices: Choices
) -> tuple[Mapping[str, object], tuple[Source, ...], list[TokenProblem]]:
    """Lay the sources of a resolver document over each other: the whole, its sources, and what is wrong."""
    resolution = _Resolution(source, beside, choices)
    resolution.run()
    whole: Mapping[str, object] = {}
    for laid in resolution.sources:
        whole = merged(whole, laid.content)
    return whole, tuple(resolution.sources) or (source,), resolution.problems
