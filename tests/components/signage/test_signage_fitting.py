from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from components.model import Asset, Item, Rendition

Draw = Callable[..., Rendition]
SCREENS = ("portrait-hd", "landscape-hd")
LINK = "https://nordlicht.example/lampen/polarstern"
LONG = {
    "headline": "Außenbeleuchtungssystemberatung für Grundstückseigentümergemeinschaften",
    "body": "Die Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung ist beleuchtet.",
    "cta_label": "Beratungstermin vereinbaren",
}


def too_large(rendition: Rendition) -> Iterator[Item]:
    for item in rendition.drawn.items:
        needs = item.needs or item.box[2:]
        if needs[0] > item.box[2] + 0.5 or needs[1] > item.box[3] + 0.5:
            yield item


def item_of(rendition: Rendition, pointer: str) -> Item:
    return next(item for item in rendition.drawn.items if item.pointer == pointer and item.kind != "qr")


def lines_of(item: Item) -> int:
    return round((item.needs or (0.0, 0.0))[1] / (item.size or 1.0) / 1.06)


@pytest.mark.parametrize("profile", SCREENS)
def test_longest_german_words_fit(draw: Draw, profile: str) -> None:
    assert not list(too_large(draw("message", LONG, {"cta_url": LINK}, profile=profile)))


@pytest.mark.parametrize("profile", SCREENS)
def test_offer_with_everything_fits(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object], profile: str
) -> None:
    assert not list(too_large(draw("offer", offer, offer_facts, profile=profile)))


@pytest.mark.parametrize("profile", SCREENS)
def test_words_pictures_and_codes_never_cover_each_other(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object], profile: str
) -> None:
    for one, other in combinations(draw("offer", offer, offer_facts, profile=profile).drawn.items, 2):
        (ax, ay, aw, ah), (bx, by, bw, bh) = one.box, other.box
        assert ax + aw <= bx + 1 or bx + bw <= ax + 1 or ay + ah <= by + 1 or by + bh <= ay + 1, (one, other)


@pytest.mark.parametrize("profile", SCREENS)
def test_words_codes_and_logo_stay_in_the_safe_area(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object], profile: str
) -> None:
    rendition = draw("offer", offer, offer_facts, profile=profile)
    width, height = rendition.drawn.size or (0, 0)
    for x, y, wide, high in (item.box for item in rendition.drawn.items if item.kind != "image"):
        assert x >= width * 0.05
        assert y >= height * 0.05
        assert x + wide <= width * 0.95 + 1
        assert y + high <= height * 0.95 + 1


def test_few_words_are_set_larger_than_many(draw: Draw) -> None:
    few = item_of(draw("message", {"headline": "Heute", "body": "Kurz."}), "/texts/de-DE/headline")
    many = item_of(
        draw("message", {"headline": "Heute und morgen und übermorgen", "body": "Sehr viel. " * 150}),
        "/texts/de-DE/headline",
    )
    assert (few.size or 0) > 1.5 * (many.size or 0)


def test_short_word_is_never_divided_but_set_smaller(draw: Draw) -> None:
    item = item_of(draw("message", {"headline": "Winterlichter", "body": "Kurz."}), "/texts/de-DE/headline")
    assert lines_of(item) == 1


def test_long_word_is_divided_once_not_twice(draw: Draw) -> None:
    item = item_of(draw("message", {"headline": "Weihnachtsbeleuchtung", "body": "Kurz."}), "/texts/de-DE/headline")
    assert lines_of(item) == 2


@pytest.mark.parametrize("profile", SCREENS)
def test_writer_learns_what_is_too_long_instead_of_losing_its_end(draw: Draw, profile: str) -> None:
    rendition = draw("message", {"headline": "Kurz", "body": "Sehr viele Worte. " * 400}, profile=profile)
    assert [item.pointer for item in too_large(rendition)] == ["/texts/de-DE/body"]


def test_endless_text_is_judged_as_fast_as_a_long_one(draw: Draw) -> None:
    rendition = draw("message", {"headline": "Kurz", "body": "wort " * 400_000})
    (item,) = too_large(rendition)
    assert item.pointer == "/texts/de-DE/body"
    assert (item.needs or (0, 0))[1] > 1_000_000
    assert len(item.text) < 10_000


def test_word_that_cannot_be_divided_is_reported_by_its_width(draw: Draw) -> None:
    (item,) = too_large(draw("message", {"headline": "x" * 80, "body": "Kurz."}))
    assert item.pointer == "/texts/de-DE/headline"
    assert (item.needs or (0, 0))[0] > item.box[2]


def test_type_is_never_smaller_than_what_three_metres_allow(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object]
) -> None:
    items = draw("offer", {**offer, "legal": "Bedingungen gelten. " * 12}, offer_facts).drawn.items
    sizes = [item.size for item in items if item.size]
    capital_in_mm = 0.72 * min(sizes) / 40.05 * 25.4
    assert capital_in_mm >= 3000 / 300 - 0.1


def test_nothing_optional_gives_a_poster_without_holes(draw: Draw) -> None:
    rendition = draw(
        "offer",
        {
            "product": "Kerze",
            "headline": "Kerzenzeit",
            "body": "Bienenwachs.",
            "cta_label": "Los",
        },
        {"price": {"amount": "9.90", "currency": "EUR"}, "cta_url": LINK},
    )
    pointers = [item.pointer for item in rendition.drawn.items if item.kind == "text"]
    assert pointers == [
        "/texts/de-DE/headline",
        "/texts/de-DE/product",
        "/texts/de-DE/body",
        "/facts/price",
        "/texts/de-DE/cta_label",
    ]


def test_wide_screen_puts_the_price_beside_the_words_where_type_can_then_be_larger(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object]
) -> None:
    rendition = draw("offer", offer, offer_facts, profile="landscape-hd")
    headline, price = item_of(rendition, "/texts/de-DE/headline"), item_of(rendition, "/facts/price")
    assert price.box[0] >= headline.box[0] + headline.box[2]


def test_every_item_of_a_field_names_it(draw: Draw, message: dict[str, object], photo: Asset) -> None:
    items = draw("message", message, {"cta_url": LINK, "image": photo.digest}).drawn.items
    assert {(item.kind, item.pointer) for item in items} == {
        ("image", "/facts/image"),
        ("logo", None),
        ("text", "/texts/de-DE/headline"),
        ("text", "/texts/de-DE/body"),
        ("text", "/texts/de-DE/cta_label"),
        ("text", "/facts/cta_url"),
        ("qr", "/facts/cta_url"),
    }
