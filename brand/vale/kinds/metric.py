"""A measure of the whole text, made by a formula."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.formula import parse_condition, parse_formula
from brand.vale.hits import Find, Hit
from brand.vale.measures import NAMES, measured
from brand.vale.model import ValeRule

__all__ = ["metric"]


def metric(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find the text whose measure meets the condition."""
    del accept
    for key, value in (("formula", rule.formula), ("condition", rule.condition)):
        if not value:
            raise RuleUnusable(Said(de=f"`{key}` fehlt", en=f"`{key}` is missing"), key)
    formula = parse_formula(str(rule.formula), NAMES)
    is_met = parse_condition(str(rule.condition))

    def find(document: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        values = measured(blocks, document.locale)
        if not values["words"]:
            return
        try:
            result = formula(values)
        except (ArithmeticError, ValueError):  # a text too short for the formula
            return
        if is_met(result):
            yield Hit(blocks[0], 0, len(blocks[0].text), (f"{result:.2f}",))

    return find
