"""Nouns made of verbs and adjectives, and verbs that only carry one: "zur Anwendung kommen", "make a decision"."""

import functools
import re
from collections.abc import Iterator, Sequence

from brand.languages.language import words
from brand.text.normal import cased, normalise

__all__ = ["carried", "nominals"]

_GERMAN = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:ung|ungen|heit|heiten|keit|keiten|ation|ationen|nahme|nahmen|ierung|ität)\Z"
)
_GERMAN_THINGS = words(
    """zeitung zeitungen wohnung wohnungen rechnung rechnungen kleidung heizung heizungen packung packungen verpackung
    station stationen generation generationen sammlung sammlungen umgebung richtung meinung siedlung mischung werbung
    gesundheit freiheit mehrheit schönheit kindheit kleinigkeit kleinigkeiten süßigkeit süßigkeiten flüssigkeit
    möglichkeit möglichkeiten gelegenheit gelegenheiten ausnahme ausnahmen einnahme einnahmen maßnahme aufnahme
    aufnahmen universität abteilung stimmung erfahrung erfahrungen zeichnung zeichnungen dichtung handlung lesung
    vorlesung einladung festung lichtung qualität wanderung wanderungen jung schwung sprung ursprung
    organisation organisationen information informationen lösung lösungen leistung leistungen dienstleistung
    dienstleistungen bestimmung bestimmungen bedingung bedingungen beziehung beziehungen identität identitäten kennung
    kennungen erscheinung einheit einheiten krankheit krankheiten geschwindigkeit anleitung anleitungen verordnung
    währung nahrung hoffnung bildung sendung sendungen dokumentation situation situationen kapazität spezialität
    realität"""
)
_ENGLISH = re.compile(r"[a-z]{3,}(?:[ai]tions?|isations?|izations?|ments?|ances?|ences?|ability|sions?)\Z")
_ENGLISH_THINGS = words(
    """station stations nation nations mention attention ocean department departments apartment apartments element
    elements moment moments document documents garment garments ornament cement comment comments experience experiences
    audience science sciences fence fences sentence sentences dance dances chance chances ounce silence evidence
    difference differences distance distances entrance ambulance glance balance mansion pension television passion
    location vacation vacations occasion occasions question fashion conference conferences appliance appliances tension
    generation generations instrument instruments monument basement pavement compartment finance romance substance"""
)
_NOUN = r"[A-ZÄÖÜ][a-zäöüß]+"
_MADE = rf"(?:{_NOUN}(?:ung|ation|nahme))"
_GAP = r"(?:(?:(?! [-–—] )[^.,;:!?…\n]){0,60}?)"
_STELL = r"(?:st(?:ell(?:e|st|t|en|te|ten)|eh(?:e|st|t|en)|and|anden)|habe?n?|hat)"
_KOMM = r"(?:k(?:omm(?:e|st|t|en)|am|amen)|gelang(?:e|t|en|te|ten)|br(?:ing(?:e|st|t|en)|ach(?:te|ten)))"
_NEHM = r"(?:n(?:ehm(?:e|en|t)|imm|immt|immst|ahm|ahmen))"
_ZIEH = r"(?:z(?:ieh(?:e|st|t|en)|og|ogen))"
_SETZ = r"(?:setz(?:e|t|en|te|ten))"
_FIND = r"(?:f(?:ind(?:e|est|et|en)|and|anden))"
_TREFF = r"(?:tr(?:eff(?:e|en|t)|iffst|ifft|af|afen))"
_LEIST = r"(?:leist(?:e|est|et|en|ete|eten))"
_COMES_TO = (
    r"(?:zur (?:Anwendung|Abstimmung|Ausführung|Umsetzung|Durchführung|Entscheidung|Auszahlung|Geltung|Sprache"
    r"|Verwendung|Entfaltung|Vorlage|Kenntnis)|zum (?:Ausdruck|Abschluss|Einsatz|Erliegen|Tragen|Vorschein))"
)
_PAIRS = (
    # a piece of every such noun, which is found fast; the noun; its verb before it; its verb behind it
    (("zur Verfügung",), r"zur Verfügung", _STELL, r"(?:ge|zu|zuge)?(?:stell(?:t|en)|standen|stehen)"),
    (
        ("zur ", "zum "),
        _COMES_TO,
        _KOMM,
        r"(?:gekommen|kommen|gebracht|bringen|gelangt|gelangen)",
    ),
    (("in Anspruch", "zur Kenntnis"), r"(?:in Anspruch|zur Kenntnis)", _NEHM, r"(?:genommen|nehmen)"),
    (("in ", "zur "), r"(?:in (?:Erwägung|Betracht|Zweifel)|zur Rechenschaft)", _ZIEH, r"(?:gezogen|ziehen)"),
    (("in K", "in V"), r"(?:in Kenntnis|in Verbindung|in Kraft)", _SETZ, r"(?:gesetzt|setzen)"),
    (
        ("ung",),
        r"(?:Anwendung|Berücksichtigung|Beachtung|Verwendung|Anerkennung|Zustimmung)",
        _FIND,
        r"(?:gefunden|finden)",
    ),
    (
        ("ung",),
        rf"(?<!auf )(?:(?:eine|die|keine|seine|ihre|unsere) )?{_NOUN}(?:ung|ungen)",
        _TREFF,
        r"(?:getroffen|treffen)",
    ),
    (
        ("Beitrag", "Folge", "Abhilfe", "Gewähr", "Unterstützung"),
        r"(?:(?:einen|keinen|seinen|ihren|unseren) )?(?:Beitrag|Folge|Abhilfe|Gewähr|Unterstützung)",
        _LEIST,
        r"(?:geleistet|leisten)",
    ),
    (
        ("ung", "ation", "nahme"),
        rf"(?:(?:eine|die|keine) )?{_MADE}",
        _NEHM + r"(?=[^.,;:!?…\n]{0,80}? vor\b)",
        r"(?:vorgenommen|vornehmen|vorzunehmen)",
    ),
)
_CUES = tuple(pair[0] for pair in _PAIRS)
_ENGLISH_CARRIED = re.compile(
    r"\b(?:ma(?:ke|kes|de|king)|conduct(?:s|ed|ing)?|perform(?:s|ed|ing)?|carr(?:y|ies|ied|ying) out"
    r"|reach(?:es|ed|ing)?|tak(?:e|es|ing) into|took into|g(?:ive|ives|ave|iving)|provid(?:e|es|ed|ing))"
    r"(?: (?:an?|the|any|some|our|your))?"
    r"(?: [a-z]+)?? (?:decision|investigation|consideration|assessment|recommendation|adjustment|assumption"
    r"|contribution|payment|improvement|modification|analysis|evaluation|examination|inspection|conclusion|agreement|assistance"
    r"|explanation|description|comparison|statement|enquiry|inquiry|reservation|selection|alteration|announcement"
    r"|implementation|installation|authorisation|authorization|confirmation|indication)s?\b(?: (?:to|of|for)\b)?"
)


