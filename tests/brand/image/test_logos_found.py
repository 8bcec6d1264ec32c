"""What a designer learns about the logo in a picture."""

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from brand.document import LogoSeen
from brand.image import look
from brand.model import Logo

Draw = Callable[..., Image.Image]
OLD_SIZE = (110, 110)


def seen(picture: Image.Image, logos: tuple[Logo, ...]) -> LogoSeen:
    (found,) = look(np.asarray(picture), logos)
    return found


def test_logo_is_found_and_measured_to_fractions(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    found = seen(drawn(centre=(301.4, 222.7)), logos)

    assert found.id == "primary"
    assert found.box == pytest.approx((181.4, 182.7, 240, 80), abs=0.5)
    assert found.width == pytest.approx(240, rel=0.004)
    assert found.stretch == pytest.approx(1, abs=0.005)
    assert found.rotation == pytest.approx(0, abs=0.15)
    assert found.confidence > 0.9
    assert found.hidden == 0


@pytest.mark.parametrize("share", [0.85, 0.96, 1.05, 1.18])
def test_designer_sees_by_how_much_a_logo_is_stretched(drawn: Draw, logos: tuple[Logo, ...], share: float) -> None:
    assert seen(drawn(size=(240 * share, 80)), logos).stretch == pytest.approx(share, rel=0.006)


@pytest.mark.parametrize("turn", [-18.0, -3.0, 1.5, 12.0])
def test_designer_sees_by_how_much_a_logo_is_turned(drawn: Draw, logos: tuple[Logo, ...], turn: float) -> None:
    assert seen(drawn(turn=turn), logos).rotation == pytest.approx(turn, abs=0.3)


def test_white_variant_is_told_from_the_coloured_one(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    white = logos[1].data.decode()
    assert seen(drawn(white, ground="#12203a"), logos).id == "white"


def test_retired_logo_is_known_by_its_form(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    assert seen(drawn(logos[2].data.decode(), size=OLD_SIZE), logos).id == "classic"


def test_recoloured_logo_differs_from_every_variant(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    red = logos[0].data.decode().replace("#0b3d91", "#b3261e")

    found = seen(drawn(red), logos)

    assert found.deviation is not None
    assert found.deviation > 20


def test_own_colours_hardly_differ(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    found = seen(drawn(), logos)
    assert found.deviation is not None
    assert found.deviation < 2


def test_faded_logo_tells_its_opacity(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    found = seen(drawn(opacity=0.5), logos)
    assert found.opacity == pytest.approx(0.5, abs=0.05)


def test_logo_beyond_the_frame_is_measured_whole(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    found = seen(drawn(centre=(80, 220)), logos)

    assert found.hidden == pytest.approx(40 / 240, abs=0.02)
    assert found.box[0] == pytest.approx(-40, abs=2)


def test_contrast_is_that_of_the_ink_with_its_ground(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    found = seen(drawn(ground="#14509e"), logos)
    assert found.contrast is not None
    assert found.contrast < 1.6


def test_text_in_the_clear_space_is_seen_with_its_distance(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    picture = drawn()
    ImageDraw.Draw(picture).rectangle((200, 270, 380, 300), fill="#202020")

    found = seen(picture, logos)

    assert found.gap == pytest.approx(10, abs=1.5)
    assert found.intruder is not None


def test_free_logo_has_its_clear_space(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    found = seen(drawn(), logos)
    assert found.gap is None
    assert "logo/clear-space" not in found.undecided


def test_small_logo_is_found_but_its_proportions_are_left_open(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    found = seen(drawn(size=(66, 22)), logos)
    assert "logo/stretched" in found.undecided


def test_two_logos_in_one_picture_are_both_found(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    picture = drawn(centre=(160, 100))
    picture.paste(drawn(logos[2].data.decode(), size=OLD_SIZE, centre=(160, 120), canvas=(320, 240)), (320, 240))
    assert {found.id for found in look(np.asarray(picture), logos)} == {"primary", "classic"}


def test_picture_without_the_logo_shows_none(logos: tuple[Logo, ...]) -> None:
    picture = Image.new("RGB", (640, 480), "#f4efe6")
    draw = ImageDraw.Draw(picture)
    for place in range(40, 600, 90):
        draw.ellipse((place, 60, place + 50, 120), fill="#0b3d91")
        draw.rectangle((place, 200, place + 60, 230), fill="#8a1c3b")
    assert look(np.asarray(picture), logos) == ()


def test_same_picture_gives_the_same_facts(drawn: Draw, logos: tuple[Logo, ...]) -> None:
    picture = np.asarray(drawn(turn=2))
    assert look(picture, logos) == look(picture, logos)


def test_picture_too_small_for_a_logo_is_no_trouble(logos: tuple[Logo, ...]) -> None:
    assert look(np.zeros((3, 900, 3), np.uint8), logos) == ()
    assert look(np.zeros((20, 20, 3), np.uint8), logos) == ()
