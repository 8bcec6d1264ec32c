"""Something that calls for something else before it, such as an abbreviation that must have been explained."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit
from brand.vale.kinds.words import Exceptions, pattern_of
from brand.vale.model import ValeRule

__all__ = ["conditional"]


def conditional(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find each match of `first` that no group of `second` has captured by then."""
    for key, value in (("first", rule.first), ("second", rule.second)):
        if not value:
            raise RuleUnusable(Said(de=f"`{key}` fehlt", en=f"`{key}` is missing"), key)
    mark = "(?i)" if rule.ignorecase else ""
    first = pattern_of(f"{mark}{rule.first}", (), "first")
    second = pattern_of(f"{mark}{rule.second}", (), "second")
    exceptions = Exceptions(rule, accept)

    def find(_: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        explained = set[str]()
        for block in blocks:
            explained.update(group for found in second.find(block.text) for group in found.groups if group)
            for found in first.find(block.text):
                words = block.text[found.start : found.end]
                if words and words not in explained and not exceptions.cover(words):
                    yield Hit(block, found.start, found.end, (words,))

    return find
