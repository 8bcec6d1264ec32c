"""YAML with the line of every value, as plain as Vale's files are."""

from collections.abc import Iterator, Mapping

import yaml
from msgspec import Struct

from brand.errors import Unreadable
from brand.finding import Said

__all__ = ["Value", "read_yaml"]

_MOST = 2**20
_MOST_NODES = 200_000


class Value(Struct, frozen=True, kw_only=True):
    """A value as it is written: a word, a list of values or a table of them."""

    line: int
    word: str | None = None
    items: "tuple[Value, ...] | None" = None
    table: "Mapping[str, Value] | None" = None

    def words(self) -> tuple[str, ...]:
        """Give the words of a list, or the one word."""
        if self.word is not None:
            return (self.word,)
        return tuple(item.word for item in self.items or () if item.word is not None)

    def pairs(self) -> Mapping[str, str]:
        """Give a table of words; a list of tables is read as one, as Vale does."""
        tables = [self.table] if self.table is not None else [item.table for item in self.items or ()]
        return {key: value.word or "" for table in tables if table for key, value in table.items()}

    def is_true(self) -> bool:
        """Read a flag."""
        return (self.word or "").casefold() in {"true", "yes", "on"}


def read_yaml(data: bytes) -> Value:
    """Read one file; Unreadable says at which line it is no YAML."""
    if len(data) > _MOST:
        raise Unreadable(Said(de="größer als 1 MB", en="larger than 1 MB"))
    try:
        node = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
        counter = iter(range(_MOST_NODES))
        return Value(line=1, table={}) if node is None else _value(node, counter)
    except UnicodeDecodeError as fault:
        raise Unreadable(Said(de="kein UTF-8", en="not UTF-8")) from fault
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        line = mark.line + 1 if mark else 1
        raise Unreadable(
            Said(
                de=f"kein gültiges YAML ab Zeile {line}: {fault.problem}",
                en=f"not valid YAML from line {line} on: {fault.problem}",
            )
        ) from fault
    except (yaml.YAMLError, RecursionError, StopIteration, ValueError) as fault:
        raise Unreadable(Said(de="kein lesbares YAML", en="no readable YAML")) from fault


def _value(node: yaml.Node, counter: Iterator[int]) -> Value:
    next(counter)
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Value(line=line, word="" if node.tag == "tag:yaml.org,2002:null" else str(node.value))
    if isinstance(node, yaml.SequenceNode):
        return Value(line=line, items=tuple([_value(item, counter) for item in node.value]))
    if isinstance(node, yaml.MappingNode):
        return Value(line=line, table={str(key.value): _value(value, counter) for key, value in node.value})
    raise ValueError(node.tag)
