"""What the prose checks say of a sentence does not depend on the markup around it or the letters it is written with."""

import functools
import html
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brand import lexicon
from brand.finding import Finding, Report
from brand.fixing import Cures, mend
from brand.linter import lint
from brand.model import Address, Brand, Claim, Kind, Locale, Name, Ruleset, Term, Voice
from brand.text import read

VOICE = Voice(
    address={"de": Address.DU},
    gender={"de": "colon"},
    names=(Name(name="Nordlicht"),),
    terms=(
        Term(term="günstig", locale="de", pos="adjective", match="compounds", prefer="fair"),
        Term(term="anmelden", locale="de", pos="verb"),
        Term(term="runder Tisch", locale="de", pos="phrase"),
        Term(term="cheap", locale="en", pos="adjective", prefer="fair"),
        Term(term="sign up", locale="en"),
    ),
    claims=(Claim(claim="beste", locale="de", match="inflected"),),
)
GERMAN = (
    "Die günstigen Zelte stehen am See.",
    "Meldet euch bis Freitag bei Jana an.",
    "Am runden Tisch gibt es Suppe.",
    "Wir möchten, dass Sie warm schlafen.",
    "Alle Kund*innen kennen das.",
    "Das beste Öl kommt aus Kiel.",
    "Bei Nord Licht brennt Licht.",
    "Die Serie “Birke” ist da.",
    "Das Boot - es ist neu - schwimmt.",
    "Es wiegt 3.5 kg und misst 40cm.",
    "Wir kochen und und essen.",
    "Jetzt wird die Suppe gekocht.",
    "Größe und Höhe sind gut.",
    "Nichts ist hier zu finden.",
)
ENGLISH = (
    "The cheapest tent is blue.",
    "Sign your friends up.",
    "The “north” range is out.",
    "The tent - it is new - stands.",
    "The soup is cooked at noon.",
    "You can can come.",
    "Nothing is wrong here.",
)
DOCUMENT_WIDE = ("language/readability", "language/exclamation", "language/locale-mix", "tone/address")
"""These weigh a whole text."""
PROSE = ("tone/", "language/")
SENTENCES = {"de-DE": GERMAN, "de-CH": GERMAN, "en-GB": ENGLISH}
CASES = st.sampled_from(sorted(SENTENCES)).flatmap(
    lambda locale: st.tuples(
        st.just(locale), st.lists(st.sampled_from(SENTENCES[locale]), min_size=1, max_size=4).map(tuple)
    )
)
FORMATS = ("text", "markdown", "html", "jinja", "liquid")


def written(paragraphs: tuple[str, ...], form: str) -> tuple[str, Kind]:
    """Write paragraphs in a format."""
    if form == "text":
        return "\n\n".join(paragraphs), Kind.TEXT
    if form == "markdown":
        return "\n\n".join(
            f"- {paragraph}" if at else paragraph for at, paragraph in enumerate(paragraphs)
        ), Kind.MARKDOWN
    whole = "".join(f'<p class="günstig cheap">{paragraph}</p>\n' for paragraph in paragraphs)
    if form == "jinja":
        whole = f"{{% if günstig %}}{{# cheap #}}{whole}{{% endif %}}<p>{{{{ cheap|default('günstig') }}}}</p>"
    if form == "liquid":
        whole = f"{{% for günstig in cheap %}}{whole}{{% endfor %}}<p>{{{{ cheap | append: 'günstig' }}}}</p>"
    return whole, Kind.HTML


@functools.cache
def ruleset() -> Ruleset:
    locales = {locale: Locale() for locale in SENTENCES}
    return Ruleset(
        brand=Brand(name="B", default_locale="de-DE", locales=locales),
        voice=VOICE,
        forms=lexicon.compile_forms(VOICE, tuple(locales)),
        digest="0",
    )


def judged(source: str, kind: Kind, locale: str) -> tuple[Finding, ...]:
    found = lint(read(source, kind, locale=locale), ruleset()).findings
    return tuple(finding for finding in found if finding.rule.startswith(PROSE))


def plain(text: str) -> str:
    """Give what a reader sees of a piece of a source."""
    shown = html.unescape(re.sub(r"<[^>]*>", "", text))
    return unicodedata.normalize("NFC", shown.replace("\u00ad", "").replace("\u200b", "")).strip()


def said(source: str, kind: Kind, locale: str) -> list[tuple[str, str]]:
    return sorted((finding.rule, plain(finding.quote)) for finding in judged(source, kind, locale))


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=12, deadline=None)
@given(case=CASES)
def test_every_finding_lies_in_the_source_and_quotes_it(form: str, case: tuple[str, tuple[str, ...]]) -> None:
    locale, paragraphs = case
    source, kind = written(paragraphs, form)

    for finding in judged(source, kind, locale):
        start, end = int(finding.at.start or 0), int(finding.at.end or 0)
        assert 0 <= start < end <= len(source)
        assert plain(source[start:end]) == plain(finding.quote)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=12, deadline=None)
@given(case=CASES)
def test_paragraphs_say_together_what_they_say_alone(form: str, case: tuple[str, tuple[str, ...]]) -> None:
    locale, paragraphs = case
    together = said(*written(paragraphs, form), locale)
    alone = [hit for paragraph in paragraphs for hit in said(paragraph, Kind.TEXT, locale)]

    assert [hit for hit in together if hit[0] not in DOCUMENT_WIDE] == sorted(
        hit for hit in alone if hit[0] not in DOCUMENT_WIDE
    )


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def hyphenated(text: str) -> str:
    """Put a soft hyphen into every longer word."""
    return re.sub(r"(?<!\w)([^\W\d_]{3})(?=[^\W\d_]{3})", "\\1\u00ad", text)


def as_entities(text: str) -> str:
    return "".join(f"&#{ord(letter)};" if letter in "äöüßeB“”" else letter for letter in text)


def with_inline_tags(text: str) -> str:
    return re.sub(r"(?<!\w)([^\W\d_]{3})([^\W\d_]{3,})", r"<b>\1</b>&shy;\2", text)


@pytest.mark.parametrize(
    ("vary", "form"),
    [
        *((vary, form) for vary in (decomposed, hyphenated) for form in FORMATS),
        *((vary, form) for vary in (as_entities, with_inline_tags) for form in ("html", "jinja", "liquid")),
        (as_entities, "markdown"),
    ],
)
@settings(max_examples=8, deadline=None)
@given(case=CASES)
def test_other_ways_to_write_the_same_letters_change_nothing(
    vary: Callable[[str], str], form: str, case: tuple[str, tuple[str, ...]]
) -> None:
    locale, paragraphs = case

    assert said(*written(tuple(map(vary, paragraphs)), form), locale) == said(*written(paragraphs, form), locale)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=12, deadline=None)
@given(case=CASES, cures=st.sampled_from(Cures))
def test_mended_texts_settle(form: str, case: tuple[str, tuple[str, ...]], cures: Cures) -> None:
    locale, paragraphs = case
    source, kind = written(paragraphs, form)

    def judge(text: str) -> Report:
        return lint(read(text, kind, locale=locale), ruleset())

    settled, report = mend(source, judge, cures=cures)
    assert mend(settled, judge, cures=cures)[0] == settled
    assert not [finding for finding in report.findings if finding.fix is not None and finding.fix.safe]
