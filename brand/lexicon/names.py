"""Names: the right spelling, the ones that the pack forbids, and those that come near."""

from collections.abc import Iterator

from brand.lexicon.model import Letters, Pattern, Spelling
from brand.lexicon.vocabulary import vocabulary_of
from brand.model import Name
from brand.text.normal import normalise

__all__ = ["name_patterns"]

_ALPHABET = "abcdefghijklmnopqrstuvwxyzäöüß"
_SHORTEST_NEAR, _LONGEST_NEAR = 5, 30
_SHORTEST_PART = 3
_DIGRAPHS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ä", "a"), ("ö", "o"), ("ü", "u"), ("é", "e"))


def name_patterns(name: Name, entry: int, languages: tuple[str, ...]) -> Iterator[Pattern]:
    """Give every wrong spelling; the right one, in whatever capitals, is judged where it is found."""
    right = " ".join(normalise(name.name).cased.split())
    low = right.lower()
    wrong = dict.fromkeys(_respaced(low))
    wrong.update(dict.fromkeys(_transcribed(low)))
    wrong.update(dict.fromkeys(" ".join(normalise(never).cased.lower().split()) for never in name.never))
    wrong.pop(low, None)
    texts = (low, *wrong)
    yield Pattern(entry=entry, spellings=tuple(Spelling(text, Letters.ANY, right) for text in texts))
    if not low.endswith("s"):
        yield Pattern(entry=entry, spellings=tuple(Spelling(text + "s", Letters.ANY, right + "s") for text in texts))
    near = tuple(word for word in _near(low, languages) if word not in wrong)
    if near:
        yield Pattern(entry=entry, spellings=tuple(Spelling(word, Letters.NOUN, right) for word in near), is_near=True)


def _respaced(low: str) -> Iterator[str]:
    """Give the name with its gaps moved: "nord licht", "nord-licht"."""
    closed = low.replace(" ", "").replace("-", "")
    yield closed
    for gap in (" ", "-"):
        yield from (closed[:at] + gap + closed[at:] for at in range(2, min(len(closed) - 1, _LONGEST_NEAR)))
        yield from (closed[:at] + gap + closed[at:] for at in range(1, len(closed)) if _is_number(closed, at))
        yield low.replace(" ", gap).replace("-", gap)


def _is_number(closed: str, at: int) -> bool:
    """Say whether a number begins or ends here: "KERN 9"."""
    return closed[at - 1].isdigit() != closed[at].isdigit()


def _transcribed(low: str) -> Iterator[str]:
    for letter, plain in _DIGRAPHS:
        if letter in low:
            yield low.replace(letter, plain)
        if len(plain) > 1 and plain in low:
            yield low.replace(plain, letter)


def _near(low: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Give what one slip of the finger makes of a name, unless the word that it changes becomes another one."""
    if not _SHORTEST_NEAR <= len(low) <= _LONGEST_NEAR or not low.replace(" ", "").isalpha():
        return
    right = low.split(" ")
    known = [vocabulary_of(language) for language in languages if language in {"de", "en"}]
    inflected = {low + ending for ending in ("s", "es", "'s")}
    for word in dict.fromkeys(_slips(low)):
        changed = [part for part, written in zip(word.split(" "), right, strict=False) if part != written]
        is_known = any(part in words or part.capitalize() in words for words in known for part in changed)
        is_same = len(word.split(" ")) == len(right) and all(len(part) >= _SHORTEST_PART for part in changed)
        if word != low and word not in inflected and is_same and not is_known:
            yield word


def _slips(low: str) -> Iterator[str]:
    for at in range(len(low) + 1):
        head, rest = low[:at], low[at:]
        if rest:
            yield head + rest[1:]
            yield from (head + letter + rest[1:] for letter in _ALPHABET)
        if len(rest) > 1:
            yield head + rest[1] + rest[0] + rest[2:]
        yield from (head + letter + rest for letter in _ALPHABET)
