"""What both languages share: a form with the slot it fills, so that another word can be put into the same slot."""

from typing import Literal, NamedTuple

__all__ = ["Inflected", "PartOfSpeech", "in_same_slot"]

PartOfSpeech = Literal["noun", "verb", "adjective", "adverb", "phrase"]


class Inflected(NamedTuple):
    """One form of a word. `slot` names its place in the paradigm; "" where the rules cannot tell."""

    text: str
    slot: str = ""


def in_same_slot(slot: str, forms: tuple[Inflected, ...]) -> str | None:
    """Give the form of another word that fills the same slot."""
    if not slot:
        return None
    return next((form.text for form in forms if form.slot == slot), None)
