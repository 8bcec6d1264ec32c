"""For those who run the service: health, metrics, and what a problem type means."""

from typing import Literal

from litestar import Response, get
from litestar.params import FromPath
from msgspec import Struct

from content_hub.api.asking import asking_of
from content_hub.api.metrics import CONTENT_TYPE, Metrics
from content_hub.api.request import HubRequest
from content_hub.storage.queries import BrandOf
from content_hub.wire.languages import choose
from content_hub.wire.problems import problem_types
from content_hub.wire.refusals import unknown_address

__all__ = ["OPERATIONS"]


class Health(Struct, frozen=True, kw_only=True):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ProblemExplained(Struct, frozen=True, kw_only=True):
    """One problem type: when it is answered, and the way on."""

    type: str
    title: str
    status: int
    description: str


@get("/health/live", operation_id="live", tags=["operations"])
async def get_live() -> Response[Health]:
    """Tell that the process answers."""
    return Response(Health(), headers={"cache-control": "no-store"})


@get("/health/ready", operation_id="ready", tags=["operations"])
async def get_ready(request: HubRequest) -> Response[Health]:
    """Tell that the store answers too."""
    await asking_of(request.scope).hub.store.facts(BrandOf(brand=""))
    return Response(Health(), headers={"cache-control": "no-store"})


@get("/metrics", operation_id="metrics", tags=["operations"], bytes=True)
async def get_metrics(request: HubRequest) -> Response[bytes]:
    """Give counters to Prometheus: those of the worker that answers."""
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.render(), headers={"content-type": CONTENT_TYPE})


@get("/problems/{name:str}", operation_id="explainProblem", tags=["operations"])
async def get_problem(name: FromPath[str], request: HubRequest) -> Response[ProblemExplained]:
    """Explain a problem type."""
    kind = problem_types().get(name)
    if kind is None:
        raise unknown_address()
    language = request.language
    return Response(
        ProblemExplained(
            type=f"/problems/{name}",
            title=choose(language, de=kind.title_de, en=kind.title_en),
            status=kind.status,
            description=choose(language, de=kind.de, en=kind.en),
        ),
        headers={"content-language": language},
    )


OPERATIONS = (get_live, get_ready, get_metrics, get_problem)
