"""How many years of school a text asks for."""

from collections.abc import Iterator, Sequence

from brand.document import Document
from brand.finding import Said
from brand.nearest import did_you_mean
from brand.vale.blocks import Block
from brand.vale.errors import RuleUnusable
from brand.vale.hits import Find, Hit
from brand.vale.measures import READABILITY, measured, readability_score
from brand.vale.model import ValeRule

__all__ = ["readability"]


def readability(rule: ValeRule, accept: Sequence[str]) -> Find:
    """Find the text that asks for more than `grade`, by the average of the formulas that are named."""
    del accept
    if rule.grade is None:
        raise RuleUnusable(Said(de="`grade` fehlt", en="`grade` is missing"), "grade")
    for position, name in enumerate(rule.metrics):
        if name not in READABILITY:
            hint = did_you_mean(name, READABILITY)
            raise RuleUnusable(
                Said(de=f"die Formel `{name}` gibt es nicht{hint.de}", en=f"there is no formula `{name}`{hint.en}"),
                "metrics",
                position,
            )
    grade, names = rule.grade, rule.metrics or ("Flesch-Kincaid",)

    def find(document: Document, blocks: Sequence[Block]) -> Iterator[Hit]:
        values = measured(blocks, document.locale)
        if not values["words"] or not values["sentences"]:
            return
        score = sum(readability_score(name, values) for name in names) / len(names)
        if score > grade:
            yield Hit(blocks[0], 0, len(blocks[0].text), (f"{score:.2f}",))

    return find
