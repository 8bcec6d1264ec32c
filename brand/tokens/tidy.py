"""Brings values that other tools write to the form of DTCG 2025.10, and says what departs from it.

A departure is no fault: the token is read all the same. What no rule here knows stays as it is, for its type to judge.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from brand.colour import Colour, from_hex, read_colour, to_hex
from brand.tokens.document import step
from brand.tokens.errors import TokenProblem, problem
from brand.tokens.groups import ALIAS, is_token
from brand.tokens.older import modern_colour
from brand.tokens.shapes import TYPES

__all__ = ["Tidied", "tidied"]

_NUMBER = r"[+-]?(?:[0-9]{1,9}\.?[0-9]{0,9}|\.[0-9]{1,9})(?:e[+-]?[0-9]{1,2})?"
_PLAIN = re.compile(_NUMBER, re.ASCII | re.IGNORECASE)
_MEASURED = re.compile(rf"({_NUMBER})(px|rem|ms|s)", re.ASCII | re.IGNORECASE)
_BEZIER = re.compile(rf"cubic-bezier\(\s*({_NUMBER}(?:\s*,\s*{_NUMBER}){{3}})\s*\)", re.ASCII | re.IGNORECASE)
_VARIABLE = re.compile(r"var\(\s*(--[^\s,()]+)\s*\)")
_EASINGS: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "linear": (0, 0, 1, 1),
        "ease": (0.25, 0.1, 0.25, 1),
        "ease-in": (0.42, 0, 1, 1),
        "ease-out": (0, 0, 0.58, 1),
        "ease-in-out": (0.42, 0, 0.58, 1),
    }
)
_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("size", "sizing", "spacing", "space", "borderRadius", "borderWidth"), "dimension"),
        **dict.fromkeys(("fontSize", "fontSizes", "letterSpacing", "paragraphSpacing", "breakpoint"), "dimension"),
        **dict.fromkeys(("fontFamilies", "font-family"), "fontFamily"),
        **dict.fromkeys(("fontWeights", "font-weight"), "fontWeight"),
        **dict.fromkeys(("lineHeight", "lineHeights", "opacity"), "number"),
        **dict.fromkeys(("time", "transitionDuration"), "duration"),
        **dict.fromkeys(("cubic-bezier", "easing"), "cubicBezier"),
        "boxShadow": "shadow",
        "colour": "color",
    }
)
_ZERO: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "typography": {"letterSpacing": {"value": 0, "unit": "px"}},
        "transition": {"delay": {"value": 0, "unit": "ms"}},
        "shadow": {"blur": {"value": 0, "unit": "px"}, "spread": {"value": 0, "unit": "px"}},
        "border": {"style": "solid"},
    }
)
_SLOTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("fontSize", "letterSpacing", "width", "offsetX", "offsetY", "blur", "spread"), "dimension"),
        **dict.fromkeys(("duration", "delay"), "duration"),
        **dict.fromkeys(("lineHeight", "position"), "number"),
        "color": "color",
        "fontFamily": "fontFamily",
        "fontWeight": "fontWeight",
        "timingFunction": "cubicBezier",
    }
)
_GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "ui-monospace"})


class Tidied:
    """What came of a document: `whole` in today's form, without tokens of a type unknown, and the departures."""

    def __init__(self) -> None:
        self.whole: dict[str, object] = {}
        self.departures: list[TokenProblem] = []

    def note(self, pointer: str, *, de: str, en: str) -> None:
        """Say what departs, and where."""
        self.departures.append(problem(pointer, de=de, en=en))


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number  # noqa: PLR2004 — beyond it floats skip


def _measured(text: str, units: tuple[str, ...]) -> object:
    match = _MEASURED.fullmatch(text)
    if match and match[2].lower() in units:
        return {"value": _number(match[1]), "unit": match[2].lower()}
    return {"value": 0, "unit": units[0]} if _PLAIN.fullmatch(text) and not float(text) else text


