"""Bodies are read strictly, and what does not fit is named by its place."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from content_hub.errors import ContentRejected
from content_hub.wire.bodies import decode_json, pointer_of
from content_hub.wire.problem_answer import ProblemAnswer


class Item(Struct, forbid_unknown_fields=True):
    key: str
    count: int = 1


class Order(Struct, forbid_unknown_fields=True):
    items: list[Item]
    content: object = None


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"items": [{"key": "a"}, {"key": 1}]}', "/items/1/key"),
        (b'{"items": [{"key": "a", "count": "1"}]}', "/items/0/count"),
        (b'{"items": [{}]}', "/items/0/key"),
        (b'{"items": [{"key": "a", "a/b~c": 1}]}', "/items/0/a~1b~0c"),
        (b"{}", "/items"),
        (b"[]", ""),
    ],
)
def test_client_is_shown_the_place_that_does_not_fit(body: bytes, pointer: str) -> None:
    with pytest.raises(ProblemAnswer) as refused:
        decode_json(body, Order)
    assert [fault.pointer for fault in refused.value.problem.errors] == [pointer]


def test_nul_inside_a_content_is_a_fault_of_the_content() -> None:
    with pytest.raises(ContentRejected) as refused:
        decode_json(b'{"items": [], "content": {"texts": ["a", "\\u0000"]}}', Order)
    assert [fault.pointer for fault in refused.value.faults] == ["/content/texts/1"]


def test_nul_elsewhere_is_refused_too() -> None:
    with pytest.raises(ProblemAnswer) as refused:
        decode_json(b'{"items": [{"key": "\\u0000"}]}', Order)
    assert refused.value.problem.errors[0].pointer == "/items/0/key"


def test_backslash_before_u0000_is_just_text() -> None:
    assert decode_json(b'{"items": [{"key": "\\\\u0000"}]}', Order).items[0].key == "\\u0000"


def test_content_may_nest_as_deep_as_any_content_needs() -> None:
    deep = b'{"items": [], "content": ' + b"[" * 60 + b"]" * 60 + b"}"
    assert decode_json(deep, Order).items == []
    with pytest.raises(ProblemAnswer, match="64"):
        decode_json(b'{"items": [], "content": ' + b"[" * 70 + b"]" * 70 + b"}", Order)


def test_path_becomes_a_pointer() -> None:
    assert pointer_of("$.items[0].a/b") == "/items/0/a~1b"
    assert pointer_of("$[...]") == "/*"


@given(st.binary(max_size=60))
def test_whatever_comes_is_decoded_or_refused(body: bytes) -> None:
    with contextlib.suppress(ProblemAnswer, ContentRejected):
        decode_json(body, Order)
