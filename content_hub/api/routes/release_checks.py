"""The dry run of a release: what would happen at its instant."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Response, post
from litestar.params import FromPath, JSONBody
from msgspec import Struct

from content_hub.actions.check_release import CheckedRelease, Expired, LocalesMissing, check_release
from content_hub.api.problem import problem_for
from content_hub.api.request import HubRequest
from content_hub.api.routes.release_shown import ReleaseBody, release_asked
from content_hub.api.wording import report_shown
from content_hub.errors import Refused
from content_hub.model import ReleaseItem
from content_hub.wire.languages import Language, choose

__all__ = ["RELEASE_CHECKS"]


class ReleaseChecked(Struct, frozen=True, kw_only=True):
    """What would happen at the instant `at`.

    `problems` is all that would refuse, each as the refusal would say it; `changes` is all that would look different
    then, with what shows it. Expired facts and missing locales do not refuse.
    """

    possible: bool
    at: datetime
    ends: datetime | None
    versions: tuple[ReleaseItem, ...]
    changes: tuple[ReleaseItem, ...]
    problems: list[dict[str, Any]]
    report: dict[str, Any] | None
    expired: tuple[Expired, ...]
    missing_locales: tuple[LocalesMissing, ...]


@post("/v1/brands/{brand:str}/releases/check", operation_id="checkRelease", tags=["releases"], status_code=200)
async def post_check(
    brand: FromPath[str], data: JSONBody[ReleaseBody], request: HubRequest
) -> Response[ReleaseChecked]:
    """Say what a release would do at its instant, and all that speaks against it; nothing is kept."""
    command = release_asked(brand, "release-check", data)
    found = await check_release(request.hub, command, caller=request.caller, now=request.now)
    return Response(_shown(found, request.language))


def _shown(found: CheckedRelease, language: Language) -> ReleaseChecked:
    return ReleaseChecked(
        possible=found.is_possible,
        at=found.at,
        ends=found.ends,
        versions=found.versions,
        changes=found.changes,
        problems=[_problem(refused, language) for refused in found.problems],
        report=None if found.report is None else report_shown(found.report, language),
        expired=found.expired,
        missing_locales=found.missing,
    )


def _problem(refused: Refused, language: Language) -> dict[str, Any]:
    problem = problem_for(refused, language, request_id="")
    members = msgspec.to_builtins(problem.members)
    return {**members, "type": f"/problems/{problem.name}", "detail": choose(language, de=problem.de, en=problem.en)}


RELEASE_CHECKS = (post_check,)
