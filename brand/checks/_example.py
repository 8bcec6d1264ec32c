"""Short words for examples: a brand that speaks in some way, and a finding at its place."""

from collections.abc import Mapping

from brand.check import Context
from brand.finding import At, Finding, Fix, Replacement, Said, Severity
from brand.model import Brand, Locale, Voice

__all__ = ["found", "mended", "speaking"]

_BRAND = Brand(
    name="Nordlicht",
    default_locale="de-DE",
    locales={tag: Locale() for tag in ("de-DE", "de-AT", "de-CH", "en-GB", "en-US")},
)


def speaking(voice: Voice | None = None, options: Mapping[str, object] | None = None) -> Context:
    """Give a brand with this voice."""
    return Context(brand=_BRAND, voice=voice or Voice(), options=options or {})


def found(
    place: tuple[int, int], quote: str, message: Said, *, fix: Fix | None = None, severity: Severity | None = None
) -> Finding:
    """Give a finding in an example's content."""
    start, end = place
    return Finding(
        at=At(pointer="/content", start=start, end=end), quote=quote, message=message, fix=fix, severity=severity
    )


def mended(*pieces: tuple[int, int, str], safe: bool = False) -> Fix:
    """Give a fix as (start, end, text) each."""
    return Fix(
        safe=safe, replacements=tuple(Replacement(start=start, end=end, text=text) for start, end, text in pieces)
    )
