"""Makes the web formats."""

import re

from markupsafe import Markup

from components.channels import format_of
from components.channels.web.linked import linked
from components.json_view import json_view
from components.model import Drawn
from components.showing import Texts, Took
from components.templates import draw
from components.view import Channel, Job, Produced, View

__all__ = ["make"]

_BLANK_LINES = re.compile(r"\n\s*\n+")


def make(job: Job, channel: Channel) -> Produced:
    """Make a rendition in the job's format."""
    took = Took(job)
    body = _FORMS[job.target.format](job, took)
    media_type = format_of(channel, job.target.format).media_type
    return Produced(body=body, media_type=media_type, drawn=Drawn(shown=took.shown, placed=took.placed))


def _html(job: Job, took: Took) -> bytes:
    def show(view: View) -> Markup:
        context = {
            "view": view,
            "texts": Texts(view, took),
            "facts": view.facts,
            "children": view.children,
            "words": view.words,
            "picture": lambda: took.picture(view),
            "logo": lambda: took.logo(height=40),
            "show": show,
        }
        drawn = draw(job.folders[view.component], "web.html", channel="web", context=context)
        return Markup(drawn)  # noqa: S704 — what a template drew is markup already

    return (_BLANK_LINES.sub("\n", str(show(job.view))).strip() + "\n").encode()


def _json(job: Job, took: Took) -> bytes:
    return json_view(job.view, took)


_FORMS = {"html": _html, "json": _json, "jsonld": linked}
