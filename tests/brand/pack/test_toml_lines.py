"""Every key of a TOML file is found on the line where it stands."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from brand.pack.toml import Path, Toml, read_toml

TRICKY = '''# a comment with [brackets] and "quotes"
name = "x" # = y
[locales."de-DE"]
[locales."de-AT"]
fallback = "de-DE"
a.b = """
several "lines" \\" ]
key = 1 """
[[terms]]
term = 'a # ]'
except = [ # comment
  "x, y",
  "z", { p = 1, q.r = [2,
   3] },
]
[[terms]]
"te rm" = 1
[terms.sub]
quotes = """"a"""""
last = 1979-05-27 07:32:00
[[terms.list]]
k = 2
[[terms.list]]
k = 3
'''


def read(text: str) -> Toml:
    toml = read_toml(text.encode(), "a.toml")
    assert isinstance(toml, Toml)
    return toml


def paths(value: object, path: Path = ()) -> list[Path]:
    if isinstance(value, dict):
        return [path, *(inner for key, item in value.items() for inner in paths(item, (*path, key)))]
    if isinstance(value, list):
        return [path, *(inner for place, item in enumerate(value) for inner in paths(item, (*path, place)))]
    return [path]


def test_tricky_file_gives_every_key_its_line() -> None:
    toml = read(TRICKY)

    assert {toml.line(path) for path in paths(toml.values) if path == ()} == {1}
    lines = {path: toml.line(path) for path in paths(toml.values)}
    assert lines["locales", "de-AT", "fallback"] == 5
    assert lines["locales", "de-AT", "a", "b"] == 6
    assert lines["terms", 0, "except", 0] == 12
    assert lines["terms", 0, "except", 2, "q", "r", 1] == 14
    assert lines["terms", 1, "te rm"] == 17
    assert lines["terms", 1, "sub", "last"] == 20
    assert lines["terms", 1, "list", 1, "k"] == 24


KEYS = st.text(alphabet='abü" .#=[\\', min_size=1, max_size=6)
SCALARS = st.one_of(st.integers(-9, 9), st.booleans(), st.text(alphabet="a\"'\\ #[]{},=ü", max_size=8))
VALUES = st.recursive(
    SCALARS, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3))
)


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    assert isinstance(value, dict)
    return "{" + ", ".join(f"{quoted(key)} = {written(item)}" for key, item in value.items()) + "}"


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@settings(deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=5))
def test_whatever_the_values_hold_their_keys_are_found(values: dict[str, object]) -> None:
    text = "".join(f"# {key!r}\n{quoted(key)} = {written(value)}\n" for key, value in values.items())

    toml = read(text)

    assert toml.values == tomllib.loads(text) == values
    assert set(toml.lines) == set(paths(values)) - {()}
    assert [toml.line((key,)) for key in values] == [2 * number for number in range(1, len(values) + 1)]


def test_byte_order_mark_and_windows_line_ends_are_read() -> None:
    toml = read_toml("\ufeffa = 1\r\nb = 2\r\n".encode(), "a.toml")

    assert isinstance(toml, Toml)
    assert toml.line(("b",)) == 2


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_at_a_line(text: str) -> None:
    found = read_toml(text.encode("utf-8", "surrogatepass"), "a.toml")

    assert isinstance(found, Toml) or (found.line or 0) >= 1
