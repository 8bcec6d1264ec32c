"""English words that are both noun and verb: which of the two stands here, told by its neighbours."""

import re

from brand.languages.language import words

__all__ = ["is_english_noun", "is_english_verb"]

_BEFORE = re.compile(r"(?:([\w’'-]+) )?([\w’'-]+) \Z")
_NEXT = re.compile(r" ([\w’']+)")
_REACH = 40
_EITHER = words("the my your our his her its their no any whose")
_SINGULAR = _EITHER | words("a an this that each every another one")
_PLURAL = _EITHER | words("these those some both two three four five six seven eight nine ten many few several all")
_LETS = words("let lets help helps helped make makes made watch see sees saw have had hear")
"""After these "her" is who does it: "let her buy a boat"."""
_PREPOSITIONS = words("by of with from in on per as without")
_COLLECTIVE = words("people children men women team staff crew police family")
_DO = words("i you we they")
_DOES = words("he she who it")
_MODALS = words(
    """can could will would shall should may might must don't don’t doesn't doesn’t didn't didn’t won't won’t can't
    can’t let's let’s"""
)
_BEGIN_OBJECT = words("a an the my your our his her its their this these those them him us me")
_OBJECTS = _BEGIN_OBJECT | words("it you with")


def is_english_noun(text: str, start: int, end: int) -> bool:
    """Say whether a form that may be a verb is a noun: "the ship", "a good buy", "by ship"."""
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or (before[1] in _LETS and before[2] == "her"):
        return False
    if text[end - 1] == "s":
        return before[2] in _PLURAL
    if before[2] in _SINGULAR or before[2] in _PREPOSITIONS:
        return True
    is_free = before[2] in _COLLECTIVE | _DO | _MODALS or before[2].endswith(("s", "ly"))
    return before[1] in _SINGULAR and not is_free


def is_english_verb(text: str, start: int, end: int, *, begins: bool) -> bool:
    """Say whether a form that may be a noun is a verb: "we deal with it", "to gift your friends"."""
    before, following = _BEFORE.search(text, max(0, start - _REACH), start), _NEXT.match(text, end)
    if text[end - 1] == "s":
        return before is not None and before[2] in _DOES
    if begins:
        return following is not None and following[1] in _BEGIN_OBJECT
    if before is None:
        return False
    if before[2] in _DO or before[2] in _MODALS:
        return True
    return before[2] == "to" and following is not None and following[1] in _OBJECTS
