"""What the email formats have in common: the context of templates, and rules moved into style attributes."""

import re
from collections.abc import Mapping

import css_inline
from markupsafe import Markup

from components.model import Font, Look
from components.showing import Texts, Took
from components.speech import speech
from components.templates import draw, draw_shared
from components.view import Job, View

__all__ = ["block_markup", "context_of", "dark_rules", "inlined"]

_INLINER = css_inline.CSSInliner(
    inline_style_tags=False, load_remote_stylesheets=False, keep_style_tags=False, minify_css=True
)
# A parser's tidiness that mail does not need; the room is needed elsewhere.
_BLANK_LINES = re.compile(r"\n\s*\n+")
_PLAIN_NAME = re.compile(r"[A-Za-z-]+")
_NO_NAME = re.compile(r"[^\w .-]")


def context_of(view: View, job: Job, took: Took) -> dict[str, object]:
    """Give what every email template sees."""
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


def block_markup(job: Job, took: Took) -> Markup:
    """Draw the block and the blocks in it, classes still waiting for their rules."""

    def show(view: View) -> Markup:
        context = context_of(view, job, took) | {"show": show}
        drawn = draw(job.folders[view.component], "email.html", channel="email", context=context)
        return Markup(drawn)  # noqa: S704 — what a template drew is markup already

    return show(job.view)


def inlined(markup: str, look: Look, locale: str) -> Markup:
    """Move the look's rules into style attributes."""
    drawn = _BLANK_LINES.sub("\n", markup)
    return Markup(_INLINER.inline_fragment(drawn.strip(), draw_shared("email/look.css", _values(look, locale))))  # noqa: S704 — markup, inlined


def dark_rules(look: Look) -> Markup:
    """Give the rules that repaint what dark mode changes; nothing where it changes nothing."""
    changed = {role: colour for role, colour in sorted(look.dark.items()) if look.colours.get(role) != colour}
    if not changed:
        return Markup("")
    return Markup(draw_shared("email/dark.css", {"changed": changed}).strip())  # noqa: S704 — a stylesheet of colours


def _values(look: Look, locale: str) -> Mapping[str, object]:
    start = "right" if speech(locale).text_direction == "rtl" else "left"
    return {"look": look, "fonts": {use: _css_stack(font) for use, font in look.fonts.items()}, "start": start}


def _css_stack(font: Font) -> str:
    """Write a font stack for a style attribute: names with spaces in single quotes, nothing that could end them."""
    names = [_NO_NAME.sub("", name) for name in font.stack]
    return ", ".join(name if _PLAIN_NAME.fullmatch(name) else f"'{name}'" for name in names if name)
