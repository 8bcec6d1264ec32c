"""Rulesets: versions of a brand's pack, one of them in force."""

from datetime import datetime
from typing import Annotated, Any

from litestar import Response, get, post
from litestar.params import FromPath, JSONBody, PathParameter
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.activate_ruleset import Activate, Existing, activate_ruleset
from content_hub.actions.simulate_ruleset import Simulate, simulate_ruleset
from content_hub.actions.upload_ruleset import UploadRuleset, upload_ruleset
from content_hub.actions.workflow_faults import step_notes
from content_hub.api.paging import Cursor, Limit, Listed, listed
from content_hub.api.request import HubRequest
from content_hub.api.wording import findings_shown
from content_hub.model import Ruleset
from content_hub.relints import OpenBlock, RelintState
from content_hub.storage.queries import RulesetOf, Rulesets
from content_hub.storage.relint_queries import RelintOf
from content_hub.wire.bodies import unsupported_media_type
from content_hub.wire.languages import choose

__all__ = ["RULESETS"]

_ZIP = ("application/zip", "application/x-zip-compressed")
RulesetNumber = Annotated[int, PathParameter(ge=1, le=2**31 - 1)]


class RulesetAdded(Struct, frozen=True, kw_only=True):
    """A pack that was taken; faults would have been answered as an error. `problems` is what may surprise."""

    version: int
    digest: str
    problems: list[str]


class RulesetShown(Struct, frozen=True, kw_only=True):
    """A ruleset. The shipped default has no version, nobody uploaded it."""

    version: int | None
    digest: str
    active: bool
    actor: str | None = None
    created: datetime | None = None


class ActivateBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of live blocks that would get new errors; without `waive_until` waivers hold for 90 days."""

    existing: Existing
    waive_until: datetime | None = None


class RulesetActivated(Struct, frozen=True, kw_only=True):
    """The ruleset in force, and how many findings of live blocks were waived for it."""

    version: int
    digest: str
    active: bool
    actor: str
    created: datetime
    waived: int


class RelintShown(Struct, frozen=True, kw_only=True):
    """How many live blocks have been judged, and those with open findings (the first thousand)."""

    state: RelintState
    started: datetime
    finished: datetime | None
    done: int
    total: int
    with_findings: int
    blocks: tuple[OpenBlock, ...]


class SimulationShown(Struct, frozen=True, kw_only=True):
    """What a ruleset would find in everything live: the first thousand of each, and how many there are."""

    new: list[dict[str, Any]]
    gone: list[dict[str, Any]]
    unchanged: int
    new_count: int
    gone_count: int
    blocks: int


def _shown(ruleset: Ruleset, active: int | None) -> RulesetShown:
    return RulesetShown(
        version=ruleset.number,
        digest=ruleset.digest,
        active=ruleset.number == active,
        actor=ruleset.actor,
        created=ruleset.created,
    )


@post("/v1/brands/{brand:str}/rulesets", operation_id="uploadRuleset", tags=["rulesets"], body="application/zip")
async def post_ruleset(brand: FromPath[str], request: HubRequest) -> Response[RulesetAdded]:
    """Upload a brand pack as zip: a new ruleset, not yet in force. Needs the role brand_manager."""
    if (request.headers.get("content-type") or "").partition(";")[0].strip().lower() not in _ZIP:
        raise unsupported_media_type("application/zip")
    command = UploadRuleset(brand=brand, pack=await request.body())
    ruleset = await upload_ruleset(request.hub, command, caller=request.caller, now=request.now)
    notes = await step_notes(request.hub, brand, ruleset.steps)
    return Response(
        RulesetAdded(
            version=ruleset.number,
            digest=ruleset.digest,
            problems=[choose(request.language, de=note.de, en=note.en) for note in notes],
        ),
        status_code=201,
        headers={"location": f"/v1/brands/{brand}/rulesets/{ruleset.number}"},
    )


@get("/v1/brands/{brand:str}/rulesets", operation_id="listRulesets", tags=["rulesets"])
async def list_rulesets(
    brand: FromPath[str], request: HubRequest, limit: Limit = 50, cursor: Cursor = None
) -> Response[Listed[RulesetShown]]:
    """List the rulesets of a brand, newest first."""
    found = await brand_for(request.hub, request.caller, brand)
    page = await request.hub.store.list(Rulesets(brand=found.key, limit=limit, cursor=cursor))
    return listed(request, page, lambda ruleset: _shown(ruleset, found.active))


@get("/v1/brands/{brand:str}/rulesets/active", operation_id="getActiveRuleset", tags=["rulesets"])
async def get_active(brand: FromPath[str], request: HubRequest) -> Response[RulesetShown]:
    """Show the ruleset in force: the shipped default until one is activated."""
    found = await brand_for(request.hub, request.caller, brand)
    ruleset = await request.hub.store.facts(RulesetOf(brand=found.key))
    if ruleset is None:
        shipped = await request.hub.workshop.compile(None)
        return Response(RulesetShown(version=None, digest=shipped.digest, active=True))
    return Response(_shown(ruleset, found.active))


@get("/v1/brands/{brand:str}/rulesets/{number:int}", operation_id="getRuleset", tags=["rulesets"])
async def get_ruleset(brand: FromPath[str], number: RulesetNumber, request: HubRequest) -> Response[RulesetShown]:
    """Show a ruleset."""
    found = await brand_for(request.hub, request.caller, brand)
    ruleset = await request.hub.store.facts(RulesetOf(brand=found.key, number=number))
    if ruleset is None:
        raise no_such("ruleset", str(number))
    return Response(_shown(ruleset, found.active))


@post(
    "/v1/brands/{brand:str}/rulesets/{number:int}/simulate",
    operation_id="simulateRuleset",
    tags=["rulesets"],
    status_code=200,
)
async def post_simulate(brand: FromPath[str], number: RulesetNumber, request: HubRequest) -> Response[SimulationShown]:
    """Judge everything live under a ruleset, beside the one in force; nothing changes. Needs the role brand_manager."""
    command = Simulate(brand=brand, number=number)
    found = await simulate_ruleset(request.hub, command, caller=request.caller, now=request.now)
    return Response(
        SimulationShown(
            new=findings_shown(found.new, request.language),
            gone=findings_shown(found.gone, request.language),
            unchanged=found.unchanged,
            new_count=found.new_count,
            gone_count=found.gone_count,
            blocks=found.blocks,
        )
    )


@get("/v1/brands/{brand:str}/rulesets/{number:int}/relint", operation_id="getRelint", tags=["rulesets"])
async def get_relint(brand: FromPath[str], number: RulesetNumber, request: HubRequest) -> Response[RelintShown]:
    """Show how far everything live has been judged under a ruleset that came into force, and what was found."""
    await brand_for(request.hub, request.caller, brand)
    found = await request.hub.store.facts(RelintOf(brand=brand, number=number))
    if found is None:
        raise no_such("ruleset", str(number))
    return Response(
        RelintShown(
            state=found.state,
            started=found.started,
            finished=found.finished,
            done=found.done,
            total=found.total,
            with_findings=found.with_findings,
            blocks=found.blocks,
        )
    )


@post(
    "/v1/brands/{brand:str}/rulesets/{number:int}/activate",
    operation_id="activateRuleset",
    tags=["rulesets"],
    status_code=200,
)
async def post_activate(
    brand: FromPath[str], number: RulesetNumber, data: JSONBody[ActivateBody], request: HubRequest
) -> Response[RulesetActivated]:
    """Put a ruleset in force. New errors of live blocks refuse it, or are waived. Needs the role brand_manager."""
    command = Activate(brand=brand, number=number, existing=data.existing, waive_until=data.waive_until)
    activated = await activate_ruleset(request.hub, command, caller=request.caller, now=request.now)
    ruleset = activated.ruleset
    return Response(
        RulesetActivated(
            version=ruleset.number,
            digest=ruleset.digest,
            active=True,
            actor=ruleset.actor,
            created=ruleset.created,
            waived=len(activated.waivers),
        )
    )


RULESETS = (post_ruleset, list_rulesets, get_active, get_ruleset, get_relint, post_simulate, post_activate)
