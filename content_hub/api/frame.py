"""What every management request passes before its route: framing, credentials, limits, idempotency."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.api.asking import Asking, attach
from content_hub.api.idempotency import FirstAnswer, Once, first_answer, keep_answer, once_of, reserve
from content_hub.api.noting import Noting
from content_hub.api.problem import problem_for
from content_hub.errors import Forbidden, StoreFailed
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.port import TokenSettings
from content_hub.storage.queries import StoredAnswer
from content_hub.wire.asgi import App, Headers, Message, Receive, Scope, Send, header, send_answer
from content_hub.wire.bodies import read_body, too_large, unreadable
from content_hub.wire.conditional import matches
from content_hub.wire.credentials import caller_of, token_of
from content_hub.wire.known import Known
from content_hub.wire.languages import language_of
from content_hub.wire.problems import encode_problem
from content_hub.wire.rates import Rates
from content_hub.wire.refusals import unauthenticated, unknown_address

__all__ = ["LINKS", "Frame", "FrameOptions"]

_CHALLENGES = (b'Bearer realm="content-hub"', b'Basic realm="content-hub", charset="UTF-8"')
_DONE = 200
_NOT_MODIFIED = 304
_SCHEMA = "/schema/openapi.json"
LINKS = "/links/"
"""How addresses of signed links begin: their signature stands in for a token."""
_WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class FrameOptions(Struct, frozen=True, kw_only=True):
    """What the frame is set up with; clock and ids come from the rim."""

    clock: Callable[[], datetime]
    new_id: Callable[[str], str]
    new_request_id: Callable[[], str]
    max_body: int
    rates: Rates | None = None


class Frame:
    """Stands around the routes; whatever goes wrong is answered as a problem. `counts` holds answers by status."""

    def __init__(self, routes: App, hub: Hub, known: Known, options: FrameOptions) -> None:
        self._routes = routes
        self._hub = hub
        self._known = known
        self._options = options
        self.counts: dict[int, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. HEAD is answered as GET would be, without the body."""
        is_head = scope["method"] == "HEAD"

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.counts[message["status"]] = self.counts.get(message["status"], 0) + 1
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        await self._guarded({**scope, "method": "GET", "is_head": True} if is_head else scope, receive, counted)

    async def _guarded(self, scope: Scope, receive: Receive, send: Send) -> None:
        language = language_of(header(scope["headers"], b"accept-language"))
        request_id = self._options.new_request_id()
        try:
            caller = self._caller(scope)
            asking = Asking(
                request_id=request_id,
                language=language,
                now=self._options.clock(),
                hub=self._hub,
                caller=caller,
                new_id=self._options.new_id,
                may_go_on=lambda: caller == self._caller_now(scope),
            )
            body = await self._body(scope, receive)
            await self._answer(asking, scope, (body, receive), send)
        except Exception as error:  # noqa: BLE001 — the last line: every fault becomes a problem
            problem = problem_for(error, language, request_id=request_id)
            await send_answer(send, *encode_problem(problem, language=language, request_id=request_id))

    def _caller(self, scope: Scope) -> Caller | None:
        """Find out who asks. Open routes need no token; a reader belongs to the delivery plane."""
        _check_framing(scope)
        if scope["path"].startswith(LINKS):
            return self._visitor(scope)
        if not scope["path"].startswith("/v1/"):
            if scope["path"].startswith("/schema") and scope["path"] != _SCHEMA:
                raise unknown_address()  # the framework would answer with a page of its own
            return None
        token = self._token(scope)
        if token is None:
            self._count_stranger(scope)
            raise unauthenticated(*_CHALLENGES)
        if self._options.rates is not None:
            self._options.rates.take(token.actor)
        caller = caller_of(token)
        held = {role for roles in caller.roles.values() for role in roles}
        if held == {"reader"}:
            raise Forbidden(
                de="Die Rolle „reader“ liest nur die Auslieferung: /v1/delivery/.",
                en="The role “reader” reads delivery only: /v1/delivery/.",
            )
        if not scope["path"].isprintable():
            raise unknown_address()
        return caller

    def _token(self, scope: Scope) -> TokenSettings | None:
        authorization = header(scope["headers"], b"authorization")
        return token_of(self._known.settings(), authorization, now=self._options.clock())

    def _caller_now(self, scope: Scope) -> Caller | None:
        """Find out again who asks: an answer that goes on ends with the token that it was given for."""
        token = self._token(scope)
        return None if token is None else caller_of(token)

    def _visitor(self, scope: Scope) -> Caller | None:
        """Let whoever holds a signed link in; where they are signed in beside it, that is known."""
        if not scope["path"].isprintable():
            raise unknown_address()
        token = self._token(scope)
        if token is None:
            self._count_stranger(scope)
        return None if token is None else caller_of(token)

    def _count_stranger(self, scope: Scope) -> None:
        """Count a request without a valid token for the address that it came from. Raise ProblemAnswer if too many."""
        if self._options.rates is not None:
            address, _ = scope.get("client") or ("", 0)
            self._options.rates.take(f"address {address}")

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        if scope["method"] not in _WITH_BODY:
            return b""
        length = header(scope["headers"], b"content-length")
        if length is not None and length.isdigit() and int(length[:18]) > self._options.max_body:
            raise too_large(self._options.max_body)
        return await read_body(receive, self._options.max_body)

    async def _answer(self, asking: Asking, scope: Scope, heard: tuple[bytes, Receive], send: Send) -> None:
        """Run the route, or repeat the first answer. `heard` is the body, and what the client says after it."""
        body, _ = heard
        key = header(scope["headers"], b"idempotency-key") if scope["method"] == "POST" else None
        if key is None or asking.caller is None:
            await self._run(asking, scope, heard, send)
            return
        once = once_of(key, actor=asking.caller.actor, scope=scope, body=body, at=asking.now)
        first = await first_answer(self._hub.store, once)
        if first is not None:
            await _repeat(first, asking, send)
            return
        await reserve(self._hub.store, once)
        answer = FirstAnswer()
        await self._run(asking, scope, heard, answer, once=once)
        handler = scope.get("route_handler")
        secrets = handler.opt.get("secrets", ()) if handler is not None else ()
        with suppress(StoreFailed):  # what was done is done: whoever asked hears of it
            await keep_answer(self._hub.store, once, answer, secrets=secrets)
        await answer.pass_on(send)

    async def _run(
        self, asking: Asking, scope: Scope, heard: tuple[bytes, Receive], send: Send, once: Once | None = None
    ) -> None:
        """Run the route with tools of its own, and tell at which position it wrote."""
        noting = Noting(self._hub.store, once.mark() if once else None)
        asking = msgspec.structs.replace(asking, hub=msgspec.structs.replace(self._hub, store=noting))
        attach(scope, asking)

        is_known = False

        async def outgoing(message: Message) -> None:
            nonlocal is_known
            if message["type"] == "http.response.start":
                is_known = _is_known(scope, message)
                if is_known:
                    message = _not_modified(message)
                message["headers"] = [
                    *message["headers"],
                    (b"x-request-id", asking.request_id.encode()),
                    (b"x-content-type-options", b"nosniff"),
                    *_position(message["headers"], noting),
                ]
            elif is_known:
                message = {"type": "http.response.body", "body": b"", "more_body": message.get("more_body", False)}
            await send(message)

        await self._routes(scope, _again(*heard), outgoing)


