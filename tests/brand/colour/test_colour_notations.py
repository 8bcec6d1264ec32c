"""Colours as people write them in CSS and old HTML."""

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from brand.colour import from_hex, read_colour, read_legacy_colour, rewrite, to_hex

HEX = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("#FFF", "#ffffff"),
        ("#0b1d", "#00bb11dd"),
        ("RED", "#ff0000"),
        ("rebeccapurple", "#663399"),
        ("transparent", "#00000000"),
        ("rgb(16, 29, 57)", "#101d39"),
        ("rgba(16 29 57 / 50%)", "#101d3980"),
        ("hsl(220.98 56.16% 14.31%)", "#101d39"),
        ("hwb(120 0% 50%)", "#008000"),
        ("lab(100 0 0)", "#ffffff"),
        ("oklch(62.8% 0.2577 29.23)", "#ff0000"),
        ("color(display-p3 0.5 0.5 0.5)", "#808080"),
        ("rgb(/* blue? */ 0 0 255)", "#0000ff"),
    ],
)
def test_reader_sees_what_a_browser_shows(written: str, shown: str) -> None:
    colour = read_colour(written)

    assert colour is not None
    assert to_hex(colour) == shown


@pytest.mark.parametrize(
    "written",
    ["", "currentcolor", "inherit", "#12", "#12345g", "color()", "rgb()", "rgb(1 2", "rgb(var(--a) 2 3)", "url(#abc)"],
)
def test_what_is_no_colour_by_itself_is_none(written: str) -> None:
    assert read_colour(written) is None


def test_deep_nesting_is_no_colour_and_no_crash() -> None:
    assert read_colour("(" * 10_000) is None
    assert read_colour("rgb(" * 10_000) is None


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("#ffcc00", "#ffcc00"),
        ("ffcc00", "#ffcc00"),
        ("#fc0", "#ffcc00"),
        ("DarkBlue", "#00008b"),
        ("chucknorris", "#c00000"),
        ("#fffffffff", "#ffffff"),
        ("0", "#000000"),
        ("𝟘𝟘ff", "#0000ff"),
    ],
)
def test_old_attributes_have_a_colour_for_everything(written: str, shown: str) -> None:
    colour = read_legacy_colour(written)

    assert colour is not None
    assert to_hex(colour) == shown


@pytest.mark.parametrize("written", ["", "  ", "transparent"])
def test_old_attributes_without_a_colour(written: str) -> None:
    assert read_legacy_colour(written) is None


@pytest.mark.parametrize(
    ("written", "rewritten"),
    [
        ("#abc", "#101d39"),
        ("#ABC", "#101D39"),
        ("rgb(1, 2, 3)", "rgb(16, 29, 57)"),
        ("rgb(1,2,3)", "rgb(16,29,57)"),
        ("rgba(1, 2, 3, 1)", "rgba(16, 29, 57, 1)"),
        ("rgb(1 2 3)", "rgb(16 29 57)"),
        ("rgb(10% 20% 30%)", "rgb(6.27% 11.37% 22.35%)"),
        ("HSL(10 20% 30%)", "HSL(220.98 56.16% 14.31%)"),
        ("red", "#101d39"),
        ("oklch(50% 0.1 20)", "#101d39"),
    ],
)
def test_fix_keeps_the_writers_notation(written: str, rewritten: str) -> None:
    night = from_hex("#101d39")

    assert night is not None
    assert rewrite(night, written) == rewritten


def test_fix_keeps_a_tint_translucent() -> None:
    night = from_hex("#101d3980")

    assert night is not None
    assert rewrite(night, "rgba(1, 2, 3, .5)") == "rgba(16, 29, 57, 0.5)"
    assert rewrite(night, "rgb(1 2 3 / 50%)") == "rgb(16 29 57 / 0.5)"
    assert rewrite(night, "#00000080") == "#101d3980"


@given(HEX, st.sampled_from(["#abc", "rgb(1, 2, 3)", "rgb(1% 2% 3%)", "hsl(1, 2%, 3%)", "hsla(1 2% 3% / 1)", "red"]))
def test_rewritten_colour_is_the_same_colour(value: str, written: str) -> None:
    colour = from_hex(value)
    assert colour is not None

    again = read_colour(rewrite(colour, written))

    assert again is not None
    assert to_hex(again) == value


@given(
    st.sampled_from(
        ["lab({:.3f} {:.3f} {:.3f})", "oklab({:.5f} {:.5f} {:.5f})", "color(rec2020 {:.5f} {:.5f} {:.5f})"]
    ),
    HEX,
)
def test_wide_notations_equal_the_reference(form: str, value: str) -> None:
    space = form.removeprefix("color(").partition("(")[0].partition(" ")[0]
    written = form.format(*Color(value).convert(space).coords())

    colour = read_colour(written)

    assert colour is not None
    expected = Color(written).convert("srgb").coords()
    assert (colour.red, colour.green, colour.blue) == pytest.approx(
        [min(1, max(0, part)) for part in expected], abs=1e-6
    )
