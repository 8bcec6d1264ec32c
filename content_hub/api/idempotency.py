"""Idempotency-Key: the same request sent twice is carried out once, and gets the first answer again."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from content_hub.digests import digest_of_bytes
from content_hub.errors import Conflict
from content_hub.storage.changes import Changes, ExpectRevision, PutAnswer
from content_hub.storage.port import Store
from content_hub.storage.queries import AnswerOf, StoredAnswer
from content_hub.wire.asgi import Headers, Message, Scope, Send, send_answer
from content_hub.wire.bodies import unreadable
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem

__all__ = ["FirstAnswer", "Once", "first_answer", "keep_answer", "once_of", "reserve"]

_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_ABANDONED = timedelta(minutes=2)
_KEPT_HEADERS = frozenset({b"content-type", b"etag", b"location", b"hub-position", b"content-language", b"link"})
_RUNNING = 0
_CARRIED_OUT = 1


class Once(Struct, frozen=True, kw_only=True):
    """A request that is to be carried out once: whose, under which key, and the digest of what was sent."""

    actor: str
    key: str
    request: str
    at: datetime

    def answer(self, status: int, headers: Headers, body: bytes) -> PutAnswer:
        """Write down an answer to it."""
        kept = tuple((name.decode(), value.decode("latin-1")) for name, value in headers if name in _KEPT_HEADERS)
        stored = StoredAnswer(request=self.request, status=status, headers=kept, body=body)
        return PutAnswer(actor=self.actor, key=self.key, answer=stored, at=self.at)

    def mark(self) -> PutAnswer:
        """Write down that it was carried out, for the transaction that does so."""
        return self.answer(_CARRIED_OUT, [], b"")


def once_of(key: str, *, actor: str, scope: Scope, body: bytes, at: datetime) -> Once:
    """Name a request by its key. Raise ProblemAnswer where the key is none."""
    if not _KEY.fullmatch(key):
        raise unreadable(
            "Idempotency-Key hat 1 bis 255 sichtbare ASCII-Zeichen.",
            "Idempotency-Key has 1 to 255 visible ASCII characters.",
        )
    parts = (scope["method"].encode(), scope["path"].encode(), scope["query_string"], body)
    return Once(actor=actor, key=key, request=digest_of_bytes(b"\n".join(parts)), at=at)


async def first_answer(store: Store, once: Once) -> StoredAnswer | None:
    """Give the first answer, or None where the request is new.

    Raises:
        ProblemAnswer: the key came with another request, the first one still runs, or its answer was lost.
    """
    stored = await store.facts(AnswerOf(actor=once.actor, key=once.key))
    if stored is None:
        return None
    request, _, since = stored.request.partition("@")
    if request != once.request:
        raise _reused(once.key)
    if stored.status == _CARRIED_OUT:
        raise _lost(once.key)
    if stored.status != _RUNNING:
        return stored
    if once.at - datetime.fromisoformat(since) < _ABANDONED:
        raise _still_running(once.key)
    return None


async def reserve(store: Store, once: Once) -> None:
    """Take the key before the work begins. Raise ProblemAnswer where another request was quicker."""
    running = StoredAnswer(request=f"{once.request}@{once.at.isoformat()}", status=_RUNNING)
    present = await store.facts(AnswerOf(actor=once.actor, key=once.key))
    expects = (ExpectRevision(kind="answer", brand=once.actor, id=once.key, revision=0),) if present is None else ()
    put = PutAnswer(actor=once.actor, key=once.key, answer=running, at=once.at)
    try:
        await store.commit(Changes(expects=expects, writes=(put,)))
    except Conflict:
        raise _still_running(once.key) from None


async def keep_answer(store: Store, once: Once, answer: "FirstAnswer", *, secrets: Collection[str]) -> None:
    """Keep the answer for repetitions, its secrets as null."""
    await store.commit(Changes(writes=(once.answer(answer.status, answer.headers, _without(answer.body, secrets)),)))


def _without(body: bytes, secrets: Collection[str]) -> bytes:
    if not secrets:
        return body
    content = msgspec.json.decode(body)
    return msgspec.json.encode({name: None if name in secrets else value for name, value in content.items()})


class FirstAnswer:
    """Holds an answer back until it is kept: who has an answer and asks again at once gets the same one."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []
        self.body = b""

    async def __call__(self, message: Message) -> None:
        """Note a message of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message["headers"])
        else:
            self.body += message.get("body", b"")

    async def pass_on(self, send: Send) -> None:
        """Send the answer."""
        await send_answer(send, self.status, self.headers, self.body)


def _reused(key: str) -> ProblemAnswer:
    return ProblemAnswer(
        Problem(
            name="idempotency-key-reused",
            de=f"Der Idempotency-Key „{key}“ kam schon mit einer anderen Anfrage.",
            en=f"The Idempotency-Key “{key}” came with another request before.",
        )
    )


def _still_running(key: str) -> ProblemAnswer:
    return ProblemAnswer(
        Problem(
            name="idempotency-in-progress",
            de=f"Die erste Anfrage mit dem Idempotency-Key „{key}“ läuft noch.",
            en=f"The first request with the Idempotency-Key “{key}” is still running.",
            headers=[(b"retry-after", b"1")],
        )
    )


def _lost(key: str) -> ProblemAnswer:
    return ProblemAnswer(
        Problem(
            name="conflict",
            de=f"Die Anfrage mit dem Idempotency-Key „{key}“ wurde ausgeführt, ihre Antwort ging verloren: neu lesen.",
            en=f"The request with the Idempotency-Key “{key}” was carried out, its answer was lost: read anew.",
        )
    )
