"""Everything that the service refuses has a problem type of its own status, explained in both languages."""

from collections.abc import Iterator

import pytest

from content_hub import errors
from content_hub.api.problem import problem_for
from content_hub.errors import ContentHubError, NotFound
from content_hub.wire.problems import encode_problem, problem_types


def refusals(kind: type[ContentHubError] = ContentHubError) -> Iterator[type[ContentHubError]]:
    for child in kind.__subclasses__():
        yield child
        yield from refusals(child)


@pytest.mark.parametrize(
    "kind",
    [kind for kind in refusals() if kind.__module__ == errors.__name__ and kind.status < 500],
    ids=lambda kind: kind.name,
)
def test_refusal_has_a_type_of_the_same_status(kind: type[ContentHubError]) -> None:
    assert problem_types()[kind.name].status == kind.status


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound(de="x", en="y"), 404),
        (RecursionError(), 400),
        (UnicodeDecodeError("utf-8", b"", 0, 1, "x"), 400),
        (TimeoutError(), 503),
        (ZeroDivisionError(), 500),
    ],
)
def test_whatever_goes_wrong_is_told_without_its_inside(error: Exception, status: int) -> None:
    problem = problem_for(error, "en", request_id="r1")
    told, headers, body = encode_problem(problem, language="en", request_id="r1")
    assert told == status
    assert b"ZeroDivision" not in body
    assert (status == 503) == ((b"retry-after", b"5") in headers)
