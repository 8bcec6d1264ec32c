"""A German term is found in each of its forms, and nowhere else."""

import functools

import pytest

from brand import lexicon
from brand.model import Kind, Term, Voice
from brand.text import read

BILLIG = Term(term="billig", locale="de", pos="adjective", match="compounds", except_=("billigend",))
SPAREN = Term(term="sparen", locale="de", pos="verb")
ANMELDEN = Term(term="anmelden", locale="de", pos="verb")
EINKAUFEN = Term(term="einkaufen", locale="de", pos="verb")
KUNDE = Term(term="Kunde", locale="de", pos="noun", match="compounds")
MITARBEITER = Term(term="Mitarbeiter", locale="de", pos="noun")
GROSS = Term(term="groß", locale="de", pos="adjective")
FRISCH = Term(term="frisch", locale="de", pos="adjective")
KOSTENLOS = Term(term="kostenlos", locale="de", pos="adjective")
GESUND = Term(term="gesund", locale="de", pos="adjective")
AKTION = Term(term="Aktion", locale="de", pos="noun", match="compounds")
PREIS = Term(term="kleiner Preis", locale="de", pos="phrase")
NUMMER = Term(term="auf Nummer sicher gehen", locale="de", pos="phrase")
TEE = Term(term="Tee", locale="de", pos="noun", match="compounds")
LAGER = Term(term="auf Lager sein", locale="de", pos="phrase")
VIEL = Term(term="viel", locale="de", pos="adjective")
GRATIS = Term(term="gratis", locale="de", match="exact")


@functools.cache
def compiled(term: Term) -> bytes:
    return lexicon.compile_forms(Voice(terms=(term,)), ("de-DE",))


def found(term: Term, text: str, locale: str = "de-DE") -> list[str]:
    document = read(text, Kind.TEXT, locale=locale)
    matches = lexicon.scan(document, compiled(term)).get("tone/avoided-term", ())
    return [document.segments[match.segment].text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        (BILLIG, "Billiger geht es nicht: am billigsten sind billige Zelte.", ["Billiger", "billigsten", "billige"]),
        (BILLIG, "BILLIG! Etwas Billiges.", ["BILLIG", "Billiges"]),
        (BILLIG, "Spottbillige Billigflüge, auch Billig-Airlines.", ["Spottbillige", "Billigflüge", "Billig-Airlines"]),
        (BILLIG, "Billig- und Markenware", ["Billig-"]),
        (SPAREN, "Spar jetzt! Wer spart, hat gespart; um zu sparen.", ["Spar", "spart", "gespart", "sparen"]),
        (ANMELDEN, "Meldet euch bis 24. Mai zum Kurs an.", ["Meldet euch bis 24. Mai zum Kurs an"]),
        (ANMELDEN, "Melden Sie Hunde, Katzen und kleine Kinder an.", ["Melden Sie Hunde, Katzen und kleine Kinder an"]),
        (
            ANMELDEN,
            "Wer sich anmeldet, ist angemeldet, ohne sich anzumelden.",
            ["anmeldet", "angemeldet", "anzumelden"],
        ),
        (EINKAUFEN, "Kauf bei uns ein und staune.", ["Kauf bei uns ein"]),
        (
            KUNDE,
            "Stammkunden und der Kundendienst sind kundenfreundlich.",
            ["Stammkunden", "Kundendienst", "kundenfreundlich"],
        ),
        (GROSS, "Die größte Auswahl, GROSSE Zelte, das Größte.", ["größte", "GROSSE", "Größte"]),
        (FRISCH, "Frische Brötchen, am frischesten.", ["Frische"]),
        (KOSTENLOS, "Das Kostenlose ist kostenloser als gedacht.", ["Kostenlose", "kostenloser"]),
        (GESUND, "Gesünder leben", ["Gesünder"]),
        (AKTION, "Sonderaktionen und Aktionspreise", ["Sonderaktionen", "Aktionspreise"]),
        (PREIS, "Kleine Preise zum kleinen Preis", ["Kleine Preise", "kleinen Preis"]),
        (NUMMER, "Geh auf Nummer sicher.", ["Geh auf Nummer sicher"]),
        (NUMMER, "Wer auf Nummer sicher geht", ["auf Nummer sicher geht"]),
        (NUMMER, "um auf Nummer sicher zu gehen", ["auf Nummer sicher zu gehen"]),
        (GRATIS, "Gratis oder gratis", ["Gratis", "gratis"]),
        (TEE, "Kräutertee und Eistee in der Teeküche", ["Kräutertee", "Eistee", "Teeküche"]),
        (LAGER, "Es ist auf Lager, um auf Lager zu sein.", ["ist auf Lager", "auf Lager zu sein"]),
        (VIEL, "Viele Wege, vieles neu", ["Viele", "vieles"]),
    ],
)
def test_copywriter_sees_a_term_in_every_form(term: Term, text: str, expected: list[str]) -> None:
    assert found(term, text) == expected


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (BILLIG, "Er billigt es, die Billigung ist nicht unbillig, er nimmt es billigend in Kauf."),
        (BILLIG, "„Das ist billig“, sagte die Frau. Der Roman „Billige Tage“ läuft."),
        (BILLIG, "Siehe https://x.example/billig und {billig}."),
        (SPAREN, "Die Sparer, sparsam, ein Sparpreis, eine Ersparnis."),
        (ANMELDEN, "Er meldet sich an der Kasse. Wir melden uns und bieten Kaffee an. Die Anmeldung."),
        (EINKAUFEN, "Kauf ein Zelt. Kaufen Sie ein oder zwei. Der Einkauf."),
        (KUNDE, "Die Urkunde, die Kundin, eine Sekunde, die Kundschaft, eine Kundgebung."),
        (MITARBEITER, "Mitarbeiterin, Mitarbeiter:innen, Mitarbeiter*innen, Mitarbeiterrabatt"),
        (GROSS, "Die Größe, großartig, Großhandel, vergrößern"),
        (FRISCH, "Die Frische. Frische für alle. Erfrischend."),
        (GESUND, "Gesundheit, ungesund"),
        (AKTION, "Reaktion, Redaktion, Aktionär, Transaktion"),
        (PREIS, "klein, Preis; kleiner Preisvorteil"),
        (NUMMER, "Ruf die Nummer an, sicher gehen wir."),
        (GRATIS, "Gratisversand, Gratis-Versand"),
        (TEE, "Ein Komitee für Teenager, Teer und Ideen"),
        (LAGER, "Das Lager ist auf."),
    ],
)
def test_copywriter_is_left_alone_with_what_only_looks_like_a_term(term: Term, text: str) -> None:
    assert found(term, text) == []


