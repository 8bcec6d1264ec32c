"""A designer sends a picture and sees what colours it is made of."""

import io
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PIL import Image, ImageDraw

from brand.check import Context
from brand.checks.colour.off_palette import CHECK
from brand.colour.nearest import nearest_many
from brand.colour.pictures import picture_colours, with_colours
from brand.colour.vectors import delta_e_many, lab_many
from brand.document import Document
from brand.finding import PaletteShare, Severity
from brand.image.decoding import Decoder, Picture
from brand.model import Brand, Swatch, Voice

Decoded = Callable[..., Picture]
NIGHT = Swatch(path="color.night", value="#101d39")
PAPER = Swatch(path="color.paper", value="#fbf8f1")


def bytes_of(picture: Image.Image, form: str = "PNG") -> bytes:
    stream = io.BytesIO()
    picture.save(stream, form, quality=85)
    return stream.getvalue()


def photograph() -> Image.Image:
    """Noise over soft shapes: what a camera sees."""
    rng = np.random.default_rng(5)
    soft = Image.fromarray((rng.random((20, 16, 3)) * 255).astype(np.uint8)).resize(
        (480, 600), Image.Resampling.BICUBIC
    )
    grain = np.asarray(soft).astype(np.int16) + rng.integers(-10, 10, (600, 480, 3))
    return Image.fromarray(np.clip(grain, 0, 255).astype(np.uint8))


@pytest.fixture(scope="module")
def decoded() -> Iterator[Decoded]:
    decoder = Decoder()
    yield lambda picture, form="PNG": decoder.decode(bytes_of(picture, form))
    decoder.close()


def test_designer_sees_shares_and_tokens_of_a_flat_picture(decoded: Decoded) -> None:
    picture = Image.new("RGB", (400, 300), "#fbf8f1")
    ImageDraw.Draw(picture).rectangle((0, 0, 399, 74), fill="#112040")

    found = picture_colours(decoded(picture), (NIGHT, PAPER))

    assert found.size == (400, 300)
    assert [(share.colour, share.token) for share in found.shares] == [
        ("#fbf8f1", "color.paper"),
        ("#112040", "color.night"),
    ]
    assert [share.share for share in found.shares] == pytest.approx([0.75, 0.25], abs=0.02)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_designer_is_told_of_an_overlay_on_a_photograph_and_not_of_the_photograph(form: str, decoded: Decoded) -> None:
    picture = photograph()
    ImageDraw.Draw(picture).rectangle((60, 400, 419, 560), fill="#ff00aa")
    document = with_colours(Document(locale=None), decoded(picture, form), (NIGHT, PAPER))
    brand = Brand(name="Nordlicht", default_locale="de-DE", locales={})

    (finding,) = CHECK.run(document, Context(brand=brand, voice=Voice(), palette=(NIGHT, PAPER), options=CHECK.options))

    assert isinstance(finding.at.box, tuple)
    assert finding.at.box == pytest.approx((60, 400, 360, 161), abs=16)
    assert finding.severity is Severity.WARNING
    assert finding.fix is None


def test_photograph_is_not_judged(decoded: Decoded) -> None:
    assert picture_colours(decoded(photograph(), "JPEG"), (NIGHT,)).uses == ()


def test_what_is_transparent_covers_nothing(decoded: Decoded) -> None:
    picture = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((0, 0, 99, 9), fill=(16, 29, 57, 255))

    assert picture_colours(decoded(picture), (NIGHT,)).shares == (
        PaletteShare(colour="#101d39", share=1.0, token="color.night", delta_e=0.0),
    )


def test_smallest_picture_has_its_one_colour(decoded: Decoded) -> None:
    assert [share.colour for share in picture_colours(decoded(Image.new("RGB", (1, 1), "#123456"))).shares] == [
        "#123456"
    ]


@pytest.mark.parametrize("kind", ["any", "dark", "grey", "twice"])
def test_nearest_of_many_is_the_one_that_measuring_all_finds(kind: str) -> None:
    rng = np.random.default_rng(11)
    colours, palette = rng.random((4_000, 3)), rng.random((24, 3))
    if kind == "dark":
        colours, palette = colours**4, palette**3
    if kind == "grey":
        colours, palette = 0.5 + (colours - 0.5) * 0.1, 0.5 + (palette - 0.5) * 0.2
    if kind == "twice":
        colours, palette = np.round(colours * 5) / 5, np.round(palette * 2) / 2
    every = delta_e_many(lab_many(colours)[:, None], lab_many(palette)[None])

    winners, distances = nearest_many(colours, palette)

    assert np.abs(distances - every.min(axis=1)).max() < 1e-9
    assert (winners == every.argmin(axis=1)).all()


def test_nearest_of_none_is_none() -> None:
    assert nearest_many(np.zeros((0, 3)), np.zeros((2, 3)))[0].shape == (0,)
