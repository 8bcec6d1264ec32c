"""What a sender needs beside the document: subject, preheader, and the headers to set."""

import msgspec
from msgspec import UNSET, Struct, UnsetType

from components.channels.email.slots import UNSUBSCRIBE
from components.json_view import Block, block_view
from components.showing import Took
from components.view import Job, MarkdownValue, TextValue, View

__all__ = ["Sending", "preheader_of", "sending", "subject_of"]


class Sending(Struct, frozen=True, kw_only=True):
    """The `json` format. In `headers` and in the document the sender replaces each of `slots` by its own value."""

    subject: str
    preheader: str | UnsetType = UNSET
    lang: str
    headers: dict[str, str]
    slots: dict[str, str]
    block: Block


def sending(job: Job, took: Took) -> str:
    """Write what to set when the document is sent (one-click unsubscribe after RFC 8058), and the block as data."""
    preheader = preheader_of(job.view, took)
    made = Sending(
        subject=subject_of(job.view, took),
        preheader=UNSET if preheader is None else preheader,
        lang=job.view.locale,
        headers={
            "Content-Language": job.view.locale,
            "List-Unsubscribe": f"<{UNSUBSCRIBE}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        slots={"unsubscribe_url": UNSUBSCRIBE},
        block=block_view(job.view, took),
    )
    return msgspec.json.encode(made).decode()


def subject_of(view: View, took: Took) -> str:
    """Give the subject: the block's own, else its title."""
    for name in ("subject", view.roles.get("title", "")):
        value = view.texts.get(name)
        if value is not None:
            took.note(view, value)
            return " ".join(value.paragraphs) if isinstance(value, MarkdownValue) else value.text
    return ""


def preheader_of(view: View, took: Took) -> str | None:
    """Give what a list of mails shows after the subject; None leaves it to the mail's first words."""
    value = view.texts.get("preheader")
    if not isinstance(value, TextValue):
        return None
    took.note(view, value)
    return value.text