def _again(body: bytes, receive: Receive) -> Receive:
    """Hand on a body that was read already, and then what the client says: that it is gone."""
    waiting = [body]

    async def heard() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return heard


def _check_framing(scope: Scope) -> None:
    names = {name for name, _ in scope["headers"]}
    if b"content-length" in names and b"transfer-encoding" in names:
        raise unreadable(
            "Content-Length und Transfer-Encoding schließen sich aus.",
            "Content-Length and Transfer-Encoding exclude each other.",
        )


def _is_known(scope: Scope, start: Message) -> bool:
    """Tell whether the client says that it has what would be answered."""
    condition = header(scope["headers"], b"if-none-match")
    etag = header(start["headers"], b"etag")
    return (
        condition is not None
        and etag is not None
        and scope["method"] == "GET"
        and start["status"] == _DONE
        and matches(condition, etag)
    )


def _not_modified(start: Message) -> Message:
    kept = [(name, value) for name, value in start["headers"] if name not in (b"content-length", b"content-type")]
    return {"type": "http.response.start", "status": _NOT_MODIFIED, "headers": kept}


def _position(headers: Headers, noting: Noting) -> Headers:
    """Tell at which position the request wrote, where its route did not say so itself."""
    if not noting.positions or any(name == b"hub-position" for name, _ in headers):
        return []
    return [(b"hub-position", b"%d" % max(noting.positions.values()))]


async def _repeat(first: StoredAnswer, asking: Asking, send: Send) -> None:
    headers = [(name.encode(), value.encode("latin-1")) for name, value in first.headers]
    headers += [
        (b"content-length", b"%d" % len(first.body)),
        (b"x-request-id", asking.request_id.encode()),
        (b"idempotency-replayed", b"true"),
    ]
    await send_answer(send, first.status, headers, first.body)
