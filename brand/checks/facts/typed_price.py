import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.document import Fact, Segment, Source
from brand.finding import Finding, Fix, Said, Severity
from brand.model import Document
from brand.text import at, replacements
from brand.text.amounts import Amount, amounts

__all__ = ["CHECK"]

_MONEY = frozenset({"money", "unit-money", "reference-money"})
_REDUCES = re.compile(
    r"rabatt|spar|reduzier|nachlass|günstiger|ermäßig|prozente|sale\b|discount|\boff\b|\bsav(?:e|ing)|reduc|cheaper|less\b",
    re.IGNORECASE,
)
_REDUCTION = re.compile(r"\s*(?:auf|off)\b", re.IGNORECASE)
_OTHER_AMOUNT = re.compile(
    r"versand|liefer|bestellwert|einkauf|gutschein|pfand|anzahlung|rate|monat|gebühr|spende|mindest|porto|spar(?!preis)|rabatt"
    r"|shipping|delivery|orders?\b|voucher|deposit|instal|month|fee\b|donat|minimum|postage|sav(?:e|ing)|discount|spend",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:!?…–—](?!\d)|\.(?:\s|\Z)")
_BEFORE, _AFTER = 40, 30


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each price and each reduction that is typed where a fact could be quoted."""
    for segment in document.segments:
        for amount in amounts(segment.text):
            yield from _judge(segment, amount, document.facts)


def _judge(segment: Segment, amount: Amount, facts: tuple[Fact, ...]) -> Iterator[Finding]:
    rivals = [fact for fact in facts if _is_rival(fact, amount)]
    equal = next((fact for fact in rivals if _value(fact) == amount.value), None)
    if amount.currency is None and not rivals and not _is_reduction(segment.text, amount):
        return
    quote = segment.text[amount.start : amount.end]
    if equal is not None:
        cure = replacements(segment, amount.start, amount.end, f"{{{equal.name}}}")
        message, fix, severity = _typed(quote, equal.name), Fix(safe=False, replacements=cure), None
    elif rivals and not _is_another_amount(segment.text, amount, rivals):
        message, fix, severity = _contradicts(quote, rivals[0]), None, Severity.ERROR
    else:
        message, fix, severity = _loose(quote), None, None
    yield Finding(at=at(segment, amount.start, amount.end), quote=quote, message=message, fix=fix, severity=severity)


def _is_rival(fact: Fact, amount: Amount) -> bool:
    """Say whether a fact states the same kind of thing: money in the same currency, or a percentage."""
    if amount.currency is None:
        return fact.kind == "percent" and _value(fact) is not None
    return fact.kind in _MONEY and fact.currency == amount.currency and _value(fact) is not None


def _value(fact: Fact) -> Decimal | None:
    try:
        return Decimal(fact.amount) if fact.amount is not None else None
    except InvalidOperation:
        return None


def _is_reduction(text: str, amount: Amount) -> bool:
    """Tell "20 % Rabatt" and "20 % auf alles" from "100 % Baumwolle"."""
    around = text[max(0, amount.start - _BEFORE) : amount.end + _AFTER]
    is_minus = text[max(0, amount.start - 2) : amount.start].strip() in {"-", "–", "−"}
    return is_minus or bool(_REDUCES.search(around) or _REDUCTION.match(text, amount.end))


def _is_another_amount(text: str, amount: Amount, rivals: list[Fact]) -> bool:
    """Know shipping costs, vouchers and what is saved between two prices: they contradict no price."""
    values = [value for value in map(_value, rivals) if value is not None]
    if any(abs(one - other) == amount.value for one in values for other in values if one != other):
        return True
    return amount.currency is not None and bool(_OTHER_AMOUNT.search(_clause(text, amount)))


def _clause(text: str, amount: Amount) -> str:
    """Give the words around an amount up to the next comma or full stop."""
    before = _CLAUSE_END.split(text[max(0, amount.start - _BEFORE) : amount.start])[-1]
    return f"{before} {_CLAUSE_END.split(text[amount.end : amount.end + _AFTER], maxsplit=1)[0]}"


def _typed(quote: str, name: str) -> Said:
    return Said(
        de=f"„{quote}“ ist getippt: Zitiere das Faktum mit {{{name}}}, dann stimmt es überall.",
        en=f"“{quote}” is typed: quote the fact as {{{name}}}, and it is right everywhere.",
    )


def _contradicts(quote: str, fact: Fact) -> Said:
    shown = fact.shown or " ".join(part for part in (fact.amount, fact.currency) if part)
    return Said(
        de=f"„{quote}“ widerspricht dem Faktum {fact.name} ({shown}).",
        en=f"“{quote}” contradicts the fact {fact.name} ({shown}).",
    )


def _loose(quote: str) -> Said:
    return Said(
        de=f"„{quote}“ ist getippt: Ändert sich der Wert, bleibt dieser Text zurück.",
        en=f"“{quote}” is typed: when the value changes, this text stays behind.",
    )


def _offer(text: str, locale: str) -> Document:
    """Give an offer's text with its facts."""
    return Document(
        locale=locale,
        sources=(Source(pointer="/content", text=text),),
        segments=(Segment(pointer="/content", text=text, offsets=tuple(range(len(text) + 1))),),
        facts=(
            Fact(name="price", pointer="/facts/price", kind="money", amount="149.90", currency="EUR", shown="149,90 €"),
            Fact(
                name="reference_price",
                pointer="/facts/reference_price",
                kind="reference-money",
                amount="199.00",
                currency="EUR",
            ),
            Fact(name="discount", pointer="/facts/discount", kind="percent", amount="20"),
        ),
    )


