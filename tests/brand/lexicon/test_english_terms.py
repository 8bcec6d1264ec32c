"""An English term is found in each of its forms, on both sides of the Atlantic."""

import pytest

from brand import lexicon
from brand.model import Kind, Term, Voice
from brand.text import read


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        (Term(term="cheap", pos="adjective"), "Cheap, cheaper; dirt-cheap, cheapen", ["Cheap", "cheaper"]),
        (Term(term="customer", pos="noun"), "customer's, Customers, customised", ["customer", "Customers"]),
        (Term(term="buy", pos="verb"), "bought, buying; a buyer", ["bought", "buying"]),
        (Term(term="organise", pos="verb"), "organizing, organised; organisation", ["organizing", "organised"]),
        (Term(term="colour", pos="noun"), "colors, colours, colourful", ["colors", "colours"]),
        (Term(term="traveller", pos="noun"), "travelers and travellers", ["travelers", "travellers"]),
        (Term(term="e-mail", pos="noun"), "emails, E-mail", ["emails", "E-mail"]),
        (Term(term="state of the art"), "state-of-the-art gear", ["state-of-the-art"]),
        (Term(term="click here", pos="phrase"), "Clicking here", ["Clicking here"]),
        (Term(term="low-cost"), "low cost, low-cost, lowcost", ["low cost", "low-cost", "lowcost"]),
        (Term(term="woman", pos="noun"), "women, womanly", ["women"]),
        (
            Term(term="free", pos="adjective", match="compounds"),
            "freedom, carefree, a freehold",
            ["carefree", "freehold"],
        ),
        (Term(term="free", pos="adjective"), "free of charge, sugar-free, freedom", ["free"]),
        (Term(term="buy now", match="exact"), "Buy now, buy nowhere", ["Buy now"]),
        (
            Term(term="one-stop shop", pos="phrase"),
            "one stop shops, a one-stop shop",
            ["one stop shops", "one-stop shop"],
        ),
        (Term(term="sign up"), "Sign your friends up, she signs up.", ["Sign your friends up", "signs up"]),
        (Term(term="sign up"), "The sign points up. A sign for the way up the hill.", []),
        (
            Term(term="ship", pos="verb"),
            "We ship it, she ships; the ship, two ships, by ship, a good ship",
            ["ship", "ships"],
        ),
        (Term(term="ship", pos="verb"), "Let her ship it. It will ship. People ship it.", ["ship", "ship", "ship"]),
        (
            Term(term="deal", pos="noun"),
            "a deal, two deals; we deal with it, to deal with, she deals",
            ["deal", "deals"],
        ),
        (Term(term="bargain", except_=("bargaining power",)), "bargaining power and bargaining", ["bargaining"]),
    ],
)
def test_copywriter_sees_an_english_term_in_every_form(term: Term, text: str, expected: list[str]) -> None:
    forms = lexicon.compile_forms(Voice(terms=(term,)), ("en-GB",))
    document = read(text, Kind.TEXT, locale="en-GB")

    matches = lexicon.scan(document, forms).get("tone/avoided-term", ())
    assert [document.segments[match.segment].text[match.start : match.end] for match in matches] == expected
