import re
from collections.abc import Iterator
from typing import NamedTuple

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.finding import Finding, Said, Severity
from brand.languages.function_words import FUNCTION_WORDS
from brand.model import Document, Kind, Segment
from brand.text import Word, at, words_by_sentence
from brand.text.normal import plain

__all__ = ["CHECK"]

_FEWEST = 5
"""A shorter sentence may be a name, a slogan or a title."""
_DENSITY = 5
"""In running text at least every fifth word is a small one."""
_MARGIN = 3
_SHORT = 8
"""In so short a sentence two small words tell enough, if none speaks against them."""
_QUOTED = re.compile(r"[„“»«\"‚‹›][^„“”»«\"‘‹›]{1,400}[“”«»\"‘‹›]")
_NAMES = {
    "de": Said(de="deutsch", en="German"),
    "en": Said(de="englisch", en="English"),
    "fr": Said(de="französisch", en="French"),
    "it": Said(de="italienisch", en="Italian"),
    "es": Said(de="spanisch", en="Spanish"),
    "nl": Said(de="niederländisch", en="Dutch"),
}


class _Foreign(NamedTuple):
    """A stretch in another language."""

    start: int
    end: int
    language: str


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report sentences that are written in another language than the document's."""
    own = (document.locale or "").split("-")[0].lower()
    if own not in FUNCTION_WORDS:
        return
    for segment in document.segments:
        if segment.role != "quote":
            for start, end, language in _joined(_foreign(segment, document.locale, own)):
                quote = segment.text[start:end]
                yield Finding(at=at(segment, start, end), quote=quote, message=_message(language, own))


def _foreign(segment: Segment, locale: str | None, own: str) -> Iterator[_Foreign | None]:
    """Judge one sentence after the other; None for one that is as it should be."""
    ours = _QUOTED.sub(lambda hit: " " * len(hit[0]), segment.text)
    for words in words_by_sentence(segment, locale):
        said = [word for word in words if _tells(ours, word)]
        language = _language([plain(word.text) for word in said], own)
        if language is None or (language != "de" and _is_title(said, language)):
            yield None
        else:
            yield _Foreign(said[0].start, _end(segment, said[-1]), language)


def _tells(text: str, word: Word) -> bool:
    """Leave out single letters, parts of "Do-it-yourself", and what stood in quotation marks."""
    is_joined = text[word.start - 1 : word.start] == "-" or text[word.end : word.end + 1] == "-"
    return len(word.text) > 1 and not is_joined and text[word.start] != " "


def _language(said: list[str], own: str) -> str | None:
    """Give the language that the small words speak, where it clearly is another one."""
    if len(said) < _FEWEST:
        return None
    best, most = None, 0
    ours = [word for word in said if word in FUNCTION_WORDS[own]]
    others = [word for word in said if word not in FUNCTION_WORDS[own]]
    for language, theirs in FUNCTION_WORDS.items():
        telling = [word for word in others if word in theirs]
        count, against = len(telling), sum(word not in theirs for word in ours)
        fewest = 2 if len(said) <= _SHORT and not against else _MARGIN
        is_clear = count > _MARGIN * against and count * _DENSITY >= len(said) and len(set(telling)) >= fewest
        if language != own and is_clear and count > most:
            best, most = language, count
    return best


def _is_title(said: list[Word], language: str) -> bool:
    """Know "Best of Night and Day": a name sets all its words in capitals but the small ones."""
    large = [word.text for word in said[1:] if word.text.lower() not in FUNCTION_WORDS[language]]
    return bool(large) and all(not word[0].islower() for word in large)


def _end(segment: Segment, last: Word) -> int:
    """Take the closing mark along."""
    end = last.end
    while end < len(segment.text) and segment.text[end] in ".!?…":
        end += 1
    return end


def _joined(stretches: Iterator[_Foreign | None]) -> Iterator[_Foreign]:
    """Make one of neighbours in the same language."""
    kept: _Foreign | None = None
    for one in stretches:
        if kept and one and one.language == kept.language:
            kept = kept._replace(end=one.end)
            continue
        if kept:
            yield kept
        kept = one
    if kept:
        yield kept


def _message(language: str, own: str) -> Said:
    theirs, ours = _NAMES[language], _NAMES[own]
    return Said(
        de=f"Dieser Text ist {theirs.de}, er soll {ours.de} sein.",
        en=f"This text is {theirs.en}; it should be {ours.en}.",
    )


_PLAIN = speaking()

CHECK = Check(
    id="language/locale-mix",
    family="language",
    summary=Said(de="Text in der falschen Sprache", en="Text in the wrong language"),
    why=Said(
        de="Ein vergessener Absatz in der anderen Sprache fällt jedem auf, nur nicht dem, der ihn kopiert hat.",
        en="A paragraph left in the other language is noticed by everybody but the one who copied it.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Das Zelt steht. The tent stands by the lake and you sleep in it. It is for you and your friends.",
            context=_PLAIN,
            findings=(
                found(
                    (16, 96),
                    "The tent stands by the lake and you sleep in it. It is for you and your friends.",
                    _message("en", "de"),
                ),
            ),
        ),
        Breach(
            content="Das Zelt steht am See und wartet auf dich.",
            locale="en-GB",
            context=_PLAIN,
            findings=(found((0, 42), "Das Zelt steht am See und wartet auf dich.", _message("de", "en")),),
        ),
        Pass(
            content="Unser Lied „Under the Bridge of the River“ läuft. Best of Outdoor, Night and Day.", context=_PLAIN
        ),
        Pass(
            content='<p lang="en">This is the page that you can read in the store.</p><p>Wir kochen.</p>',
            kind=Kind.HTML,
            context=_PLAIN,
        ),
        Pass(content="The die was cast in the Hut, and that was an Igel.", locale="en-GB", context=_PLAIN),
    ),
)
