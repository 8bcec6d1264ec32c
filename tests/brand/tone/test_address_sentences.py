"""Who is addressed in German: sentences that tempt, and sentences that tell."""

import pytest

from brand.check import Context
from brand.checks.tone.address import CHECK
from brand.model import Address, Brand, Kind, Voice
from brand.text import read


def departing(text: str, house: Address | None) -> list[str]:
    voice = Voice(address={"de": house} if house else {})
    context = Context(brand=Brand(name="B", default_locale="de-DE", locales={}), voice=voice)
    return [finding.quote for finding in CHECK.run(read(text, Kind.TEXT, locale="de-DE"), context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sichern Sie sich jetzt Ihren Platz.", ["Sichern Sie", "Ihren"]),
        ("Wir freuen uns auf Sie.", ["Sie"]),
        ("Haben Sie Fragen? Wir helfen Ihnen gern.", ["Haben Sie", "Ihnen"]),
        ("Sie sparen 20 %.", ["Sie"]),
        ("Ihre Bestellung ist unterwegs.", ["Ihre"]),
        ("Die Gründerin kommt aus Kiel. Sie lebt am Meer.", []),
        ("Unsere Lampen sind leicht. Sie leuchten lange.", []),
        ("Die Zelte sind da. Sie können sie heute abholen.", ["Sie"]),
        ("Die Zelte sind da. Sie stehen dort, wo sie trocknen.", []),
        ("Sie war die Erste, die ihr Boot verkaufte und ihnen half.", []),
        ("Du und ihr: Wir sehen euch!", []),
        ("Wir bieten das Sie nicht an.", []),
        ("Niemand sagt Sie.", []),
        ("Sicherheit Ihrer Daten", ["Ihrer"]),
        ("Ihr Lieben, es ist so weit.", []),
    ],
)
def test_brand_that_says_du_hears_every_sie(text: str, expected: list[str]) -> None:
    assert departing(text, Address.DU) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hol dir dein Zelt.", ["Hol dir dein"]),
        ("Wie geht es dir?", ["dir"]),
        ("Könnt ihr das sehen?", ["Könnt ihr"]),
        ("Wenn ihr wollt, kommt vorbei.", ["ihr"]),
        ("Schaut auf eure Karte.", ["eure"]),
        ("Wenn ihr Hund bellt, gehört ihr das Zelt.", []),
        ("Wir sind per Du und mögen die Du-Form.", []),
        ("Die Tour du Mont Blanc beginnt hier.", []),
        ("Entdecke das Licht.", []),
    ],
)
def test_brand_that_says_sie_hears_every_du(text: str, expected: list[str]) -> None:
    assert departing(text, Address.SIE) == expected


def test_brand_without_a_house_form_hears_only_a_mix() -> None:
    assert departing("Entdecken Sie unser Licht. Wir freuen uns auf Sie.", None) == []
    assert departing("Wir freuen uns auf Sie und Ihren Hund. Bring deine Lampe mit.", None) == ["Bring deine"]
