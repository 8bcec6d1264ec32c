from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, mended, speaking
from brand.finding import Finding, Fix, Said, Severity
from brand.languages import by_locale
from brand.languages.gender import MARKS, Form, forms
from brand.model import Document, Segment, Voice
from brand.text import at, replacements

__all__ = ["CHECK"]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report explicit forms in another style than the pack's; a generic masculine is left alone."""
    style = by_locale(context.voice.gender, document.locale)
    if style in {None, "any"}:
        return
    for segment in document.segments:
        for form in forms(segment.text):
            if form.style != style and (form.style != "pair" or style == "neutral"):
                yield _finding(segment, form, str(style))


def _finding(segment: Segment, form: Form, style: str) -> Finding:
    quote = segment.text[form.start : form.end]
    right = f"{form.parts[0]}{MARKS[style]}{form.parts[1]}" if form.parts and style in MARKS else None
    fix = Fix(safe=True, replacements=replacements(segment, form.start, form.end, right)) if right else None
    return Finding(at=at(segment, form.start, form.end), quote=quote, message=_message(quote, right, style), fix=fix)


def _message(quote: str, right: str | None, style: str) -> Said:
    if right:
        return Said(de=f"„{quote}“ schreiben wir „{right}“.", en=f"“{quote}”: we write “{right}”.")
    if style == "pair":
        return Said(
            de=f"„{quote}“: Wir nennen beide Formen aus.",
            en=f"“{quote}”: we name both forms in full.",
        )
    return Said(
        de=f"„{quote}“: Wir formulieren neutral, etwa „Team“ oder „Interessierte“.",
        en=f"“{quote}”: we use neutral words, such as “Team” or “Interessierte”.",
    )


def _style(name: str) -> Context:
    return speaking(Voice(gender={"de": name}))


CHECK = Check(
    id="language/gender-form",
    family="language",
    summary=Said(de="Geschlechterform in anderer Schreibweise", en="Gender form in another style"),
    why=Said(
        de="Welche Form eine Marke wählt, ist ihre Sache; sie soll bei ihr bleiben.",
        en="Which form a brand chooses is up to it; it should keep to it.",
    ),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    locales=("de",),
    run=run,
    examples=(
        Breach(
            content="Alle Kund*innen und jede_r LehrerIn.",
            context=_style("colon"),
            findings=(
                found(
                    (5, 15),
                    "Kund*innen",
                    _message("Kund*innen", "Kund:innen", "colon"),
                    fix=mended((5, 15, "Kund:innen"), safe=True),
                ),
                found(
                    (20, 26), "jede_r", _message("jede_r", "jede:r", "colon"), fix=mended((20, 26, "jede:r"), safe=True)
                ),
                found(
                    (27, 35),
                    "LehrerIn",
                    _message("LehrerIn", "Lehrer:in", "colon"),
                    fix=mended((27, 35, "Lehrer:in"), safe=True),
                ),
            ),
        ),
        Breach(
            content="Mitarbeiter/-innen und Mitarbeiter(in).",
            context=_style("star"),
            findings=(
                found(
                    (0, 18),
                    "Mitarbeiter/-innen",
                    _message("Mitarbeiter/-innen", "Mitarbeiter*innen", "star"),
                    fix=mended((0, 18, "Mitarbeiter*innen"), safe=True),
                ),
                found(
                    (23, 38),
                    "Mitarbeiter(in)",
                    _message("Mitarbeiter(in)", "Mitarbeiter*in", "star"),
                    fix=mended((23, 38, "Mitarbeiter*in"), safe=True),
                ),
            ),
        ),
        Breach(
            content="Liebe Kund:innen!",
            context=_style("pair"),
            findings=(found((6, 16), "Kund:innen", _message("Kund:innen", None, "pair")),),
        ),
        Breach(
            content="Ärztinnen und Ärzte",
            context=_style("neutral"),
            findings=(found((0, 19), "Ärztinnen und Ärzte", _message("Ärztinnen und Ärzte", None, "neutral")),),
        ),
        Pass(
            content="Kund:innen auf LinkedIn, beim CheckIn: innen warm. Alle Kunden, jede:r.", context=_style("colon")
        ),
        Pass(content="Kundinnen und Kunden", context=_style("pair")),
        Pass(content="Kundinnen und Kunden, Kund*innen, KundInnen", context=_style("any")),
        Pass(content="Das Team und die Interessierten; Berlin und Bern.", context=_style("neutral")),
    ),
)
