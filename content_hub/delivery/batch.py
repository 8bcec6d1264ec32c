"""Several renditions in one answer, each with its own status."""

import base64
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from content_hub.delivery.answers import Answer, json_headers
from content_hub.delivery.asked import is_key
from content_hub.delivery.choosing import choose_by
from content_hub.delivery.feed import is_text
from content_hub.delivery.reading import find_live, no_such_block
from content_hub.delivery.request import DeliveryRequest
from content_hub.errors import Invalid, NotFound
from content_hub.storage.port import Reader
from content_hub.wire.bodies import decode_json
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import problem_types

__all__ = ["Batch", "BatchAnswer", "BatchItem", "BatchItemAnswer", "answer_batch"]

_MOST_ITEMS = 100
_MOST_BYTES = 8_000_000
_TOO_MUCH = 413


class BatchItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rendition to fetch; what is left out is chosen as in a single request."""

    key: str
    channel: str
    format: str = ""
    locale: str = ""
    profile: str = ""
    dialect: str = ""


class Batch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Up to 100 renditions to fetch at once."""

    items: list[BatchItem]


class BatchItemAnswer(Struct, frozen=True, kw_only=True):
    """One item of the answer: text as `body`, other bytes as `body_base64`; neither unless `status` is 200.

    Status 413 says that the answer has grown too large: fetch that item by its own address.
    """

    status: int
    media_type: str | None = None
    etag: str | None = None
    locale: str | None = None
    body: str | msgspec.UnsetType = msgspec.UNSET
    body_base64: str | msgspec.UnsetType = msgspec.UNSET


class BatchAnswer(Struct, frozen=True, kw_only=True):
    """The answers, in the order of the items."""

    items: list[BatchItemAnswer]


def answer_batch(reader: Reader, request: DeliveryRequest, body: bytes) -> Answer:
    """Hand over several renditions.

    Raises:
        ProblemAnswer: the body cannot be read.
        Invalid: more items than one batch may hold.
    """
    batch = decode_json(body, Batch)
    if len(batch.items) > _MOST_ITEMS:
        raise Invalid(
            de=f"Ein Stapel umfasst höchstens {_MOST_ITEMS} Ausgaben; hier sind es {len(batch.items)}.",
            en=f"A batch holds at most {_MOST_ITEMS} renditions; here are {len(batch.items)}.",
        )
    content = msgspec.json.encode(BatchAnswer(items=_items(reader, request, batch.items)))
    headers = json_headers('""', msgspec.structs.replace(request.used, language=True), now=request.now)
    kept = [(name, value) for name, value in headers if name not in (b"etag", b"cache-control")]
    return 200, [(b"content-type", b"application/json"), (b"cache-control", b"no-store"), *kept], content


def _items(reader: Reader, request: DeliveryRequest, items: Sequence[BatchItem]) -> list[BatchItemAnswer]:
    answers = []
    left = _MOST_BYTES
    for item in items:
        answer, size = _item(reader, request, item)
        if size > left:
            answer, size = BatchItemAnswer(status=_TOO_MUCH), 0
        left -= size
        answers.append(answer)
    return answers


def _item(reader: Reader, request: DeliveryRequest, item: BatchItem) -> tuple[BatchItemAnswer, int]:
    choice = choose_by(request.brand, msgspec.structs.asdict(item), request.header(b"accept-language"), request.used)
    try:
        if not is_key(item.key):
            raise no_such_block(item.key)
        delivered, locale = find_live(reader, choice, item.key, clock=lambda: request.now)
    except NotFound as absent:
        return BatchItemAnswer(status=absent.status), 0
    except ProblemAnswer as refused:
        return BatchItemAnswer(status=problem_types()[refused.problem.name].status), 0
    in_words = is_text(delivered.media_type)
    answer = BatchItemAnswer(
        status=200,
        media_type=delivered.media_type,
        etag=f'"{delivered.digest}"',
        locale=locale,
        body=delivered.body.decode("utf-8") if in_words else msgspec.UNSET,
        body_base64=msgspec.UNSET if in_words else base64.b64encode(delivered.body).decode(),
    )
    return answer, len(delivered.body)
