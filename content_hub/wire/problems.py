"""Problems as answers (RFC 9457). Every type stands in problems.toml: title, status and the way on, in both languages.

The reference pages and `GET /problems/{name}` are made from that table. A type is stable: clients branch on it.
"""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources

import msgspec
from msgspec import Struct

from content_hub.wire.asgi import Headers
from content_hub.wire.languages import Language, choose

__all__ = ["Problem", "ProblemFault", "ProblemType", "encode_problem", "problem_types"]


class ProblemType(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One type of problem: its status, its title, when it is answered and the way on."""

    status: int
    title_de: str
    title_en: str
    de: str
    en: str


class ProblemFault(Struct, frozen=True, kw_only=True):
    """One place in the input that is at fault; a parameter is `/name`. Where there is no `de`, `detail` is shown."""

    pointer: str
    detail: str
    de: str | None = None

    def shown(self, language: Language) -> dict[str, str]:
        """Show it to a reader of this language."""
        return {"pointer": self.pointer, "detail": choose(language, de=self.de or self.detail, en=self.detail)}


class Problem(Struct, frozen=True, kw_only=True):
    """One answer that says no; `members` are further ones that its type brings along, such as findings."""

    name: str
    de: str
    en: str
    errors: Sequence[ProblemFault] = ()
    members: Mapping[str, object] = {}
    headers: Headers = []


@functools.cache
def problem_types() -> Mapping[str, ProblemType]:
    """Read the table of all problem types, by name."""
    text = resources.files("content_hub.wire").joinpath("problems.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, ProblemType])


def encode_problem(problem: Problem, *, language: Language, request_id: str) -> tuple[int, Headers, bytes]:
    """Write a problem as status, headers and body of an answer."""
    kind = problem_types()[problem.name]
    content: dict[str, object] = {
        "type": f"/problems/{problem.name}",
        "title": choose(language, de=kind.title_de, en=kind.title_en),
        "status": kind.status,
        "detail": choose(language, de=problem.de, en=problem.en),
        "request_id": request_id,
    }
    if problem.errors:
        content["errors"] = [fault.shown(language) for fault in problem.errors]
    body = msgspec.json.encode(
        content | {name: value for name, value in problem.members.items() if name not in content}
    )
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", b"%d" % len(body)),
        (b"content-language", language.encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"x-request-id", request_id.encode()),
        *problem.headers,
    ]
    return kind.status, headers, body
