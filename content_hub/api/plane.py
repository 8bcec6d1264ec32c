"""The routes of the management and preview planes, as one Litestar app."""

from litestar import Litestar
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig

from content_hub.api.docs import get_docs
from content_hub.api.following import Heads, Pace
from content_hub.api.metrics import Metrics
from content_hub.api.openapi import HubSchema
from content_hub.api.problem import answer_exception
from content_hub.api.request import HubRequest, known_parameters_only
from content_hub.api.routes.actors import ACTORS
from content_hub.api.routes.assets import ASSETS
from content_hub.api.routes.audit import AUDIT
from content_hub.api.routes.blocks import BLOCKS
from content_hub.api.routes.brands import BRANDS
from content_hub.api.routes.checks import CHECKS
from content_hub.api.routes.components import COMPONENTS
from content_hub.api.routes.events import EVENTS
from content_hub.api.routes.links import LINKS
from content_hub.api.routes.operations import OPERATIONS
from content_hub.api.routes.previews import PREVIEWS
from content_hub.api.routes.release_checks import RELEASE_CHECKS
from content_hub.api.routes.releases import RELEASES
from content_hub.api.routes.reviews import REVIEWS
from content_hub.api.routes.rulesets import RULESETS
from content_hub.api.routes.versions import VERSIONS
from content_hub.api.routes.visits import VISITS
from content_hub.api.routes.waivers import WAIVERS
from content_hub.api.routes.webhooks import WEBHOOKS
from content_hub.webhooks.guard import Guard

__all__ = ["build_routes"]


def build_routes(*, version: str, metrics: Metrics | None = None, guard: Guard | None = None) -> Litestar:
    """Put all routes together."""
    return Litestar(
        route_handlers=[
            *BRANDS,
            *ACTORS,
            *RULESETS,
            *COMPONENTS,
            *ASSETS,
            *BLOCKS,
            *VERSIONS,
            *CHECKS,
            *REVIEWS,
            *WAIVERS,
            *LINKS,
            *VISITS,
            *RELEASES,
            *RELEASE_CHECKS,
            *PREVIEWS,
            *EVENTS,
            *WEBHOOKS,
            *AUDIT,
            *OPERATIONS,
            get_docs,
        ],
        request_class=HubRequest,
        guards=[known_parameters_only],
        exception_handlers={HTTPException: answer_exception, Exception: answer_exception},
        openapi_config=OpenAPIConfig(
            title="Content Hub",
            version=version,
            path="/schema",
            render_plugins=[HubSchema()],
            use_handler_docstrings=True,
        ),
        state=State({"metrics": metrics, "heads": Heads(Pace()), "guard": guard or Guard()}),
        logging_config=None,
        request_max_body_size=None,
        debug=False,
        pdb_on_exception=False,
    )
