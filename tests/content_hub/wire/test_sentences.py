"""Messages about wrong input come in one language, not in two."""

import re
from typing import Annotated, Literal

import pytest
from msgspec import Meta, Struct

from content_hub.wire.bodies import check_once, decode_json
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.sentences import in_german
from content_hub.wire.twice import named_twice


class Everything(Struct, forbid_unknown_fields=True):
    whole: Annotated[int, Meta(ge=1, le=9)] = 1
    part: Annotated[float, Meta(gt=0)] = 1.0
    word: Annotated[str, Meta(min_length=1, max_length=3)] = "a"
    shape: Annotated[str, Meta(pattern="^a+$")] = "a"
    kind: Literal["a", "b"] = "a"
    several: Annotated[list[int], Meta(min_length=1, max_length=2)] = []
    pair: tuple[int, int] = (1, 2)
    named: Annotated[dict[str, int], Meta(max_length=1)] = {}
    is_so: bool = True


@pytest.mark.parametrize(
    "member",
    [
        '"whole": 0',
        '"whole": 10',
        '"whole": "1"',
        '"whole": null',
        '"part": 0',
        '"word": ""',
        '"word": "long"',
        '"word": {}',
        '"shape": "b"',
        '"kind": "c"',
        '"kind": 1',
        '"several": []',
        '"several": [1, 2, 3]',
        '"pair": [1]',
        '"named": {"a": 1, "b": 2}',
        '"is_so": "yes"',
        '"other": 1',
    ],
)
def test_german_writer_reads_no_english(member: str) -> None:
    with pytest.raises(ProblemAnswer) as refused:
        decode_json(f"{{{member}}}".encode(), Everything)
    problem = refused.value.problem
    told = problem.de + problem.errors[0].shown("de")["detail"]
    assert not re.search(r"(?i)\b(expected|got|invalid|object|length|matching|field|int|str)\b", told), told
    assert problem.errors[0].shown("en")["detail"] in problem.en


@pytest.mark.parametrize(
    "body",
    [b"{", b'{"a" 1}', b'{"a": 1,}', b"[1,]", b"[1 2]", b'{"a": 1} x', b'"\\q"', b'"\\u12"', b"-", b"nul", b"{1: 2}"],
)
def test_broken_json_is_told_in_german_too(body: bytes) -> None:
    with pytest.raises(ProblemAnswer) as refused:
        decode_json(body, object)
    assert not re.search(r"(?i)\b(expected|malformed|input|truncated|invalid|trailing)\b", refused.value.problem.de)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"a": 1, "a": 1}', "/a"),
        (b'{"a": 1, "\\u0061": 2}', "/a"),
        (b'{"content": {"facts": [{}, {"x/y": 1, "x/y": 2}]}}', "/content/facts/1/x~1y"),
        (b'{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}', None),
        (b"[" + b"9" * 5_000 + b"]", None),
        (b'"a"', None),
    ],
)
def test_member_that_is_named_twice_is_found_with_its_place(body: bytes, pointer: str | None) -> None:
    assert named_twice(body) == pointer


def test_client_that_names_a_member_twice_is_refused() -> None:
    with pytest.raises(ProblemAnswer, match="/a") as refused:
        check_once(b'{"a": 1, "a": 2}')
    assert refused.value.problem.errors[0].shown("de") == {"pointer": "/a", "detail": "steht zweimal da"}


def test_sentence_that_nobody_foresaw_stays_as_it_is() -> None:
    assert in_german("The moon is full") == "The moon is full"
    assert in_german("Expected `int | null`, got `str`") == (
        "erwartet wird eine ganze Zahl oder null, gekommen ist eine Zeichenkette"
    )