def _colour(text: str) -> object:
    colour = read_colour(text)
    return modern_colour(colour) if colour else text


def _bezier(text: str) -> object:
    match = _BEZIER.fullmatch(text)
    if match:
        return [_number(part) for part in re.split(r"\s*,\s*", match[1])]
    return list(_EASINGS[text]) if text in _EASINGS else text


def _families(text: str) -> object:
    names = [name.strip().strip("'\"") for name in text.split(",")]
    return [name for name in names if name] if len(names) > 1 else names[0]


def _of_text(text: str, kind: str | None) -> object:
    if kind == "color":
        return _colour(text)
    if kind in {"dimension", "duration"}:
        return _measured(text, ("px", "rem") if kind == "dimension" else ("ms", "s"))
    if kind == "fontFamily":
        return _families(text)
    if kind == "cubicBezier":
        return _bezier(text)
    return _number(text) if kind in {"number", "fontWeight"} and _PLAIN.fullmatch(text) else text


def _faded(value: object, alpha: object) -> object:
    """Give a colour, or one that another token states, an alpha of its own."""
    match = ALIAS.fullmatch(value) if isinstance(value, str) else None
    if match:
        source = "#" + "".join(step("", name) for name in match[1].split(".")) + "/$value"
        parts = {name: {"$ref": f"{source}/{name}"} for name in ("colorSpace", "components")}
        return {**parts, "alpha": alpha}
    return {**value, "alpha": alpha} if isinstance(value, dict) else value


def _kind_of(value: object) -> str | None:
    """Guess the type of a token that states none, by the look of its value."""
    if isinstance(value, str):
        kinds = ("color", "dimension", "duration", "cubicBezier", "number")
        found = next((kind for kind in kinds if _of_text(value, kind) != value), None)
        is_family = "," in value and _GENERIC & {part.strip() for part in value.lower().split(",")}
        return found or ("fontFamily" if is_family else None)
    if isinstance(value, dict):
        return "color" if "colorSpace" in value else "dimension" if value.get("unit") in {"px", "rem"} else None
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else None


