from collections.abc import Callable

import pytest
from msgspec.structs import replace

from components.channels.signage.inks import Inks, contrast
from components.model import Asset, Item, Look, Rendition

Draw = Callable[..., Rendition]
LINK = "https://nordlicht.example/lampen/polarstern"


def readable(item: Item, *, unit: float = 10.8) -> bool:
    large = (item.size or 0) >= 3 * unit
    return contrast(item.colour or "", item.ground or "") >= (3.0 if large else 4.5)


@pytest.mark.parametrize("chosen", ["paper", "night"])
def test_every_word_stands_out_from_its_ground(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object], request: pytest.FixtureRequest, chosen: str
) -> None:
    rendition = draw("offer", offer, offer_facts, look=request.getfixturevalue(chosen))
    assert all(readable(item) for item in rendition.drawn.items if item.kind == "text")


def test_every_colour_is_one_of_the_looks(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object], night: Look
) -> None:
    rendition = draw("offer", offer, offer_facts, look=night)
    used = {colour for item in rendition.drawn.items for colour in (item.colour, item.ground) if colour}
    assert used <= set(night.colours.values())


def test_brand_whose_own_colour_would_not_be_read_gets_another_of_its_colours(
    draw: Draw, message: dict[str, object], paper: Look
) -> None:
    pale = replace(paper, colours={**paper.colours, "accent": "#f7d9a0"})
    rendition = draw("message", message, {"cta_url": LINK}, look=pale)
    label = next(item for item in rendition.drawn.items if item.pointer == "/texts/de-DE/cta_label")
    assert label.ground == "#f7d9a0"
    assert label.colour == paper.colours["text"]


def test_logo_is_the_variant_for_its_ground(draw: Draw, message: dict[str, object], paper: Look, night: Look) -> None:
    shown = [
        next(item.logo for item in draw("message", message, look=look).drawn.items if item.kind == "logo")
        for look in (paper, night)
    ]
    assert shown == ["primary", "inverse"]


def test_logo_for_light_ground_gets_a_light_plate_on_a_dark_screen(
    draw: Draw, message: dict[str, object], night: Look
) -> None:
    rendition = draw("message", message, look=replace(night, logos=night.logos[:1]))
    item = next(item for item in rendition.drawn.items if item.kind == "logo")
    assert item.logo == "primary"
    assert item.ground == night.colours["text"]


def test_logo_keeps_its_ratio_and_its_least_width(draw: Draw, message: dict[str, object], paper: Look) -> None:
    wide = replace(paper, logos=(replace(paper.logos[0], min_width=640.0),))
    item = next(item for item in draw("message", message, look=wide).drawn.items if item.kind == "logo")
    assert item.box[2] >= 640
    assert item.box[2] / item.box[3] == pytest.approx(3.0, rel=0.001)


def test_nothing_stands_in_the_logos_clear_space(
    draw: Draw, message: dict[str, object], paper: Look, photo: Asset
) -> None:
    airy = replace(paper, logos=(replace(paper.logos[0], clear_space=1.0),))
    items = draw("message", message, {"image": photo.digest}, look=airy).drawn.items
    x, y, width, height = next(item.box for item in items if item.kind == "logo")
    for left, top, wide, high in (item.box for item in items if item.kind != "logo"):
        beside = left >= x + width + height or left + wide <= x - height
        assert beside or top >= y + 2 * height - 1 or top + high <= y - height + 1


def test_brand_without_a_logo_gets_a_poster_without_one(draw: Draw, message: dict[str, object], paper: Look) -> None:
    rendition = draw("message", message, look=replace(paper, logos=()))
    assert "logo" not in {item.kind for item in rendition.drawn.items}


@pytest.mark.parametrize(("one", "other", "ratio"), [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_the_one_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_code_takes_the_darkest_on_the_lightest(night: Look) -> None:
    assert Inks(colours=night.colours).code() == ("#101d39", "#fbf8f1")
