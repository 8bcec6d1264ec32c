"""The pages behind signed links. They load nothing from other hosts and run no script."""

import functools
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from brand.model import Report
from components.model import Target
from content_hub.actions.use_link import Opened
from content_hub.api.request import HubRequest
from content_hub.api.waiver_shown import waiver_shown
from content_hub.api.wording import report_shown
from content_hub.model import DecisionKind, Review
from content_hub.waivers import BlockWaiver

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["decided_page", "preview_page", "review_page", "wants_page"]

Found = tuple[Report, tuple[BlockWaiver, ...]]


def wants_page(request: HubRequest) -> bool:
    """Whether a person's browser asks."""
    return "text/html" in request.headers.get("accept", "")


def review_page(request: HubRequest, link: tuple[str, Opened, Review], found: Found) -> str:
    """Show a review to the person who is to decide on it."""
    token, opened, review = link
    report, waivers = found
    return _render(
        request,
        "review.html",
        token=token,
        name=opened.guest.name if opened.guest else None,
        step=opened.link.step,
        expires=_said(opened.link.expires),
        review=review,
        renditions=[
            {"item": item, "is_picture": item.media_type.startswith("image/")} for item in review.manifest.renditions
        ],
        findings=report_shown(report, request.language)["findings"],
        waivers=[waiver_shown(item, request.language, now=request.now) for item in waivers],
    )


def preview_page(request: HubRequest, token: str, opened: Opened, targets: tuple[Target, ...]) -> str:
    """Show all renditions of a version."""
    shown = [
        {
            "target": target,
            "is_picture": target.channel == "signage",
            "query": urlencode(
                {
                    name: value
                    for name in ("channel", "format", "locale", "profile")
                    if (value := getattr(target, name)) is not None
                }
            ),
        }
        for target in targets
    ]
    return _render(
        request, "preview.html", token=token, link=opened.link, expires=_said(opened.link.expires), renditions=shown
    )


def decided_page(request: HubRequest, decision: DecisionKind) -> str:
    """Say that the decision was taken."""
    return _render(request, "decided.html", is_approved=decision is DecisionKind.APPROVE)


def _said(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _render(request: HubRequest, page: str, **parts: object) -> str:
    def say(de: str, en: str) -> str:
        return de if request.language == "de" else en

    return _environment().get_template(page).render(language=request.language, say=say, **parts)


@functools.cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 — serving must not wait for it

    return Environment(
        loader=PackageLoader("content_hub.api", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
