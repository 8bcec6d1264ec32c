import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_DOWN, Decimal, InvalidOperation

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import speaking
from brand.document import Fact, Segment, Source
from brand.finding import At, Finding, Said, Severity
from brand.model import Document
from brand.text import at

__all__ = ["CHECK"]

# Where a reduction must be reckoned from the lowest price of the last 30 days: directive 98/6/EC, article 6a (in
# Germany § 11 PAngV, in Austria § 9a PrAG). A pack may name other regions; this is no legal advice.
_REGIONS = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
_MINUS = re.compile(
    r"[−–-]\s?(\d{1,2})\s?%|(\d{1,2})\s?%(?=\s*(?:Rabatt|Nachlass|günstiger|reduziert|weniger|off\b|less\b|cheaper))"
)


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each announced reduction that the lowest price of the last 30 days does not bear."""
    facts = {fact.name: fact for fact in document.facts}
    price, lowest = facts.get("price"), facts.get("lowest_30_days")
    former = facts.get("reference_price")
    if price is None or not _binds(document, context.options):
        return
    if former is not None and former.basis == "former":
        yield from _former(price, former, lowest)
    if lowest is not None:
        yield from _typed(document, price, lowest)


def _binds(document: Document, options: Mapping[str, object]) -> bool:
    regions = options.get("regions", _REGIONS)
    region = (document.locale or "").rpartition("-")[2]
    return isinstance(regions, list | tuple) and region in regions


def _value(fact: Fact) -> Decimal:
    try:
        return Decimal(fact.amount or "")
    except InvalidOperation:
        return Decimal(0)


def _shown(fact: Fact) -> str:
    return fact.shown or f"{fact.amount} {fact.currency}"


def _former(price: Fact, former: Fact, lowest: Fact | None) -> Iterator[Finding]:
    """Judge a struck price: it needs the lowest price beside it, and that one must be above today's."""
    if lowest is None:
        yield _at(former, _lacking(former))
    elif lowest.currency == price.currency and _value(lowest) <= _value(price):
        yield _at(lowest, _no_reduction(price, lowest))


def _typed(document: Document, price: Fact, lowest: Fact) -> Iterator[Finding]:
    """Judge a typed percentage against the one that the lowest price bears."""
    if lowest.currency != price.currency:
        return
    borne = _per_cent(price, lowest)
    for segment in document.segments:
        for found in _MINUS.finditer(segment.text):
            typed = int(found[1] or found[2])
            if typed > borne:
                message = _too_much(typed, borne, price=price, lowest=lowest)
                yield Finding(at=at(segment, found.start(), found.end()), quote=found[0], message=message)


def _per_cent(price: Fact, lowest: Fact) -> int:
    now, before = _value(price), _value(lowest)
    return int(((before - now) * 100 / before).to_integral_value(ROUND_DOWN)) if before > now else 0


def _at(fact: Fact, message: Said) -> Finding:
    return Finding(at=At(pointer=fact.pointer), quote=_shown(fact), message=message)


def _lacking(former: Fact) -> Said:
    shown = _shown(former)
    return Said(
        de=f"Neben dem früheren Preis {shown} fehlt der niedrigste der letzten 30 Tage: lowest_30_days ausfüllen.",
        en=f"Beside the former price {shown} the lowest price of the last 30 days is missing: fill lowest_30_days.",
    )


def _no_reduction(price: Fact, lowest: Fact) -> Said:
    now, before = _shown(price), _shown(lowest)
    return Said(
        de=f"{now} ist nicht weniger als der niedrigste Preis der letzten 30 Tage ({before}): keine Ermäßigung.",
        en=f"{now} is not less than the lowest price of the last 30 days ({before}): that is no reduction.",
    )


def _too_much(typed: int, borne: int, *, price: Fact, lowest: Fact) -> Said:
    now, before = _shown(price), _shown(lowest)
    return Said(
        de=f"{typed} % stimmt nicht: Von {before} (niedrigster Preis der letzten 30 Tage) auf {now} sind es {borne} %.",
        en=f"{typed}% is wrong: from {before} (lowest price of the last 30 days) to {now} it is {borne}%.",
    )


def _money(name: str, amount: str, **more: str) -> Fact:
    kind = "reference-money" if "basis" in more else "money"
    return Fact(
        name=name, pointer=f"/facts/{name}", kind=kind, amount=amount, currency="EUR", shown=f"{amount} EUR", **more
    )


def _offer(text: str, *facts: Fact, locale: str = "de-DE") -> Document:
    segment = Segment(pointer="/content", text=text, offsets=tuple(range(len(text) + 1)))
    return Document(locale=locale, sources=(Source(pointer="/content", text=text),), segments=(segment,), facts=facts)


_PRICE = _money("price", "149.90")
_FORMER = _money("reference_price", "199.90", basis="former")
_RRP = _money("reference_price", "199.90", basis="rrp")
_LOW = _money("lowest_30_days", "159.90")
_LOWER = _money("lowest_30_days", "139.90")
_SPEAKS = speaking()

CHECK = Check(
    id="facts/reduction",
    family="facts",
    summary=Said(de="Ermäßigung ohne Grundlage", en="Reduction without a basis"),
    why=Said(
        de="Eine Ermäßigung rechnet vom niedrigsten Preis der letzten 30 Tage, und der steht daneben (§ 11 PAngV).",
        en="A reduction is reckoned from the lowest price of the last 30 days, which stands beside it (98/6/EC, 6a).",
    ),
    severity=Severity.WARNING,
    needs=Needs.FACTS,
    run=run,
    examples=(
        Breach(
            content=_offer("Licht", _PRICE, _FORMER),
            context=_SPEAKS,
            findings=(_at(_FORMER, _lacking(_FORMER)),),
        ),
        Breach(
            content=_offer("Light", _PRICE, _FORMER, _LOWER, locale="en-IE"),
            context=_SPEAKS,
            findings=(_at(_LOWER, _no_reduction(_PRICE, _LOWER)),),
        ),
        Breach(
            content=_offer("Jetzt 25 % Rabatt", _PRICE, _FORMER, _LOW),
            context=_SPEAKS,
            findings=(
                Finding(
                    at=At(pointer="/content", start=6, end=10),
                    quote="25 %",
                    message=_too_much(25, 6, price=_PRICE, lowest=_LOW),
                ),
            ),
        ),
        Pass(content=_offer("Jetzt 6 % Rabatt", _PRICE, _FORMER, _LOW), context=_SPEAKS),
        Pass(content=_offer("UVP 199,90 €", _PRICE, _RRP), context=_SPEAKS),
        Pass(content=_offer("Was £199.90", _PRICE, _FORMER, locale="en-GB"), context=_SPEAKS),
        Pass(content=_offer("100 % Baumwolle", _PRICE, _LOW), context=_SPEAKS),
    ),
)
