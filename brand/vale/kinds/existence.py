"""Words that should not be there."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit
from brand.vale.kinds.words import Exceptions, alternation, pattern_of
from brand.vale.model import ValeRule

__all__ = ["existence"]


def existence(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find each of the tokens that is no exception."""
    if not any(word.strip() for word in (*rule.tokens, *rule.raw)):
        reason = Said(
            de="`tokens` und `raw` sind leer: nichts könnte gefunden werden", en="`tokens` and `raw` are empty"
        )
        raise RuleUnusable(reason, "tokens")
    pattern = pattern_of(alternation(rule, rule.tokens, raw="".join(rule.raw)), rule.tokens, "tokens")
    exceptions = Exceptions(rule, accept)

    def find(_: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        if not pattern.is_somewhere([block.text for block in blocks]):
            return
        for block in blocks:
            for found in pattern.find(block.text):
                words = block.text[found.start : found.end]
                if words.strip() and not exceptions.cover(words):
                    yield Hit(block, found.start, found.end, (words,), _fix(rule))

    return find


def _fix(rule: ValeRule) -> str | None:
    if rule.action == "remove":
        return ""
    return rule.params[0] if rule.action == "replace" and rule.params else None
