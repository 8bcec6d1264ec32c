"""Whatever is sent to whatever route: a problem that is the sender's, and nothing is written."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import msgspec
import pytest

Ask = Callable[..., httpx.Response]

BODIES: dict[str, bytes] = {
    "nothing": b"",
    "broken": b'{"name": ',
    "two values": b"{} {}",
    "bad UTF-8": b'{"name": "\xff\xfe"}',
    "bad UTF-8 in a member's name": b'{"\xff": 1}',
    "byte order mark": b"\xef\xbb\xbf{}",
    "nested 5,000 deep": b"[" * 5000 + b"]" * 5000,
    "nested 5,000 deep inside content": b'{"component": "message", "content": ' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
    "nested 200 deep inside content": b'{"component": "message", "content": ' + b'{"a":' * 200 + b"1" + b"}" * 201,
    "NUL": b'{"name": "a\\u0000b", "kind": "person"}',
    "NUL byte": b'{"name": "a\x00b", "kind": "person"}',
    "NUL inside content": b'{"component": "message", "content": {"facts": {"a": "\\u0000"}, "texts": {}}}',
    "lone surrogate": b'{"name": "\\ud800", "kind": "person"}',
    "unknown member": b'{"colour_of_the_sky": 1}',
    "array": b"[]",
    "text": b'"x"',
    "number": b"1e999",
    "null": b"null",
    "not a number": b"NaN",
    "long": b'{"name": "' + b"x" * 300_000 + b'"}',
    "large numbers": b'{"versions": [{"block": "a", "version": 99999999999999999999}]}',
    "negative": b'{"versions": [{"block": "a", "version": -1}]}',
    "wrong types": b'{"versions": [{"block": 1, "version": "1"}], "name": [], "kind": {}, "content": 5, "text": 1}',
}


def operations(ask: Ask) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation of the document, with parts that are there or might be."""
    document = ask("GET", "/schema/openapi.json", who=None).json()
    for path, item in document["paths"].items():
        address = path.format(
            brand="shop", key="b1", number=1, other=1, actor="nobody", token="none", review="r1", release="x",
            digest="sha256:" + "0" * 64, component="message", name="gone", waiver="w1", link="l1", comment=1,
            webhook="h1", delivery="d1",
        )  # fmt: skip
        for method, operation in item.items():
            yield method.upper(), address, operation


def problem(answer: httpx.Response) -> bool:
    """Whether an answer is a whole problem of the sender's making."""
    return (
        400 <= answer.status_code < 500
        and answer.headers["content-type"] == "application/problem+json"
        and set(answer.json()) >= {"type", "title", "status", "detail", "request_id"}
        and answer.json()["status"] == answer.status_code
    )


@pytest.fixture(scope="module")
def small(open_hub: Callable[..., Ask]) -> Ask:
    return open_hub(max_body=250_000)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_body_that_does_not_fit_is_a_problem_at_every_route_and_writes_nothing(small: Ask, body: bytes) -> None:
    before = [small("GET", f"/v1/{kind}").content for kind in ("actors", "brands", "brands/shop/events")]
    for method, address, operation in operations(small):
        if "requestBody" not in operation:
            continue
        for who in ("ada", "wil", "max"):
            answer = small(method, address, who=who, content=body, headers={"content-type": "application/json"})
            assert problem(answer), (method, address, answer.status_code, answer.text[:300])
    after = [small("GET", f"/v1/{kind}").content for kind in ("actors", "brands", "brands/shop/events")]
    assert before == after


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "ä",
        "x" * 5000,
    ],
)
def test_media_type_that_no_route_reads_is_a_problem(small: Ask, media_type: str) -> None:
    for method, address, operation in operations(small):
        if "requestBody" in operation and method != "GET":
            answer = small(method, address, content=b"a=b", headers={"content-type": media_type.encode()})
            assert problem(answer), (method, address, answer.status_code, answer.text[:300])
            assert answer.status_code in (400, 415)


@pytest.mark.parametrize(
    "form",
    [
        b"",
        b"--b\r\n",
        b'--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="other"; filename="a"\r\n\r\nx\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="x"\r\nContent-Type: text/x; charset=zz\r\n\r\nx\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n\xff\xfe\r\n--b--\r\n',
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n1\r\n' * 2 + b"--b--\r\n",
        b"--b\r\nContent-Disposition: \x00\r\n\r\n\r\n--b--\r\n",
    ],
)
def test_form_without_exactly_one_file_is_a_problem(small: Ask, form: bytes) -> None:
    headers = {"content-type": "multipart/form-data; boundary=b"}
    for address in ("/v1/brands/shop/assets", "/v1/brands/shop/checks"):
        answer = small("POST", address, who="wil", content=form, headers=headers)
        assert problem(answer), answer.text
        assert answer.status_code == 400


