"""What msgspec and the routing find wrong, in German: one table, so that no message mixes languages."""

import re
from collections.abc import Callable, Mapping

__all__ = ["in_german"]

_TYPES: Mapping[str, str] = {
    "array": "eine Liste",
    "bool": "wahr oder falsch",
    "bytes": "Bytes",
    "date": "ein Datum",
    "datetime": "ein Zeitpunkt",
    "decimal": "eine Dezimalzahl",
    "float": "eine Zahl",
    "int": "eine ganze Zahl",
    "null": "null",
    "object": "ein Objekt",
    "str": "eine Zeichenkette",
    "time": "eine Uhrzeit",
    "uuid": "eine UUID",
}
_LONGEST = 2_000
"""What is longer quotes what was sent; the English stands."""


def _types(listed: str) -> str:
    """Name types such as `int | null`."""
    return " oder ".join(_TYPES.get(name, name) for name in listed.split(" | "))


def _length(found: re.Match[str]) -> str:
    bound = {"<=": "höchstens ", ">=": "mindestens ", "at least ": "mindestens ", "at most ": "höchstens "}
    side, number = bound.get(found[2] or "", ""), found[3].replace(" to ", " bis ")
    unit = {"array": "Einträge", "object": "Member", "bytes": "Bytes"}.get(found[1], "Zeichen")
    got = f", gekommen sind {found[4]}" if found[4] else ""
    return f"erwartet wird {_types(found[1])}: {side}{number} {unit}{got}"


_SENTENCES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"Object contains unknown field `(.*)`", lambda found: f"unbekanntes Member „{found[1]}“"),
        (r"Object missing required field `(.*)`", lambda found: f"das Member „{found[1]}“ fehlt"),
        (
            r"Expected `([^`]*)`, got `([^`]*)`",
            lambda found: f"erwartet wird {_types(found[1])}, gekommen ist {_types(found[2])}",
        ),
        (r"Expected `(array|object|str|bytes)` of (?:(at least |at most )?length )(\d+)(?:, got (\d+))?", _length),
        (r"Expected `(array|object|str|bytes)` of length (<=|>=) (\d+)()", _length),
        (r"Expected `(array)` of length ()(\d+ to \d+)(?:, got (\d+))?", _length),
        (
            r"Expected `(int|float)` ([<>]=?) (.*)",
            lambda found: f"erwartet wird {_types(found[1])} {found[2]} {found[3]}",
        ),
        (r"Expected `str` matching regex (.*)", lambda found: f"erwartet wird eine Zeichenkette der Form {found[1]}"),
        (
            r"Expected `(\w+)` with a timezone component",
            lambda found: f"erwartet wird {_types(found[1])} mit Zeitzone, etwa 2026-12-01T09:00:00Z",
        ),
        (
            r"Expected `(\w+)` with no timezone component",
            lambda found: f"erwartet wird {_types(found[1])} ohne Zeitzone",
        ),
        (r"Expected `([^`]*)`", lambda found: f"erwartet wird {_types(found[1])}"),
        (r"Invalid RFC3339 encoded datetime", lambda _: "kein Zeitpunkt nach RFC 3339, etwa 2026-12-01T09:00:00Z"),
        (r"Invalid RFC3339 encoded date", lambda _: "kein Datum nach RFC 3339, etwa 2026-12-01"),
        (r"Invalid enum value (.*)", lambda found: f"kein zulässiger Wert: {found[1]}"),
        (r"Invalid value (.*)", lambda found: f"kein zulässiger Wert: {found[1]}"),
        (r"(?:Integer value|Number|Timestamp is) out of range\s*", lambda _: "außerhalb des zulässigen Bereichs"),
        (r"Input data was truncated", lambda _: "abgeschnitten"),
        (r"JSON is malformed: (.*) \(byte (\d+)\)", lambda found: f"{_malformed(found[1])} (Byte {found[2]})"),
        (r"[Mm]issing required \w+ parameter.*", lambda _: "fehlt"),
    )
)
_MALFORMED: Mapping[str, str] = {
    "invalid character in unicode escape": "eine unzulässige Umschreibung mit \\u",
    "invalid escaped character": "eine unzulässige Umschreibung mit \\",
    "unexpected end of escaped utf-16 surrogate pair": "ein einzelnes Surrogat",
    "unexpected end of hex escape": "eine unzulässige Umschreibung mit \\u",
    "invalid character": "ein Zeichen, das hier nicht stehen kann",
    "invalid number": "keine Zahl",
    "trailing characters": "nach dem Ende steht noch etwas",
    "trailing comma in array": "ein Komma am Ende einer Liste",
    "trailing comma in object": "ein Komma am Ende eines Objekts",
    "object keys must be strings": "Membernamen stehen in Anführungszeichen",
    "expected ',' or ']'": "erwartet wird „,“ oder „]“",
    "expected ',' or '}'": "erwartet wird „,“ oder „}“",
    "expected ':'": "erwartet wird „:“",
    "expected '\"'": 'erwartet wird „"“',
    "invalid escape character in string": "eine unzulässige Umschreibung mit \\",
    "invalid utf-16 surrogate pair": "ein einzelnes Surrogat",
}


def _malformed(reason: str) -> str:
    return _MALFORMED.get(reason, "es ist kein JSON")


def in_german(what: str) -> str:
    """Say in German what was found wrong; what the table does not know stays as it is."""
    if len(what) > _LONGEST:
        return what
    for pattern, words in _SENTENCES:
        found = pattern.fullmatch(what)
        if found:
            return words(found)
    return what
