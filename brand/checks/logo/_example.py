"""Three logos for examples: one in use, one retired, one for dark grounds."""

from brand.check import Context
from brand.model import Brand, Document, Item, Locale, Logo, Voice

__all__ = ["CONTEXT", "scene"]

_MARK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path fill="#101d39" d="M0 0h400v100H0z"/></svg>'
)
_OLD_MARK = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M0 0h300v100H0z"/></svg>'
_LIGHT_MARK = _MARK.replace(b"#101d39", b"#fbf8f1")

CONTEXT = Context(
    brand=Brand(name="Nordlicht", default_locale="de-DE", locales={"de-DE": Locale(), "en-GB": Locale()}),
    voice=Voice(),
    logos=(
        Logo(
            id="primary",
            on="light",
            file="logos/primary.svg",
            media_type="image/svg+xml",
            data=_MARK,
            ratio=4.0,
            min_width_px=96,
        ),
        Logo(
            id="classic",
            file="logos/classic.svg",
            media_type="image/svg+xml",
            data=_OLD_MARK,
            ratio=3.0,
            min_width_px=96,
            retired=True,
        ),
        Logo(
            id="dark-ground",
            file="logos/dark-ground.svg",
            media_type="image/svg+xml",
            data=_LIGHT_MARK,
            ratio=4.0,
            min_width_px=96,
            on="dark",
        ),
    ),
)


def scene(width: float, height: float, *, logo: str = "primary", ground: str = "#fbf8f1") -> Document:
    """Draw one logo on a screen."""
    item = Item(kind="logo", box=(54, 96, width, height), ground=ground, logo=logo)
    return Document(locale="de-DE", channel="signage", format="png", items=(item,), size=(1080, 1920))
