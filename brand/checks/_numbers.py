"""Numbers for messages, as each language writes them."""

from brand.finding import Said

__all__ = ["said"]


def said(value: float, digits: int = 0) -> Said:
    """Write a number with its thousands and decimals marked: 1.299,9 and 1,299.9."""
    english = f"{value:,.{digits}f}"
    german = english.translate(str.maketrans(",.", ".,"))
    return Said(de=german, en=english)
