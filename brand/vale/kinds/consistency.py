"""Two spellings of which a text may use one."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit
from brand.vale.kinds.words import alternation, pattern_of
from brand.vale.model import ValeRule
from brand.vale.patterns import Pattern

__all__ = ["consistency"]


def consistency(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find the last use in each piece of text from where on both spellings of a pair have been used."""
    del accept
    if not rule.either:
        raise RuleUnusable(Said(de="`either` ist leer", en="`either` is empty"), "either")
    pairs = [_pair(rule, one, other) for one, other in rule.either.items()]

    def find(_: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        for pair in pairs:
            yield from _mixed(pair, blocks)

    return find


def _pair(rule: ValeRule, one: str, other: str) -> tuple[Pattern, Pattern]:
    first, second = (pattern_of(alternation(rule, [word]), (), "either") for word in (one, other))
    return first, second


def _mixed(pair: tuple[Pattern, Pattern], blocks: Sequence[Block]) -> Iterator[Hit]:
    texts = [block.text for block in blocks]
    if not all(pattern.is_somewhere(texts) for pattern in pair):
        return
    seen = set[int]()
    for block in blocks:
        found = [
            (one.start, one.end, number) for number, pattern in enumerate(pair) for one in pattern.find(block.text)
        ]
        seen.update(number for *_, number in found)
        if found and len(seen) == len(pair):
            start, end, _ = max(found)
            yield Hit(block, start, end, (block.text[start:end],))
