"""What stands before and after a hit: the other words of a phrase, the particle of a verb that parts."""

import re
from collections.abc import Callable
from functools import lru_cache

from brand.languages.language import words

__all__ = ["after", "before", "particle_end", "tail_end"]

_PIECE = re.compile(r"[^\W_]+|[,;:!?…–—()]|(?<!\d)\.(?![^\W_])")
_ENDS = frozenset(";:!?….()–—")
_CLAUSE_ENDS = re.compile(
    r"\s*(?:$|[.,;:!?…)\"“”«»–—|/\]]|(?:und|oder|sowie|aber|als|wie|bevor|damit|denn|doch|sondern|bis|wenn|weil|dass|ob|um"
    r"|bei|beim|für|auf|unter|im|in|am|zum|zur|mit|von|vom|über|per|via|ins|seit|ab|nach)\b)"
)
_COUNTS = re.compile(r" (?:oder|und|bis) (?:zwei|drei|mehr|mehrere|ein|anderthalb|\d)")
"""After "ein" these go on counting: "ein oder zwei Zelte"."""
_SUBORDINATES = words(
    """dass weil wenn ob als wie was wer wo wann warum damit obwohl während bevor nachdem sobald solange falls bis da
    der die das den dem denen dessen deren welche welcher welches um ohne sodass indem"""
)
_STARTS = words("also dann denn so deshalb darum danach deswegen trotzdem nun jetzt er es wir ich du man")
"""After a comma these begin a clause of its own."""
_OWNERS = ("ein", "kein", "mein", "dein", "sein", "unser", "euer", "eure", "ihr", "dies", "jed", "all")
_JOINS = words("und oder sondern aber")
_FARTHEST = 30
_SHORT = 4
_PREPOSITIONS = words(
    "am an auf aus bei beim durch für gegen im in ins mit nach ohne seit über um unter vom von vor zum zur zu"
)


_MORE_AFTER = re.compile(r",?(?: (?:und|aber|sehr|ganz|besonders|so))* [a-zäöüß]+(?:e|em|en|er|es)(?= [A-ZÄÖÜ])")
_MORE_BEFORE = re.compile(r",?(?: (?:und|aber|sehr|ganz|besonders|so))* [a-zäöüß]+(?:e|em|en|er|es)\Z")
"""An adjective more between an adjective and its noun."""
_WIDEST = 60
_OBJECT = (
    r" (?:(?:my|your|our|her|his|their|its|the|an?|this|that|these|those|any|some|every|each|two|three)"
    r"(?: [\w’'-]+){0,3}?"
    r"|it|them|him|her|me|us|you|everyone|somebody|someone|one) "
)
_PARTICLE_ENDS = (
    r"(?=\s*(?:$|[.,;:!?…)\"”’–—|/\]]|(?:and|or|but|at|for|from|in|on|with|after|before|by|to|as|when|if|while|until"
    r"|today|tomorrow|now|here|there|again)\b))"
)


def after(text: str, position: int, slots: tuple[tuple[str, ...], ...], *, more_in: str = "") -> int | None:
    """Follow the words of a phrase to the right; give where it ends. Adjectives of `more_in` may stand in between."""
    for slot in slots:
        if more_in and not _follows(text, position, slot) and (more := _MORE_AFTER.match(more_in, position)):
            position = more.end()
        if text[position : position + 1] not in {" ", "-"}:
            return None
        ends = [position + 1 + len(form) for form in slot if text.startswith(form, position + 1)]
        ends = [end for end in ends if not text[end : end + 1].isalnum()]
        if not ends:
            return None
        position = max(ends)
    return position


def _follows(text: str, position: int, slot: tuple[str, ...]) -> bool:
    return any(text.startswith(form, position + 1) for form in slot)


