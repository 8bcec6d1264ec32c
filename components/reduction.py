"""By how much a price is reduced: reckoned from the lowest price of the last 30 days, and from nothing else."""

from decimal import ROUND_DOWN, Decimal

from components.speech import write_percent
from components.values import Money
from components.view import FactValue

__all__ = ["reduction", "share"]


def share(price: Money, lowest: Money) -> int:
    """Give the reduction in whole per cent, rounded down so that it never promises more than there is; 0 for none."""
    if price.currency != lowest.currency:
        return 0
    now, before = Decimal(price.amount), Decimal(lowest.amount)
    if before <= now or before == 0:
        return 0
    return int(((before - now) * 100 / before).to_integral_value(ROUND_DOWN))


def reduction(price: FactValue, lowest: object, locale: str) -> str:
    """Write the reduction as a locale does, `−6 %`; nothing where there is none, or no lowest price to reckon from.

    A recommended price is never a basis: in most of the EU a reduction starts from the lowest price of 30 days.
    """
    if not isinstance(lowest, FactValue) or not isinstance(lowest.value, Money) or not isinstance(price.value, Money):
        return ""
    per_cent = share(price.value, lowest.value)
    return f"−{write_percent(str(per_cent), locale)}" if per_cent else ""
