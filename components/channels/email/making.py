"""Makes the email formats."""

from components.channels import format_of
from components.channels.email.document import document
from components.channels.email.fragment import fragment
from components.channels.email.message import sending
from components.channels.email.plain import plain
from components.measuring import Measured, limits
from components.model import Drawn
from components.showing import Took
from components.view import Channel, Job, Produced, TextValue, View

__all__ = ["make"]


def make(job: Job, channel: Channel) -> Produced:
    """Make a rendition in the job's format."""
    took = Took(job)
    body = _FORMS[job.target.format](job, took).encode()
    media_type = format_of(channel, job.target.format).media_type
    measured = limits(
        channel.limits,
        job.target.format,
        (Measured(of=_of(job.view), subject=f"email {job.target.format}", text=body), *_subject_and_preheader(job)),
    )
    return Produced(
        body=body, media_type=media_type, drawn=Drawn(limits=measured, shown=took.shown, placed=took.placed)
    )


def _of(view: View) -> str:
    """Tell blocks, which share a mail with others, from what holds all of a mail's blocks."""
    return "page" if view.children else "block"


def _subject_and_preheader(job: Job) -> tuple[Measured, ...]:
    texts = job.view.texts
    return tuple(
        Measured(of=name, subject=name, text=value.text, pointer=value.pointer)
        for name in ("subject", "preheader")
        if isinstance(value := texts.get(name), TextValue)
    )


_FORMS = {"html": fragment, "document": document, "text": plain, "json": sending}
