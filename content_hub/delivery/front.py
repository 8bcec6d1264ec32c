"""The delivery plane as one plain ASGI app: no routing table, no template, one indexed read per rendition."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from content_hub.delivery.answers import Answer, Used, live_headers
from content_hub.delivery.asked import Asked, is_digest, is_key, read_query
from content_hub.delivery.batch import answer_batch
from content_hub.delivery.cors import Cors
from content_hub.delivery.feed import answer_feed
from content_hub.delivery.immutable import answer_immutable
from content_hub.delivery.listing import answer_manifest
from content_hub.delivery.reading import find_live, no_such_block
from content_hub.delivery.request import DeliveryRequest
from content_hub.errors import ContentHubError, Forbidden, NotFound
from content_hub.storage.port import BrandSettings, Reader
from content_hub.wire.asgi import Headers, Receive, Scope, Send, send_answer
from content_hub.wire.bodies import is_json, read_body, unreadable, unsupported_media_type
from content_hub.wire.conditional import matches
from content_hub.wire.credentials import token_of
from content_hub.wire.known import Known
from content_hub.wire.languages import language_of
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, encode_problem
from content_hub.wire.rates import Rates
from content_hub.wire.refusals import problem_of, unauthenticated, unknown_address

__all__ = ["Delivery", "DeliveryOptions"]

_PREFIX = "/v1/delivery/"
_BODY_LIMIT = 1_000_000
_READING = ("GET", "HEAD")


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
        self._options = options
        self._cors = Cors(options.cors_origins)
        self.counts: dict[int, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; every refusal is a problem, and none of them the server's fault."""
        headers = dict(scope["headers"])
        try:
            status, answered, body = await self._answer(scope, receive, headers)
        except (ContentHubError, ProblemAnswer) as refused:
            status, answered, body = self._refuse(refused, headers)
        if self._cors.origins:
            answered += self._cors.headers(headers.get(b"origin"))
        self.counts[status] = self.counts.get(status, 0) + 1
        if scope["method"] == "HEAD":
            body = b""
        await send_answer(send, status, answered, body)

    async def _answer(self, scope: Scope, receive: Receive, headers: dict[bytes, bytes]) -> Answer:
        method: str = scope["method"]
        if b"transfer-encoding" in headers and b"content-length" in headers:
            raise unreadable(
                "Content-Length und Transfer-Encoding schließen sich aus.",
                "Content-Length and Transfer-Encoding exclude each other.",
            )
        if method == "OPTIONS" and self._cors.origins:
            return 204, self._cors.preflight(), b""
        parts = scope["path"][len(_PREFIX) :].split("/")
        request = self._request(scope, headers, parts[0])
        if method in _READING:
            status, answered, body = self._read(request, parts[1:])
            if status != 304:  # noqa: PLR2004 — a body that is not sent has no length
                answered.append((b"content-length", b"%d" % len(body)))
            return status, answered, body
        if method == "POST" and parts[1:] == ["batch"]:
            return await self._batch(request, receive)
        raise _method_not_allowed("POST" if parts[1:] == ["batch"] else "GET, HEAD")

    def _request(self, scope: Scope, headers: dict[bytes, bytes], key: str) -> DeliveryRequest:
        """Find the brand and check that the asker may have what it delivers."""
        settings = self._known.settings()
        brand = settings.brands.get(key)
        now = self._options.clock()
        asker = None
        if brand is None or not brand.is_public:
            asker = self._authorised(brand, headers, now)
        if self._options.rates is not None:
            client = scope.get("client")
            self._options.rates.take(asker or (client[0] if client else ""))
        if brand is None:
            raise NotFound(de=f"Es gibt keine Marke „{key}“.", en=f"There is no brand “{key}”.")
        used = Used(token=not brand.is_public, origin=self._cors.varies)
        return DeliveryRequest(brand, read_query(scope["query_string"]), headers, used, now)

    def _authorised(self, brand: BrandSettings | None, headers: dict[bytes, bytes], now: datetime) -> str:
        """Tell who asks. A brand that the token may not know of is answered like one that does not exist."""
        authorization = headers.get(b"authorization")
        given = None if authorization is None else authorization.decode("latin-1")
        token = token_of(self._known.settings(), given, now=now)
        if token is None:
            raise unauthenticated(b'Bearer realm="content-hub"')
        roles = {*token.roles.get("*", ()), *(token.roles.get(brand.key, ()) if brand else ())}
        if brand is None or not roles:
            raise NotFound(de="Es gibt keine solche Marke.", en="There is no such brand.")
        if "reader" not in roles:
            raise Forbidden(
                de="Die Auslieferung dieser Marke braucht die Rolle „reader“.",
                en="Delivery of this brand needs the role “reader”.",
            )
        return token.actor

    def _read(self, request: DeliveryRequest, parts: list[str]) -> Answer:
        match parts:
            case ["feed"]:
                return answer_feed(self._reader, request)
            case ["manifest"]:
                return answer_manifest(self._reader, request)
            case ["renditions", digest] if is_digest(digest):
                return answer_immutable(request, digest, self._reader.rendition)
            case ["assets", digest] if is_digest(digest):
                return answer_immutable(request, digest, self._reader.asset)
            case [key] if is_key(key):
                return self._live(request, key)
            case _:
                raise _unknown(parts)

    def _live(self, request: DeliveryRequest, key: str) -> Answer:
        parameters = request.parameters
        asked = Asked(
            key=key,
            channel=parameters.get("channel", ""),
            format=parameters.get("format", ""),
            locale=parameters.get("locale", ""),
            profile=parameters.get("profile", ""),
            dialect=parameters.get("dialect", ""),
        )
        found = find_live(
            self._reader,
            request.brand,
            asked,
            accept_language=request.header(b"accept-language"),
            now=request.now,
        )
        used = request.used
        if found.by_language:
            used = Used(token=used.token, origin=used.origin, language=True)
        delivered = found.delivered
        headers = live_headers(request.brand, delivered, locale=found.locale, used=used, now=request.now)
        condition = request.header(b"if-none-match")
        if condition is not None and matches(condition, f'"{delivered.digest}"'):
            return 304, headers, b""
        headers.append((b"content-type", delivered.media_type.encode()))
        return 200, headers, delivered.body

    async def _batch(self, request: DeliveryRequest, receive: Receive) -> Answer:
        if not is_json(request.header(b"content-type")):
            raise unsupported_media_type("application/json")
        return answer_batch(self._reader, request, await read_body(receive, _BODY_LIMIT))

    def _refuse(self, refused: ContentHubError | ProblemAnswer, headers: dict[bytes, bytes]) -> Answer:
        accept = headers.get(b"accept-language")
        language = language_of(None if accept is None else accept.decode("latin-1"))
        return encode_problem(
            problem_of(refused, language), language=language, request_id=self._options.new_request_id()
        )


def _unknown(parts: list[str]) -> NotFound:
    return no_such_block(parts[0]) if len(parts) == 1 and parts[0] else unknown_address()


def _method_not_allowed(allowed: str) -> ProblemAnswer:
    headers: Headers = [(b"allow", allowed.encode())]
    return ProblemAnswer(
        Problem(
            name="method-not-allowed",
            de=f"Diese Adresse kennt nur {allowed}.",
            en=f"This address knows {allowed} only.",
            headers=headers,
        )
    )
