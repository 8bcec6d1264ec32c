"""How headings and other texts are capitalised."""

import re
from collections.abc import Callable, Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.languages.language import words
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit
from brand.vale.kinds.words import Exceptions, pattern_of
from brand.vale.model import ValeRule

__all__ = ["capitalization"]

_WORD = re.compile(r"[^\W_][^\s/-]*")
_WHOLE_WORD = re.compile(r"[^\W_]\S*")
_SMALL = {
    "AP": words("a an and as at but by en for if in nor of on or per so the to up v vs via yet"),
    "Chicago": words(
        """a about above across after against along among an and around as at before behind below beneath beside between
        beyond but by despite down during en except for from if in inside into like near nor of off on onto or out
        outside over past per since so than the through to toward under until up upon v vs via with within without
        yet"""
    ),
}

Test = Callable[[str], bool]


def capitalization(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find each text that is not capitalised as `match` says."""
    if not rule.match:
        raise RuleUnusable(Said(de="`match` fehlt", en="`match` is missing"), "match")
    is_right = _test(rule, Exceptions(rule, accept))

    def find(_: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        for block in blocks:
            if any(letter.isalpha() for letter in block.text) and not is_right(block.text.removeprefix(rule.prefix)):
                yield Hit(block, 0, len(block.text), (block.text,))

    return find


def _test(rule: ValeRule, exceptions: Exceptions) -> Test:
    if rule.match == "$title":
        return lambda text: _is_title(text, rule, exceptions)
    if rule.match == "$sentence":
        return lambda text: _is_sentence(text, rule, exceptions)
    if rule.match == "$lower":
        return lambda text: text == text.lower() or exceptions.cover(text)
    if rule.match == "$upper":
        return lambda text: text == text.upper() or exceptions.cover(text)
    pattern = pattern_of(str(rule.match), (), "match")
    return lambda text: next(pattern.find(text), None) is not None or exceptions.cover(text)


def _is_title(text: str, rule: ValeRule, exceptions: Exceptions) -> bool:
    """Count the words that are as a title has them; small ones are small but at both ends and behind a colon."""
    found = list(_WORD.finditer(text))
    right = 0
    for number, word in enumerate(found):
        is_edge = number in {0, len(found) - 1} or text[: word.start()].rstrip().endswith(":")
        written = word[0]
        is_small = written.lower().strip(".,;:!?") in _SMALL[rule.style] and not is_edge
        is_right = written == written.lower() if is_small else not written[0].islower()
        right += is_right or written.isupper() or exceptions.cover(written)
    return not found or right / len(found) > rule.threshold


def _is_sentence(text: str, rule: ValeRule, exceptions: Exceptions) -> bool:
    """Count the words that are as a sentence has them: a capital first, then none but in exceptions."""
    found = _WHOLE_WORD.findall(text)
    right = 0
    for number, word in enumerate(found):
        head = word.partition("-")[0]
        previous = found[number - 1] if number else ""
        is_free = head == head.upper() or previous.endswith(rule.indicators) or exceptions.cover(word)
        if not number and not is_free and not head[0].isupper():
            return False
        right += is_free or not number or head == head.lower()
    return not found or right / len(found) > rule.threshold
