"""How hard a text is to read, by the formulas that editors quote; each one names its source.

The counters of syllables are rules of our own: both languages spell vowels regularly enough for an average.
"""

import re
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

__all__ = ["Counted", "amstad", "counted", "flesch", "lix", "syllables", "wiener"]

_LONG = 6
"""LIX and the Wiener formula call a word long that has more letters than these."""
_MANY = 3
_GERMAN = re.compile(r"aa|ee|oo|ai|au|ay|äu|ei|eu|ey|ie|oi|ou|oy|[aeiouäöü]|(?<![aeiouäöü])y(?![aeiouäöü])")
_GERMAN_APART = re.compile(
    r"^[bg]e(?=e(?!i|re|t))|^be(?=inh|irr)|e(?=um\b)|(?<=l)ä(?=um\b)|(?<![rk])e(?=en\b)|(?<!sch)(?<!\bw)i(?=en\b)"
    r"|(?:l|[aiu]n|ser|ater|akt|akter|präm|tud|öd)i(?=e\b)|[lrt]i(?=ent)|i(?=ell)|a(?=iv|isch)"
)
"""Vowels that meet without becoming one: "be-enden", "Muse-um", "Ide-en", "Lini-e"."""
_ENGLISH = re.compile(r"[aeiouy]+")
_ENGLISH_APART = re.compile(
    r"(?<![cgst])i(?=[au]|o(?!n))|(?<![cghst])(?<!ll)(?<![aou]n)i(?=on)|i(?=et|enc)|(?<![cgst])i(?=ent)|[eyio](?=ing)"
    r"|e(?=o\b|a\b|at[ei]|um\b)|(?<=[ct])u(?=a)|(?<=s)u(?=al)|(?<=[^aeiouy])le[sd]?\b|(?<=[tbcg])re[sd]?\b|o(?=em|et)"
    r"|u(?=el\b)|(?<=[^aeiouy][^aeiouyd])i(?=er\b|est\b)|(?<=[aeiouy][szvrn])i(?=er\b|est\b)|(?:[iay]s|th)m\b"
)
_ENGLISH_SILENT = re.compile(
    r"[^aeiouy]e\b|[^aeiouytd]ed\b|(?:[^aeiouyscxzgh]|[^cs]h)es\b|(?:ever|ove|ate|ime|ure|ive|ete)(?=ly|time|ful|ment)"
    r"|[aeiouy](?:[^aeiouyl]|st)e(?=ly\b|ful|ment|less|ness)|le(?=ly\b)|eve(?=ning|ry)|busi(?=ness)"
    r"|(?:some|home|side|life|time)(?=[bcdfhgkmptw])"
)
"""The e that is written and not said: "make", "baked", "lakes", "completely"."""


class Counted(Struct, frozen=True, kw_only=True):
    """What the formulas reckon with: a text in numbers."""

    words: int
    sentences: int
    syllables: int
    long_words: int
    many_syllables: int
    one_syllable: int

    @property
    def words_a_sentence(self) -> float:
        """Give the mean length of a sentence."""
        return self.words / max(1, self.sentences)

    @property
    def syllables_a_word(self) -> float:
        """Give the mean length of a word."""
        return self.syllables / max(1, self.words)

    def share(self, part: int) -> float:
        """Give a number of words as per cent of all."""
        return 100 * part / max(1, self.words)


def counted(words: Iterable[str], sentences: int, language: str) -> Counted:
    """Count what the formulas need of a German (`de`) or English (`en`) text."""
    kept = Counter(words)
    parts = [(number, syllables(word, language)) for word, number in kept.items()]
    return Counted(
        words=kept.total(),
        sentences=sentences,
        syllables=sum(number * count for number, count in parts),
        long_words=sum(number for word, number in kept.items() if len(word) > _LONG),
        many_syllables=sum(number for number, count in parts if count >= _MANY),
        one_syllable=sum(number for number, count in parts if count == 1),
    )


def syllables(word: str, language: str) -> int:
    """Count the syllables of a word; a number counts as one."""
    low = word.lower()
    if language == "de":
        count = len(_GERMAN.findall(low.replace("qu", "kw"))) + len(_GERMAN_APART.findall(low.replace("qu", "kw")))
    else:
        count = len(_ENGLISH.findall(low)) + len(_ENGLISH_APART.findall(low)) - len(_ENGLISH_SILENT.findall(low))
    return max(1, count)


def lix(text: Counted) -> float:
    """Give Björnsson's LIX (Läsbarhet, 1968): below 40 easy, above 60 very hard."""
    return text.words_a_sentence + text.share(text.long_words)


def flesch(text: Counted) -> float:
    """Give Flesch's Reading Ease for English (A New Readability Yardstick, 1948): 100 easy, below 30 very hard."""
    return 206.835 - 1.015 * text.words_a_sentence - 84.6 * text.syllables_a_word


def amstad(text: Counted) -> float:
    """Give Amstad's Reading Ease for German (Wie verständlich sind unsere Zeitungen?, 1978), read as Flesch's."""
    return 180 - text.words_a_sentence - 58.5 * text.syllables_a_word


def wiener(text: Counted, number: int = 1) -> float:
    """Give a Wiener Sachtextformel (Bamberger and Vanecek, 1984), 1 to 4: the school year that can read the text."""
    many, length = text.share(text.many_syllables), text.words_a_sentence
    long, one = text.share(text.long_words), text.share(text.one_syllable)
    if number == 1:
        return 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * one - 0.875
    if number == 2:  # noqa: PLR2004 -- the authors number their formulas
        return 0.2007 * many + 0.1682 * length + 0.1373 * long - 2.779
    if number == 3:  # noqa: PLR2004 -- the authors number their formulas
        return 0.2963 * many + 0.1905 * length - 1.1144
    return 0.2744 * many + 0.2656 * length - 1.693