_PRICE = _offer("", "de-DE").facts[0]
_NONE = speaking()

CHECK = Check(
    id="facts/typed-price",
    family="facts",
    summary=Said(de="Getippter Preis", en="Typed price"),
    why=Said(
        de="Ein getippter Preis bleibt stehen, wenn der echte sich ändert; dann widersprechen sich die Kanäle.",
        en="A typed price stays when the real one changes; then the channels contradict each other.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content=_offer("Das Zelt für nur 149,90\u00a0€.", "de-DE"),
            context=_NONE,
            findings=(
                found((17, 25), "149,90\u00a0€", _typed("149,90\u00a0€", "price"), fix=mended((17, 25, "{price}"))),
            ),
        ),
        Breach(
            content=_offer("Das Zelt für 139,90 €, jetzt mit 25 % Rabatt.", "de-DE"),
            context=_NONE,
            findings=(
                found((13, 21), "139,90 €", _contradicts("139,90 €", _PRICE), severity=Severity.ERROR),
                found((33, 37), "25 %", _contradicts("25 %", _offer("", "de-DE").facts[2]), severity=Severity.ERROR),
            ),
        ),
        Breach(
            content=_offer("Versand gratis ab 50 €. Du sparst 49,10 €.", "de-DE"),
            context=_NONE,
            findings=(
                found((18, 22), "50 €", _loose("50 €")),
                found((34, 41), "49,10 €", _loose("49,10 €")),
            ),
        ),
        Breach(
            content="Nur 1.299,– Euro, 20 % auf alles.",
            context=_NONE,
            findings=(
                found((4, 16), "1.299,– Euro", _loose("1.299,– Euro")),
                found((18, 22), "20 %", _loose("20 %")),
            ),
        ),
        Breach(
            content="Now £1,299.90, save 20%.",
            locale="en-GB",
            context=_NONE,
            findings=(
                found((4, 13), "£1,299.90", _loose("£1,299.90")),
                found((20, 23), "20%", _loose("20%")),
            ),
        ),
        Pass(content="Das Zelt für {price}, aus 100 % Baumwolle, 2,5 kg, am 24.12.2026.", context=_NONE),
        Pass(content="The tent for {price}: 100% cotton, 2.5 kg, route 66.", locale="en-GB", context=_NONE),
    ),
)
