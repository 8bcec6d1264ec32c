import re
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import speaking
from brand.document import Source
from brand.finding import At, Finding, Said, Severity
from brand.mail import Feature, Lacking, features, lacking
from brand.model import Document

__all__ = ["CHECK"]

_STYLE = re.compile(r"<style\b[^>]*>(?P<block>.*?)</style>|\bstyle=\"(?P<own>[^\"]*)\"", re.DOTALL | re.IGNORECASE)
# Conditional comments are for Outlook alone and comments for nobody.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NAMED = 4
_QUOTED = 60


def run(document: Document, _: Context) -> Iterator[Finding]:
    """Report what mail programs lack: once for each feature, at its first place."""
    if document.channel != "email" or document.format not in {"html", "document"}:
        return
    for source in document.sources:
        markup = _COMMENT.sub(lambda found: " " * len(found[0]), source.text)
        styles = [found.span(found.lastgroup or 0) for found in _STYLE.finditer(markup)]
        for feature in features():
            place = _first(feature, markup, styles)
            known = lacking().get(feature.slug)
            if place is not None and known is not None and known.programs:
                yield _finding(source, place, feature=feature, known=known)


def _first(feature: Feature, markup: str, styles: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Find where a feature is used first: in a style, or in the markup."""
    for start, end in styles if feature.place == "style" else [(0, len(markup))]:
        found = feature.form.search(markup, start, end)
        if found is not None:
            return found.span()
    return None


def _finding(source: Source, place: tuple[int, int], *, feature: Feature, known: Lacking) -> Finding:
    start, end = place
    return Finding(
        at=At(pointer=source.pointer, start=start, end=end),
        quote=source.text[start : min(end, start + _QUOTED)],
        message=_message(feature, known),
        severity=Severity.ERROR if feature.weight == "breaks" else Severity.WARNING,
    )


def _message(feature: Feature, known: Lacking) -> Said:
    names, more = ", ".join(known.programs[:_NAMED]), len(known.programs) - _NAMED
    de, en = (f" und {more} weitere", f" and {more} more") if more > 0 else ("", "")
    return Said(
        de=f"{known.title}: fehlt in {names}{de}. {feature.why.de}",
        en=f"{known.title}: missing in {names}{en}. {feature.why.en}",
    )


def _mail(markup: str, format_: str = "html") -> Document:
    return Document(locale="de-DE", channel="email", format=format_, sources=(Source(pointer="/content", text=markup),))


_BY_SLUG = {feature.slug: feature for feature in features()}


def _expected(markup: str, slug: str, quote: str) -> Finding:
    start = markup.index(quote)
    return _finding(
        Source(pointer="/content", text=markup),
        (start, start + len(quote)),
        feature=_BY_SLUG[slug],
        known=lacking()[slug],
    )


_FLEX = '<td style="color:#000;display:flex">Licht</td>'
_FLOAT = "<style>.bild{float:left}</style><p>Light</p>"
_FORM = '<form action="https://a.example/"><input></form>'
_SPEAKS = speaking()

CHECK = Check(
    id="channel/email-support",
    family="channel",
    summary=Said(de="Mailprogramme können das nicht", en="Mail programs cannot do this"),
    why=Said(
        de="Was ein Postfach nicht kann, lässt es weg, und mit ihm die Spalte, die Farbe oder den Preis.",
        en="What an inbox cannot do it drops, and with it the column, the colour or the price.",
    ),
    severity=Severity.WARNING,
    needs=Needs.SOURCES,
    run=run,
    examples=(
        Breach(
            content=_mail(_FLEX),
            context=_SPEAKS,
            findings=(_expected(_FLEX, "css-display-flex", "display:flex"),),
        ),
        Breach(
            content=_mail(_FLOAT, "document"),
            context=_SPEAKS,
            findings=(_expected(_FLOAT, "css-float", "float:left"),),
        ),
        Breach(content=_mail(_FORM), context=_SPEAKS, findings=(_expected(_FORM, "html-form", "<form"),)),
        Pass(
            content=_mail('<table role="presentation"><tr><td style="border-radius:8px">Licht</td></tr></table>'),
            context=_SPEAKS,
        ),
        Pass(
            content=_mail('<!--[if mso]><v:rect style="position:absolute"></v:rect><![endif]--><p>Light</p>'),
            context=_SPEAKS,
        ),
        Pass(content=_mail("<p>display: flex, so heißt das.</p>"), context=_SPEAKS),
    ),
)
