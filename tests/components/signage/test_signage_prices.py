from collections.abc import Callable

import pytest

from components.channels.signage.price import PriceParts, split_price
from components.model import Rendition

Draw = Callable[..., Rendition]


def parts(before: str, whole: str, cents: str, after: str) -> PriceParts:
    return PriceParts(before=before, whole=whole, cents=cents, after=after)


@pytest.mark.parametrize(
    ("shown", "taken_apart"),
    [
        ("149,90\u00a0€", parts("", "149", "90", "€")),
        ("1.299,00\u00a0€", parts("", "1.299", "00", "€")),
        ("€\u00a01.299,90", parts("€", "1.299", "90", "")),
        ("€1,299.90", parts("€", "1,299", "90", "")),
        ("CHF\u00a01’290.00", parts("CHF", "1’290", "00", "")),
        ("149\u00a0€", parts("", "149", "", "€")),
        ("¥1,299", parts("¥", "1,299", "", "")),
        ("0,99\u00a0€", parts("", "0", "99", "€")),
        ("1 299,90\u00a0zł", parts("", "1 299", "90", "zł")),
    ],
)
def test_price_is_taken_apart_as_its_locale_writes_it(shown: str, taken_apart: PriceParts) -> None:
    assert split_price(shown) == taken_apart


@pytest.mark.parametrize("shown", ["", "gratis", "ab 5 bis 9 €"])
def test_what_is_no_plain_price_is_left_whole(shown: str) -> None:
    assert split_price(shown) is None


@pytest.mark.parametrize("amount", ["0.01", "149.90", "999999999.99"])
def test_price_of_any_length_fits_and_is_the_largest_figure(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object], amount: str
) -> None:
    facts = {**offer_facts, "price": {"amount": amount, "currency": "EUR"}}
    items = draw("offer", offer, facts).drawn.items
    price = next(item for item in items if item.pointer == "/facts/price")
    needs = price.needs or (0.0, 0.0)
    assert needs[0] <= price.box[2] + 0.5
    assert needs[1] <= price.box[3] + 0.5
    others = [item.size or 0 for item in items if item.pointer and item.pointer.startswith("/facts/") and item != price]
    assert (price.size or 0) > max(others)


def test_former_price_is_struck_through_and_the_recommended_one_named(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object]
) -> None:
    said = []
    for kind in ("former", "rrp"):
        facts = {**offer_facts, "reference_price": {"amount": "199.90", "currency": "EUR", "kind": kind}}
        items = draw("offer", offer, facts).drawn.items
        said.append(next(item.text for item in items if item.pointer == "/facts/reference_price"))
    assert said == ["statt 199,90\u00a0€", "UVP 199,90\u00a0€"]


def test_lowest_price_of_30_days_unit_price_and_deposit_stand_by_the_price(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object]
) -> None:
    items = draw("offer", offer, offer_facts).drawn.items
    pointers = {item.pointer for item in items}
    assert {"/facts/lowest_30_days", "/facts/unit_price", "/facts/deposit", "/facts/valid_until"} <= pointers
