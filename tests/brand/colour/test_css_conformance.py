"""The CSS colour parsing tests of CourtBouillon; they lie beside the checkout or nowhere."""

import json
from pathlib import Path

import pytest
from coloraide import Color

from brand.colour import read_colour

SUITE = Path(__file__).parents[3] / "../shared/data/css-parsing-tests"
FILES = sorted(SUITE.glob("color_*_[34].json"))

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not FILES, reason="NOT RUN: the CSS colour parsing tests are not beside the checkout"),
]


def agrees(written: str, expected: str | None) -> bool:
    colour = read_colour(written)
    if expected is None or expected == "currentcolor":
        return colour is None
    shown = Color(expected).convert("srgb", norm=False)
    channels = [min(1.0, max(0.0, part)) for part in shown.coords(nans=False)]
    if colour is None:
        return False
    found = (colour.red, colour.green, colour.blue, colour.alpha)
    return found == pytest.approx((*channels, shown.alpha(nans=False)), abs=3e-3)  # the suite rounds to bytes


@pytest.mark.parametrize("file", FILES or [Path("absent")], ids=lambda file: file.stem)
def test_every_colour_of_css_color_4_is_read(file: Path) -> None:
    cases = json.loads(file.read_bytes())

    wrong = [case for case in zip(cases[::2], cases[1::2], strict=True) if not agrees(*case)]

    assert wrong == []