def before(text: str, position: int, slots: tuple[tuple[str, ...], ...], *, more_in: str = "") -> int | None:
    """Follow the words of a phrase to the left; give where it begins. Adjectives of `more_in` may stand in between."""
    for slot in reversed(slots):
        if position < 1 or text[position - 1] not in " -":
            return None
        edge = position - 1
        starts = _starts(text, edge, slot)
        if not starts and more_in and (more := _MORE_BEFORE.search(more_in, max(0, edge - _WIDEST), edge)):
            starts = _starts(text, more.start(), slot)
        if not starts:
            return None
        position = min(starts)
    return position


def _starts(text: str, edge: int, slot: tuple[str, ...]) -> list[int]:
    """Give where a form begins that ends at this edge."""
    starts = [edge - len(form) for form in slot if text.endswith(form, 0, edge)]
    return [start for start in starts if start == 0 or not text[start - 1].isalnum()]


def particle_end(text: str, position: int, particle: str) -> int | None:
    """Find the particle of an English verb behind its object: "sign your friends up"."""
    found = _behind_object(particle).match(text, position)
    return found.end() if found else None


@lru_cache(maxsize=64)
def _behind_object(particle: str) -> "re.Pattern[str]":
    return re.compile(_OBJECT + re.escape(particle) + _PARTICLE_ENDS)


def tail_end(
    text: str, position: int, *, tail: tuple[tuple[str, ...], ...], cased: str, is_verb: Callable[[str], bool]
) -> int | None:
    """Find the end of what belongs to a verb at the end of its clause; None where another clause comes first."""
    if _PIECE.match(text, position) or text[position : position + 1] != " ":
        return None
    pieces = list(_take(text, position))
    skipping = False
    for number, (start, piece) in enumerate(pieces):
        if piece == ",":
            if not skipping and _begins_anew(_following(pieces, number), is_verb):
                return None
            skipping = not skipping and _following(pieces, number) in _SUBORDINATES
        elif piece in _ENDS or (piece in _JOINS and not skipping and _begins_clause(pieces, number, is_verb)):
            return None
        elif not skipping and piece in tail[0] and not _is_noun(tail, cased[start : start + len(piece)]):
            end = _closes(text, start, tail)
            if end is not None and _is_near_enough(tail, [word for _, word in pieces[:number]]):
                return end
    return None


def _take(text: str, position: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for piece in _PIECE.finditer(text, position):
        found.append((piece.start(), piece.group()))
        if len(found) > _FARTHEST or piece.group() in _ENDS:
            break
    return found


def _closes(text: str, start: int, tail: tuple[tuple[str, ...], ...]) -> int | None:
    """Say where the tail ends, if it is whole and ends its clause."""
    end = after(text, start - 1, tail)
    if end is None or (tail[-1] == ("ein",) and _COUNTS.match(text, end)):
        return None
    return end if _CLAUSE_ENDS.match(text, end) else None


def _is_noun(tail: tuple[tuple[str, ...], ...], piece: str) -> bool:
    """Tell "den Weg" from the particle "weg"."""
    return len(tail) == 1 and len(tail[0]) == 1 and piece[:1].isupper() and not piece.isupper()


def _is_near_enough(tail: tuple[tuple[str, ...], ...], between: list[str]) -> bool:
    """Keep a verb and its bare noun close together: "Spar jetzt Geld", not "Spar nicht am falschen Ende beim Geld"."""
    if len(tail) > 1 or len(tail[0]) == 1:
        return True
    return len(between) < _SHORT and not any(word in _PREPOSITIONS for word in between)


def _following(pieces: list[tuple[int, str]], number: int) -> str:
    return pieces[number + 1][1] if number + 1 < len(pieces) else ""


def _begins_anew(word: str, is_verb: Callable[[str], bool]) -> bool:
    """Tell ", dann …" and ", mach …" after a comma from ", eine Messung" and ", wenn …"."""
    if word in _STARTS:
        return True
    return is_verb(word) and word not in _SUBORDINATES and not word.startswith(_OWNERS)


def _begins_clause(pieces: list[tuple[int, str]], number: int, is_verb: Callable[[str], bool]) -> bool:
    """Tell "und bieten Kaffee an" from "Kaffee und kalten Kuchen an"."""
    return any(is_verb(word) for _, word in pieces[number + 1 : number + 3])
