"""The delivery plane as one plain ASGI app: no routing table, no template, one indexed read per rendition."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from content_hub.delivery.admission import Admission
from content_hub.delivery.answers import Answer, Used, cache_control, steady
from content_hub.delivery.asked import is_digest, read_query
from content_hub.delivery.batch import answer_batch
from content_hub.delivery.choosing import Choice, choose, live_headers
from content_hub.delivery.cors import Cors
from content_hub.delivery.feed import answer_feed
from content_hub.delivery.immutable import answer_immutable
from content_hub.delivery.listing import answer_manifest
from content_hub.delivery.reading import find_live
from content_hub.delivery.request import DeliveryRequest
from content_hub.delivery.turn import Turn
from content_hub.delivery.upcoming import stays_until
from content_hub.errors import ContentHubError
from content_hub.storage.port import BrandSettings, Delivered, DeliverySettings, Reader
from content_hub.wire.asgi import Receive, Scope, Send
from content_hub.wire.bodies import is_json, read_body, unreadable, unsupported_media_type
from content_hub.wire.conditional import matches
from content_hub.wire.known import Known
from content_hub.wire.languages import language_of
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, encode_problem
from content_hub.wire.rates import Rates
from content_hub.wire.refusals import problem_of, unknown_address

__all__ = ["Delivery", "DeliveryOptions"]

_PREFIX = len("/v1/delivery/")
_BODY_LIMIT = 1_000_000
_READING = ("GET", "HEAD")
_RESERVED = frozenset({"feed", "manifest", "batch", "renditions", "assets"})
_MOST_CHOICES = 2_000
_NO_BODY = 304


class DeliveryOptions(Struct, frozen=True, kw_only=True):
    """What delivery is set up with. `new_request_id` and `clock` come from the rim."""

    clock: Callable[[], datetime]
    new_request_id: Callable[[], str]
    cors_origins: tuple[str, ...] = ()
    rates: Rates | None = None


class Delivery:
    """Answers everything under /v1/delivery/. `counts` holds how many answers had each status."""

    def __init__(self, reader: Reader, known: Known, options: DeliveryOptions) -> None:
        self._reader = reader
        self._known = known
        self._turn = Turn(reader)
        self._options = options
        self._clock = options.clock
        self._cors = Cors(options.cors_origins)
        self._admission = Admission(options.clock, options.rates)
        self._choices: dict[tuple[str, bytes, bytes | None], tuple[BrandSettings, Choice]] = {}
        self.counts: dict[int, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; every refusal is a problem, and none of them the server's fault."""
        headers: dict[bytes, bytes] = dict(scope["headers"])
        try:
            if scope["method"] in _READING:
                status, answered, body = self._read(scope, headers)
            else:
                status, answered, body = await self._act(scope, receive, headers)
        except (ContentHubError, ProblemAnswer) as refused:
            status, answered, body = self._refuse(refused, headers)
        if self._cors.origins:
            answered += self._cors.headers(headers.get(b"origin"))
        self.counts[status] = self.counts.get(status, 0) + 1
        await send({"type": "http.response.start", "status": status, "headers": answered})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})

    def _read(self, scope: Scope, headers: dict[bytes, bytes]) -> Answer:
        _check_framing(headers)
        parts = scope["path"][_PREFIX:].split("/")
        if len(parts) == 2 and parts[1] not in _RESERVED:  # noqa: PLR2004 — brand and key
            answer = self._deliver(parts[0], parts[1], scope, headers)
        else:
            brand = self._admission.admit(self._known.settings(), parts[0], headers, scope.get("client"))
            answer = self._route(self._request(brand, scope, headers), parts[1:])
        if answer[0] != _NO_BODY:
            answer[1].append((b"content-length", b"%d" % len(answer[2])))
        return answer

    def _deliver(self, brand: str, key: str, scope: Scope, headers: dict[bytes, bytes]) -> Answer:
        """Answer by the settings in memory, and anew where the read, or a look before refusing, finds newer ones."""
        self._turn.join()
        settings = self._known.held() if self._options.rates is None else self._known.settings()
        while True:
            try:
                answer, revision = self._live(settings, (brand, key), scope, headers)
            except (ContentHubError, ProblemAnswer):
                newest = self._known.settings()
                if newest is settings:
                    raise
            else:
                if revision == settings.revision:
                    return answer
                newest = self._known.settings()
            settings = newest

    def _live(
        self, settings: DeliverySettings, place: tuple[str, str], scope: Scope, headers: dict[bytes, bytes]
    ) -> tuple[Answer, int]:
        """Answer by these settings; beside the answer stands the revision that they had when it was read."""
        brand = self._admission.admit(settings, place[0], headers, scope.get("client"))
        choice = self._choice(brand, scope["query_string"], headers.get(b"accept-language"))
        delivered, locale = find_live(self._reader, choice, place[1], clock=self._clock)
        answered = live_headers(choice, delivered, locale=locale, caching=self._caching(brand, choice, delivered))
        condition = headers.get(b"if-none-match")
        if condition is not None and matches(condition.decode("latin-1"), f'"{delivered.digest}"'):
            return (_NO_BODY, answered, b""), delivered.settings
        answered.append((b"content-type", delivered.media_type.encode()))
        return (200, answered, delivered.body), delivered.settings

    def _caching(self, brand: BrandSettings, choice: Choice, delivered: Delivered) -> bytes:
        """Say how long a cache may keep it. The clock is read only where something is known to come."""
        if delivered.valid_until is None and not brand.upcoming:
            return steady(choice.used)
        now = self._clock()
        return cache_control(choice.used, stays_until(brand, delivered, now), now)

    def _route(self, request: DeliveryRequest, parts: list[str]) -> Answer:
        match parts:
            case ["feed"]:
                return answer_feed(self._reader, request)
            case ["manifest"]:
                return answer_manifest(self._reader, request)
            case ["renditions", digest] if is_digest(digest):
                return answer_immutable(request, digest, self._reader.rendition)
            case ["assets", digest] if is_digest(digest):
                return answer_immutable(request, digest, self._reader.asset)
            case ["batch"]:
                raise _method_not_allowed("POST")
            case _:
                raise unknown_address()

    def _choice(self, brand: BrandSettings, query: bytes, accept: bytes | None) -> Choice:
        """Read a query, or remember how it was read for this very state of the brand."""
        asked = (brand.key, query, accept)
        read = self._choices.get(asked)
        if read is None or read[0] is not brand:
            if len(self._choices) >= _MOST_CHOICES:
                self._choices.clear()
            language = None if accept is None else accept.decode("latin-1")
            read = self._choices[asked] = (brand, choose(brand, query, language, self._used(brand)))
        return read[1]

    def _used(self, brand: BrandSettings) -> Used:
        return Used(token=not brand.is_public, origin=self._cors.varies)

    def _request(self, brand: BrandSettings, scope: Scope, headers: dict[bytes, bytes]) -> DeliveryRequest:
        return DeliveryRequest(brand, read_query(scope["query_string"]), headers, self._used(brand), self._clock())

    async def _act(self, scope: Scope, receive: Receive, headers: dict[bytes, bytes]) -> Answer:
        """Answer what is neither GET nor HEAD."""
        _check_framing(headers)
        if scope["method"] == "OPTIONS" and self._cors.origins:
            return 204, self._cors.preflight(), b""
        parts = scope["path"][_PREFIX:].split("/")
        brand = self._admission.admit(self._known.settings(), parts[0], headers, scope.get("client"))
        if parts[1:] != ["batch"]:
            raise _method_not_allowed("GET, HEAD")
        if scope["method"] != "POST":
            raise _method_not_allowed("POST")
        request = self._request(brand, scope, headers)
        if not is_json(request.header(b"content-type")):
            raise unsupported_media_type("application/json")
        status, answered, body = answer_batch(self._reader, request, await read_body(receive, _BODY_LIMIT))
        answered.append((b"content-length", b"%d" % len(body)))
        return status, answered, body

    def _refuse(self, refused: ContentHubError | ProblemAnswer, headers: dict[bytes, bytes]) -> Answer:
        accept = headers.get(b"accept-language")
        language = language_of(None if accept is None else accept.decode("latin-1"))
        return encode_problem(
            problem_of(refused, language), language=language, request_id=self._options.new_request_id()
        )


def _check_framing(headers: dict[bytes, bytes]) -> None:
    """Refuse a request whose end two servers could see at two places."""
    if b"transfer-encoding" in headers and b"content-length" in headers:
        raise unreadable(
            "Content-Length und Transfer-Encoding schließen sich aus.",
            "Content-Length and Transfer-Encoding exclude each other.",
        )


def _method_not_allowed(allowed: str) -> ProblemAnswer:
    return ProblemAnswer(
        Problem(
            name="method-not-allowed",
            de=f"Diese Adresse kennt nur {allowed}.",
            en=f"This address knows {allowed} only.",
            headers=[(b"allow", allowed.encode())],
        )
    )
