"""Screens of every size from one scene, photographs' format, and shelf labels."""

import io
from collections.abc import Mapping

import pytest
import zxingcpp
from PIL import Image

from components.errors import UnknownName
from components.examples import LOCALES, Example, example_request, examples
from components.library import discover
from components.look import default_look
from components.model import Rendition, Target
from components.render import render, targets

EXAMPLES: Mapping[str, Example] = {example.key: example for example in examples()}
ON_SCREENS = [key for key, example in EXAMPLES.items() if "signage" in discover()[example.component].serves]
# Blocks that say themselves which channels they are for may leave signage out.
SHOWN = [key for key in ON_SCREENS if "signage" in (EXAMPLES[key].content.channels or ("signage",))]


def draw(key: str, profile: str, format_: str = "png", locale: str = "de-DE") -> Rendition:
    target = Target(channel="signage", format=format_, locale=locale, profile=profile)
    return render(example_request(EXAMPLES[key], default_look()), target)


def opened(rendition: Rendition) -> Image.Image:
    return Image.open(io.BytesIO(rendition.body)).convert("RGB")


@pytest.mark.parametrize(("profile", "size"), [("portrait-4k", (2160, 3840)), ("landscape-4k", (3840, 2160))])
def test_large_screen_shows_the_same_poster_larger(profile: str, size: tuple[int, int]) -> None:
    large, small = draw("polarstern", profile), draw("polarstern", profile.replace("4k", "hd"))
    assert opened(large).size == large.drawn.size == size
    assert [item.text for item in large.drawn.items] == [item.text for item in small.drawn.items]


def test_player_that_takes_jpeg_gets_the_same_picture() -> None:
    picture = draw("polarstern", "portrait-hd", "jpeg")
    assert (picture.media_type, picture.body[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert picture.drawn == draw("polarstern", "portrait-hd").drawn
    assert picture.body == draw("polarstern", "portrait-hd", "jpeg").body


@pytest.mark.parametrize("key", ["shelf-lamp-oil", "shelf-long-word", "shelf-full", "polarstern", "cylinder"])
@pytest.mark.parametrize("locale", ["de-DE", "de-AT", "en-GB"])
def test_label_is_black_and_white_and_whole(key: str, locale: str) -> None:
    label = draw(key, "esl-296x128", locale=locale)
    picture = opened(label)
    assert picture.size == (296, 128)
    assert {colour for _, colour in picture.getcolors() or ()} == {(0, 0, 0), (255, 255, 255)}
    for item in label.drawn.items:
        across, down = item.needs or item.box[2:]
        assert across <= item.box[2] + 0.5
        assert down <= item.box[3] + 0.5
        assert item.ground == "#ffffff"


def test_label_shows_what_the_law_wants_beside_the_price() -> None:
    words = " ".join(item.text for item in draw("cylinder", "esl-296x128").drawn.items)
    assert "Grundpreis: 124,90\xa0€/Stück" in words
    assert "zzgl. 30,00\xa0€ Pfand" in words
    words = " ".join(item.text for item in draw("polarstern", "esl-296x128").drawn.items)
    assert "Niedrigster Preis der letzten 30 Tage: 159,90\xa0€" in words


def test_only_components_with_a_label_are_for_labels() -> None:
    profiles = ("portrait-hd", "esl-296x128")
    message, tag = EXAMPLES["long-evenings"], EXAMPLES["shelf-wick"]
    for example, formats in ((message, {"portrait-hd"}), (tag, {"portrait-hd", "esl-296x128"})):
        found = targets(discover()[example.component], example.content, locales=LOCALES, profiles=profiles)
        assert {target.profile for target in found if target.channel == "signage"} == formats
    with pytest.raises(UnknownName, match="esl-296x128"):
        draw("long-evenings", "esl-296x128")


def test_labels_are_never_photographs() -> None:
    found = targets(
        discover()["price-tag"], EXAMPLES["shelf-wick"].content, locales={"de-DE": None}, profiles=("esl-296x128",)
    )
    assert [target.format for target in found if target.channel == "signage"] == ["png"]


@pytest.mark.parametrize("key", SHOWN)
def test_phone_reads_every_code(key: str) -> None:
    poster = draw(key, "landscape-hd")
    codes = [item for item in poster.drawn.items if item.kind == "qr"]
    read = [found.text for found in zxingcpp.read_barcodes(opened(poster))]
    assert read == [item.text for item in codes]
    for item in poster.drawn.items:
        across, down = item.needs or item.box[2:]
        assert across <= item.box[2] + 0.5
        assert down <= item.box[3] + 0.5
        assert item.missing == ""
