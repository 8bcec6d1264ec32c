"""A writer who sends something wrong learns every place at once, in German and in English."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.content import decode
from components.errors import ContentInvalid
from components.library import discover

Locales = Mapping[str, str | None]
Build = Callable[..., dict[str, Any]]

LOCALES: Locales = {"de-DE": None, "de-AT": "de-DE", "de-CH": "de-DE", "en-GB": None}


def problems(raw: object, component: str = "offer", locales: Locales = LOCALES) -> dict[str, str]:
    try:
        decode(raw, discover()[component], locales)
    except ContentInvalid as invalid:
        return {problem.pointer: problem.detail.en for problem in invalid.problems}
    return {}


def test_writer_sees_all_problems_at_once(offer: Build) -> None:
    raw = offer({"headline": "Nur {prize}", "legal": 3, "@pusch": {}}, price={"amount": "149.9", "currency": "EUR"})
    raw |= {"facs": {}, "channels": ["emial"]}
    assert problems(raw) == {
        "/facs": '"facs" is unknown; did you mean facts?',
        "/channels/0": 'Offer has no channel "emial"; did you mean email?',
        "/facts/price/amount": 'EUR has 2 decimals, "149.9" has 1',
        "/texts/de-DE/legal": "must be a string, is a number",
        "/texts/de-DE/@pusch": 'Offer has no channel "pusch"; did you mean push?',
        "/texts/de-DE/headline": "there is no placeholder {prize}; did you mean price?",
    }


def test_problem_is_told_in_german_too(offer: Build) -> None:
    with pytest.raises(ContentInvalid) as caught:
        decode(offer({"headline": "{prize}"}), discover()["offer"], LOCALES)
    assert caught.value.problems[0].detail.de == "Platzhalter {prize} gibt es nicht; gemeint price?"


def test_writer_of_nothing_is_told_what_is_needed() -> None:
    assert problems({}) == {
        "/facts": "is missing",
        "/texts": "is missing",
        "/facts/price": "is missing",
        "/facts/cta_url": "is missing",
    }


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (None, "must be an object, is null"),
        ([], "must be an object, is a list"),
        ("x", "must be an object, is a string"),
        (True, "must be an object, is a boolean"),
    ],
)
def test_content_that_is_no_object_is_refused(raw: object, detail: str) -> None:
    assert problems(raw) == {"": detail}


def test_missing_text_is_no_problem_but_an_incomplete_locale(offer: Build) -> None:
    raw = offer()
    raw["texts"]["en-GB"] = {"headline": "Light until breakfast"}
    assert problems(raw) == {}


def test_names_in_pointers_are_escaped(offer: Build) -> None:
    assert list(problems(offer(**{"a/b~c": 1}))) == ["/facts/a~1b~0c"]


@pytest.mark.parametrize(
    ("money", "pointer", "detail"),
    [
        ({"amount": "149", "currency": "EUR"}, "/amount", 'EUR has 2 decimals, "149" has 0'),
        ({"amount": "149.90", "currency": "JPY"}, "/amount", 'JPY has 0 decimals, "149.90" has 2'),
        (
            {"amount": "149,90", "currency": "EUR"},
            "/amount",
            'must be a decimal amount as a string such as "149.90", is "149,90"',
        ),
        (
            {"amount": "-1.00", "currency": "EUR"},
            "/amount",
            'must be a decimal amount as a string such as "149.90", is "-1.00"',
        ),
        ({"amount": 149.9, "currency": "EUR"}, "/amount", "must be a string, is a number"),
        ({"amount": "1.00", "currency": "eur"}, "/currency", '"eur" is no ISO 4217 currency; did you mean EUR?'),
        (
            {"amount": "1.00", "currency": "XQX"},
            "/currency",
            '"XQX" is no ISO 4217 currency; for example EUR or CHF',
        ),
        ({"amount": "1.00"}, "/currency", "currency is missing"),
        ({"amount": "1.00", "currency": "EUR", "per": "kg"}, "/per", "unknown; there is: amount, currency"),
        ("149.90", "", "must be an object, is a string"),
    ],
)
def test_price_in_a_wrong_form_is_pointed_at(offer: Build, money: object, pointer: str, detail: str) -> None:
    assert problems(offer(price=money)) == {f"/facts/price{pointer}": detail}


def test_unit_and_reference_prices_name_what_they_take(offer: Build) -> None:
    raw = offer(
        unit_price={"amount": "1.00", "currency": "EUR", "per": "pound"},
        reference_price={"amount": "1.00", "currency": "EUR", "kind": "was"},
    )
    assert problems(raw) == {
        "/facts/unit_price/per": "must be one of: kg, l, m, m2, m3, piece",
        "/facts/reference_price/kind": "must be one of: former, rrp",
    }


@pytest.mark.parametrize(
    ("moment", "pointer", "detail"),
    [
        (
            {"local": "2026-03-29T02:30", "zone": "Europe/Berlin"},
            "/local",
            "there is no such time in Europe/Berlin: the clock is put forward",
        ),
        (
            {"local": "2026-12-01", "zone": "Europe/Berlin"},
            "/local",
            'must be a local time such as "2026-12-01T09:00", is "2026-12-01"',
        ),
        (
            {"local": "2026-12-01T09:00Z", "zone": "Europe/Berlin"},
            "/local",
            'must be a local time such as "2026-12-01T09:00", is "2026-12-01T09:00Z"',
        ),
        (
            {"local": "2026-12-01T09:00", "zone": "Europe/Berln"},
            "/zone",
            'no time zone "Europe/Berln"; did you mean Europe/Berlin?',
        ),
        (
            {"local": "2026-12-01T09:00", "zone": "../etc/passwd"},
            "/zone",
            'no time zone "../etc/passwd"; for example Europe/Berlin',
        ),
        ({"local": "2026-12-01T09:00", "zone": "Europe/Berlin", "fold": 2}, "/fold", "must be 0 or 1"),
        ({"local": "2026-12-01T09:00"}, "/zone", "zone is missing"),
    ],
)
def test_moment_that_cannot_be_is_pointed_at(offer: Build, moment: object, pointer: str, detail: str) -> None:
    assert problems(offer(valid_until=moment)) == {f"/facts/valid_until{pointer}": detail}


def test_hour_that_comes_twice_is_taken(offer: Build) -> None:
    assert problems(offer(valid_until={"local": "2026-10-25T02:30", "zone": "Europe/Berlin", "fold": 1})) == {}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//a.example",
        "/relative",
        "https://",
        "https://a b.example",
        "data:text/html,x",
        "https://a:b",
        "",
    ],
)
def test_address_of_another_scheme_or_form_is_refused(offer: Build, address: str) -> None:
    assert list(problems(offer(cta_url=address))) == ["/facts/cta_url"]


@pytest.mark.parametrize("address", ["https://a.example/?q=ä", "http://a.example", "mailto:a@b.example", "tel:+49123"])
def test_addresses_that_readers_can_follow_are_taken(offer: Build, address: str) -> None:
    assert problems(offer(cta_url=address)) == {}


def test_digest_and_keys_have_their_form(offer: Build) -> None:
    assert list(problems(offer(image="logo.png"))) == ["/facts/image"]
    page = {"facts": {"blocks": ["fine", "Not Fine", 3]}, "texts": {}}
    assert list(problems(page, "page")) == ["/facts/blocks/1", "/facts/blocks/2"]
    assert list(problems({"facts": {"blocks": []}, "texts": {}}, "page")) == ["/facts/blocks"]


def test_market_and_channel_overrides_must_be_known(offer: Build) -> None:
    raw = offer({"@push": {"headlin": "x"}, "@signage": "x"}, **{"@fr-FR": {}, "@de-CH": {"prize": 1}, "@en-GB": []})
    assert list(problems(raw)) == [
        "/facts/@fr-FR",
        "/facts/@de-CH/prize",
        "/facts/@en-GB",
        "/texts/de-DE/@push/headlin",
        "/texts/de-DE/@signage",
    ]


def test_unknown_locale_lists_those_of_the_brand(offer: Build) -> None:
    raw = offer()
    raw["texts"]["de-DR"] = {}
    assert problems(raw) == {"/texts/de-DR": 'the brand has no locale "de-DR"; did you mean de-DE?'}


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("a\x00b", "control character U+0000 at 1"),
        ("a\x1bb", "control character U+001B at 1"),
        ("ab\ud83d", "half a character (lone surrogate) at 2"),
        ("a\nb", "line break at 1; this field has one line"),
        ("a\u2028b", "line break at 1; this field has one line"),
        ("a\ufdd0", "control character U+FDD0 at 1"),
        ("x" * 2_001, "longer than 2000 characters"),
    ],
)
def test_characters_that_no_text_can_hold_are_refused(offer: Build, text: str, detail: str) -> None:
    assert problems(offer({"headline": text})) == {"/texts/de-DE/headline": detail}
    assert "/texts/de-DE/body" in problems(offer({"body": text.replace("\n", "\x07").replace("\u2028", "\x07") * 30}))


def test_broken_characters_in_names_do_not_break_the_answer(offer: Build) -> None:
    found = problems(offer(**{"\ud800": 1, "x" * 100_000: 1}))
    assert json.dumps(found).isascii()
    assert all(len(pointer) < 200 for pointer in found)


def test_ten_megabytes_are_answered_in_a_sentence(offer: Build) -> None:
    assert problems(offer({"body": "{price} " * 1_300_000})) == {"/texts/de-DE/body": "longer than 50000 characters"}


def test_flood_of_unknown_members_is_cut_at_five_hundred(offer: Build) -> None:
    assert len(problems(offer(**{f"x{number}": 1 for number in range(2_000)}))) == 500


def test_deep_nesting_is_one_problem(offer: Build) -> None:
    deep: object = {}
    for _ in range(5_000):
        deep = {"amount": deep}
    assert "/facts/price/amount" in problems(offer(price=deep))


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("{price|x}", "{price|…}: only recipient data have a fallback, facts do not"),
        (
            "{code}",
            "{code} has no value in de-DE, de-AT, de-CH: the fact code is not filled",
        ),
        (
            "{recipient.first_name}",
            "{recipient.first_name} needs a fallback for readers without it: {recipient.first_name|…}",
        ),
        ("{recipient.First|x}", "{recipient.First}: names of recipient data are lower-case letters, digits and _"),
    ],
)
def test_placeholder_that_cannot_be_filled_is_a_problem(offer: Build, text: str, detail: str) -> None:
    assert problems(offer({"headline": text})) == {"/texts/de-DE/headline": detail}


def test_picture_cannot_be_quoted(offer: Build, picture: str) -> None:
    found = problems(offer({"headline": "{image}"}, image=picture))
    assert found["/texts/de-DE/headline"].startswith("there is no placeholder {image}; there is: code, cta_url")


def test_fact_of_one_market_cannot_be_quoted_by_a_text_that_others_show(offer: Build) -> None:
    raw = offer({"headline": "Mit {code}"}, **{"@de-DE": {"code": "ABEND"}})
    assert problems(raw) == {
        "/texts/de-DE/headline": "{code} has no value in de-AT, de-CH: the fact code is not filled"
    }
    raw["texts"] |= {"de-AT": {"headline": "Ohne"}, "de-CH": {"headline": "Ohne"}}
    assert problems(raw) == {}


def test_braces_of_an_email_tool_are_left_to_the_linter(offer: Build) -> None:
    assert problems(offer({"headline": "{{ first_name }} ${name} {% if x %} { } {}"})) == {}


def test_link_may_begin_with_an_address_only(offer: Build) -> None:
    assert problems(offer({"body": "[hier]({cta_url}) und [dort](https://a.example/?p={price})"})) == {}
    assert problems(offer({"body": "[hier]({recipient.page|https://a.example/})"})) == {}
    evil = problems(offer({"body": "[hier]({recipient.page|javascript:alert})"}))
    assert evil == {"/texts/de-DE/body": "{recipient.page} is no address and cannot begin a link's target"}
    found = problems(offer({"body": "[hier]({price})"}))
    assert found == {"/texts/de-DE/body": "{price} is no address and cannot begin a link's target"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["facts", "texts", "price", "amount", "currency", "de-DE", "@de-CH", "@push", "body", "channels"]
            )
            | st.text(),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(raw=JSON)
def test_whatever_is_sent_is_taken_or_refused_with_pointers(raw: object) -> None:
    for component in discover():
        for pointer, detail in problems(raw, component).items():
            assert pointer == "" or pointer.startswith("/")
            assert detail
