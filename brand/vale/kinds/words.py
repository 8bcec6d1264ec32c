"""How Vale makes one pattern of many words, and which words it lets pass."""

from collections.abc import Iterable, Sequence

from brand.vale.errors import RuleUnusable
from brand.vale.model import ValeRule
from brand.vale.patterns import Pattern

__all__ = ["Exceptions", "alternation", "pattern_of"]


class Exceptions:
    """Words that are right: a rule's own, and the accepted ones of the vocabulary. They are read with their case."""

    def __init__(self, rule: ValeRule, accept: Sequence[str]) -> None:
        words = sorted((*rule.exceptions, *(accept if rule.vocab else ())), key=len, reverse=True)
        kept = [word if word.startswith("(?i)") else f"(?-i:{word})" for word in words]
        self._pattern = (
            pattern_of(f"(?i){_wrapped(kept, is_word=True)}", rule.exceptions, "exceptions") if kept else None
        )

    def cover(self, words: str) -> bool:
        """Say whether some words hold an exception."""
        return self._pattern is not None and next(self._pattern.find(words), None) is not None


def alternation(rule: ValeRule, choices: Iterable[str], *, raw: str = "") -> str:
    """Make Vale's pattern: whole words unless `nonword`, what is `raw` in front, or behind with `append`."""
    words = [choice for choice in choices if choice.strip()]
    listed = _wrapped(words, is_word=bool(words) and not rule.nonword) if words or not raw else ""
    whole = f"{listed}{raw}" if rule.append else f"{raw}{listed}"
    return f"(?i){whole}" if rule.ignorecase else whole


def pattern_of(written: str, choices: Sequence[str], key: str) -> Pattern:
    """Compile; where that fails, name the one word that is at fault."""
    try:
        return Pattern(written)
    except RuleUnusable as whole:
        for position, choice in enumerate(choices):
            try:
                Pattern(choice)
            except RuleUnusable as fault:
                raise RuleUnusable(fault.reason, key, position) from fault
        raise RuleUnusable(whole.reason, key) from whole


def _wrapped(words: Sequence[str], *, is_word: bool) -> str:
    listed = "|".join(words)
    return rf"(?m)\b(?:{listed})\b" if is_word else f"(?m)(?:{listed})"
