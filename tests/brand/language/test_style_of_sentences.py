"""Passive, nominal style, the wrong language and readability: what a copywriter is told, and what not."""

import pytest

from brand.check import Context
from brand.checks import discover
from brand.model import Brand, Kind, Voice
from brand.text import read
from brand.text.readability import Counted, amstad, counted, flesch, lix, syllables, wiener

BRAND = Brand(name="B", default_locale="de-DE", locales={})


def found(check: str, text: str, locale: str = "de-DE", *, kind: Kind = Kind.TEXT, **options: object) -> list[str]:
    context = Context(brand=BRAND, voice=Voice(), options=options)
    return [finding.quote for finding in discover()[check].run(read(text, kind, locale=locale), context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Boote werden in Kiel gebaut.", ["werden in Kiel gebaut"]),
        ("Das Boot kann geflickt werden.", ["geflickt werden"]),
        ("Der Kurs ist gebucht worden.", ["gebucht worden"]),
        ("Das Zelt wurde von Jana entworfen.", ["wurde von Jana entworfen"]),
        ("Die Ware wird am Montag und Dienstag geliefert.", ["wird am Montag und Dienstag geliefert"]),
        ("Die Karten wurden vergeben.", ["wurden vergeben"]),
        ("Wir werden die Karten vergeben.", []),
        ("Es wird Winter, und der See gefriert.", []),
        ("Es wird Winter und der See gefriert.", []),
        ("Das Zelt ist gepackt.", []),
        ("Er wird berühmt.", []),
        ("Der Wirt sagte: „Hier wird gekocht.“", []),
    ],
)
def test_writer_sees_who_does_not_act(text: str, expected: list[str]) -> None:
    assert found("language/passive", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The boats are built here.", ["are built"]),
        ("It has not yet been shipped.", ["been shipped"]),
        ("The door was opened by Ole.", ["was opened"]),
        ("The lake was frozen.", []),
        ("The lake was frozen by the wind.", ["was frozen"]),
        ("We are interested, tired and ready.", []),
    ],
)
def test_writer_of_english_sees_who_does_not_act(text: str, expected: list[str]) -> None:
    assert found("language/passive", text, "en-GB") == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nach Prüfung der Bestellung erfolgt die Lieferung.", 1),
        ("Der Plan soll zur Anwendung kommen.", 1),
        ("Du kannst das Angebot in Anspruch nehmen.", 1),
        ("Wir haben eine Entscheidung getroffen.", 1),
        ("Die Zeitung und die Wohnung sind in der Siedlung.", 0),
        ("Wir treffen dich am Steg und finden den Weg.", 0),
    ],
)
def test_writer_sees_nouns_that_hide_verbs(text: str, count: int) -> None:
    assert len(found("language/nominal-style", text)) == count


def test_brand_may_allow_more_nouns() -> None:
    text = "Nach Prüfung der Bestellung erfolgt die Lieferung."

    assert found("language/nominal-style", text, most=3) == []


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("This is the page that you see.", "de-DE", ["This is the page that you see."]),
        ("Wir kochen. This is the page that you see.", "de-DE", ["This is the page that you see."]),
        ("Votre tente est dans le bateau avec nous.", "de-DE", ["Votre tente est dans le bateau avec nous."]),
        ("Dein Zelt steht am See und wartet.", "en-US", ["Dein Zelt steht am See und wartet."]),
        ("Die Leute, die die Boote bauen, singen.", "de-DE", []),
        ("Best of Night and Day: Trail Running for Kids.", "de-DE", []),
        ("The “Das Boot ist voll und wir sind es auch” song is on.", "en-GB", []),
        ("Just do it.", "de-DE", []),
    ],
)
def test_reader_is_spared_the_wrong_language(text: str, locale: str, expected: list[str]) -> None:
    assert found("language/locale-mix", text, locale) == expected


def test_page_may_state_the_language_of_a_part() -> None:
    foreign = "This is the page that you see."
    page = (
        f'<html lang="en"><body><p lang="en">{foreign}<p>Wir <q lang="en">x</q> kochen <i lang="fr">la soupe</i>.</p>'
    )

    assert found("language/locale-mix", page, kind=Kind.HTML) == []
    assert [one.text for one in read(page, Kind.HTML, locale="de-DE").segments] == ["Wir \ufffc kochen \ufffc."]
    nested = f"<ul><li lang=en>A<ul><li>{foreign}</li></ul></li></ul><ul><li lang=en>{foreign}</ul><p>Wir kochen.</p>"
    assert [one.text for one in read(nested, Kind.HTML, locale="de-DE").segments] == ["Wir kochen."]
    assert found("language/locale-mix", f"<ul><li lang=de>Ja<li>{foreign}</ul>", kind=Kind.HTML) == [foreign]


def test_short_text_is_not_reckoned() -> None:
    hard = "Witterungsbeständige Außenzelttextilien überstehen mehrwöchige Hochgebirgsexpeditionen unbeschadet. "

    assert found("language/readability", hard * 16) == []
    assert found("language/readability", hard * 20) == [hard.strip()]
    assert found("language/readability", hard * 20, formula="wiener-4") == [hard.strip()]
    assert found("language/readability", hard * 20, formula="lix", limit=120) == []


SAMPLE = Counted(words=100, sentences=5, syllables=180, long_words=30, many_syllables=20, one_syllable=50)


