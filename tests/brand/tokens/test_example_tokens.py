"""The example brand's tokens are what the service builds a look from."""

from pathlib import Path

import pytest

from brand.colour import contrast, from_hex
from brand.tokens import palette, read_tokens

FILE = Path(__file__).parents[3] / "examples/nordlicht/tokens.json"
TOKENS = {token.path: token for token in read_tokens(FILE.read_bytes(), FILE.name)}
SWATCHES = {swatch.path: swatch for swatch in palette(TOKENS.values())}
PAIRS = [(swatch.path, ground) for swatch in SWATCHES.values() for ground in swatch.pairs]
ROLES = ("text.default", "text.muted", "text.on-accent", "background.page", "background.surface", "accent.default")


@pytest.mark.parametrize(("path", "ground"), PAIRS)
def test_reader_can_read_every_pair(path: str, ground: str) -> None:
    text, behind = from_hex(SWATCHES[path].value), from_hex(SWATCHES[ground].value)
    assert text
    assert behind

    assert contrast(text, behind) >= 4.5


@pytest.mark.parametrize("role", [*ROLES, "border.default"])
def test_service_finds_every_role_for_light_and_dark(role: str) -> None:
    assert {f"color.{role}", f"color.dark.{role}"} <= set(SWATCHES)


def test_service_finds_fonts_spacing_and_radius() -> None:
    assert TOKENS["font.body"].type == TOKENS["font.heading"].type == "fontFamily"
    assert TOKENS["radius.default"].value == {"value": 8, "unit": "px"}
    assert {path for path in TOKENS if path.startswith("spacing.")}


def test_fallback_hex_is_the_colour_itself() -> None:
    for swatch in SWATCHES.values():
        value = TOKENS[swatch.path].value
        assert isinstance(value, dict)
        assert value["hex"] == swatch.value[:7]
