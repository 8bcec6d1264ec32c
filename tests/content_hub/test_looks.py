"""A brand that states a palette is drawn in its own colours only; one that states none gets the neutral look."""

import pytest

from brand.model import Brand, Locale, Logo, Ruleset, Swatch, Token
from components.look import default_look
from components.model import Look
from content_hub.looks import look_of
from content_hub.model import LogoPicture

BASE = "https://hub.example/v1/delivery/fjord/assets"
ROLES = {"text", "background", "accent", "on-accent", "border", "muted", "surface"}


def a_ruleset(*swatches: Swatch, tokens: tuple[Token, ...] = (), logos: tuple[Logo, ...] = ()) -> Ruleset:
    brand = Brand(name="Fjord", default_locale="de-DE", locales={"de-DE": Locale()})
    return Ruleset(digest="sha256:r", brand=brand, palette=swatches, tokens=tokens, logos=logos)


def look(*swatches: Swatch, tokens: tuple[Token, ...] = (), logos: tuple[Logo, ...] = ()) -> Look:
    return look_of(a_ruleset(*swatches, tokens=tokens, logos=logos), logos={}, assets_base=BASE)


def colour(path: str, value: str, **more: object) -> Swatch:
    return Swatch(path=f"color.{path}", value=value, **more)  # type: ignore[arg-type]  # the role


def test_a_brand_without_a_palette_gets_the_neutral_look_under_its_own_name() -> None:
    plain = look()
    assert plain.name == "Fjord"
    assert (plain.colours, plain.dark, plain.fonts) == (
        default_look().colours,
        default_look().dark,
        default_look().fonts,
    )


def test_colours_are_found_by_their_usual_paths_first_then_by_role() -> None:
    found = look(
        colour("text.default", "#111111"),
        colour("ink", "#222222", role="text"),
        colour("paper", "#fefefe", role="background"),
        colour("paper-too", "#eeeeee", role="background"),
        colour("flame", "#c2410c", role="accent"),
    ).colours
    assert (found["text"], found["background"], found["accent"]) == ("#111111", "#fefefe", "#c2410c")
    assert found["on-accent"] == "#fefefe"  # what reads best on it
    assert found["color.flame"] == "#c2410c"


@pytest.mark.parametrize(
    "palette",
    [
        (colour("only", "#0f766e"),),
        (colour("ink", "#000000"), colour("paper", "#ffffff")),
        (colour("a", "#445566"), colour("b", "#ddeeff80"), colour("c", "#c2410c", role="accent")),
    ],
    ids=["one", "two", "see-through"],
)
def test_a_palette_is_all_that_is_drawn_with(palette: tuple[Swatch, ...]) -> None:
    made = look(*palette)
    assert set(made.colours) >= ROLES
    assert set(made.dark) >= ROLES
    assert {made.colours[role] for role in ROLES} <= {swatch.value for swatch in palette}
    assert {made.dark[role] for role in ROLES} <= {swatch.value for swatch in palette}


def test_of_black_and_white_the_page_is_white_and_the_text_is_black() -> None:
    found = look(colour("ink", "#000000"), colour("paper", "#ffffff")).colours
    assert (found["background"], found["text"]) == ("#ffffff", "#000000")


def test_dark_mode_is_dark_only_where_the_brand_says_so() -> None:
    light = (colour("text.default", "#111111"), colour("background.page", "#ffffff"))
    assert look(*light).dark["background"] == "#ffffff"
    dark = look(*light, colour("dark.background.page", "#0b1020"), colour("dark.text.default", "#f5f5f5")).dark
    assert (dark["background"], dark["text"], dark["surface"]) == ("#0b1020", "#f5f5f5", "#ffffff")


def test_fonts_spacing_and_corners_come_from_tokens() -> None:
    tokens = (
        Token(path="font.body", type="fontFamily", value=["Recia", "Georgia", "serif"]),
        Token(path="font.heading", type="fontFamily", value="Fjord Sans"),
        Token(path="spacing.m", type="dimension", value={"value": 1.5, "unit": "rem"}),
        Token(path="spacing.s", type="dimension", value={"value": 8, "unit": "px"}),
        Token(path="radius.default", type="dimension", value={"value": 2, "unit": "px"}),
    )
    made = look(tokens=tokens)
    assert (made.fonts["body"].family, made.fonts["body"].stack) == ("Recia", ("Recia", "Georgia", "serif"))
    assert made.fonts["heading"].family == "Fjord Sans"
    assert made.fonts["heading"].stack[-1] == "sans-serif"
    assert (made.spacing["m"], made.spacing["s"], made.radius) == (24.0, 8.0, 2.0)


def test_logos_have_addresses_where_they_have_pictures_and_retired_ones_are_not_shown() -> None:
    logos = tuple(
        Logo(id=name, file="x.svg", media_type="image/svg+xml", data=b"<svg/>", ratio=4.0, retired=name == "old")
        for name in ("primary", "inverse", "old")
    )
    picture = LogoPicture(digest="sha256:p", width=640, height=160)
    made = look_of(a_ruleset(logos=logos), logos={"primary": picture, "old": picture}, assets_base=BASE)
    assert [(logo.id, logo.address) for logo in made.logos] == [("primary", f"{BASE}/sha256:p"), ("inverse", "")]
