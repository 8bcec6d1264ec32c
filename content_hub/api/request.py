"""The request as routes see it: its caller, its tools, its body decoded strictly."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import State
from litestar.handlers import BaseRouteHandler
from litestar.params import QueryParameter

from content_hub.actions.keys import escaped
from content_hub.actions.preconditions import Precondition
from content_hub.api.asking import asking_of
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.wire.bodies import check_once, decode_json, is_json, unreadable, unsupported_media_type
from content_hub.wire.conditional import parse_tags
from content_hub.wire.languages import Language
from content_hub.wire.problems import ProblemFault
from content_hub.wire.refusals import unauthenticated

__all__ = ["HubRequest", "essence", "known_parameters_only"]

T = TypeVar("T")

_SMALL = 200_000
"""Bytes: what is larger is looked through beside the serving loop."""


class HubRequest(Request[None, None, State]):
    """A management request."""

    @property
    def caller(self) -> Caller:
        """Who asks."""
        caller = asking_of(self.scope).caller
        if caller is None:
            raise unauthenticated()
        return caller

    @property
    def visitor(self) -> Caller | None:
        """Who is signed in where nobody needs to be."""
        return asking_of(self.scope).caller

    @property
    def hub(self) -> Hub:
        """The tools of this request."""
        return asking_of(self.scope).hub

    @property
    def now(self) -> datetime:
        """When the request came."""
        return asking_of(self.scope).now

    @property
    def language(self) -> Language:
        """The language of messages."""
        return asking_of(self.scope).language

    @property
    def may_go_on(self) -> Callable[[], bool]:
        """Whether an answer that goes on may, asked as often as it takes."""
        return asking_of(self.scope).may_go_on

    def new_id(self, prefix: str) -> str:
        """Make an id for what this request makes."""
        return asking_of(self.scope).new_id(prefix)

    def precondition(self) -> Precondition:
        """Read If-Match and If-None-Match."""
        return Precondition(
            match=parse_tags(self.headers.get("if-match")), none_match=parse_tags(self.headers.get("if-none-match"))
        )

    async def json(self) -> Any:
        """Decode the body into the type that the route declares. Raise ProblemAnswer where it does not fit."""
        declared = self.route_handler.parsed_data_field
        return await self.decoded(Any if declared is None else declared.annotation)

    async def decoded(self, kind: type[T], *, also: str = "") -> T:
        """Decode a JSON body into this type; `also` names what else the route reads. Raise ProblemAnswer."""
        if not is_json(self.headers.get("content-type")):
            raise unsupported_media_type(", ".join(filter(None, ("application/json", also))))
        body = await self.body()
        decoded = decode_json(body, kind)
        if len(body) > _SMALL:
            await asyncio.to_thread(check_once, body)
        else:
            check_once(body)
        return decoded


def essence(media_type: str) -> str:
    """Give a media type without its charset, which Litestar adds to texts itself."""
    return media_type.partition(";")[0]


def known_parameters_only(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuse query parameters that the route does not have, and those given twice."""
    given = [name for name, _ in connection.query_params.multi_items()]
    if not given:
        return
    known = {
        field.kwarg_definition.name or name
        for name, field in handler.parsed_fn_signature.parameters.items()
        if isinstance(field.kwarg_definition, QueryParameter)
    }
    for name in given:
        if name not in known:
            raise _refused(name, ("gibt es nicht", "does not exist"), known)
        if given.count(name) > 1:
            raise _refused(name, ("steht zweimal da", "is given twice"), known)


def _refused(name: str, reason: tuple[str, str], known: set[str]) -> Exception:
    listed = ", ".join(sorted(known)) or "–"
    return unreadable(
        f"Der Parameter „{name}“ {reason[0]}. Es gibt: {listed}.",
        f"The parameter “{name}” {reason[1]}. There is: {listed}.",
        (ProblemFault(pointer=f"/{escaped(name)}", detail=reason[1], de=reason[0]),),
    )
