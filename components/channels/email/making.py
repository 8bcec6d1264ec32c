"""Makes the two email formats."""

import re
from collections.abc import Mapping

import css_inline
from markupsafe import Markup

from components.channels import format_of
from components.channels.email.lines import Links, text_of, wrapped
from components.measuring import Measured, limits
from components.model import Drawn, Font, Look
from components.showing import Texts, Took
from components.templates import draw, draw_shared
from components.view import Channel, Job, Produced, View

__all__ = ["make"]

_INLINER = css_inline.CSSInliner(
    inline_style_tags=False, load_remote_stylesheets=False, keep_style_tags=False, minify_css=True
)
# A parser's tidiness that mail does not need; the room is needed elsewhere.
_BLANK_LINES = re.compile(r"\n\s*\n+")
_PLAIN_NAME = re.compile(r"[A-Za-z-]+")
_NO_NAME = re.compile(r"[^\w .-]")


def make(job: Job, channel: Channel) -> Produced:
    """Make a rendition in the job's format."""
    took = Took(job)
    body = (_html(job, took) if job.target.format == "html" else _text(job, took)).encode()
    media_type = format_of(channel, job.target.format).media_type
    measured = limits(
        channel.limits,
        job.target.format,
        (Measured(of=_of(job.view), subject=f"email {job.target.format}", text=body),),
    )
    return Produced(
        body=body, media_type=media_type, drawn=Drawn(limits=measured, shown=took.shown, placed=took.placed)
    )


def _of(view: View) -> str:
    """Tell blocks, which share a mail with others, from what holds all of a mail's blocks."""
    return "page" if view.children else "block"


def _html(job: Job, took: Took) -> str:
    """Draw the fragment, move the look's rules into style attributes, and put the dark rules before it."""
    look = job.request.look

    def show(view: View) -> Markup:
        context = _context(view, job, took) | {"show": show}
        drawn = draw(job.folders[view.component], "email.html", channel="email", context=context)
        return Markup(drawn)  # noqa: S704 — what a template drew is markup already

    drawn = _BLANK_LINES.sub("\n", str(show(job.view)))
    values = {"look": look, "fonts": {use: _css_stack(font) for use, font in look.fonts.items()}}
    inlined = _INLINER.inline_fragment(drawn.strip(), draw_shared("email/look.css", values))
    return draw_shared("email/fragment.html", values | {"fragment": Markup(inlined), "changed": _changed(look)})  # noqa: S704 — markup, inlined


def _text(job: Job, took: Took) -> str:
    """Draw the text with its links numbered, wrap it, and list the links at its end."""
    links = Links()

    def show(view: View) -> str:
        context = _context(view, job, took) | {
            "show": show,
            "rich": lambda nodes: text_of(nodes, links),
            "link": links.mark,
        }
        return draw(job.folders[view.component], "email.txt", channel="email", context=context)

    return wrapped(show(job.view) + links.listed())


def _context(view: View, job: Job, took: Took) -> dict[str, object]:
    return {
        "view": view,
        "texts": Texts(view, took),
        "facts": view.facts,
        "children": view.children,
        "words": view.words,
        "look": job.request.look,
        "picture": lambda: took.picture(view),
        "logo": lambda: took.logo(height=32),
    }


def _css_stack(font: Font) -> str:
    """Write a font stack for a style attribute: names with spaces in single quotes, nothing that could end them."""
    names = [_NO_NAME.sub("", name) for name in font.stack]
    return ", ".join(name if _PLAIN_NAME.fullmatch(name) else f"'{name}'" for name in names if name)


def _changed(look: Look) -> Mapping[str, str]:
    """Give the roles that dark mode changes."""
    return {role: colour for role, colour in sorted(look.dark.items()) if look.colours.get(role) != colour}
