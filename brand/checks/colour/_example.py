"""A small palette for examples."""

from brand.check import Context
from brand.model import Brand, Locale, Swatch, Voice

__all__ = ["CONTEXT"]

CONTEXT = Context(
    brand=Brand(name="Nordlicht", default_locale="de-DE", locales={"de-DE": Locale(), "en-GB": Locale()}),
    voice=Voice(),
    palette=(
        Swatch(path="color.brand.night", value="#101d39"),
        Swatch(path="color.text.default", value="#101d39", role="text", pairs=("color.background.page",)),
        Swatch(path="color.background.page", value="#fbf8f1", role="background"),
        Swatch(path="color.accent.default", value="#086750", role="accent", pairs=("color.background.page",)),
    ),
    options={"delta_e": 2.0, "safe_delta_e": 10.0, "accent": 0.4},
)
