"""A feed for email tools that read JSON: one member per block that is live."""

import hashlib
from collections.abc import Iterator
from datetime import datetime

import msgspec

from content_hub.delivery.answers import Answer, json_headers
from content_hub.delivery.asked import is_key
from content_hub.delivery.choosing import Choice, choose_by
from content_hub.delivery.reading import Found, find_live
from content_hub.delivery.request import DeliveryRequest
from content_hub.delivery.upcoming import stays_until, until_any
from content_hub.errors import Invalid, NotFound, TooLarge
from content_hub.storage.port import Delivered, Reader
from content_hub.wire.conditional import matches
from content_hub.wire.problem_answer import ProblemAnswer

__all__ = ["answer_feed", "is_text"]

_MOST_KEYS = 100
_MOST_BYTES = 8_000_000


def answer_feed(reader: Reader, request: DeliveryRequest) -> Answer:
    """Hand over several blocks as `{"key": {"format": "…"}}`; what is not live, or no text, is left out.

    Raises:
        Invalid: more keys than one feed may hold.
        TooLarge: more bytes than one feed may hold.
    """
    keys = dict.fromkeys(key for key in request.parameters.get("keys", "").split(",") if is_key(key))
    if len(keys) > _MOST_KEYS:
        raise Invalid(
            de=f"Ein Feed umfasst höchstens {_MOST_KEYS} Bausteine.", en=f"A feed holds at most {_MOST_KEYS} blocks."
        )
    parameters = {"channel": "email"} | request.parameters
    choice = choose_by(request.brand, parameters, request.header(b"accept-language"), request.used)
    found = {key: live[0] for key in keys if (live := _live(reader, request, choice, key)) is not None}
    if sum(len(live.body) for live in found.values()) > _MOST_BYTES:
        raise TooLarge(
            de=f"Der Feed wäre größer als {_MOST_BYTES} Bytes.", en=f"The feed would exceed {_MOST_BYTES} bytes."
        )
    planned = until_any(request.brand, request.now, keys=keys)
    body = msgspec.json.encode({key: {choice.format: live.body.decode("utf-8")} for key, live in found.items()})
    return _answer(request, choice, body, found=tuple(found.values()), planned=planned)


def _live(reader: Reader, request: DeliveryRequest, choice: Choice, key: str) -> Found | None:
    try:
        found = find_live(reader, choice, key, clock=lambda: request.now)
    except (NotFound, ProblemAnswer):
        return None
    return found if is_text(found[0].media_type) else None


def _answer(
    request: DeliveryRequest, choice: Choice, body: bytes, *, found: tuple[Delivered, ...], planned: datetime | None
) -> Answer:
    stays = (planned, *(stays_until(request.brand, live, request.now) for live in found))
    ends = [instant for instant in stays if instant is not None]
    etag = f'"sha256:{hashlib.sha256(body).hexdigest()}"'
    headers = json_headers(etag, choice.used, until=min(ends, default=None), now=request.now)
    surrogates = dict.fromkeys((request.brand.key, *_surrogates(found)))
    headers.append((b"surrogate-key", " ".join(surrogates).encode("utf-8")))
    condition = request.header(b"if-none-match")
    if condition is not None and matches(condition, etag):
        return 304, headers, b""
    return 200, [(b"content-type", b"application/json"), *headers], body


def _surrogates(found: tuple[Delivered, ...]) -> Iterator[str]:
    for live in found:
        yield from live.surrogate.split()


def is_text(media_type: str) -> bool:
    """Tell whether bytes of this type can stand in JSON as a string."""
    essence = media_type.partition(";")[0].strip()
    return essence.startswith("text/") or essence.endswith(("json", "xml"))
