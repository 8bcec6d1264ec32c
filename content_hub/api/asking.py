"""What is known of a management request before its route runs."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.wire.asgi import Scope
from content_hub.wire.languages import Language

__all__ = ["Asking", "asking_of", "attach"]

_PLACE = "content_hub"


class Asking(Struct, frozen=True, kw_only=True):
    """Who asks, when, in which language; and the tools of the request. `caller` is None on open routes.

    `may_go_on` tells whether an answer that goes on may: its token still gives the same roles.
    """

    request_id: str
    language: Language
    now: datetime
    hub: Hub
    caller: Caller | None
    new_id: Callable[[str], str]
    may_go_on: Callable[[], bool]


def attach(scope: Scope, asking: Asking) -> None:
    """Keep it with the request."""
    scope[_PLACE] = asking


def asking_of(scope: Mapping[str, Any]) -> Asking:
    """Get it back."""
    found: Asking = scope[_PLACE]
    return found