def test_swiss_writer_is_judged_in_swiss_spelling() -> None:
    assert found(GROSS, "Grosse Zelte", locale="de-CH") == ["Grosse"]


def test_term_of_one_locale_leaves_others_alone() -> None:
    forms = lexicon.compile_forms(Voice(terms=(Term(term="Topfen", locale="de-AT", pos="noun"),)), ("de-DE", "de-AT"))

    for locale, expected in (("de-AT", 1), ("de-DE", 0), ("en-GB", 0)):
        assert (
            len(lexicon.scan(read("Mit Topfen", Kind.TEXT, locale=locale), forms).get("tone/avoided-term", ()))
            == expected
        )


def test_term_of_one_channel_leaves_others_alone() -> None:
    forms = lexicon.compile_forms(Voice(terms=(Term(term="Topfen", locale="de", channels=("email",)),)), ("de-DE",))

    for channel, expected in (("email", 1), ("web", 0), (None, 0)):
        document = read("Mit Topfen", Kind.TEXT, locale="de-DE", channel=channel)
        assert len(lexicon.scan(document, forms).get("tone/avoided-term", ())) == expected


def test_longer_term_wins_over_the_shorter_one_inside_it() -> None:
    voice = Voice(terms=(Term(term="Preis", locale="de", pos="noun"), PREIS))
    forms = lexicon.compile_forms(voice, ("de-DE",))

    document = read("Zum kleinen Preis, ein Preis", Kind.TEXT, locale="de-DE")
    assert [match.entry.said for match in lexicon.scan(document, forms)["tone/avoided-term"]] == [
        "kleiner Preis",
        "Preis",
    ]


def test_brand_manager_sees_all_forms_before_anyone_is_surprised() -> None:
    shown = lexicon.expand(ANMELDEN)

    assert shown[0] == "anmelden" or "anmelden" in shown
    assert {"meldet … an", "angemeldeten", "anzumelden"} <= set(shown)


def test_replacement_has_the_form_of_what_it_replaces() -> None:
    voice = Voice(terms=(Term(term="billig", locale="de", pos="adjective", prefer="günstig"),))
    forms = lexicon.compile_forms(voice, ("de-DE",))
    document = read("Billige Zelte, das billigste, BILLIG", Kind.TEXT, locale="de-DE")

    fixes = [match.fix for match in lexicon.scan(document, forms)["tone/avoided-term"]]
    assert fixes == ["Günstige", "günstigste", "GÜNSTIG"]
