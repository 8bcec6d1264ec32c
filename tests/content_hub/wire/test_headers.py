"""Headers of requests, however odd they are."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_hub.wire.conditional import matches, parse_tags
from content_hub.wire.credentials import secret_of
from content_hub.wire.languages import language_of, ranges
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.rates import Rates


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("de", "de"),
        ("de-AT,en;q=0.5", "de"),
        ("fr, de;q=0.2, en;q=0.1", "de"),
        ("en-GB, de", "en"),
        ("*", "en"),
        ("fr", "en"),
        ("de;q=0, en", "en"),
        ("de;q=x, en;q=0.1", "en"),
    ],
)
def test_messages_come_in_the_language_that_is_wanted_first(accept: str | None, language: str) -> None:
    assert language_of(accept) == language


@given(st.text(max_size=200))
def test_no_header_breaks_the_reading_of_it(text: str) -> None:
    assert language_of(text) in ("de", "en")
    assert all(ranges(text))
    matches(text, '"x"')
    secret_of(text)
    secret_of(f"Basic {text}")
    assert all(tag == "*" or tag.endswith('"') for tag in parse_tags(text))


def test_tags_are_read_as_they_were_sent() -> None:
    assert parse_tags('"a", W/"b" ,"c,d"') == ('"a"', 'W/"b"', '"c,d"')
    assert parse_tags(" * ") == ("*",)
    assert parse_tags(None) == ()


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=80))
def test_token_is_the_same_as_bearer_and_as_password(secret: str) -> None:
    pair = base64.b64encode(f"user:{secret}".encode()).decode()
    assert secret_of(f"Bearer {secret}") == secret_of(f"basic {pair}") == secret


def test_bucket_fills_evenly_and_each_asker_has_their_own() -> None:
    now = [0.0]
    rates = Rates(2, 10, lambda: now[0])
    rates.take("a")
    rates.take("a")
    rates.take("b")
    with pytest.raises(ProblemAnswer) as refused:
        rates.take("a")
    assert (b"retry-after", b"5") in refused.value.problem.headers
    now[0] = 5.0
    rates.take("a")


def test_memory_stays_bounded_whoever_asks() -> None:
    rates = Rates(1, 3600, lambda: 0.0)
    for number in range(25_000):
        rates.take(str(number))
    assert len(rates._buckets) <= 10_000
