"""The plain text: links numbered, lines wrapped, addresses at the end."""

from components.channels.email.drawing import context_of
from components.channels.email.lines import Links, text_of, wrapped
from components.showing import Took
from components.templates import draw
from components.view import Job, View

__all__ = ["plain"]


def plain(job: Job, took: Took) -> str:
    """Draw the text with its links numbered, wrap it, and list the links at its end."""
    links = Links()

    def show(view: View) -> str:
        context = context_of(view, job, took) | {
            "show": show,
            "rich": lambda nodes: text_of(nodes, links),
            "link": links.mark,
        }
        return draw(job.folders[view.component], "email.txt", channel="email", context=context)

    return wrapped(show(job.view) + links.listed())
