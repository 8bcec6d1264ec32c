"""Scenes and measures: what does not fit, covers, or weighs too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brand.check import Check, Context
from brand.checks.channel import missing_glyph, overflow, overlap, too_large, too_long
from brand.checks.colour import contrast
from brand.document import Document, Item, Measure
from brand.finding import Finding, Severity
from brand.model import Brand, Voice

CONTEXT = Context(brand=Brand(name="Nordlicht", default_locale="de-DE", locales={}), voice=Voice())
SIDE = st.floats(0, 400)
BOX = st.tuples(SIDE, SIDE, SIDE, SIDE)


def found(check: Check, *items: Item, **options: object) -> list[Finding]:
    context = Context(brand=CONTEXT.brand, voice=CONTEXT.voice, options={**check.options, **options})
    return list(check.run(Document(locale="de-DE", items=items, size=(1080, 1920)), context))


def measured(check: Check, name: str, amount: float) -> list[Severity | None]:
    measure = Measure(name=name, subject="title", amount=amount, warn=40, error=65)
    findings = check.run(Document(locale="de-DE", measures=(measure,)), CONTEXT)
    return [finding.severity for finding in findings]


@pytest.mark.parametrize(("check", "name"), [(too_large.CHECK, "bytes"), (too_long.CHECK, "graphemes")])
def test_limit_itself_is_allowed(check: Check, name: str) -> None:
    assert measured(check, name, 40) == []
    assert measured(check, name, 41) == [Severity.WARNING]
    assert measured(check, name, 65) == [Severity.WARNING]
    assert measured(check, name, 66) == [Severity.ERROR]


def test_bytes_and_graphemes_are_not_mixed_up() -> None:
    assert measured(too_large.CHECK, "graphemes", 1000) == []
    assert measured(too_long.CHECK, "bytes", 1000) == []


def test_half_a_pixel_is_no_overflow() -> None:
    assert found(overflow.CHECK, Item(kind="text", box=(0, 0, 100, 50), needs=(100.4, 50.4))) == []
    assert found(overflow.CHECK, Item(kind="text", box=(0, 0, 100, 50), needs=(100.6, 50)))


def test_code_that_does_not_fit_is_not_told_to_shorten_its_text() -> None:
    (finding,) = found(overflow.CHECK, Item(kind="qr", box=(0, 0, 100, 100), needs=(220, 220), text="https://a"))

    assert finding.message.en == "This needs 220 × 220 pixels and has 100 × 100: give it more room."


@pytest.mark.parametrize("box", [(-1, 0, 10, 10), (0, -1, 10, 10), (1071, 0, 10, 10), (0, 1911, 10, 10)])
def test_what_leaves_the_screen_is_found(box: tuple[float, float, float, float]) -> None:
    assert found(overflow.CHECK, Item(kind="image", box=box))


@given(BOX, BOX)
def test_who_covers_whom_does_not_depend_on_the_order(one: tuple[float, ...], other: tuple[float, ...]) -> None:
    first = Item(kind="text", box=(one[0], one[1], one[2], one[3]), text="149,90 €")
    second = Item(kind="qr", box=(other[0], other[1], other[2], other[3]))

    assert bool(found(overlap.CHECK, first, second)) == bool(found(overlap.CHECK, second, first))


def test_text_stands_on_pictures_shapes_and_in_buttons() -> None:
    text = Item(kind="text", box=(10, 10, 100, 50), text="Jetzt ansehen")

    for kind in ("image", "shape", "button"):
        assert found(overlap.CHECK, Item(kind=kind, box=(0, 0, 200, 80)), text) == []


def test_strict_brand_asks_for_more_contrast() -> None:
    item = Item(kind="text", box=(0, 0, 9, 9), colour="#46546d", ground="#f2ebdd", size=16)

    assert found(contrast.CHECK, item) == []
    assert found(contrast.CHECK, item, level="AAA")


def test_ground_that_nobody_knows_is_not_judged() -> None:
    assert found(contrast.CHECK, Item(kind="text", box=(0, 0, 9, 9), colour="#ffffff")) == []
    assert found(contrast.CHECK, Item(kind="text", box=(0, 0, 9, 9), colour="#ffffff", ground="#ffffff80")) == []


def test_each_missing_character_is_named_once() -> None:
    (finding,) = found(missing_glyph.CHECK, Item(kind="text", box=(0, 0, 9, 9), text="☃→☃", missing="☃→☃"))

    assert finding.message.en == "No font of the brand can draw this: ☃ (U+2603) → (U+2192)."
