"""The kinds of field: what form a value has, what it is once decoded, how a locale writes it."""

from collections.abc import Mapping
from types import MappingProxyType

from components.kinds import asset, block, choice, day, hours, markdown, moment, money, percent, text, url
from components.kinds.kind import Fault, Kind
from components.model import FieldKind

__all__ = ["KINDS", "Fault", "Kind"]

KINDS: Mapping[FieldKind, Kind] = MappingProxyType(
    {
        "text": text.KIND,
        "markdown": markdown.KIND,
        "money": money.MONEY,
        "unit-money": money.UNIT_MONEY,
        "reference-money": money.REFERENCE_MONEY,
        "percent": percent.KIND,
        "date": day.KIND,
        "datetime": moment.KIND,
        "url": url.KIND,
        "asset": asset.KIND,
        "block": block.KIND,
        "choice": choice.KIND,
        "hours": hours.KIND,
    }
)
