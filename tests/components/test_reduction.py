"""What a reduction is reckoned from."""

import pytest

from components.reduction import reduction, share
from components.values import Money
from components.view import FactValue


def money(amount: str, currency: str = "EUR") -> Money:
    return Money(amount=amount, currency=currency)


def fact(amount: str) -> FactValue:
    return FactValue(pointer="/facts/price", kind="money", shown=amount, value=money(amount))


@pytest.mark.parametrize(
    ("price", "lowest", "per_cent"),
    [
        ("149.90", "159.90", 6),  # 6.25
        ("100.01", "200.00", 49),  # 49.995: never more than there is
        ("100.00", "200.00", 50),
        ("159.90", "159.90", 0),
        ("169.90", "159.90", 0),
        ("0.00", "0.00", 0),
        ("99.60", "100.00", 0),
    ],
)
def test_reduction_never_promises_more_than_there_is(price: str, lowest: str, per_cent: int) -> None:
    assert share(money(price), money(lowest)) == per_cent


def test_reduction_across_currencies_is_none() -> None:
    assert share(money("100.00", "CHF"), money("200.00")) == 0


def test_customer_reads_the_reduction_as_the_locale_writes_it() -> None:
    assert reduction(fact("149.90"), fact("199.90"), "de-DE") == "−25\xa0%"
    assert reduction(fact("149.90"), fact("199.90"), "en-GB") == "−25%"


def test_offer_without_a_lowest_price_shows_no_percentage() -> None:
    assert reduction(fact("149.90"), None, "de-DE") == ""
