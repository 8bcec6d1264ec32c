"""The fragment: a block for the shell of an email tool."""

from components.channels.email.drawing import block_markup, dark_rules, inlined
from components.showing import Took
from components.templates import draw_shared
from components.view import Job

__all__ = ["fragment"]


def fragment(job: Job, took: Took) -> str:
    """Draw the fragment, move the look's rules into style attributes, and put the dark rules before it."""
    look = job.request.look
    return draw_shared(
        "email/fragment.html",
        {"fragment": inlined(block_markup(job, took), look, job.view.locale), "dark": dark_rules(look)},
    )
