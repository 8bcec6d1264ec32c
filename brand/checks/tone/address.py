from collections import Counter
from collections.abc import Iterator

from brand.check import Breach, Check, Context, Needs, Pass
from brand.checks._example import found, speaking
from brand.checks.tone._pronouns import Pronoun, Tone, pronouns
from brand.finding import Finding, Said, Severity
from brand.languages import by_locale
from brand.model import Address, Document, Voice
from brand.text import at

__all__ = ["CHECK"]


def run(document: Document, context: Context) -> Iterator[Finding]:
    """Report each address that departs from the house form, or, without one, from the text's own."""
    addressed = _decided(pronouns(document))
    house = by_locale(context.voice.address, document.locale)
    right = Tone.INFORMAL if house is Address.DU else Tone.FORMAL if house else _prevailing(addressed)
    for pronoun in addressed:
        if pronoun.tone is not right:
            quote = pronoun.segment.text[pronoun.start : pronoun.end]
            yield Finding(
                at=at(pronoun.segment, pronoun.start, pronoun.end),
                quote=quote,
                message=_departs(quote, house) if house else _mixes(quote),
            )


def _decided(found: tuple[Pronoun, ...]) -> tuple[Pronoun, ...]:
    """Decide the doubtful ones by the document: formal where it is so elsewhere, or where nobody else can be meant."""
    tones = Counter(pronoun.tone for pronoun in found)
    is_formal = tones[Tone.FORMAL] > 0
    is_informal = tones[Tone.INFORMAL] > 0
    decided = []
    for pronoun in found:
        if pronoun.tone is Tone.PERHAPS_FORMAL:
            if not (is_formal or (pronoun.is_fresh and not is_informal)):
                continue
            is_formal = True
        tone = Tone.FORMAL if pronoun.tone is Tone.PERHAPS_FORMAL else pronoun.tone
        decided.append(pronoun._replace(tone=tone))
    return tuple(decided)


def _prevailing(found: tuple[Pronoun, ...]) -> Tone:
    """Give the form that is used most, the first one where both are used equally."""
    tones = Counter(pronoun.tone for pronoun in found)
    return tones.most_common(1)[0][0] if tones else Tone.NONE


def _departs(quote: str, house: Address) -> Said:
    return Said(
        de=f"„{quote}“: Wir sprechen unsere Leserinnen und Leser mit „{_PRONOUN[house]}“ an.",
        en=f"“{quote}”: we address our readers as “{_PRONOUN[house]}”.",
    )


def _mixes(quote: str) -> Said:
    return Said(
        de=f"„{quote}“: Der Text spricht sonst anders an; bleib bei „du“ oder bei „Sie“.",
        en=f"“{quote}”: the text addresses its reader differently elsewhere; keep to “du” or to “Sie”.",
    )


_PRONOUN = {Address.DU: "du", Address.SIE: "Sie"}
_DU = speaking(Voice(address={"de": Address.DU}))
_SIE = speaking(Voice(address={"de": Address.SIE}))
_OPEN = speaking()

CHECK = Check(
    id="tone/address",
    family="tone",
    summary=Said(de="Falsche Anrede", en="Wrong form of address"),
    why=Said(
        de="Eine Marke, die mal duzt und mal siezt, klingt wie zwei.",
        en="A brand that is familiar here and formal there sounds like two.",
    ),
    severity=Severity.ERROR,
    needs=Needs.PROSE,
    locales=("de",),
    run=run,
    examples=(
        Breach(
            content="Entdecken Sie das Polarlicht und Ihre neue Lampe.",
            context=_DU,
            findings=(
                found((0, 13), "Entdecken Sie", _departs("Entdecken Sie", Address.DU)),
                found((33, 37), "Ihre", _departs("Ihre", Address.DU)),
            ),
        ),
        Breach(
            content="Jetzt neu. Sichere dir deinen Platz.",
            context=_SIE,
            findings=(found((11, 29), "Sichere dir deinen", _departs("Sichere dir deinen", Address.SIE)),),
        ),
        Breach(
            content="Wenn ihr zelten wollt, meldet euch.",
            context=_SIE,
            findings=(
                found((5, 8), "ihr", _departs("ihr", Address.SIE)),
                found((30, 34), "euch", _departs("euch", Address.SIE)),
            ),
        ),
        Breach(
            content="Ihre Bestellung ist da. Sie können sie heute abholen.",
            context=_DU,
            findings=(
                found((0, 4), "Ihre", _departs("Ihre", Address.DU)),
                found((24, 27), "Sie", _departs("Sie", Address.DU)),
            ),
        ),
        Breach(
            content="Du findest uns in Kiel. Deine Fragen beantworten wir gern. Rufen Sie uns an.",
            context=_OPEN,
            findings=(found((59, 68), "Rufen Sie", _mixes("Rufen Sie")),),
        ),
        Pass(content="Sie ist die Gründerin. Ihr Hund heißt Polar, und ihr Boot liegt in Kiel.", context=_DU),
        Pass(content="Unsere Lampen sind robust. Sie halten zwanzig Jahre.", context=_DU),
        Pass(content="Hier sind wir per Sie, das Du bietet die Älteste an; die Sie-Form bleibt.", context=_OPEN),
        Pass(content="Entdecke das Polarlicht.", context=_SIE),
        Pass(content="„Kommen Sie bald wieder“, sagte die Wirtin. Komm du auch.", context=_DU),
        Pass(content="Entdecken Sie das Polarlicht und Ihre neue Lampe.", context=_SIE),
        Pass(content="Entdecken Sie das Polarlicht.", context=_OPEN),
    ),
)