class _Tidying:
    def __init__(self, document: Mapping[str, object]) -> None:
        self._root = document
        self.done = Tidied()

    def group(self, node: Mapping[str, object], pointer: str, *, kind: str | None) -> dict[str, object]:
        own = node.get("$type")
        kind = _TYPES.get(own, own) if isinstance(own, str) else kind
        whole: dict[str, object] = {}
        for name, child in node.items():
            at = step(pointer, name)
            if not isinstance(child, dict) or (name.startswith("$") and name != "$root"):
                whole[name] = kind if name == "$type" else child
            elif is_token(child):
                token = self._token(child, at, kind=kind)
                if token is not None:
                    whole[name] = token
            else:
                whole[name] = self.group(child, at, kind=kind)
        return whole

    def _token(self, node: Mapping[str, object], pointer: str, *, kind: str | None) -> dict[str, object] | None:
        """Bring one token to today's form; None where its type is nobody's but its maker's."""
        own = node.get("$type", kind)
        value = self._alias(node.get("$value"))
        is_alias = isinstance(value, str) and bool(ALIAS.fullmatch(value))
        stated = _TYPES.get(own, own) if isinstance(own, str) else None
        if stated is None and not is_alias and "$ref" not in node:
            stated = self._guessed(value, pointer)
        if (stated is None and not is_alias and "$ref" not in node) or (stated is not None and stated not in TYPES):
            self._private(stated, pointer)
            return None
        token = {name: part for name, part in node.items() if name.startswith("$") or name == "$root"}
        if own is not None and stated is not None and stated != own:
            self.done.note(step(pointer, "$type"), de=f"„{own}“ heißt {stated}.", en=f"“{own}” is called {stated}.")
        if "$value" in token:
            token["$value"] = self._value(value, stated, step(pointer, "$value"))
        if stated is not None and (node.get("$type") is not None or kind is None):
            token["$type"] = stated
        self._strange(node, token, pointer)
        return token

    def _private(self, kind: str | None, pointer: str) -> None:
        if kind is None:
            self.done.note(pointer, de="Ein Wert ohne $type und ohne Form.", en="A value of no type and no known form.")
        else:
            self.done.note(pointer, de=f"Den Typ „{kind}“ kennt das Format nicht.", en=f"The type “{kind}” is private.")

    def _alias(self, value: object) -> object:
        """Read `var(--name)` as an alias where the document has a token of that name."""
        match = _VARIABLE.fullmatch(value) if isinstance(value, str) else None
        return f"{{{match[1]}}}" if match and match[1] in self._root else value

    def _guessed(self, value: object, pointer: str) -> str | None:
        kind = _kind_of(value)
        if kind:
            self.done.note(pointer, de=f"Ohne $type, dem Wert nach {kind}.", en=f"No $type; {kind} by its value.")
        return kind

    def _strange(self, node: Mapping[str, object], token: dict[str, object], pointer: str) -> None:
        """Take up an `alpha` beside the value; leave other members of private make aside."""
        for name in node:
            if name.startswith("$"):
                continue
            at = step(pointer, name)
            if name == "alpha":
                token["$value"] = _faded(token.get("$value"), node[name])
                self.done.note(at, de="alpha steht neben dem Wert.", en="alpha stands beside the value.")
            else:
                self.done.note(at, de=f"„{name}“ bleibt beiseite.", en=f"“{name}” is left aside.")

    def _value(self, value: object, kind: str | None, pointer: str) -> object:
        if isinstance(value, str):
            tidy = _of_text(value, kind) if not value.startswith("{") else value
            if tidy != value:
                self.done.note(pointer, de="Der Wert ist ein CSS-Text.", en="The value is a CSS text.")
            return tidy
        if isinstance(value, dict) and kind == "color":
            return self._short_hex(value, pointer)
        if isinstance(value, list) and kind in {"shadow", "gradient"}:
            return [self._value(part, kind, step(pointer, index)) for index, part in enumerate(value)]
        if isinstance(value, dict) and kind in {"typography", "transition", "shadow", "border", "gradient"}:
            return self._composite(value, str(kind), pointer)
        return value

    def _short_hex(self, value: Mapping[str, object], pointer: str) -> object:
        """Write out `#fff`; an alpha in it says nothing that the colour's own alpha does not."""
        colour = from_hex(str(value.get("hex", "")))
        if colour is None or value["hex"] == to_hex(opaque := Colour(colour.red, colour.green, colour.blue)):
            return value
        if len(str(value["hex"])) != len("#rrggbb"):
            self.done.note(step(pointer, "hex"), de="hex ist nicht #rrggbb.", en="hex is not #rrggbb.")
        return {**value, "hex": to_hex(opaque)}

    def _composite(self, value: Mapping[str, object], kind: str, pointer: str) -> object:
        whole = {
            name: self._value(self._alias(part), _SLOTS.get(name), step(pointer, name)) for name, part in value.items()
        }
        if "alpha" in whole and "color" in whole:
            whole["color"] = _faded(whole["color"], whole.pop("alpha"))
            self.done.note(step(pointer, "alpha"), de="alpha steht neben der Farbe.", en="alpha stands beside color.")
        for name, zero in _ZERO.get(kind, {}).items():
            if name not in whole and "$ref" not in whole:
                whole[name] = zero
                self.done.note(pointer, de=f"„{name}“ fehlt.", en=f"“{name}” is missing.")
        return whole


def tidied(document: Mapping[str, object]) -> Tidied:
    """Bring a whole document of tokens to today's form."""
    tidying = _Tidying(document)
    tidying.done.whole = tidying.group(document, "", kind=None)
    return tidying.done
