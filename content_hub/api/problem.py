"""Turns whatever went wrong into a problem (RFC 9457). The types stand in `wire/problems.toml`."""

import logging
from collections.abc import Mapping

from litestar import Request, Response
from litestar.exceptions import HTTPException

from content_hub.api.asking import asking_of
from content_hub.api.wording import worded
from content_hub.errors import ContentHubError
from content_hub.wire.languages import Language
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, ProblemFault, encode_problem, problem_types
from content_hub.wire.refusals import problem_of, unknown_address

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
_SERVER = 500


def problem_for(error: Exception, language: Language, request_id: str) -> Problem:
    """Say what went wrong. What we did not foresee is logged with the request's id and told as an internal error."""
    if isinstance(error, ContentHubError | ProblemAnswer):
        problem = problem_of(error, language)
        if problem.name != "internal":
            return worded(problem, language)
    if isinstance(error, HTTPException) and error.status_code < _SERVER:
        return _framework(error)
    if isinstance(error, UnicodeDecodeError | UnicodeEncodeError | RecursionError):
        return Problem(name="bad-request", de="Die Anfrage ist nicht lesbar.", en="The request cannot be read.")
    _LOG.error("request %s failed", request_id, exc_info=error)
    kind = problem_types()["internal"]
    return Problem(name="internal", de=kind.de, en=kind.en)


def answer_exception(request: Request, error: Exception) -> Response[bytes]:  # type: ignore[type-arg] # as Litestar calls it
    """Answer for a route that raised."""
    asking = asking_of(request.scope)
    problem = problem_for(error, asking.language, asking.request_id)
    status, headers, body = encode_problem(problem, language=asking.language, request_id=asking.request_id)
    kept = {name.decode(): value.decode("latin-1") for name, value in headers}
    for set_by_frame in ("content-length", "x-request-id", "x-content-type-options"):
        kept.pop(set_by_frame, None)
    return Response(body, status_code=status, headers=kept, media_type=kept.pop("content-type"))


def _framework(error: HTTPException) -> Problem:
    """Say in our words what Litestar refused."""
    if error.status_code == _NOT_FOUND:
        absent = unknown_address()
        return Problem(name=absent.name, de=absent.de, en=absent.en)
    name = _BY_STATUS.get(error.status_code, "bad-request")
    kind = problem_types()[name]
    faults = [
        ProblemFault(pointer=str(item.get("key", "")), detail=str(item.get("message", "")))
        for item in (error.extra if isinstance(error.extra, list) else [])
        if isinstance(item, dict)
    ]
    named = ", ".join(f"{fault.pointer}: {fault.detail}" for fault in faults)
    return Problem(
        name=name,
        de=f"{kind.de} ({named})" if named else kind.de,
        en=f"{kind.en} ({named})" if named else kind.en,
        errors=faults,
        headers=[
            (key.lower().encode(), value.encode("latin-1"))
            for key, value in (error.headers or {}).items()
            if key.lower() == "allow"
        ],
    )