def test_parameter_that_no_route_has_is_a_problem_that_names_it(small: Ask) -> None:
    for method, address, operation in operations(small):
        if method == "GET" and not address.startswith("/v1/delivery/"):
            answer = small(method, f"{address}?colour=blue")
            assert problem(answer), (address, answer.status_code)
            assert answer.json()["errors"][0]["pointer"] == "/colour", (address, operation["operationId"])


@pytest.mark.parametrize(
    "query", ["limit=1&limit=2", "limit=0", "limit=101", "limit=x", "limit=", "cursor=%ff", "cursor=" + "x" * 9000]
)
def test_odd_paging_is_a_problem(small: Ask, query: str) -> None:
    for address in ("/v1/actors", "/v1/brands", "/v1/brands/shop/blocks", "/v1/brands/shop/reviews"):
        answer = small("GET", f"{address}?{query}")
        assert problem(answer), (address, answer.status_code, answer.text)
        assert answer.status_code == 400


@pytest.mark.parametrize(
    "part", ["%00", "%ff", "%2e%2e", "%F0%9F%98%80", "x" * 9000, "'; DROP TABLE brands; --", "%0a", "*"]
)
def test_odd_address_is_a_problem(small: Ask, part: str) -> None:
    for address in (
        f"/v1/brands/{part}",
        f"/v1/brands/shop/blocks/{part}",
        f"/v1/brands/shop/reviews/{part}",
        f"/{part}",
    ):
        answer = small("GET", address)
        assert problem(answer), (address, answer.status_code, answer.text)
        assert answer.status_code == 404


def test_method_that_an_address_does_not_have_is_told_those_it_has(small: Ask) -> None:
    for _, address, _ in operations(small):
        answer = small("PROPFIND", address)
        assert problem(answer), (address, answer.status_code)
        assert (answer.status_code, bool(answer.headers.get("allow"))) == (405, True), address
    assert small("POST", "/v1/brands/shop").headers["allow"] == "GET, HEAD, PUT"
    assert small("GET", "/schema/else").status_code == 404


def test_body_over_the_limit_is_refused_before_it_is_read(small: Ask) -> None:
    answer = small("POST", "/v1/actors", content=b"x" * 250_001, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")

    async def endless() -> Any:
        while True:
            yield b"x" * 10_000

    answer = small("POST", "/v1/actors", content=endless(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


def test_request_with_two_lengths_is_refused(small: Ask) -> None:
    headers = {"content-length": "2", "transfer-encoding": "chunked", "content-type": "application/json"}
    answer = small("POST", "/v1/actors", content=b"{}", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/bad-request")


def test_fault_names_its_place_in_both_languages(small: Ask) -> None:
    body = {"versions": [{"block": "a", "version": 1, "colour": "blue"}]}
    english = small("POST", "/v1/brands/shop/reviews", who="wil", json=body)
    german = small("POST", "/v1/brands/shop/reviews", who="wil", json=body, headers={"accept-language": "de"})
    assert english.json()["errors"] == [
        {"pointer": "/versions/0/colour", "detail": "Object contains unknown field `colour`"}
    ]
    assert "unbekanntes Member „colour“ (/versions/0/colour)" in german.json()["detail"]


def test_what_there_is_not_is_refused_by_its_name(small: Ask) -> None:
    existing = small("POST", "/v1/brands/shop/rulesets/1/activate", who="max", json={"existing": "forget"})
    assert (existing.status_code, existing.json()["errors"][0]["pointer"]) == (400, "/existing")


def test_every_answer_has_an_id_that_leads_to_the_log(small: Ask) -> None:
    seen = {small("GET", "/v1/brands").headers["x-request-id"] for _ in range(3)}
    problem_id = small("GET", "/v1/nothing").json()["request_id"]
    assert len(seen | {problem_id}) == 4
    assert msgspec.json.decode(small("GET", "/v1/nothing").content)["status"] == 404


def test_member_that_is_given_twice_is_refused_and_writes_nothing(small: Ask) -> None:
    body = b'{"name": "A", "kind": "person", "roles": {"shop": ["writer"], "shop": ["approver"]}}'
    answer = small("POST", "/v1/actors", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/roles/shop")
    large = b'{"name": "A", "name": "' + b"x" * 210_000 + b'", "kind": "person"}'
    answer = small("POST", "/v1/actors", content=large, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/name")


def test_parameter_that_does_not_fit_is_named_by_a_pointer_in_the_language_of_who_asks(small: Ask) -> None:
    answer = small("GET", "/v1/brands?limit=0", headers={"accept-language": "de"})
    assert answer.json()["errors"] == [{"pointer": "/limit", "detail": "erwartet wird eine ganze Zahl >= 1"}]
