"""A neutral look, and what a look says about grounds and logos."""

import math

from components.model import Font, LogoFile, Look

__all__ = ["default_look", "is_dark", "logo_on", "logo_size"]

_DARK_BELOW = 0.18


def default_look() -> Look:
    """Give a look that any brand can start with: black on white, a calm blue, Inter."""
    stack = ("Inter", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")
    return Look(
        name="default",
        colours={
            "text": "#1b1f24",
            "background": "#ffffff",
            "accent": "#1d4ed8",
            "on-accent": "#ffffff",
            "border": "#d5dae1",
            "muted": "#59626f",
            "surface": "#f3f5f8",
        },
        dark={
            "text": "#f1f3f6",
            "background": "#14171c",
            "accent": "#8fb0ff",
            "on-accent": "#10131a",
            "border": "#3a414c",
            "muted": "#a7b0bd",
            "surface": "#1e232b",
        },
        fonts={"body": Font(family="Inter", stack=stack), "heading": Font(family="Inter", stack=stack)},
        radius=8.0,
    )


def is_dark(colour: str) -> bool:
    """Tell whether white reads better than black on a colour (`#rrggbb`), by its relative luminance."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARK_BELOW


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 — the sRGB curve


def logo_on(look: Look, ground: str) -> LogoFile | None:
    """Choose the logo with an address that fits a ground: one made for it first, then one for any."""
    wanted = "dark" if is_dark(ground) else "light"
    placed = [logo for logo in look.logos if logo.address]
    fitting = [logo for on in (wanted, "any") for logo in placed if logo.on == on]
    return fitting[0] if fitting else None


def logo_size(logo: LogoFile, *, height: int) -> tuple[int, int]:
    """Give whole pixels that keep the logo's ratio to well under a hundredth, and its least width."""
    least = logo.min_width or 0.0
    tall = max(float(height), least / logo.ratio)
    wide = tall * logo.ratio
    if wide >= tall:
        exact = max(1, math.ceil(tall))
        return max(1, round(exact * logo.ratio)), exact
    exact = max(1, math.ceil(wide))
    return exact, max(1, round(exact / logo.ratio))
