"""Whatever is asked over HTTP in whatever order, the store answers as a small model of the contract does."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content_hub.api.conftest import Ask

BRAND = "/v1/brands/shop"
KEYS = ("a", "b", "c")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("save", "save", "stale", "create", "restore", "ask", "grant", "end")),
        st.sampled_from(KEYS),
        st.integers(0, 3),
        st.sampled_from(("wil", "ann", "pia", "max", "rea", "cleo")),
    ),
    min_size=10,
    max_size=30,
)
WRITES = frozenset({"save", "stale", "create", "restore", "ask"})


class Model:
    """What the contract says should be there: versions, ETags, waivers and the number of entries."""

    def __init__(self, ask: Ask, prefix: str) -> None:
        self.ask = ask
        self.prefix = prefix
        self.contents: dict[str, list[dict[str, Any]]] = {}
        self.etags: dict[str, str] = {}
        self.waivers: list[tuple[str, str, str]] = []
        self.position = self.head()

    def head(self) -> int:
        """Tell how many entries the log has."""
        page = self.ask("GET", f"{BRAND}/audit?newest=true&limit=1").json()["items"]
        return int(page[0]["position"]) if page else 0

    def step(self, verb: str, key: str, number: int, who: str) -> None:
        """Ask once, and compare the answer and the log with what they should be."""
        key = f"{self.prefix}{key}"
        expected = self._expected(verb, key, number, who)
        answer = getattr(self, f"_{verb}")(key, number, who)
        status = answer.status_code
        assert status in expected, (verb, key, number, who, status, answer.text[:300])
        wrote = status in (200, 201)
        assert self.head() == self.position + wrote
        self.position += wrote
        if not wrote:
            assert answer.headers["content-type"] == "application/problem+json"

    def _expected(self, verb: str, key: str, number: int, who: str) -> tuple[int, ...]:
        if who in ("cleo", "rea"):
            return (404,) if who == "cleo" else (403,)
        if verb in WRITES and who != "wil":
            return (403,)
        if verb not in WRITES:
            return self._of_waiver(verb, number, who)
        known = key in self.contents
        is_there = known and number < len(self.contents[key])
        return {
            "save": (200,) if known else (201,),
            "stale": (412,),
            "create": (412,) if known else (201,),
            "restore": (201,) if is_there else (404,),
            "ask": (201,) if known else (404,),
        }[verb]

    def _of_waiver(self, verb: str, number: int, who: str) -> tuple[int, ...]:
        if number >= len(self.waivers):
            return (404,)
        state = self.waivers[number][1]
        if verb == "grant":
            if who not in ("ann", "max"):
                return (403,)
            return (200,) if state == "requested" else (409,)
        if who == "pia":
            return (403,)
        return (409,) if state == "ended" else (200,)

    # ------------------------------------------------------------ requests

    def _content(self, key: str, number: int) -> dict[str, Any]:
        texts = {"de-DE": {"headline": f"Licht {number}", "body": f"{key}"}}
        return {"channels": ["web"], "facts": {}, "texts": texts}

    def _put(self, key: str, number: int, who: str, headers: dict[str, str]) -> Any:
        content = self._content(key, number)
        body = {"component": "message", "content": content}
        answer = self.ask("PUT", f"{BRAND}/blocks/{key}", who=who, json=body, headers=headers)
        if answer.status_code in (200, 201):
            self._saved(key, content, answer)
        return answer

    def _saved(self, key: str, content: dict[str, Any], answer: Any) -> None:
        self.contents.setdefault(key, []).append(content)
        self.etags[key] = answer.headers["etag"]
        assert answer.json()["version"] == len(self.contents[key])

    def _save(self, key: str, number: int, who: str) -> Any:
        headers = {"if-match": self.etags[key]} if key in self.etags else {"if-none-match": "*"}
        return self._put(key, number, who, headers)

    def _stale(self, key: str, number: int, who: str) -> Any:
        return self._put(key, number, who, {"if-match": '"0-stale"'})

    def _create(self, key: str, number: int, who: str) -> Any:
        return self._put(key, number, who, {"if-none-match": "*"})

    def _restore(self, key: str, number: int, who: str) -> Any:
        answer = self.ask("POST", f"{BRAND}/blocks/{key}/versions/{number + 1}/restore", who=who)
        if answer.status_code == 201:
            self._saved(key, self.contents[key][number], answer)
        return answer

    def _ask(self, key: str, number: int, who: str) -> Any:
        body = {
            "block": key,
            "locale": "de-DE",
            "fingerprint": f"f{number}",
            "reason": "r",
            "expires": "2028-01-01T00:00:00Z",
        }
        answer = self.ask("POST", f"{BRAND}/waivers", who=who, json=body)
        if answer.status_code == 201:
            self.waivers.append((answer.json()["id"], "requested", key))
        return answer

    def _on_waiver(self, method: str, number: int, who: str, state: str) -> Any:
        waiver = self.waivers[number] if number < len(self.waivers) else ("none", "", "")
        more = "/grant" if method == "POST" else ""
        answer = self.ask(method, f"{BRAND}/waivers/{waiver[0]}{more}", who=who)
        if answer.status_code == 200:
            assert answer.json()["state"] == state
            self.waivers[number] = (waiver[0], state, waiver[2])
        return answer

    def _grant(self, _: str, number: int, who: str) -> Any:
        return self._on_waiver("POST", number, who, "granted")

    def _end(self, _: str, number: int, who: str) -> Any:
        return self._on_waiver("DELETE", number, who, "ended")

    def check_all(self) -> None:
        """Read everything back, and every link of the log."""
        for key, contents in self.contents.items():
            versions = self.ask("GET", f"{BRAND}/blocks/{key}/versions?limit=100").json()["items"]
            assert [version["content"] for version in reversed(versions)] == contents
            shown = self.ask("GET", f"{BRAND}/blocks/{key}", who="ann")
            assert (shown.headers["etag"], shown.json()["content"]) == (self.etags[key], contents[-1])
        states = {item["id"]: item["state"] for item in self.ask("GET", f"{BRAND}/waivers?limit=100").json()["items"]}
        assert {waiver: states[waiver] for waiver, _, _ in self.waivers} == {
            waiver: state for waiver, state, _ in self.waivers
        }


@pytest.fixture(scope="module")
def prefixes() -> Iterator[str]:
    """Names of their own for every run, all in one store."""
    return (f"run-{number}-" for number in itertools.count())


@given(steps=STEPS)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_order_of_requests_makes_answers_and_store_differ_from_the_contract(
    ask: Ask, prefixes: Iterator[str], steps: list[tuple[str, str, int, str]]
) -> None:
    model = Model(ask, next(prefixes))
    for step in steps:
        model.step(*step)
    model.check_all()
    entries = ask("GET", f"{BRAND}/audit?newest=true&limit=100").json()["items"]
    assert all(one["previous"] == before["digest"] for one, before in itertools.pairwise(entries))
