"""Words that stand twice in a row."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit
from brand.vale.kinds.words import pattern_of
from brand.vale.model import ValeRule

__all__ = ["repetition"]


def repetition(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find tokens that follow their like more than `max` times, without a line break between."""
    del accept
    words = [token for token in rule.tokens if token.strip()]
    if not words and not rule.raw:
        raise RuleUnusable(Said(de="`tokens` ist leer", en="`tokens` is empty"), "tokens")
    written = "".join(rule.raw) + "|".join(words)
    pattern = pattern_of(f"(?i){written}" if rule.ignorecase else written, rule.tokens, "tokens")

    def find(_: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        for block in blocks:
            yield from _runs(block, [(found.start, found.end) for found in pattern.find(block.text)], rule)

    return find


def _runs(block: Block, places: Sequence[tuple[int, int]], rule: ValeRule) -> Iterator[Hit]:
    count, previous, before = 0, "", 0
    for start, end in places:
        words = block.text[start:end].strip()
        is_again = bool(words) and _key(words, rule) == _key(previous, rule) and (not rule.alpha or words.isalpha())
        count = count + 1 if is_again else 0
        if count > rule.max and "\n" not in block.text[before:end]:
            yield Hit(block, before, end, (words,))
            count = 0
        previous, before = words, start


def _key(words: str, rule: ValeRule) -> str:
    return words.lower() if rule.ignorecase else words
