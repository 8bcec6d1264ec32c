"""From the tokens and logos of a ruleset to the look that components draw with.

Tokens are read by conventional paths first (`color.text.default`), then by role. A brand that states a palette is drawn
in its own colours only; one that states none gets the neutral look that the components ship.
"""

from collections.abc import Mapping

from brand.colour import contrast, read_colour
from brand.model import Ruleset, Token
from components.look import default_look
from components.model import Font, LogoFile, Look
from content_hub.model import LogoPicture

__all__ = ["look_of"]

_PATHS = {
    "background": "background.page",
    "text": "text.default",
    "accent": "accent.default",
    "on-accent": "text.on-accent",
    "muted": "text.muted",
    "surface": "background.surface",
    "border": "border.default",
}


def look_of(ruleset: Ruleset, *, logos: Mapping[str, LogoPicture], assets_base: str) -> Look:
    """Turn a ruleset into a look. A logo without a picture in `logos` is drawn, but placed in no layout."""
    plain = default_look()
    palette = {swatch.path: swatch.value for swatch in ruleset.palette}
    light = _light(ruleset, palette) if palette else plain.colours
    dark = _dark(light, palette) if palette else plain.dark
    return Look(
        name=ruleset.brand.name,
        colours={**palette, **light},
        dark=dark,
        fonts=_fonts(ruleset.tokens, plain.fonts),
        spacing={**plain.spacing, **_dimensions(ruleset.tokens, "spacing.")},
        radius=_dimensions(ruleset.tokens, "radius.").get("default", plain.radius),
        logos=_logos(ruleset, logos, assets_base),
    )


def _light(ruleset: Ruleset, palette: Mapping[str, str]) -> Mapping[str, str]:
    """Choose a colour for each role: by path, else the first of that role, else the one that reads best."""
    by_role = {swatch.role: swatch.value for swatch in reversed(ruleset.palette) if swatch.role is not None}
    by_path = {role: palette.get(f"color.{path}") for role, path in _PATHS.items()}
    background = by_path["background"] or by_role.get("background") or _furthest(palette, "#000000")
    text = by_path["text"] or by_role.get("text") or _furthest(palette, background)
    accent = by_path["accent"] or by_role.get("accent") or text
    return {
        "background": background,
        "text": text,
        "accent": accent,
        "on-accent": by_path["on-accent"] or _furthest(palette, accent),
        "muted": by_path["muted"] or text,
        "surface": by_path["surface"] or background,
        "border": by_path["border"] or by_role.get("border") or text,
    }


def _dark(light: Mapping[str, str], palette: Mapping[str, str]) -> Mapping[str, str]:
    """Take the dark colours where the brand states a dark ground; else dark mode looks like light mode."""
    if f"color.dark.{_PATHS['background']}" not in palette:
        return light
    return {role: palette.get(f"color.dark.{path}") or light[role] for role, path in _PATHS.items()}


def _furthest(palette: Mapping[str, str], ground: str) -> str:
    """Find the colour of the palette with the highest contrast on a ground."""
    behind = read_colour(ground)

    def distance(value: str) -> float:
        colour = read_colour(value)
        return contrast(colour, behind) if colour is not None and behind is not None else 0.0

    return max(sorted(palette.values()), key=distance)


def _fonts(tokens: tuple[Token, ...], plain: Mapping[str, Font]) -> Mapping[str, Font]:
    families = {token.path: token.value for token in tokens if token.type == "fontFamily"}
    return {use: _font(families.get(f"font.{use}"), plain[use]) for use in plain}


def _font(value: object, plain: Font) -> Font:
    names = (value,) if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not names:
        return plain
    stack = tuple(str(name) for name in names)
    return Font(family=stack[0], stack=stack if len(stack) > 1 else (*stack, *plain.stack))


def _dimensions(tokens: tuple[Token, ...], prefix: str) -> Mapping[str, float]:
    """Dimensions below a path in pixels; 1 rem is 16 px, as browsers start with."""
    sizes = {}
    for token in tokens:
        value = token.value
        if token.type == "dimension" and token.path.startswith(prefix) and isinstance(value, Mapping):
            amount = float(value["value"])
            sizes[token.path.removeprefix(prefix)] = amount * 16 if value.get("unit") == "rem" else amount
    return sizes


def _logos(ruleset: Ruleset, pictures: Mapping[str, LogoPicture], assets_base: str) -> tuple[LogoFile, ...]:
    return tuple(
        LogoFile(
            id=logo.id,
            media_type=logo.media_type,
            data=logo.data,
            ratio=logo.ratio,
            on=logo.on,
            min_width=logo.min_width_px,
            clear_space=logo.clear_space,
            address=f"{assets_base}/{pictures[logo.id].digest}" if logo.id in pictures else "",
        )
        for logo in ruleset.logos
        if not logo.retired
    )
