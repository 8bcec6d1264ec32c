from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.finding import Finding, Said, Severity
from brand.languages import language_of
from brand.languages.passive import passives
from brand.model import Document
from brand.text import at, words_by_sentence
from brand.text.quoted import is_quoted

__all__ = ["CHECK"]


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each verb in the passive: the auxiliary with its participle."""
    language = language_of(document.locale)
    if language is None:
        return
    for segment in document.segments:
        if segment.role == "quote":
            continue
        for words in words_by_sentence(segment, document.locale):
            places = [(word.start, word.end) for word in words]
            for start, end in passives(segment.text, places, language.code):
                if not is_quoted(segment.text, start, end, document.locale):
                    quote = segment.text[start:end]
                    yield Finding(at=at(segment, start, end), quote=quote, message=_message(quote))


def _message(quote: str) -> Said:
    return Said(de=f"„{quote}“ sagt nicht, wer handelt.", en=f"“{quote}” does not say who acts.")


_PLAIN = speaking()

CHECK = Check(
    id="language/passive",
    family="language",
    summary=Said(de="Passiv", en="Passive voice"),
    why=Said(
        de="Wer sagt, wer handelt, schreibt kürzer und wird besser verstanden.",
        en="Who says who acts writes shorter and is understood better.",
    ),
    severity=Severity.NOTE,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content="Dein Paket wird am Montag geliefert, wenn es gepackt wurde.",
            context=_PLAIN,
            findings=(
                found((11, 35), "wird am Montag geliefert", _message("wird am Montag geliefert")),
                found((45, 58), "gepackt wurde", _message("gepackt wurde")),
            ),
        ),
        Breach(
            content="Your parcel was quickly packed and will be sent today.",
            locale="en-GB",
            context=_PLAIN,
            findings=(
                found((12, 30), "was quickly packed", _message("was quickly packed")),
                found((40, 47), "be sent", _message("be sent")),
            ),
        ),
        Pass(content="Es wird kalt, wir werden dir schreiben, und das Zelt ist gepackt.", context=_PLAIN),
        Pass(content="Wir werden das Boot behalten. Er wird gefährlich müde.", context=_PLAIN),
        Pass(content="The lake is frozen, we are excited, and she is packing.", locale="en-GB", context=_PLAIN),
    ),
)
