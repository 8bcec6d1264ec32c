"""What is laid into a logo's clear space is told from what the picture shows anyway."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from brand.document import LogoSeen
from brand.image import look
from brand.model import Logo

Draw = Callable[..., Image.Image]


def seen(picture: Image.Image, logos: tuple[Logo, ...]) -> LogoSeen:
    (found,) = look(np.asarray(picture), logos)
    return found


@pytest.fixture(scope="module")
def on_photograph(drawn: Draw) -> Image.Image:
    """Lay the logo over blurred noise: like a photograph out of focus."""
    noise = np.random.default_rng(3).integers(120, 255, (480, 640, 3), np.uint8)
    soft = np.asarray(Image.fromarray(noise).filter(ImageFilter.GaussianBlur(9)), int)
    logo = np.asarray(drawn(ground="#ffffff"), int)
    return Image.fromarray(np.clip(logo * soft // 255, 0, 255).astype(np.uint8))


def test_photograph_alone_is_no_intruder(on_photograph: Image.Image, logos: tuple[Logo, ...]) -> None:
    assert seen(on_photograph, logos).gap is None


@pytest.mark.parametrize("place", [(200, 268, 380, 300), (424, 190, 428, 250), (150, 150, 200, 172)])
def test_drawn_thing_over_a_photograph_is_an_intruder(
    on_photograph: Image.Image, logos: tuple[Logo, ...], place: tuple[int, int, int, int]
) -> None:
    picture = on_photograph.copy()
    ImageDraw.Draw(picture).rectangle(place, fill="#101010")

    found = seen(picture, logos)

    assert found.gap == pytest.approx(8, abs=5)
    assert "logo/clear-space" not in found.undecided


def test_curve_of_a_wallpaper_that_runs_through_is_a_ground(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    picture = drawn()
    ImageDraw.Draw(picture).polygon([(0, 400), (640, 200), (640, 480), (0, 480)], fill="#e4d8c4")
    picture.paste(drawn().crop((170, 170, 430, 270)), (170, 170))
    assert seen(picture, logos).gap is None


def test_pattern_on_all_sides_leaves_it_open(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    picture = drawn()
    pen = ImageDraw.Draw(picture)
    for x in range(20, 640, 40):
        for y in (165, 272):
            pen.ellipse((x, y, x + 7, y + 7), fill="#303030")
    for y in range(140, 320, 18):
        for x in (168, 428):
            pen.ellipse((x, y, x + 7, y + 7), fill="#303030")

    found = seen(picture, logos)

    assert found.gap is None
    assert "logo/clear-space" in found.undecided
