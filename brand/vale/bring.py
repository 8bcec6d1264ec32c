"""Brings Vale styles into a pack: what has the same meaning here becomes a rule, the rest is told with its reason."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from brand.errors import BrandError, Unreadable
from brand.finding import Said
from brand.nearest import perhaps
from brand.vale.compile import check_of
from brand.vale.errors import RuleUnusable
from brand.vale.model import Kind, ValeFile, ValeRule
from brand.vale.patterns import Pattern
from brand.vale.vocabulary import Vocabulary, read_vocabulary
from brand.vale.yaml_file import Value, read_yaml

__all__ = ["Brought", "Unmapped", "bring"]

_SUFFIXES = {".yml", ".yaml"}
_BESIDE = {"config", "Vocab", "node_modules"}
_KINDS = frozenset(Kind.__args__)  # type: ignore[attr-defined] # a Literal has them
_UNMAPPED: Mapping[str, Said] = {
    "script": Said(de="Skripte werden nicht ausgeführt", en="scripts are not run"),
    "sequence": Said(de="Folgen von Wortarten brauchen einen Tagger", en="sequences of parts of speech need a tagger"),
    "spelling": Said(de="Hunspell-Wörterbücher werden nicht gelesen", en="Hunspell dictionaries are not read"),
}
_FLAGS = frozenset({"ignorecase", "nonword", "append", "vocab", "capitalize", "alpha"})
_WORDS = frozenset(
    {"condition", "first", "formula", "level", "link", "match", "message", "prefix", "second", "style", "token"}
)
_LISTS = frozenset({"scope", "raw", "tokens", "exceptions", "indicators", "metrics"})
_NUMBERS = frozenset({"limit", "max", "min", "threshold", "grade"})
_TABLES = frozenset({"swap", "either"})
_IGNORED = frozenset({"extends", "description", "code", "name", "action"})
_NO_ID = re.compile(r"[^\w.-]+")


class Unmapped(Struct, frozen=True, kw_only=True):
    """Something of a style that has no counterpart here, by file and line."""

    file: str
    line: int | None
    reason: Said


class Brought(Struct, frozen=True, kw_only=True):
    """What became of some styles: a pack file each by name, and what could not be mapped."""

    files: Mapping[str, ValeFile]
    unmapped: tuple[Unmapped, ...] = ()


def bring(folder: Path) -> Brought:
    """Read all styles and vocabularies below a folder, or one style that the folder is."""
    if not folder.is_dir():
        raise Unreadable(Said(de=f"{folder} ist kein Ordner", en=f"{folder} is not a folder"))
    unmapped: list[Unmapped] = []
    styles: dict[str, list[ValeRule]] = {}
    for path in _rule_files(folder):
        rule = _rule(path, folder, unmapped)
        if rule is not None:
            styles.setdefault(rule.id.partition(".")[0], []).append(rule)
    files = {style: ValeFile(rules=tuple(rules)) for style, rules in sorted(styles.items())}
    vocabulary = read_vocabulary(folder)
    if vocabulary.accept or vocabulary.reject:
        files["Vale"] = _vocabulary_file(vocabulary, unmapped)
    if not files and not unmapped:
        raise Unreadable(
            Said(de=f"in {folder} liegen keine Vale-Regeln (*.yml)", en=f"{folder} holds no Vale rules (*.yml)")
        )
    return Brought(files=files, unmapped=tuple(unmapped))


def _rule_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_beside = any(part in _BESIDE or part.startswith(".") for part in parts)
        if path.suffix.casefold() in _SUFFIXES and path.is_file() and not is_beside:
            yield path


def _rule(path: Path, folder: Path, unmapped: list[Unmapped]) -> ValeRule | None:
    """Read one rule; what keeps it out is noted with its line."""
    file = path.relative_to(folder).as_posix()
    try:
        value = read_yaml(path.read_bytes())
        table = value.table or {}
        kind = table["extends"].word if "extends" in table else None
        if kind is None or kind not in _KINDS:
            line = table["extends"].line if "extends" in table else value.line
            unmapped.append(Unmapped(file=file, line=line, reason=_no_kind(kind)))
            return None
        rule = _converted(table, _id(path), kind)
        check_of(rule, ())
    except RuleUnusable as fault:
        unmapped.append(Unmapped(file=file, line=_line(value, fault.keys), reason=fault.reason))
    except msgspec.ValidationError as fault:
        unmapped.append(Unmapped(file=file, line=value.line, reason=Said(de=str(fault), en=str(fault))))
    except OSError as fault:
        reason = Said(de=f"nicht lesbar: {fault.strerror}", en=f"cannot be read: {fault.strerror}")
        unmapped.append(Unmapped(file=file, line=None, reason=reason))
    except BrandError as fault:
        unmapped.append(Unmapped(file=file, line=None, reason=fault.reason))
    else:
        unmapped.extend(_left_out(table, file))
        return rule
    return None


def _id(path: Path) -> str:
    return f"{_NO_ID.sub('-', path.parent.resolve().name).replace('.', '-')}.{_NO_ID.sub('-', path.stem)}"


def _no_kind(kind: str | None) -> Said:
    if kind is None:
        return Said(de="`extends` fehlt: das ist keine Regel", en="`extends` is missing: this is no rule")
    if kind in _UNMAPPED:
        return _UNMAPPED[kind]
    near = perhaps(kind, {*_KINDS, *_UNMAPPED})
    return Said(de=f"eine Regel `{kind}` gibt es nicht{near.de}", en=f"there is no kind of rule `{kind}`{near.en}")


def _converted(table: Mapping[str, Value], name: str, kind: str) -> ValeRule:
    """Read the members that Vale knows; a value of the wrong kind is refused by the type."""
    members: dict[str, object] = {"id": name, "extends": kind}
    for key, value in table.items():
        if key in _FLAGS:
            members[key] = value.is_true()
        elif key in _WORDS and value.word is not None:
            members[key] = value.word
        elif key in _LISTS:
            members[key] = value.words()
        elif key in _NUMBERS and value.word:
            members[key] = value.word
        elif key in _TABLES:
            members[key] = value.pairs()
    if kind in {"metric", "readability"}:
        members.setdefault("scope", ("summary",))
    members.update(_action(table))
    return msgspec.convert(members, type=ValeRule, strict=False)


def _action(table: Mapping[str, Value]) -> Mapping[str, object]:
    """Take what Vale offers as a cure, where it is to put other words in place or none."""
    action = table["action"].table if "action" in table else None
    name = action["name"].word if action and "name" in action else None
    if name not in {"replace", "remove"}:
        return {}
    return {"action": name, "params": action["params"].words() if action and "params" in action else ()}


def _left_out(table: Mapping[str, Value], file: str) -> Iterator[Unmapped]:
    """Say which members of a rule are not taken over; the rule itself is."""
    known = _FLAGS | _WORDS | _LISTS | _NUMBERS | _TABLES | _IGNORED
    for key, value in table.items():
        if key not in known:
            near = perhaps(key, known)
            reason = Said(
                de=f"der Schlüssel `{key}` bedeutet hier nichts{near.de}",
                en=f"the key `{key}` means nothing here{near.en}",
            )
            yield Unmapped(file=file, line=value.line, reason=reason)
    action = table["action"].table if "action" in table else None
    if action and "name" in action and action["name"].word not in {"replace", "remove"}:
        name = action["name"].word
        reason = Said(
            de=f"die Aktion `{name}` wird nicht angeboten; die Regel gilt ohne sie",
            en=f"the action `{name}` is not offered; the rule holds without it",
        )
        yield Unmapped(file=file, line=action["name"].line, reason=reason)


def _line(value: Value, keys: tuple[str | int, ...]) -> int:
    """Give the line of the value that keys lead to, or of the nearest thing around it."""
    line = value.line
    for key in keys:
        if isinstance(key, str) and value.table and key in value.table:
            value = value.table[key]
        elif isinstance(key, int) and value.items and key < len(value.items):
            value = value.items[key]
        else:
            break
        line = value.line
    return line


def _vocabulary_file(vocabulary: Vocabulary, unmapped: list[Unmapped]) -> ValeFile:
    """Make the two rules that Vale makes of a vocabulary: accepted words as they are written, rejected ones never."""
    accept, reject = (
        tuple(word.text for word in words if _is_usable(word.text, word.file, word.line, unmapped))
        for words in (vocabulary.accept, vocabulary.reject)
    )
    plain = {word.lower(): word for word in accept if re.fullmatch(r"[\w\s-]+", word)}
    rules = []
    if plain:
        rules.append(
            ValeRule(
                id="Vale.Terms",
                extends="substitution",
                message="Use '%s' instead of '%s'.",
                level="error",
                ignorecase=True,
                vocab=False,
                swap=plain,
            )
        )
    if reject:
        rules.append(
            ValeRule(
                id="Vale.Avoid",
                extends="existence",
                message="Avoid using '%s'.",
                level="error",
                ignorecase=True,
                vocab=False,
                tokens=reject,
            )
        )
    return ValeFile(rules=tuple(rules), accept=accept)


def _is_usable(word: str, file: str, line: int, unmapped: list[Unmapped]) -> bool:
    try:
        Pattern(word)
    except RuleUnusable as fault:
        unmapped.append(Unmapped(file=file, line=line, reason=fault.reason))
        return False
    return True
