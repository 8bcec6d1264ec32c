from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.checks.language._quotation import wrong_marks
from brand.finding import Finding, Fix, Said, Severity
from brand.languages import language_of
from brand.model import Document
from brand.text import at, replacements

__all__ = ["CHECK"]


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each quotation mark that the locale writes differently."""
    if language_of(document.locale) is None:
        return
    for segment in document.segments:
        for place, mark, right in wrong_marks(segment.text, document.locale or ""):
            yield Finding(
                at=at(segment, place, place + 1),
                quote=mark,
                message=_message(mark, right),
                fix=Fix(safe=True, replacements=replacements(segment, place, place + 1, right)),
            )


def _message(mark: str, right: str) -> Said:
    return Said(de=f"Anführungszeichen {mark}: Hier steht {right}.", en=f"Quotation mark {mark}: it is {right} here.")


_PLAIN = speaking()

CHECK = Check(
    id="language/quotes",
    family="language",
    summary=Said(de="Fremde Anführungszeichen", en="Foreign quotation marks"),
    why=Said(
        de="Gerade oder fremde Anführungszeichen verraten Eile; jede Sprache hat ihre eigenen.",
        en="Straight or foreign quotation marks betray haste; every language has its own.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=run,
    examples=(
        Breach(
            content='Das "Nordlicht".',
            context=_PLAIN,
            findings=(
                found((4, 5), '"', _message('"', "„"), fix=mended((4, 5, "„"), safe=True)),
                found((14, 15), '"', _message('"', "“"), fix=mended((14, 15, "“"), safe=True)),
            ),
        ),
        Breach(
            content="Das „Nordlicht“.",
            locale="de-CH",
            context=_PLAIN,
            findings=(
                found((4, 5), "„", _message("„", "«"), fix=mended((4, 5, "«"), safe=True)),
                found((14, 15), "“", _message("“", "»"), fix=mended((14, 15, "»"), safe=True)),
            ),
        ),
        Breach(
            content="The „aurora“ and 'light'.",
            locale="en-GB",
            context=_PLAIN,
            findings=(
                found((4, 5), "„", _message("„", "“"), fix=mended((4, 5, "“"), safe=True)),
                found((11, 12), "“", _message("“", "”"), fix=mended((11, 12, "”"), safe=True)),
                found((17, 18), "'", _message("'", "‘"), fix=mended((17, 18, "‘"), safe=True)),
                found((23, 24), "'", _message("'", "’"), fix=mended((23, 24, "’"), safe=True)),
            ),
        ),
        Pass(content="Das „Nordlicht“, das »Polarlicht«, geht's, ’nen 27\"-Schirm, 5' lang.", context=_PLAIN),
        Pass(content="«Nordlicht» und ‹Polarlicht›", locale="de-CH", context=_PLAIN),
        Pass(
            content="The “aurora”, the ‘light’, it's the customers' 27\" screen of '99.", locale="en-GB", context=_PLAIN
        ),
    ),
)
