from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.finding import Finding, Said, Severity
from brand.languages import by_locale
from brand.model import Document, Voice
from brand.text import at, sentences

__all__ = ["CHECK"]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each sentence with more words than the pack allows; silent where it says nothing."""
    most = by_locale(context.voice.sentence_max_words, document.locale)
    if most is None:
        return
    for segment in document.segments:
        for sentence in sentences(segment, document.locale):
            quote = segment.text[sentence.start : sentence.end]
            count = sum(any(letter.isalnum() or letter == "\ufffc" for letter in word) for word in quote.split())
            if count > most:
                yield Finding(at=at(segment, sentence.start, sentence.end), quote=quote, message=_message(count, most))


def _message(count: int, most: int) -> Said:
    return Said(
        de=f"{count} Wörter in einem Satz, höchstens {most}.", en=f"{count} words in one sentence, at most {most}."
    )


_SHORT = speaking(Voice(sentence_max_words={"de": 6, "en": 5}))

CHECK = Check(
    id="language/sentence-length",
    family="language",
    summary=Said(de="Zu langer Satz", en="Sentence too long"),
    why=Said(
        de="Was in einem Atemzug nicht zu lesen ist, wird nicht zu Ende gelesen.",
        en="What cannot be read in one breath is not read to its end.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Kurz. Das Zelt steht z. B. am Fjord.",
            context=_SHORT,
            findings=(found((6, 36), "Das Zelt steht z. B. am Fjord.", _message(7, 6)),),
        ),
        Breach(
            content="The tent stands by the fjord.",
            locale="en-GB",
            context=_SHORT,
            findings=(found((0, 29), "The tent stands by the fjord.", _message(6, 5)),),
        ),
        Pass(content="Am 24. Dezember – endlich – ist Winter.", context=_SHORT),
        Pass(content="The tent stands. By the fjord.", locale="en-GB", context=_SHORT),
        Pass(content="Das Zelt steht am großen Fjord.", context=speaking()),
    ),
)
