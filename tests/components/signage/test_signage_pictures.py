import io
import struct
import subprocess
import sys
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image

from components.model import Asset, Content, Look, Rendition

Draw = Callable[..., Rendition]
LINK = "https://nordlicht.example/lampen/polarstern"
SCREENS = {"portrait-hd": (1080, 1920), "landscape-hd": (1920, 1080)}


def opened(rendition: Rendition) -> Image.Image:
    return Image.open(io.BytesIO(rendition.body), formats=("PNG",)).convert("RGB")


@pytest.mark.parametrize("profile", SCREENS)
def test_screen_gets_a_picture_of_exactly_its_pixels(draw: Draw, message: dict[str, object], profile: str) -> None:
    rendition = draw("message", message, profile=profile)
    assert opened(rendition).size == SCREENS[profile]
    assert rendition.drawn.size == SCREENS[profile]
    assert rendition.media_type == "image/png"


@pytest.mark.parametrize("profile", SCREENS)
def test_phone_reads_the_link_from_the_screen(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object], profile: str
) -> None:
    rendition = draw("offer", offer, offer_facts, profile=profile)
    assert [code.text for code in zxingcpp.read_barcodes(opened(rendition))] == [LINK]


def test_phone_reads_the_link_from_a_dark_screen(draw: Draw, message: dict[str, object], night: Look) -> None:
    rendition = draw("message", message, {"cta_url": LINK}, look=night)
    assert [code.text for code in zxingcpp.read_barcodes(opened(rendition))] == [LINK]


def test_phone_reads_the_link_from_a_photo_of_the_screen(draw: Draw, message: dict[str, object]) -> None:
    small = opened(draw("message", message, {"cta_url": LINK})).resize((405, 720), Image.Resampling.BILINEAR)
    assert [code.text for code in zxingcpp.read_barcodes(small)] == [LINK]


def test_code_keeps_four_light_modules_around_it(draw: Draw, message: dict[str, object]) -> None:
    rendition = draw("message", message, {"cta_url": LINK})
    code = next(item for item in rendition.drawn.items if item.kind == "qr")
    x, y, width, height = (round(side) for side in code.box)
    plate = opened(rendition).crop((x, y, x + width, y + height))
    ink = plate.convert("L").point(lambda shade: 255 if shade < 128 else 0).getbbox()
    assert ink is not None
    quiet = ink[0]
    assert quiet == ink[1] == width - ink[2] == height - ink[3]
    assert (ink[2] - ink[0]) / (quiet / 4) in {25, 29, 33}


def test_long_link_makes_a_larger_code_that_still_reads(draw: Draw, message: dict[str, object]) -> None:
    link = LINK + "?" + "&".join(f"q{number}=wert{number}" for number in range(20))
    rendition = draw("message", message, {"cta_url": link})
    assert [code.text for code in zxingcpp.read_barcodes(opened(rendition))] == [link]


def test_block_without_a_link_shows_no_code_and_no_bar(draw: Draw, message: dict[str, object]) -> None:
    rendition = draw("message", message)
    assert {item.kind for item in rendition.drawn.items} == {"logo", "text"}
    assert opened(rendition).getpixel((540, 1900)) == (0xFB, 0xF8, 0xF1)


def test_picture_fills_the_top_of_a_tall_screen_and_the_side_of_a_wide_one(
    draw: Draw, message: dict[str, object], photo: Asset
) -> None:
    tall = opened(draw("message", message, {"image": photo.digest}))
    wide = opened(draw("message", message, {"image": photo.digest}, profile="landscape-hd"))
    assert tall.getpixel((540, 10)) == wide.getpixel((10, 10)) == (0xC0, 0x10, 0x20)
    assert tall.getpixel((540, 1900)) == wide.getpixel((1900, 1000)) == (0xFB, 0xF8, 0xF1)


def test_transparent_picture_stands_on_the_brands_ground(draw: Draw, message: dict[str, object]) -> None:
    target = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(target, "PNG")
    digest = "sha256:" + "b" * 64
    clear = Asset(digest=digest, address="", media_type="image/png", width=50, height=50, data=target.getvalue())
    rendition = draw("message", message, {"image": digest}, assets={digest: clear})
    assert opened(rendition).getpixel((540, 10)) == (0xFB, 0xF8, 0xF1)


def test_same_block_gives_the_same_bytes(draw: Draw, offer: dict[str, object], offer_facts: dict[str, object]) -> None:
    assert draw("offer", offer, offer_facts).digest == draw("offer", offer, offer_facts).digest


PROGRAM = """
from components.look import default_look
from components.model import Content, Request, Target
from components.render import render
content = Content(facts={}, texts={"de-DE": {"headline": "Grüße → ✓", "body": "Straße *und* **mehr** für 5 €"}})
request = Request(component="message", content=content, look=default_look(), locales={"de-DE": None})
print(render(request, Target(channel="signage", format="png", locale="de-DE", profile="portrait-hd")).digest)
"""


def test_another_process_gives_the_same_bytes() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""


def test_picture_carries_no_time_and_no_other_hidden_words(draw: Draw, message: dict[str, object]) -> None:
    body = draw("message", message).body
    chunks, place = set(), 8
    while place < len(body):
        length, name = struct.unpack(">I4s", body[place : place + 8])
        chunks.add(name)
        place += 12 + length
    assert chunks == {b"IHDR", b"IDAT", b"IEND"}


def test_rendition_says_which_texts_it_shows_and_from_which_locale(draw: Draw, message: dict[str, object]) -> None:
    content = Content(facts={"cta_url": LINK}, texts={"de-DE": message, "de-AT": {"headline": "Servus, Licht"}})
    shown = draw("message", {}, content=content, locale="de-AT").drawn.shown
    assert {(each.pointer, each.locale) for each in shown} == {
        ("/texts/de-AT/headline", "de-AT"),
        ("/texts/de-DE/body", "de-DE"),
        ("/texts/de-DE/cta_label", "de-DE"),
    }


def test_english_offer_speaks_english_throughout(
    draw: Draw, offer: dict[str, object], offer_facts: dict[str, object]
) -> None:
    items = draw("offer", offer, offer_facts, locale="en-GB").drawn.items
    said = [item.text for item in items if item.pointer and item.pointer.startswith("/facts/")]
    assert "was €199.90" in said
    assert "€149.90" in said
    assert not [text for text in said if "statt" in text or "Gültig" in text]
