"""Colours that a browser has to work out: mixtures, relative colours, sums."""

import json
from pathlib import Path

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from brand.colour import LIGHT, SPACES, Sight, Value, read_colour, read_value, to_hex

SUITE = Path(__file__).parents[3] / "../shared/data/css-parsing-tests/color_functions_5.json"
CYLINDERS = {"hsl", "hwb", "lch", "oklch"}
HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
NUMBER = st.floats(0, 1).map(lambda part: round(part, 5))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("color-mix(in srgb, red, blue)", "#800080"),
        ("color-mix(in srgb, red 20%, blue 20%)", "#80008066"),
        ("color-mix(in srgb, 25% red, blue)", "#4000bf"),
        ("color-mix(in oklab, #abc 20%, white)", "#eef1f5"),
        ("color-mix(in hsl longer hue, red, blue)", "#00ff00"),
        ("color-mix(in srgb, transparent 50%, red)", "#ff000080"),
        ("rgb(from #abc r g b / 50%)", "#aabbcc80"),
        ("rgb(from #aabbcc80 r g b)", "#aabbcc80"),
        ("rgb(from #aabbcc calc(r + 10) g 0)", "#b4bb00"),
        ("hsl(from rebeccapurple calc(h + 180) s l)", "#669933"),
        ("color(from red display-p3 r g b)", "#ff0000"),
        ("rgb(calc(10 + 20 * 2) max(1, 2) clamp(0, 300, 255))", "#3202ff"),
        ("rgb(calc(50% / 2) 0% 0%)", "#400000"),
        ("hsl(calc(1turn / 3) 100% 50%)", "#00ff00"),
        ("light-dark(#abc, #def)", "#aabbcc"),
        ("device-cmyk(0 81% 81% 30%)", "#b32222"),
        ("contrast-color(#333)", "#ffffff"),
        ("contrast-color(#eee)", "#000000"),
        ("CanvasText", "#000000"),
    ],
)
def test_reader_sees_what_comes_out(written: str, shown: str) -> None:
    colour = read_colour(written)

    assert colour is not None
    assert to_hex(colour) == shown


@pytest.mark.parametrize(
    "written",
    [
        "color-mix(in nowhere, red, blue)",
        "color-mix(in srgb, red 0%, blue 0%)",
        "color-mix(in srgb, red -5%, blue)",
        "color-mix(in srgb, red)",
        "rgb(from nothing r g b)",
        "rgb(from red r g)",
        "rgb(from red r g hue)",
        "rgb(calc(1 / 0) 0 0)",
        "rgb(calc(1 + 10%) 0 0)",
        "light-dark(red)",
        "rgb(from currentcolor r g b)",
    ],
)
def test_what_cannot_be_worked_out_is_no_colour(written: str) -> None:
    assert read_colour(written) is None


def test_colour_follows_the_text_and_the_scheme() -> None:
    dark = Sight(current=Value("srgb", (1, 0, 0)), scheme="dark")

    assert read_value("light-dark(white, black)", dark) == Value("srgb", (0, 0, 0), 1.0)
    found = read_value("rgb(from currentColor r g b / 50%)", dark)
    assert found is not None
    assert to_hex(found.shown()) == "#ff000080"


@given(st.sampled_from(SPACES), HEX, HEX, NUMBER, st.sampled_from(["shorter", "longer", "increasing", "decreasing"]))
def test_mixture_equals_the_reference(space: str, one: str, other: str, share: float, way: str) -> None:
    hue = f" {way} hue" if space in CYLINDERS else ""
    found = read_value(f"color-mix(in {space}{hue}, {one} {100 - share * 100}%, {other})", LIGHT)
    assert found is not None

    expected = Color(one).mix(other, share, space=space, hue=way, powerless=True, carryforward=True)
    shown = [min(1.0, max(0.0, part)) for part in expected.convert("srgb").coords(nans=False)]

    colour = found.shown()
    assert (colour.red, colour.green, colour.blue) == pytest.approx(shown, abs=2e-6)


@given(st.sampled_from(SPACES), HEX)
def test_relative_colour_of_itself_is_itself(space: str, value: str) -> None:
    letters = {"hsl": "h s l", "hwb": "h w b", "lab": "l a b", "oklab": "l a b", "lch": "l c h", "oklch": "l c h"}
    form = f"{space}(from {value} {letters[space]})" if space in letters else ""
    xyz = "x y z" if space.startswith("xyz") else "r g b"
    colour = read_colour(form or f"color(from {value} {space} {xyz})")

    assert colour is not None
    assert to_hex(colour) == value


FORMS = st.one_of(
    st.tuples(NUMBER, NUMBER, NUMBER, NUMBER).map(
        lambda part: f"rgb({part[0]:.2%} {part[1]:.2%} {part[2]:.2%} / {part[3]})"
    ),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda part: f"hsl({part[0] * 360}deg {part[1]:.2%} {part[2]:.2%})"),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda part: f"hwb({part[0] * 360} {part[1]:.2%} {part[2]:.2%})"),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda part: f"lab({part[0]:.2%} {part[1] * 80 - 40} {part[2] * 80 - 40})"),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda part: f"lch({part[0]:.2%} {part[1] * 60} {part[2] * 360})"),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda part: f"oklab({part[0]} {part[1] / 5 - 0.1} {part[2] / 5 - 0.1})"),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda part: f"oklch({part[0]} {part[1] / 5} {part[2] * 360})"),
    st.tuples(st.sampled_from([space for space in SPACES if space not in CYLINDERS | {"lab", "oklab"}]), NUMBER).map(
        lambda given: f"color({given[0]} {given[1]} 0.4 {1 - given[1]} / 0.5)"
    ),
    HEX,
    st.sampled_from(["red", "rebeccapurple", "transparent", "hsl(none 50% 50%)", "oklch(0.5 none 20)"]),
)


@given(FORMS)
def test_every_form_that_the_reference_parses_agrees(written: str) -> None:
    value = read_value(written)
    assert value is not None

    expected = Color(written).convert("srgb")
    shown = [min(1.0, max(0.0, part)) for part in expected.coords(nans=False)]
    colour = value.shown()
    assert (colour.red, colour.green, colour.blue) == pytest.approx(shown, abs=1e-6)
    assert colour.alpha == pytest.approx(expected.alpha(nans=False), abs=1e-6)


@pytest.mark.data
@pytest.mark.skipif(not SUITE.exists(), reason="NOT RUN: the CSS colour parsing tests are not beside the checkout")
def test_colour_functions_of_level_five() -> None:
    """A space of the page's own, `color(--name …)`, needs its profile: nobody here knows its colour."""
    cases = json.loads(SUITE.read_bytes())

    for written, expected in zip(cases[::2], cases[1::2], strict=True):
        found = [read_value(written, Sight(scheme="light")), read_value(written, Sight(scheme="dark"))]
        wanted = expected if isinstance(expected, list) else [expected, expected]
        assert [agreed(value, want) for value, want in zip(found, wanted, strict=True)] == [True, True], written


def agreed(value: Value | None, expected: str | None) -> bool:
    if expected is None or "(--" in expected:
        return value is None
    if "device-cmyk" not in expected:
        return value is not None and to_hex(value.shown()) == Color(expected).convert("srgb").to_string(hex=True)
    *inks, alpha = [float(part) for part in f"{expected} / 1".replace("/", " ").replace(")", "").split()[1:]][:5]
    black = inks.pop()
    return value == Value("srgb", tuple(1 - min(1, ink * (1 - black) + black) for ink in inks), alpha)
