"""What the typographic checks mend stays mended, and nothing else changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brand.check import Context
from brand.checks import discover
from brand.finding import Finding
from brand.fixing import Cures, fixed
from brand.model import Brand, Kind, Voice
from brand.text import read

CHECKS = (
    "language/quotes",
    "language/dash",
    "language/number-format",
    "language/unit-space",
    "language/sharp-s",
    "language/gender-form",
)
CONTEXT = Context(
    brand=Brand(name="B", default_locale="de-DE", locales={}), voice=Voice(gender={"de": "colon"}), options={}
)
PIECES = [
    *("Wort", "große", "Kund*innen", "LehrerIn", "20%", "5 kg", "1,299.90 €", "€19.99", "z.B.", "5-10", "’", "'"),
    *('"', "„", "“", "”", "«", "»", " ", " ", " - ", "—", "–", ".", ",", "3", "\n"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def judged(text: str, locale: str) -> list[Finding]:
    document = read(text, Kind.TEXT, locale=locale)
    checks = [discover()[name] for name in CHECKS]
    serving = [check for check in checks if not check.locales or any(locale.startswith(one) for one in check.locales)]
    return [finding for check in serving for finding in check.run(document, CONTEXT)]


@pytest.mark.parametrize("locale", ["de-DE", "de-CH", "en-GB", "en-US"])
@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_mended_text_settles(locale: str, text: str) -> None:
    for _ in range(6):
        mended = fixed(text, judged(text, locale), cures=Cures.SAFE)
        if mended == text:
            break
        text = mended

    assert fixed(text, judged(text, locale), cures=Cures.SAFE) == text
