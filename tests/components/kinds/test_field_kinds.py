"""Each kind of field says what it takes, and writes it as the locale does; shown on a component that has them all."""

from typing import Any

import jsonschema
import pytest

from components.content import decode, fact_values
from components.errors import ContentInvalid
from components.model import Component, Field, Said
from components.schema import json_schema

TITLE = Said(de="Probe", en="Sample")
SAMPLE = Component(
    name="sample",
    version="1",
    title=TITLE,
    serves={"web": ("html",)},
    facts=(
        Field(name="discount", kind="percent", title=TITLE),
        Field(name="day", kind="date", title=TITLE),
        Field(name="size", kind="choice", choices=("small", "large"), title=TITLE),
        Field(name="hours", kind="hours", many=True, title=TITLE),
        Field(name="tags", kind="text", many=True, title=TITLE),
    ),
    texts=(Field(name="headline", kind="text", title=TITLE),),
)
LOCALES = {"de-DE": None, "en-GB": None}


def problems(**facts: Any) -> dict[str, str]:
    try:
        decode({"facts": facts, "texts": {}}, SAMPLE, LOCALES)
    except ContentInvalid as invalid:
        return {problem.pointer: problem.detail.en for problem in invalid.problems}
    return {}


def shown(locale: str, **facts: Any) -> list[tuple[str, str]]:
    content = decode({"facts": facts, "texts": {}}, SAMPLE, LOCALES)
    return [(value.pointer, value.shown.replace("\u00a0", " ")) for value in fact_values(SAMPLE, content, locale)]


@pytest.mark.parametrize("amount", ["0", "20", "12.5", "99.99", "100", "100.00"])
def test_percentages_run_from_0_to_100(amount: str) -> None:
    assert problems(discount=amount) == {}


@pytest.mark.parametrize("amount", ["101", "100.01", "-1", "20%", "1.234", "", "٣", "1e1"])
def test_other_percentages_are_refused(amount: str) -> None:
    assert problems(discount=amount) == {
        "/facts/discount": f'must be a percentage from 0 to 100 as a string such as "20", is "{amount}"'
    }


def test_percentage_is_written_as_the_locale_writes_it() -> None:
    assert shown("de-DE", discount="12.5") == [("/facts/discount", "12,5 %")]
    assert shown("en-GB", discount="20") == [("/facts/discount", "20%")]


@pytest.mark.parametrize("day", ["2026-02-30", "2026-1-1", "01.12.2026", "20261201", "2026-12-01T09:00", "0000-01-01"])
def test_day_must_be_one_of_the_calendar(day: str) -> None:
    assert list(problems(day=day)) == ["/facts/day"]


def test_day_is_written_in_words() -> None:
    assert shown("de-DE", day="2028-02-29") == [("/facts/day", "29. Februar 2028")]
    assert shown("en-GB", day="2026-12-01") == [("/facts/day", "1 December 2026")]


def test_choice_is_one_of_those_listed() -> None:
    assert problems(size="small") == {}
    assert problems(size="huge") == {"/facts/size": 'must be one of: small, large; is "huge"'}
    assert problems(size=1) == {"/facts/size": "must be a string, is a number"}


def test_hours_name_day_and_times() -> None:
    hours = [
        {"day": "monday", "opens": "09:00", "closes": "18:30"},
        {"day": "sunday", "opens": "10:00", "closes": "23:59"},
    ]
    assert shown("de-DE", hours=hours) == [
        ("/facts/hours/0", "Montag 09:00–18:30"),
        ("/facts/hours/1", "Sonntag 10:00–23:59"),
    ]
    assert shown("en-GB", hours=hours[:1]) == [("/facts/hours/0", "Monday 09:00–18:30")]
    assert problems(hours=[{"day": "Montag", "opens": "9:00", "closes": "24:00"}]) == {
        "/facts/hours/0/day": "must be one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday",
        "/facts/hours/0/opens": 'must be a time such as "09:00", is "9:00"',
        "/facts/hours/0/closes": 'must be a time such as "09:00", is "24:00"',
    }


def test_lists_hold_up_to_a_hundred_items() -> None:
    assert problems(tags=["x"] * 100) == {}
    assert problems(tags=["x"] * 101) == {"/facts/tags": "more than 100 items"}
    assert problems(tags="x") == {"/facts/tags": "must be a list, is a string"}


def test_lists_cannot_be_quoted() -> None:
    raw = {"facts": {"tags": ["x"], "discount": "20"}, "texts": {"de-DE": {"headline": "{discount} {tags}"}}}
    with pytest.raises(ContentInvalid) as caught:
        decode(raw, SAMPLE, LOCALES)
    (problem,) = caught.value.problems
    assert problem.detail.en == "there is no placeholder {tags}; there is: day, discount, size"


def test_schema_takes_what_decoding_takes() -> None:
    schema = jsonschema.Draft202012Validator(json_schema(SAMPLE))
    good = {"discount": "20", "day": "2026-12-01", "size": "large", "tags": ["a"]}
    hours = [{"day": "monday", "opens": "09:00", "closes": "18:30"}]
    assert schema.is_valid({"facts": good | {"hours": hours}, "texts": {}})
    for name, value in (("discount", 20), ("day", "morgen"), ("size", "huge"), ("tags", "a"), ("hours", [{}])):
        assert not schema.is_valid({"facts": good | {name: value}, "texts": {}})
