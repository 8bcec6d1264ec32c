"""Words that should be other words."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit, sentence_of
from brand.vale.kinds.words import Exceptions, alternation, pattern_of
from brand.vale.model import ValeRule

__all__ = ["substitution"]


def substitution(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find each word of `swap` that is not yet what it should be; of several, the longest is tried first."""
    if not rule.swap:
        raise RuleUnusable(Said(de="`swap` ist leer", en="`swap` is empty"), "swap")
    for word in rule.swap:
        _refuse_groups(word)
    ordered = sorted(rule.swap, key=len, reverse=True)
    written = alternation(rule, [f"({word})" for word in ordered], raw="".join(rule.raw))
    pattern = pattern_of(written, ordered, "swap")
    exceptions = Exceptions(rule, accept)

    def find(_: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        if not pattern.is_somewhere([block.text for block in blocks]):
            return
        for block in blocks:
            for found in pattern.find(block.text):
                start, end = found.spans[found.group]
                words = block.text[start:end]
                choices = _expected(rule.swap[ordered[found.group - 1]] if found.group else "", words, rule)
                if choices and words not in choices and not exceptions.cover(words):
                    said = sentence_of(choices) if len(choices) > 1 else choices[0]
                    yield Hit(block, start, end, (said, words), choices[0] if len(choices) == 1 else None)

    return find


def _expected(written: str, words: str, rule: ValeRule) -> list[str]:
    """Give the words to choose from, with a capital where one stood and the rule keeps it."""
    choices = [choice for choice in written.split("|") if choice]
    if rule.capitalize and words[:1].isupper():
        return [choice[:1].upper() + choice[1:] for choice in choices]
    return choices


def _refuse_groups(word: str) -> None:
    """Refuse a group of its own: the groups tell which word of `swap` was found."""
    bare = word.replace("\\\\", "").replace("\\(", "")
    position = bare.find("(")
    while position >= 0:
        if bare[position + 1 : position + 2] != "?" or bare[position + 2 : position + 3] in {"P", "'"}:
            reason = Said(
                de=f"`{word}` hat eine eigene Gruppe: schreibe `(?:` statt `(`",
                en=f"`{word}` has a group of its own: write `(?:` instead of `(`",
            )
            raise RuleUnusable(reason, "swap", word)
        position = bare.find("(", position + 1)
