"""German verbs: finite forms, participles, the infinitive with "zu", and those that part in the sentence."""

from typing import NamedTuple

from brand.languages.language import words
from brand.lexicon.german.adjectives import ENDINGS
from brand.lexicon.inflection import Inflected
from brand.lexicon.vocabulary import Vocabulary

__all__ = ["Split", "particle_of", "split_forms", "verb_forms"]

_PARTICLES = words(
    """ab an auf aus auseinander bei bereit breit da dabei daher dahin dar davon dazu dazwischen durch ein empor
    entgegen entlang entzwei fehl fern fertig fest fort frei gegenüber gering gleich groß gut heim her herab heran
    herauf heraus herbei herein herum herunter hervor hin hinab hinauf hinaus hinein hinterher hinunter hinweg hinzu
    hoch kaputt kennen klar klein krank kurz leicht los mit nach nahe nieder offen rauf raus rein richtig rum runter
    schief schön schwarz sicher statt still teil tot trocken über um umher unter voll vor voran voraus vorbei
    vorüber vorwärts wahr weg weiter wett wider wieder zu zufrieden zurecht zurück zusammen zuvor zuwider"""
)
_ALSO_FIXED = words("durch über um unter wider wieder voll")
_NEEDS_E = ("d", "t", "chn", "ffn", "gn", "tm", "dn", "ckn")
_INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer")


class Split(NamedTuple):
    """A verb that parts: its finite forms and the particle at the end of the clause."""

    particle: str
    forms: tuple[str, ...]


def verb_forms(word: str, vocabulary: Vocabulary) -> tuple[Inflected, ...]:
    """Give every form that is written in one word."""
    particle = particle_of(word, vocabulary)
    base = word[len(particle) :]
    known = vocabulary.forms_of(word)
    finite = _finite(base, vocabulary)
    participles = _participles(base, vocabulary) | _participles_known(word, known, particle)
    forms = {particle + form for form in finite | _declined(participles | {base + "d"})}
    if particle:
        forms |= {f"{particle}zu{base}", *(f"{particle}zu{base}d{ending}" for ending in ENDINGS)}
    return (Inflected(word, "base"), *(Inflected(form) for form in sorted(forms | _tidy(known, word))))


def split_forms(word: str, vocabulary: Vocabulary) -> Split | None:
    """Give the forms that stand apart from their particle, None for a verb that never parts."""
    particle = particle_of(word, vocabulary)
    if not particle:
        return None
    base = word[len(particle) :]
    known = {
        form[len(particle) :]
        for form in vocabulary.forms_of(word)
        if form.startswith(particle) and not form.startswith((particle + "ge", particle + "zu"))
    }
    finite = (form for form in known | _finite(base, vocabulary) if form.isalpha() and not _is_adjectival(form, base))
    return Split(particle, tuple(sorted(finite)))


def _is_adjectival(form: str, base: str) -> bool:
    """Tell "meldend" and "gemeldete" from what a clause can begin with."""
    return form.startswith((base + "d", "ge" + base[:3]))


def particle_of(word: str, vocabulary: Vocabulary) -> str:
    """Give the particle that the verb parts from, "" where it does not."""
    known = vocabulary.forms_of(word)
    for length in range(min(len(word) - 3, 13), 1, -1):
        particle = word[:length]
        if particle in _PARTICLES and _parts(word, particle, known, vocabulary):
            return particle
    return ""


def _parts(word: str, particle: str, known: frozenset[str], vocabulary: Vocabulary) -> bool:
    base = word[len(particle) :]
    if f"{particle}zu{base}" in known or any(form.startswith(particle + "ge") for form in known):
        return True
    return not known and particle not in _ALSO_FIXED and vocabulary.lemma_of(base) == base


def _finite(base: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Give present, past and imperative: the regular ones by rule, the others where the table has them."""
    known = _tidy(vocabulary.forms_of(base), base)
    table = {form for form in known if not _is_participle(form, base, known)}
    stem = _stem(base)
    link = "e" if stem.endswith(_NEEDS_E) else ""
    regular = {
        base,
        stem + "e",
        stem + link + "t",
        stem + ("t" if stem.endswith(("s", "ß", "z", "x")) else link + "st"),
    }
    if not table or any(form == stem + link + "te" for form in table):
        regular |= {stem + link + "te" + ending for ending in ("", "n", "st", "t")}
    imperative = {form[:-2] for form in table if form.endswith("st") and form[:-2] != stem and "i" in form}
    return frozenset(table | regular | imperative | ({stem} if len(stem) > 2 else set()))  # noqa: PLR2004 -- "tu", "sei"


def _participles(base: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Give the past participles of a verb without particle."""
    known = _tidy(vocabulary.forms_of(base), base)
    found = {form for form in known if _is_participle(form, base, known)}
    if found:
        return _undeclined(found)
    stem = _stem(base)
    weak = stem + ("et" if stem.endswith(_NEEDS_E) else "t")
    fixed = base.startswith(_INSEPARABLE) or base.endswith("ieren")
    return frozenset({weak if fixed else "ge" + weak}) if not known or stem + "te" in known or fixed else frozenset()


def _participles_known(word: str, known: frozenset[str], particle: str) -> frozenset[str]:
    """Take what the table has for the whole verb: "angemeldet"."""
    if not particle:
        return frozenset()
    marked = {form[len(particle) :] for form in known if form.startswith(particle + "ge")}
    return _undeclined({form for form in marked if form.endswith(("t", "en")) and not word.endswith(form)})


def _undeclined(found: set[str]) -> frozenset[str]:
    """Leave out "gekauften" beside "gekauft"."""
    return frozenset(form for form in found if not (form.endswith("en") and form[:-2] in found))


def _is_participle(form: str, base: str, known: frozenset[str]) -> bool:
    if form == base or not form.endswith(("t", "n")):
        return False
    if base.startswith("ge") or not form.startswith("ge"):
        return form.endswith("en") and form + "e" in known
    return True


def _declined(participles: frozenset[str]) -> frozenset[str]:
    """Decline participles like adjectives."""
    return frozenset(form + ending for form in participles for ending in ("", *ENDINGS))


def _tidy(known: frozenset[str], lemma: str) -> frozenset[str]:
    """Leave out spellings that lost their final e, and what begins with a capital."""
    return frozenset(form for form in known if form[:1].islower() == lemma[:1].islower())


def _stem(base: str) -> str:
    return base[:-2] if base.endswith("en") else base[:-1]
