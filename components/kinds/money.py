"""Prices: an amount with its currency, alone, per unit, or to compare with."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, get_args

from babel.numbers import get_currency_precision, list_currencies

from components.kinds.kind import Fault, Kind, faults_of_members, faults_of_pattern
from components.model import Field, Said
from components.speech import write_money, write_unit_money
from components.values import Money, ReferenceMoney, UnitMoney
from components.wording import meant, quoted, wrong_type

__all__ = ["MONEY", "REFERENCE_MONEY", "UNIT_MONEY"]

_AMOUNT = re.compile(r"(0|[1-9]\d{0,11})(\.\d{1,6})?", re.ASCII)
_UNITS: tuple[str, ...] = get_args(UnitMoney.__annotations__["per"])
_REFERENCES: tuple[str, ...] = get_args(ReferenceMoney.__annotations__["kind"])


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def _faults(raw: Any, _field: Field, *, extra: str | None = None, choices: tuple[str, ...] = ()) -> Iterator[Fault]:
    needed = ("amount", "currency", *((extra,) if extra else ()))
    yield from faults_of_members(raw, needed)
    if not isinstance(raw, dict):
        return
    if "currency" in raw:
        yield from _faults_of_currency(raw["currency"])
    if "amount" in raw:
        yield from _faults_of_amount(raw["amount"], raw.get("currency"))
    if extra in raw and raw[extra] not in choices:
        listed = ", ".join(choices)
        yield Fault(at=(str(extra),), detail=Said(de=f"muss eines sein von: {listed}", en=f"must be one of: {listed}"))


def _faults_of_currency(raw: object) -> Iterator[Fault]:
    if not isinstance(raw, str):
        yield Fault(at=("currency",), detail=wrong_type(raw, str))
    elif raw not in _currencies():
        near = meant(raw.upper(), ("EUR", "CHF", "GBP", "USD")) if raw.upper() in _currencies() else None
        hint = near or Said(de="zum Beispiel EUR oder CHF", en="for example EUR or CHF")
        yield Fault(
            at=("currency",),
            detail=Said(
                de=f"„{quoted(raw)}“ ist keine Währung nach ISO 4217; {hint.de}",
                en=f'"{quoted(raw)}" is no ISO 4217 currency; {hint.en}',
            ),
        )


def _faults_of_amount(raw: object, currency: object) -> Iterator[Fault]:
    wanted = Said(de="ein Dezimalbetrag als Text wie „149.90“", en='a decimal amount as a string such as "149.90"')
    unfit = [Fault(at=("amount",), detail=fault.detail) for fault in faults_of_pattern(raw, _AMOUNT.fullmatch, wanted)]
    yield from unfit
    if unfit or not isinstance(raw, str) or not isinstance(currency, str) or currency not in _currencies():
        return
    decimals, has = get_currency_precision(currency), len(raw.partition(".")[2])
    if has != decimals:
        yield Fault(
            at=("amount",),
            detail=Said(
                de=f"{currency} hat {decimals} Nachkommastellen, „{raw}“ hat {has}",
                en=f'{currency} has {decimals} decimals, "{raw}" has {has}',
            ),
        )


def _schema(_field: Field, *, extra: str | None = None, choices: tuple[str, ...] = ()) -> Mapping[str, object]:
    members: dict[str, object] = {
        "amount": {"type": "string", "pattern": "^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?$"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    }
    if extra:
        members[extra] = {"enum": list(choices)}
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


MONEY = Kind(faults=_faults, value=lambda raw: Money(**raw), show=write_money, schema=_schema)
UNIT_MONEY = Kind(
    faults=partial(_faults, extra="per", choices=_UNITS),
    value=lambda raw: UnitMoney(**raw),
    show=write_unit_money,
    schema=partial(_schema, extra="per", choices=_UNITS),
)
REFERENCE_MONEY = Kind(
    faults=partial(_faults, extra="kind", choices=_REFERENCES),
    value=lambda raw: ReferenceMoney(**raw),
    show=write_money,
    schema=partial(_schema, extra="kind", choices=_REFERENCES),
)
