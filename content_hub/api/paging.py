"""Lists: a page of items, the cursor of the next one, and its Link header."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Generic, TypeVar
from urllib.parse import urlencode

from litestar import Response
from litestar.params import QueryParameter
from msgspec import Struct

from content_hub.api.request import HubRequest
from content_hub.storage.port import Page

__all__ = ["Cursor", "Limit", "Listed", "Number", "listed", "listed_each"]

T = TypeVar("T")
V = TypeVar("V")

Limit = Annotated[int, QueryParameter(ge=1, le=100, description="How many items, at most.")]
Cursor = Annotated[str | None, QueryParameter(max_length=2000, description="Where to go on: `next` of the last page.")]
Number = Annotated[int, QueryParameter(ge=0, le=2**53)]


class Listed(Struct, Generic[V], frozen=True, kw_only=True):
    """One page of a list. `next` is null on the last one."""

    items: list[V]
    next: str | None


def listed(request: HubRequest, page: Page[T], show: Callable[[T], V]) -> Response[Listed[V]]:
    """Show a page."""
    return _answer(request, [show(item) for item in page.items], page.next)


async def listed_each(request: HubRequest, page: Page[T], show: Callable[[T], Awaitable[V]]) -> Response[Listed[V]]:
    """Show a page whose items need another look into the store."""
    return _answer(request, [await show(item) for item in page.items], page.next)


def _answer(request: HubRequest, items: list[V], following: str | None) -> Response[Listed[V]]:
    headers = {}
    if following is not None:
        parameters = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
        address = f"{request.scope['path']}?{urlencode([*parameters, ('cursor', following)])}"
        headers["link"] = f'<{address}>; rel="next"'
    return Response(Listed(items=items, next=following), headers=headers)
