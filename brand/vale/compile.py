"""Makes checks of a pack's Vale rules, so that the linter treats them like its own."""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from brand.check import Check, Context
from brand.document import Document
from brand.finding import Finding, Fix, Said, Severity
from brand.text import replacements
from brand.vale.blocks import Block, needs, reader
from brand.vale.hits import Find, Hit, formatted
from brand.vale.kinds.capitalization import capitalization
from brand.vale.kinds.conditional import conditional
from brand.vale.kinds.consistency import consistency
from brand.vale.kinds.existence import existence
from brand.vale.kinds.metric import metric
from brand.vale.kinds.occurrence import occurrence
from brand.vale.kinds.readability import readability
from brand.vale.kinds.repetition import repetition
from brand.vale.kinds.substitution import substitution
from brand.vale.model import Kind, Styles, ValeRule, rule_id
from brand.vale.patterns import TimeOut

__all__ = ["check_of", "checks_of"]

_KINDS: Mapping[Kind, Callable[[ValeRule, Sequence[str]], Find]] = {
    "capitalization": capitalization,
    "conditional": conditional,
    "consistency": consistency,
    "existence": existence,
    "metric": metric,
    "occurrence": occurrence,
    "readability": readability,
    "repetition": repetition,
    "substitution": substitution,
}
_SEVERITIES = {"suggestion": Severity.NOTE, "warning": Severity.WARNING, "error": Severity.ERROR}
_KEPT = 8
_MOST = 1_000
"""More findings of one rule in one text help nobody."""


@functools.lru_cache(maxsize=_KEPT)
def checks_of(data: bytes) -> Mapping[str, Check]:
    """Give the checks of stored styles by their ids."""
    if not data:
        return {}
    styles = msgspec.msgpack.decode(data, type=Styles)
    return {rule_id(rule): check_of(rule, styles.accept) for rule in styles.rules}


def check_of(rule: ValeRule, accept: Sequence[str]) -> Check:
    """Make a check of a rule; RuleUnusable says why it cannot be judged with."""
    read, find = reader(rule.scope), _KINDS[rule.extends](rule, accept)

    def run(document: Document, context: Context) -> Iterator[Finding]:
        del context
        blocks = tuple(read(document))
        if blocks:
            yield from islice(_findings(rule, find, document, blocks), rule.limit or _MOST)

    first, *also = needs(rule.scope)
    style = rule.id.partition(".")[0]
    message = formatted(rule.message, ())
    return Check(
        id=rule_id(rule),
        family="vale",
        summary=Said(de=message, en=message),
        why=Said(de=f"So steht es im Vale-Stil {style}.", en=f"The Vale style {style} says so."),
        severity=_SEVERITIES[rule.level],
        needs=first,
        also=tuple(also),
        run=run,
        examples=(),
    )


def _findings(rule: ValeRule, find: Find, document: Document, blocks: Sequence[Block]) -> Iterator[Finding]:
    try:
        for hit in find(document, blocks):
            yield _finding(rule, hit)
    except TimeOut:
        yield Finding(
            at=blocks[0].at(0, 0),
            message=Said(
                de="Das Muster dieser Regel fand in seiner Zeit kein Ende; sie hat nicht zu Ende gesucht.",
                en="The pattern of this rule came to no end in its time; it did not finish its search.",
            ),
            severity=Severity.NOTE,
        )


def _finding(rule: ValeRule, hit: Hit) -> Finding:
    message = formatted(rule.message, hit.said)
    return Finding(
        at=hit.block.at(hit.start, hit.end),
        quote=hit.block.text[hit.start : hit.end],
        message=Said(de=message, en=message),
        fix=_fix(hit),
        guide=rule.link,
    )


def _fix(hit: Hit) -> Fix | None:
    """Offer the replacement where the words are prose of one piece."""
    if hit.fix is None or len(hit.block.parts) != 1:
        return None
    _, segment, inner = hit.block.parts[0]
    return Fix(safe=False, replacements=replacements(segment, hit.start + inner, hit.end + inner, hit.fix))