@functools.cache
def _german(number: int) -> re.Pattern[str]:
    """Compile a pair when a text first has its cue: all of them cost more than the rest of the check."""
    _, noun, verb, other = _PAIRS[number]
    behind = rf"{noun} {_GAP}(?<!\w)(?:{other}|{verb})(?!\w)"
    return re.compile(rf"(?<!\w)(?:{verb}(?!\w) {_GAP}{noun}(?: vor)?(?!\w)|{behind})")


def nominals(text: str, tokens: Sequence[tuple[int, int]], language: str) -> list[tuple[int, int]]:
    """Give the places of the nouns that hide a verb or an adjective."""
    pattern, things = (_GERMAN, _GERMAN_THINGS) if language == "de" else (_ENGLISH, _ENGLISH_THINGS)
    found = []
    for start, end in tokens:
        word = cased(text[start:end]) if language == "de" else text[start:end].lower()
        if pattern.match(word) and word.lower() not in things:
            found.append((start, end))
    return found


def carried(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Give where a verb only carries a noun that says what is done."""
    view = normalise(text)
    for start, end in _carried(view.cased, language):
        yield view.place(start, end)


def _carried(text: str, language: str) -> Iterator[tuple[int, int]]:
    if language == "de":
        patterns = [_german(number) for number, cues in enumerate(_CUES) if any(cue in text for cue in cues)]
    else:
        patterns = [_ENGLISH_CARRIED]
    found = sorted(hit.span() for pattern in patterns for hit in pattern.finditer(text))
    end = -1
    for start, last in found:
        if start >= end:
            yield start, last
            end = last
