"""Words that are an adjective here and a verb there, and verbs whose particle belongs to another one."""

import functools

import pytest

from brand import lexicon
from brand.model import Kind, Term, Voice
from brand.text import read

VOICE = Voice(
    terms=(
        Term(term="schick", locale="de", pos="adjective"),
        Term(term="billig", locale="de", pos="adjective"),
        Term(term="zuschlagen", locale="de", pos="verb"),
        Term(term="zumachen", locale="de", pos="verb"),
        Term(term="durchführen", locale="de", pos="verb"),
        Term(term="wegwerfen", locale="de", pos="verb"),
        Term(term="nutzen", locale="de", pos="verb"),
        Term(term="Pflanze", locale="de", pos="noun"),
        Term(term="alt", locale="de", pos="adjective"),
        Term(term="gut", locale="de", pos="adjective"),
        Term(term="Freude bereiten", locale="de", pos="phrase"),
        Term(term="runder Tisch", locale="de", pos="phrase"),
        Term(term="Rabatt", locale="de", pos="noun", match="compounds"),
        Term(term="Rat", locale="de", pos="noun", match="compounds"),
    )
)


@functools.cache
def forms() -> bytes:
    return lexicon.compile_forms(VOICE, ("de-DE",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die schicken Schuhe, eine schicke Sache.", ["schicken", "schicke"]),
        ("Schicke Sache! Die Jacke ist schick, etwas Schickes.", ["Schicke", "schick", "Schickes"]),
        ("Wir schicken dir das Paket. Was wir schicken, kommt an.", []),
        ("Schicke mir das Bild. Schick uns Post. Ich schicke es ab.", []),
        ("Wir billigen das nicht.", []),
        ("Wer billig kauft, kauft zweimal. Billig eingekauft.", ["billig", "Billig"]),
        ("Jetzt schlägt die Stunde, also schlag zu!", ["schlag zu"]),
        ("Die Uhr schlägt zwölf, dann macht die Tür zu.", ["macht die Tür zu"]),
        ("Wir führen Kurse und, falls nötig, Prüfungen durch.", ["führen Kurse und, falls nötig, Prüfungen durch"]),
        ("Er führt am Samstag, wenn es hell ist, eine Messung durch.", 1),
        ("Die durchzuführenden Tests.", ["durchzuführenden"]),
        ("Werfen Sie einen Blick auf den Weg.", []),
        ("WERFEN SIE NICHTS WEG!", ["WERFEN SIE NICHTS WEG"]),
        ("Beim Wegwerfen hilft das Nutzen der Tonne.", ["Wegwerfen", "Nutzen"]),
        ("Vom Nutzen der Tonne; der Nutzen ist klar.", []),
        ("Pflanzen Sie Tomaten, pflanzen Sie viele Pflanzen.", ["Pflanzen"]),
        ("Die Alten tun Gutes, das Alter nicht.", ["Alten", "Gutes"]),
        ("Das wird uns Freude bereiten. Mit Freude bereiten wir Suppe.", ["Freude bereiten"]),
        ("Runde, helle Tische am runden Tisch, ein runder heller Raum.", ["Runde, helle Tische", "runden Tisch"]),
        ("Die Rabattenpflanzung, ein Rabattcode, mit Treuerabatten.", ["Rabattcode", "Treuerabatten"]),
        ("Ein Quadrat, ein Stadtrat.", ["Stadtrat"]),
    ],
)
def test_copywriter_hears_of_the_word_that_is_meant(text: str, expected: list[str] | int) -> None:
    document = read(text, Kind.TEXT, locale="de-DE")
    found = [
        document.segments[match.segment].text[match.start : match.end]
        for matches in lexicon.scan(document, forms()).values()
        for match in matches
    ]

    assert (len(found) if isinstance(expected, int) else found) == expected
