"""Chooses the German or the English of what we say."""

from brand.finding import Said

__all__ = ["said"]


def said(sentence: Said, lang: str) -> str:
    """Give the German sentence to who asks for `de` or a German locale, the English one to all others."""
    return sentence.de if lang.partition("-")[0].casefold() == "de" else sentence.en
