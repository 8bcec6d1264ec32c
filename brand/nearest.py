"""Finds what somebody meant who mistyped a name."""

from collections.abc import Iterable
from difflib import get_close_matches

from brand.finding import Said

__all__ = ["did_you_mean", "nearest", "perhaps"]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known name that the word most looks like, if any does."""
    close = get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6)
    return close[0] if close else None


def perhaps(word: str, known: Iterable[str]) -> Said:
    """Give the half sentence that points to the nearest known name; empty where none is near."""
    near = nearest(word, known)
    return Said(de="", en="") if near is None else Said(de=f": meintest du `{near}`?", en=f": did you mean `{near}`?")


def did_you_mean(word: str, known: Iterable[str]) -> Said:
    """Give the half sentence that points to the nearest known name, or lists the names where none is near."""
    names = sorted(known)
    near = perhaps(word, names)
    if near.en or not names:
        return near
    listed = ", ".join(f"`{name}`" for name in names)
    return Said(de=f"; bekannt: {listed}", en=f"; known: {listed}")
