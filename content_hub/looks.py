"""From the tokens and logos of a ruleset to the look that components draw with.

Tokens are read by conventional paths first (`color.text.default`), then by role, and what a brand does not state comes
from the neutral look that the components ship.
"""

from collections.abc import Mapping

from brand.model import Ruleset, Token
from components.look import default_look
from components.model import Font, LogoFile, Look
from content_hub.model import LogoPicture

__all__ = ["look_of"]

_PATHS = {
    "text": "text.default",
    "muted": "text.muted",
    "on-accent": "text.on-accent",
    "background": "background.page",
    "surface": "background.surface",
    "accent": "accent.default",
    "border": "border.default",
}
_ROLE_OF = {"text": "text", "background": "background", "accent": "accent", "border": "border"}


def look_of(ruleset: Ruleset, *, logos: Mapping[str, LogoPicture], assets_base: str) -> Look:
    """Turn a ruleset into a look. A logo without a picture in `logos` is drawn, but placed in no layout."""
    plain = default_look()
    colours = {swatch.path: swatch.value for swatch in ruleset.palette}
    light = _roles(colours, "color.", plain.colours, ruleset)
    dark = _roles(colours, "color.dark.", plain.dark, None)
    return Look(
        name=ruleset.brand.name,
        colours={**colours, **light},
        dark=dark,
        fonts=_fonts(ruleset.tokens, plain.fonts),
        spacing={**plain.spacing, **_dimensions(ruleset.tokens, "spacing.")},
        radius=_dimensions(ruleset.tokens, "radius.").get("default", plain.radius),
        logos=_logos(ruleset, logos, assets_base),
    )


def _roles(
    colours: Mapping[str, str], prefix: str, plain: Mapping[str, str], ruleset: Ruleset | None
) -> Mapping[str, str]:
    """Pick a colour for each role: by path, else the first swatch of that role, else the neutral one."""
    by_role: dict[str, str] = {}
    if ruleset is not None:
        for swatch in reversed(ruleset.palette):
            if swatch.role is not None:
                by_role[swatch.role] = swatch.value
    return {
        role: colours.get(prefix + path) or by_role.get(_ROLE_OF.get(role, "")) or plain[role]
        for role, path in _PATHS.items()
    }


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
