"""Colours agree with coloraide, an independent implementation."""

import math

import numpy as np
import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from brand.colour import SPACES, Colour, Space, composite, contrast, delta_e, from_hex, lab, oklab, to_hex, to_srgb
from brand.colour.vectors import delta_e_many, lab_many

CHANNEL = st.floats(0, 1)
RGB = st.tuples(CHANNEL, CHANNEL, CHANNEL)
HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def reference(rgb: tuple[float, ...]) -> Color:
    return Color("srgb", list(rgb)).convert("lab-d65")


@given(RGB, RGB)
def test_difference_equals_the_reference(one: tuple[float, float, float], other: tuple[float, float, float]) -> None:
    expected = reference(one).delta_e(reference(other), method="2000", space="lab-d65")

    assert delta_e(lab(Colour(*one)), lab(Colour(*other))) == pytest.approx(
        expected, abs=1e-4
    )  # the hue of a grey is noise


def test_difference_of_a_whole_picture_equals_the_scalar() -> None:
    rng = np.random.default_rng(7)
    one, other = rng.random((300, 3)), rng.random((24, 3))

    matrix = delta_e_many(lab_many(one)[:, None], lab_many(other)[None, :])

    expected = [[delta_e(lab(Colour(*map(float, a))), lab(Colour(*map(float, b)))) for b in other] for a in one]
    assert np.abs(matrix - np.array(expected)).max() < 1e-9


@pytest.mark.parametrize("hue", [0, 30, 90, 180, 210, 275, 300])
def test_difference_of_opposite_hues_equals_the_scalar(hue: float) -> None:
    def opposite(turn: float) -> tuple[float, float, float]:
        return 60.0, -30 * math.cos(math.radians(hue) + turn), -30 * math.sin(math.radians(hue) + turn)

    one = (50.0, 40 * math.cos(math.radians(hue)), 40 * math.sin(math.radians(hue)))
    others = [opposite(turn) for turn in (1e-6, -1e-6, 1e-4, -1e-4, 0.0)]

    *measured, exactly = delta_e_many(np.array(one), np.array(others))

    expected = [delta_e(one, other) for other in others[:-1]]
    assert measured == pytest.approx(expected, abs=1e-7)
    assert min(abs(exactly - side) for side in expected[:2]) < 1e-4  # rounding says on which side it lies


def test_difference_is_that_of_screens_and_not_of_print() -> None:
    night, other = Colour(0.06, 0.11, 0.22), Colour(0.1, 0.3, 0.9)
    under_d50 = Color("srgb", [0.06, 0.11, 0.22]).delta_e(Color("srgb", [0.1, 0.3, 0.9]), method="2000", space="lab")

    assert abs(delta_e(lab(night), lab(other)) - under_d50) > 0.2


@given(RGB)
def test_oklab_equals_the_reference(rgb: tuple[float, float, float]) -> None:
    expected = Color("srgb", list(rgb)).convert("oklab").coords()

    assert oklab(Colour(*rgb)) == pytest.approx(tuple(expected), abs=1e-6)


@pytest.mark.parametrize("space", SPACES)
@given(rgb=RGB)
def test_every_space_comes_back_to_the_screen(space: Space, rgb: tuple[float, float, float]) -> None:
    scale = (1, 100, 100) if space in {"hsl", "hwb"} else (1, 1, 1)
    coords = [0.0 if math.isnan(part) else part for part in Color("srgb", list(rgb)).convert(space).coords()]

    shown = to_srgb(space, [part * by for part, by in zip(coords, scale, strict=True)])

    assert (shown.red, shown.green, shown.blue) == pytest.approx(rgb, abs=1e-6)


def test_what_no_screen_shows_is_clipped() -> None:
    assert to_hex(to_srgb("display-p3", (1, 0, 0))) == "#ff0000"


@given(HEX, HEX)
def test_contrast_equals_the_reference(text: str, ground: str) -> None:
    one, other = from_hex(text), from_hex(ground)
    assert one
    assert other

    assert contrast(one, other) == pytest.approx(Color(text).contrast(ground, method="wcag21"), rel=1e-3)


def test_contrast_of_a_translucent_text_counts_what_shines_through() -> None:
    ghost = Colour(0, 0, 0, 0.5)

    assert contrast(ghost, Colour(1, 1, 1)) == pytest.approx(3.98, abs=0.01)
    assert composite(ghost, Colour(1, 1, 1)) == Colour(0.5, 0.5, 0.5, 1.0)
    assert composite(Colour(1, 0, 0, 0), Colour(0, 0, 1, 0)) == Colour(0, 0, 0, 0)


@given(st.from_regex(r"#[0-9a-f]{6}([0-9a-e][0-9a-f])?", fullmatch=True))
def test_hex_survives_reading_and_writing(text: str) -> None:
    colour = from_hex(text)

    assert colour is not None
    assert to_hex(colour) == text
