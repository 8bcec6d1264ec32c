"""Turns what the service refuses into the problem that says so."""

from content_hub.errors import ContentHubError, NotFound, Stale
from content_hub.wire.languages import Language, choose
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, ProblemFault, problem_types

__all__ = ["problem_of", "unauthenticated", "unknown_address"]


def problem_of(error: ContentHubError | ProblemAnswer, language: Language) -> Problem:
    """Say as a problem what was refused, with the places of the input that are at fault."""
    if isinstance(error, ProblemAnswer):
        return error.problem
    name = error.name if error.name in problem_types() else "internal"
    return Problem(
        name=name,
        de=error.de,
        en=error.en,
        errors=[
            ProblemFault(pointer=fault.pointer, detail=choose(language, de=fault.de, en=fault.en))
            for fault in error.faults
        ],
        members=error.members,
        headers=[(b"etag", error.etag.encode("utf-8"))] if isinstance(error, Stale) and error.etag else [],
    )


def unauthenticated(*schemes: bytes) -> ProblemAnswer:
    """Ask for a token; `schemes` are the challenges to send."""
    return ProblemAnswer(
        Problem(
            name="unauthenticated",
            de="Dafür braucht es ein gültiges Token: Authorization: Bearer <token>.",
            en="This needs a valid token: Authorization: Bearer <token>.",
            headers=[(b"www-authenticate", scheme) for scheme in schemes],
        )
    )


def unknown_address() -> NotFound:
    """Say that no route has this address."""
    return NotFound(de="Diese Adresse gibt es nicht.", en="There is no such address.")
