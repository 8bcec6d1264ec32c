"""Pages by the place of their last item, so that what is added meanwhile neither repeats nor hides an item."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from content_hub.digests import digest_of
from content_hub.errors import CursorInvalid, Invalid
from content_hub.storage.port import ManifestQuery, Page
from content_hub.storage.queries import Entries, Listing

__all__ = ["check_limit", "page_of", "place_in"]

T = TypeVar("T")
P = TypeVar("P")

_MOST = 100
_MOST_ENTRIES = 1000
_TAG = 16


def check_limit(query: Listing[Any] | ManifestQuery) -> None:
    """Refuse a page size that this list does not give.

    Raises:
        Invalid: it is below 1 or above the list's most.
    """
    most = _MOST_ENTRIES if isinstance(query, Entries) else _MOST
    if not 1 <= query.limit <= most:
        raise Invalid(
            de=f"Eine Seite hat 1 bis {most} Einträge, nicht {query.limit}.",
            en=f"A page has 1 to {most} items, not {query.limit}.",
        )


def place_in(query: Listing[Any] | ManifestQuery, kind: type[P]) -> P | None:
    """Read where the page begins; None is the start.

    Raises:
        CursorInvalid: the cursor comes from another list, or from nowhere.
    """
    if query.cursor is None:
        return None
    try:
        tag, place = msgspec.json.decode(
            base64.urlsafe_b64decode(query.cursor.encode("ascii")), type=tuple[str, msgspec.Raw]
        )
        if tag == _tag(query):
            found: P = msgspec.json.decode(place, type=kind)
            return found
    except (msgspec.DecodeError, binascii.Error, UnicodeError, RecursionError) as error:
        raise _foreign() from error
    raise _foreign()


def page_of(
    query: Listing[Any] | ManifestQuery,
    rows: Sequence[Any],
    *,
    item: Callable[[Any], T],
    place: Callable[[Any], object],
) -> Page[T]:
    """Make a page of rows that were read with one more than the limit."""
    shown = rows[: query.limit]
    cursor = _cursor(query, place(shown[-1])) if len(rows) > query.limit else None
    return Page(items=tuple(item(row) for row in shown), next=cursor)


def _cursor(query: Listing[Any] | ManifestQuery, place: object) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode((_tag(query), place))).decode("ascii")


def _tag(query: Listing[Any] | ManifestQuery) -> str:
    asked = msgspec.structs.asdict(msgspec.structs.replace(query, limit=1, cursor=None))
    return digest_of((type(query).__name__, asked)).removeprefix("sha256:")[:_TAG]


def _foreign() -> CursorInvalid:
    return CursorInvalid(
        de="Diesen Cursor hat diese Liste nie ausgegeben: ohne cursor von vorn beginnen.",
        en="This list never gave that cursor: begin again without cursor.",
    )
