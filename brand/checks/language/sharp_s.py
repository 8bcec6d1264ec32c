from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.model import Document
from brand.text import at, replacements, tokens

__all__ = ["CHECK"]


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each word with an ß in Swiss German."""
    for segment in document.segments:
        for word in tokens(segment):
            if "ß" in word.text or "ẞ" in word.text:
                right = word.text.replace("ß", "SS" if word.text.replace("ß", "").isupper() else "ss").replace(
                    "ẞ", "SS"
                )
                yield Finding(
                    at=at(segment, word.start, word.end),
                    quote=word.text,
                    message=_message(word.text, right),
                    fix=Fix(safe=True, replacements=replacements(segment, word.start, word.end, right)),
                )


def _message(quote: str, right: str) -> Said:
    return Said(
        de=f"„{quote}“: In der Schweiz schreibt man „{right}“.", en=f"“{quote}”: in Switzerland it is “{right}”."
    )


_PLAIN = speaking()

CHECK = Check(
    id="language/sharp-s",
    family="language",
    summary=Said(de="ß in der Schweiz", en="ß in Switzerland"),
    why=Said(
        de="Die Schweizer Rechtschreibung kennt kein ß; es verrät einen Text, der nicht für dort geschrieben ist.",
        en="Swiss spelling has no ß; it gives away a text that was not written for there.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    locales=("de-CH",),
    run=run,
    examples=(
        Breach(
            content="Die große STRAßE.",
            locale="de-CH",
            context=_PLAIN,
            findings=(
                found((4, 9), "große", _message("große", "grosse"), fix=mended((4, 9, "grosse"), safe=True)),
                found((10, 16), "STRAßE", _message("STRAßE", "STRASSE"), fix=mended((10, 16, "STRASSE"), safe=True)),
            ),
        ),
        Pass(content="Die grosse Strasse.", locale="de-CH", context=_PLAIN),
        Pass(content="Die große Straße.", locale="de-DE", context=_PLAIN),
    ),
)
