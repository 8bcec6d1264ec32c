"""CSS custom properties as tokens: `--color-brand-night: #101d39` is `color.brand.night`."""

from collections.abc import Iterator, Mapping

import tinycss2  # type: ignore[import-untyped] # it ships no types

from brand.tokens.document import step
from brand.tokens.errors import TokenProblem, problem

__all__ = ["from_custom_properties"]

_ROOTS = frozenset({":root", "html", ":host", "body", "*", ":root,:host", ":where(:root)", ":where(html)"})


def _of_rules(rules: list[object]) -> Iterator[tuple[str, object, bool]]:
    """Yield each declaration of a custom property, and whether it holds for the whole page without a condition."""
    waiting = [(rule, True) for rule in reversed(rules)]
    while waiting:
        rule, is_plain = waiting.pop()
        kind = getattr(rule, "type", "")
        content = getattr(rule, "content", None)
        if kind == "declaration" and rule.name.startswith("--"):  # type: ignore[attr-defined] # tinycss2's node
            yield rule.name, rule, is_plain  # type: ignore[attr-defined] # as above
        elif kind in {"qualified-rule", "at-rule"} and content:
            selector = tinycss2.serialize(rule.prelude).strip().lower().replace(" ", "")  # type: ignore[attr-defined] # as above
            holds = is_plain and (selector in _ROOTS if kind == "qualified-rule" else "layer" in rule.lower_at_keyword)  # type: ignore[attr-defined] # as above
            waiting.extend(
                (node, holds) for node in reversed(tinycss2.parse_blocks_contents(content, True, True))
            )  # without comments, without spaces


def _path(name: str) -> list[str]:
    return [part for part in name.removeprefix("--").replace(".", "-").split("-") if part] or ["-"]


def _alias(text: str, known: Mapping[str, object], groups: set[tuple[str, ...]]) -> str:
    """Read `var(--name)`, or `var(--name, fallback)` where the name is unknown, as what it stands for."""
    while text.startswith("var(") and text.endswith(")"):
        name, _, fallback = text[4:-1].partition(",")
        if name.strip() in known:
            path = _path(name.strip())
            return "{" + ".".join([*path, *(["$root"] if tuple(path) in groups else [])]) + "}"
        text = fallback.strip()
    return text


def from_custom_properties(text: str) -> tuple[dict[str, object], list[TokenProblem]]:
    """Translate the custom properties of a style sheet's root; those under a condition are named and left aside."""
    stated: dict[str, str] = {}
    aside: list[TokenProblem] = []
    for name, node, is_plain in _of_rules(tinycss2.parse_stylesheet(text, True, True)):
        if is_plain:
            stated[name] = tinycss2.serialize(node.value).strip()  # type: ignore[attr-defined] # tinycss2's node
        else:
            aside.append(
                problem(
                    step("", name),
                    de=f"{name} gilt nur unter einer Bedingung und bleibt beiseite.",
                    en=f"{name} holds only under a condition and is left aside.",
                )
            )
    groups = {tuple(path[:size]) for path in map(_path, stated) for size in range(1, len(path))}
    whole: dict[str, object] = {}
    for name, value in stated.items():
        path = _path(name)
        own = [*path, "$root"] if tuple(path) in groups else path
        _put(whole, own, {"$value": _alias(value, stated, groups)})
    return whole, aside


def _put(node: dict[str, object], path: list[str], token: object) -> None:
    for part in path[:-1]:
        inner = node.setdefault(part, {})
        node = inner if isinstance(inner, dict) else {}
    node[path[-1]] = token
