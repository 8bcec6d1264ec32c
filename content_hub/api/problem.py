"""Turns whatever went wrong into a problem (RFC 9457). The types stand in `wire/problems.toml`."""

import logging
import re
from collections.abc import Iterator, Mapping

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.params import ParameterKwarg
from litestar.routes import HTTPRoute

from content_hub.actions.keys import escaped
from content_hub.api.asking import asking_of
from content_hub.api.wording import worded
from content_hub.errors import ContentHubError
from content_hub.wire.languages import Language
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, ProblemFault, encode_problem, problem_types
from content_hub.wire.refusals import problem_of, unknown_address
from content_hub.wire.sentences import in_german

__all__ = ["answer_exception", "problem_for"]

_LOG = logging.getLogger("content_hub")
_BY_STATUS: Mapping[int, str] = {
    401: "unauthenticated",
    403: "forbidden",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-media-type",
}
_NOT_FOUND = 404
_NO_METHOD = 405
_SERVER = 500


def problem_for(
    error: Exception,
    language: Language,
    *,
    request_id: str,
    request: Request | None = None,  # type: ignore[type-arg] # any request
) -> Problem:
    """Say what went wrong. What we did not foresee is logged with the request's id and told as an internal error."""
    if isinstance(error, ContentHubError | ProblemAnswer):
        problem = problem_of(error, language)
        if problem.name != "internal":
            return worded(problem, language)
    if isinstance(error, HTTPException) and error.status_code < _SERVER:
        return _framework(error, request)
    if isinstance(error, UnicodeDecodeError | UnicodeEncodeError | RecursionError):
        return Problem(name="bad-request", de="Die Anfrage ist nicht lesbar.", en="The request cannot be read.")
    if isinstance(error, TimeoutError):
        kind = problem_types()["unavailable"]
        return Problem(name="unavailable", de=kind.de, en=kind.en, headers=[(b"retry-after", b"5")])
    _LOG.error("request %s failed", request_id, exc_info=error)
    kind = problem_types()["internal"]
    return Problem(name="internal", de=kind.de, en=kind.en)


def answer_exception(request: Request, error: Exception) -> Response[bytes]:  # type: ignore[type-arg] # as Litestar calls it
    """Answer for a route that raised."""
    asking = asking_of(request.scope)
    problem = problem_for(error, asking.language, request_id=asking.request_id, request=request)
    status, headers, body = encode_problem(problem, language=asking.language, request_id=asking.request_id)
    kept = {name.decode(): value.decode("latin-1") for name, value in headers}
    for set_by_frame in ("content-length", "x-request-id", "x-content-type-options"):
        kept.pop(set_by_frame, None)
    return Response(body, status_code=status, headers=kept, media_type=kept.pop("content-type"))


def _framework(error: HTTPException, request: Request | None) -> Problem:  # type: ignore[type-arg] # any request
    """Say in our words what Litestar refused."""
    if error.status_code == _NOT_FOUND:
        absent = unknown_address()
        return Problem(name=absent.name, de=absent.de, en=absent.en)
    if error.status_code == _NO_METHOD and request is not None:
        return _no_such_method(request)
    name = _BY_STATUS.get(error.status_code, "bad-request")
    kind = problem_types()[name]
    faults = [(_named(item, request), str(item.get("message", ""))) for item in _extra(error)]
    if any(pointer == "data" for pointer, _ in faults):
        return Problem(
            name=name, de="Der Körper fehlt; erwartet wird JSON.", en="The body is missing; JSON is expected."
        )
    return Problem(
        name=name,
        de="; ".join(f"„{pointer}“: {in_german(what)}" for pointer, what in faults) or kind.de,
        en="; ".join(f"“{pointer}”: {what}" for pointer, what in faults) or kind.en,
        errors=[
            ProblemFault(pointer=f"/{escaped(pointer)}", detail=what, de=in_german(what)) for pointer, what in faults
        ],
    )


def _extra(error: HTTPException) -> Iterator[Mapping[str, object]]:
    for item in error.extra if isinstance(error.extra, list) else []:
        if isinstance(item, dict):
            yield item


def _named(item: Mapping[str, object], request: Request | None) -> str:  # type: ignore[type-arg] # any request
    """Name a parameter as the client wrote it."""
    name = str(item.get("key", ""))
    if request is None:
        return name
    field = request.route_handler.parsed_fn_signature.parameters.get(name)
    definition = field.kwarg_definition if field is not None else None
    return definition.name or name if isinstance(definition, ParameterKwarg) else name


def _no_such_method(request: Request) -> Problem:  # type: ignore[type-arg] # any request
    """Name the methods that the address has."""
    allowed: set[str] = set()
    for route in request.app.routes:
        pattern = re.sub(r"\\\{[^}]*\}", "[^/]+", re.escape(route.path_format))
        if isinstance(route, HTTPRoute) and re.fullmatch(pattern, request.scope["path"]):
            allowed |= set(route.methods)
    if "GET" in allowed:
        allowed.add("HEAD")  # the frame answers it
    listed = ", ".join(sorted(allowed - {"OPTIONS"}))
    return Problem(
        name="method-not-allowed",
        de=f"Diese Adresse kennt nur: {listed}.",
        en=f"This address knows {listed} only.",
        headers=[(b"allow", listed.encode())],
    )
