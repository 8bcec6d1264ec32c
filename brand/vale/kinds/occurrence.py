"""How often something may or must be there."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.vale.blocks import Block, joined
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit
from brand.vale.kinds.words import pattern_of
from brand.vale.model import ValeRule

__all__ = ["occurrence"]


def occurrence(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find each text in which the token stands more than `max` or less than `min` times."""
    del accept
    if not rule.token:
        raise RuleUnusable(Said(de="`token` fehlt", en="`token` is missing"), "token")
    if not rule.max and not rule.min:
        raise RuleUnusable(Said(de="weder `max` noch `min` ist gesetzt", en="neither `max` nor `min` is set"))
    pattern = pattern_of(f"(?i){rule.token}" if rule.ignorecase else rule.token, (), "token")
    is_whole = rule.scope == ("summary",)

    def find(_: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        for block in [joined(blocks)] if is_whole and blocks else blocks:
            found = list(pattern.find(block.text))
            if (rule.max and len(found) > rule.max) or len(found) < rule.min:
                start, end = (found[0].start, found[0].end) if found else (0, len(block.text))
                yield Hit(block, start, end, (str(len(found)),))

    return find
