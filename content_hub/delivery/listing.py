"""The delivery manifest: all that is live, page by page, for players and static sites that keep a copy."""

import hashlib
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.delivery.answers import Answer, json_headers
from content_hub.delivery.request import DeliveryRequest
from content_hub.delivery.upcoming import until_any
from content_hub.storage.port import ManifestItem, ManifestQuery, Reader
from content_hub.wire.conditional import matches
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, ProblemFault

__all__ = ["LiveItem", "LiveList", "answer_manifest"]

_LIMIT = 100
_MOST_DIGITS = 18


class LiveItem(Struct, frozen=True, kw_only=True):
    """One live rendition and the immutable address of its bytes."""

    key: str
    channel: str
    format: str
    locale: str
    profile: str | None
    dialect: str
    digest: str
    href: str
    bytes: int
    valid_from: datetime
    valid_until: datetime | None


class LiveList(Struct, frozen=True, kw_only=True):
    """One page of what is live. `position` is the log's newest: send it as `since` to get what went live later."""

    position: int
    items: list[LiveItem]
    next: str | None


def answer_manifest(reader: Reader, request: DeliveryRequest) -> Answer:
    """List what is live.

    Raises:
        ProblemAnswer: `since` or `limit` is no number.
        CursorInvalid: the cursor is none of this list's.
    """
    asked = request.parameters
    position = reader.position(request.brand.key)
    page = reader.manifest(
        ManifestQuery(
            brand=request.brand.key,
            channel=asked.get("channel"),
            format=asked.get("format"),
            locale=asked.get("locale"),
            profile=asked.get("profile"),
            label=asked.get("label"),
            since=_number(asked, "since"),
            limit=max(1, min(_number(asked, "limit") or _LIMIT, _LIMIT)),
            cursor=asked.get("cursor"),
        )
    )
    shown = LiveList(position=position, items=[_shown(request.brand.key, item) for item in page.items], next=page.next)
    body = msgspec.json.encode(shown)
    etag = f'"sha256:{hashlib.sha256(body).hexdigest()}"'
    ends = [item.valid_until for item in page.items if item.valid_until is not None and item.valid_until > request.now]
    planned = until_any(request.brand, request.now)
    until = min(ends if planned is None else [*ends, planned], default=None)
    headers = json_headers(etag, request.used, until=until, now=request.now)
    headers += [(b"hub-position", b"%d" % position), (b"surrogate-key", request.brand.key.encode())]
    condition = request.header(b"if-none-match")
    if condition is not None and matches(condition, etag):
        return 304, headers, b""
    return 200, [(b"content-type", b"application/json"), *headers], body


def _shown(brand: str, item: ManifestItem) -> LiveItem:
    return LiveItem(
        key=item.key,
        channel=item.channel,
        format=item.format,
        locale=item.locale,
        profile=item.profile,
        dialect=item.dialect,
        digest=item.digest,
        href=f"/v1/delivery/{brand}/renditions/{item.digest}",
        bytes=item.bytes,
        valid_from=item.valid_from,
        valid_until=item.valid_until,
    )


def _number(asked: dict[str, str], name: str) -> int | None:
    text = asked.get(name)
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS:
        return int(text)
    raise ProblemAnswer(
        Problem(
            name="bad-request",
            de=f"Der Parameter „{name}“ ist eine ganze Zahl ab 0.",
            en=f"The parameter “{name}” is a whole number from 0.",
            errors=[ProblemFault(pointer=name, detail="0, 1, 2 …")],
        )
    )