def test_formulas_reckon_as_their_authors_wrote_them() -> None:
    assert lix(SAMPLE) == pytest.approx(20 + 30)
    assert flesch(SAMPLE) == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.8)
    assert amstad(SAMPLE) == pytest.approx(180 - 20 - 58.5 * 1.8)
    assert wiener(SAMPLE, 1) == pytest.approx(0.1935 * 20 + 0.1672 * 20 + 0.1297 * 30 - 0.0327 * 50 - 0.875)
    assert wiener(SAMPLE, 2) == pytest.approx(0.2007 * 20 + 0.1682 * 20 + 0.1373 * 30 - 2.779)
    assert wiener(SAMPLE, 3) == pytest.approx(0.2963 * 20 + 0.1905 * 20 - 1.1144)
    assert wiener(SAMPLE, 4) == pytest.approx(0.2744 * 20 + 0.2656 * 20 - 1.693)


SUPPE = "Der Wirt kocht Suppe Am Abend wandern alle Gäste zur Kapelle am See"
SOUP = "The cook makes soup In the morning all guests walk to the chapel"


def test_sentences_give_what_a_person_reckons_by_hand() -> None:
    """13 words in 2 sentences; 20 syllables, in English 15; "wandern" and "Kapelle", "morning" are long."""
    german = counted(SUPPE.split(), 2, "de")
    english = counted(SOUP.split(), 2, "en")

    assert (german.syllables, german.long_words, german.many_syllables, german.one_syllable) == (20, 2, 1, 7)
    assert lix(german) == pytest.approx(13 / 2 + 100 * 2 / 13)  # 6.5 + 15.38
    assert amstad(german) == pytest.approx(180 - 6.5 - 58.5 * 20 / 13)  # 83.5
    assert wiener(german, 4) == pytest.approx(0.2744 * 100 / 13 + 0.2656 * 6.5 - 1.693)  # 2.14
    assert (english.syllables, english.long_words) == (15, 1)
    assert flesch(english) == pytest.approx(206.835 - 1.015 * 6.5 - 84.6 * 15 / 13)  # 102.6


def test_words_are_counted_as_the_formulas_want() -> None:
    text = counted(["Am", "See", "steht", "eine", "kleine", "Materialhütte"], 1, "de")

    assert (text.words, text.long_words, text.many_syllables, text.one_syllable) == (6, 1, 1, 3)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "de",
            """See:1 Boot:1 Zelte:2 Familie:4 Linie:3 Melodie:3 Museum:3 beenden:3 Quelle:2 Yacht:1 Bauer:2 Feuer:2
            Station:3 geeignet:3 Häuser:2 reparieren:4 Kaffee:2 Handy:2 Ferien:3 Europa:3 Ideen:3 Radio:3 Knie:1
            Qualität:3 bequem:2 Museen:3 Seen:2 Beere:2 beeilen:3 naiv:2 Jubiläum:4 Prämie:3 Aktie:3 Galerie:3
            Patient:3 Klient:2 materiell:4 beinhalten:4 Couch:1 Asien:3 verdienen:3""",
        ),
        (
            "en",
            """make:1 table:2 boats:1 wanted:2 baked:1 boxes:2 little:2 radio:3 science:2 area:3 lakes:1 create:2
            being:2 completely:3 people:2 beautiful:3 society:4 video:3 material:4 chances:2 sometimes:2 wishes:2
            evening:2 business:2 metre:2 centre:2 lion:2 million:2 fashion:2 safely:2 movement:2 element:3 homemade:2
            poem:2 cruel:2 usual:3 museum:3 going:2 easier:3 happiest:3 soldier:2 rhythm:2 client:2 everything:3""",
        ),
    ],
)
def test_syllables_are_those_of_a_dictionary(language: str, words: str) -> None:
    stated = dict(pair.split(":") for pair in words.split())

    assert {word: str(syllables(word, language)) for word in stated} == stated


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("Mo-Fr 8:00-18:00 Uhr", "de-DE", ["-", "-"]),
        ("Mo.-Fr. 8.00 - 18.00 Uhr", "de-DE", ["-", " - "]),
        ("Montag–Freitag 8:00–18:00, So-So, Sa-Markt, Version 1-2", "de-DE", []),
        ("Mon-Fri, 9am-5pm", "en-GB", ["-", "-"]),
        ("Sun-dried, Sat-nav, 9am–5pm", "en-GB", []),
    ],
)
def test_opening_hours_have_their_dash(text: str, locale: str, expected: list[str]) -> None:
    assert found("language/dash", text, locale) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Expert*inneninterview", ["Expert*inneninterview"]),
        ("Nutzer_innenkonto", ["Nutzer_innenkonto"]),
        ("Datei_innenseite", []),
    ],
)
def test_gender_form_is_seen_inside_a_compound(text: str, expected: list[str]) -> None:
    context = Context(brand=BRAND, voice=Voice(gender={"de": "colon"}))
    judged = discover()["language/gender-form"].run(read(text, Kind.TEXT, locale="de-DE"), context)

    assert [finding.quote for finding in judged] == expected


@pytest.mark.parametrize(
    "piece", ["wird und ", "werden gebaut ", "„a ", "„a“ billig ", "nehme Prüfung ", "'a ", "führt, "]
)
def test_hostile_text_is_judged_in_bounded_time(piece: str) -> None:
    """A quadratic rule would need minutes for this."""
    document = read(piece * 10_000, Kind.TEXT, locale="de-DE")
    context = Context(brand=BRAND, voice=Voice(gender={"de": "colon"}))

    for check in discover().values():
        if check.family in {"tone", "language"}:
            assert all(finding.at.start is not None for finding in check.run(document, context))
