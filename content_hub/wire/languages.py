"""Which languages a reader asks for (RFC 9110, `Accept-Language`). Odd input is no error: it asks for nothing."""

from typing import Literal

__all__ = ["Language", "choose", "language_of", "ranges"]

Language = Literal["de", "en"]
_LONGEST = 1000


def ranges(accept: str | None) -> tuple[str, ...]:
    """List the language ranges of an Accept-Language header, most wanted first; refused ones (`q=0`) are left out."""
    if not accept:
        return ()
    weighed = []
    for place, part in enumerate(accept[:_LONGEST].split(",")):
        tag, _, parameters = part.partition(";")
        quality = _quality(parameters)
        if tag.strip() and quality > 0:
            weighed.append((-quality, place, tag.strip()))
    return tuple(tag for _, _, tag in sorted(weighed))


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def language_of(accept: str | None) -> Language:
    """Choose the language of messages: German or English, whichever is wanted first; English otherwise."""
    for wanted in ranges(accept):
        primary = wanted.lower().split("-", 1)[0]
        if primary == "de":
            return "de"
        if primary in ("en", "*"):
            return "en"
    return "en"


def choose(language: Language, *, de: str, en: str) -> str:
    """Say one of two sentences that stand side by side."""
    return de if language == "de" else en
