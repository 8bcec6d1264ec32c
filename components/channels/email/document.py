"""The document: a whole mail around the block, with the brand's logo and a way to unsubscribe."""

from pathlib import Path

from markupsafe import Markup

from components.channels.email.drawing import block_markup, dark_rules, inlined
from components.channels.email.message import preheader_of, subject_of
from components.channels.email.slots import UNSUBSCRIBE
from components.showing import Took
from components.speech import speech
from components.templates import draw_shared
from components.view import Job
from components.words import words

__all__ = ["document"]


def document(job: Job, took: Took) -> str:
    """Draw the whole mail. A block that shows the logo itself gets no second one."""
    look, locale = job.request.look, job.view.locale
    block = block_markup(job, took)
    parts = (_head(job, took), block, _foot(locale))
    return draw_shared(
        "email/document.html",
        {
            "locale": locale,
            "direction": speech(locale).text_direction,
            "subject": subject_of(job.view, took),
            "preheader": preheader_of(job.view, took),
            "ground": look.colours["background"],
            "dark": dark_rules(look),
            "fragment": inlined("\n".join(parts), look, locale),
        },
    )


def _head(job: Job, took: Took) -> Markup:
    if any(placed.logo for placed in took.placed):
        return Markup("")
    mark = took.logo(height=32)
    if mark is None:
        return Markup("")
    return Markup(draw_shared("email/head.html", {"locale": job.view.locale, "mark": mark}))  # noqa: S704 — what a template drew


def _foot(locale: str) -> Markup:
    own = words(Path(__file__).parent, locale)
    return Markup(draw_shared("email/foot.html", {"locale": locale, "slot": UNSUBSCRIBE, "words": own}))  # noqa: S704 — what a template drew
