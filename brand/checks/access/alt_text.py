from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.finding import At, Finding, Said, Severity
from brand.model import Document, Kind

__all__ = ["CHECK"]

_MESSAGE = Said(
    de="Dem Bild fehlt sein Text: Sage, was es zeigt, oder gib ein leeres alt an, wenn es nur schmückt.",
    en="The picture lacks its text: say what it shows, or give an empty alt if it is only decoration.",
)


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report each picture of which nobody said what it shows."""
    for picture in document.pictures:
        if picture.alt is None:
            yield Finding(at=picture.at, message=_MESSAGE)


CHECK = Check(
    id="access/alt-text",
    family="access",
    summary=Said(de="Bild ohne seinen Text", en="Picture without its text"),
    why=Said(
        de="Wer das Bild nicht sieht, hört an seiner Stelle einen Dateinamen; viele Postfächer laden keine Bilder.",
        en="Who does not see the picture hears a file name in its place; many inboxes load no pictures.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PICTURES,
    run=run,
    examples=(
        Breach(
            content='<p><img src="zelt.jpg" width="300"></p>',
            kind=Kind.HTML,
            findings=(
                Finding(
                    at=At(pointer="/content", start=3, end=35),
                    quote='<img src="zelt.jpg" width="300">',
                    message=_MESSAGE,
                    severity=Severity.ERROR,
                ),
            ),
        ),
        Pass(content='<img src="zelt.jpg" alt="Ein Zelt unter Polarlicht">', kind=Kind.HTML),
        Pass(content='<img src="linie.png" alt="">', kind=Kind.HTML),
        Pass(content='<img src="tent.jpg" alt="A tent below the aurora">', kind=Kind.HTML, locale="en-GB"),
    ),
)
