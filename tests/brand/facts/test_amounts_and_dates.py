"""Amounts and dates are read as people write them."""

from decimal import Decimal

import pytest

from brand.text.amounts import amounts
from brand.text.dates import days


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("149 €", "149", "EUR"),
        ("149,– €", "149", "EUR"),
        ("1.299,90\u00a0€", "1299.90", "EUR"),
        ("€1,299.90", "1299.90", "EUR"),
        ("CHF 1’290.00", "1290.00", "CHF"),
        ("12 000 Euro", "12000", "EUR"),
        ("£5", "5", "GBP"),
        ("99 Cent", "0.99", "EUR"),
        ("19.5 %", "19.5", None),
        ("20 Prozent", "20", None),
    ],
)
def test_amount_is_read_as_it_is_meant(text: str, value: str, currency: str | None) -> None:
    (amount,) = amounts(f"Nur {text}.")

    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize("text", ["3 Zelte", "24.12.2026", "Version 1.2", "9.30 Uhr", "A4", "Tel. 040 123456"])
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert list(amounts(text)) == []


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("de-DE", "bis 24.12.", (None, 12, 24)),
        ("de-DE", "24. Dezember 2026", (2026, 12, 24)),
        ("de-DE", "24.12.26", (2026, 12, 24)),
        ("de-DE", "3. Okt.", (None, 10, 3)),
        ("en-GB", "3 May 2026", (2026, 5, 3)),
        ("en-GB", "May 3rd", (None, 5, 3)),
        ("en-US", "12/24/2026", (2026, 12, 24)),
        ("en-GB", "24/12/2026", (2026, 12, 24)),
        ("en-GB", "2026-12-24", (2026, 12, 24)),
    ],
)
def test_date_is_read_as_it_is_meant(locale: str, text: str, expected: tuple[int | None, int, int]) -> None:
    (day,) = days(f"Nur {text}", locale)

    assert (day.year, day.month, day.day) == expected


@pytest.mark.parametrize("text", ["Version 1.2.3", "Kapitel 4.1.", "3 Mal", "um 9.30", "1.2.3.4", "99. Dezember"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert list(days(text, "de-DE")) == []
