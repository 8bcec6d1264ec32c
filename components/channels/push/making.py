"""Makes the push formats: one message, written as each service takes it."""

import base64
import hashlib

import msgspec
from msgspec import UNSET, Struct, UnsetType

from components.channels import format_of
from components.channels.push.bodies import (
    Alert,
    Apns,
    Aps,
    Fcm,
    FcmAndroid,
    FcmMessage,
    FcmNotification,
    Message,
    WebPush,
    WebPushNotification,
)
from components.errors import RenderFailed
from components.measuring import Measured, limits
from components.model import Drawn, Said
from components.showing import Texts, Took
from components.templates import draw
from components.values import Moment, utc
from components.view import Channel, FactValue, Job, MarkdownValue, Produced, TextValue

__all__ = ["make"]

# The topic of a web push has 32 characters of base64url, which is the least room that a collapse key has anywhere.
_LONGEST_KEY = 32
_HOME = "/"
_TEMPLATE = "push.txt"


def make(job: Job, channel: Channel) -> Produced:
    """Make a rendition in the job's format."""
    took = Took(job)
    title, text = _role(job, "title", took), _role(job, "body", took)
    message = _message(job, _words(title), _body(job, text, took), took)
    body = msgspec.json.encode(_FORMS[job.target.format](message, job.request.public_url))
    parts = (
        Measured(of="body", subject=f"{job.target.format} payload", text=body),
        Measured(of="title", subject="title", text=message.title, pointer=title.pointer),
        Measured(of="text", subject="body", text=message.body, pointer=text.pointer),
    )
    media_type = format_of(channel, job.target.format).media_type
    measured = limits(channel.limits, job.target.format, parts)
    return Produced(
        body=body, media_type=media_type, drawn=Drawn(limits=measured, shown=took.shown, placed=took.placed)
    )


def _role(job: Job, role: str, took: Took) -> TextValue | MarkdownValue:
    """Give the text that the component shows as title or body."""
    name = job.view.roles.get(role, "")
    if name not in job.view.texts:
        component = job.view.component
        said = Said(
            de=f"{component} / push / {name}: ohne {role} gibt es keine Push-Nachricht",
            en=f"{component} / push / {name}: there is no push message without a {role}",
        )
        raise RenderFailed(said, component=component, channel="push", field=name or None)
    took.note(job.view, job.view.texts[name])
    return job.view.texts[name]


def _body(job: Job, text: TextValue | MarkdownValue, took: Took) -> str:
    """Give the body: the text that plays its part, or what the component's `push.txt` makes of more than one field."""
    if not (job.folder / _TEMPLATE).exists():
        return _words(text)

    context = {
        "view": job.view,
        "texts": Texts(job.view, took),
        "facts": job.view.facts,
        "words": job.view.words,
        "plain": _words,
    }
    lines = draw(job.folder, _TEMPLATE, channel="push", context=context).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _words(value: TextValue | MarkdownValue) -> str:
    return value.text if isinstance(value, TextValue) else "\n".join(value.paragraphs)


def _message(job: Job, title: str, text: str, took: Took) -> Message:
    link = _fact(job, "link")
    ends = _fact(job, "ends") or _fact(job, "begins")
    picture = took.picture(job.view)
    return Message(
        title=title,
        body=text,
        lang=job.view.locale,
        url=link.shown if link else job.request.public_url or UNSET,
        image=picture.address if picture else UNSET,
        collapse_key=_collapse_key(job.request.key),
        expires_at=_expires_at(ends) if ends else UNSET,
    )


def _fact(job: Job, role: str) -> FactValue | None:
    found = job.view.facts.get(job.view.roles.get(role, ""))
    return found if isinstance(found, FactValue) else None


def _collapse_key(key: str) -> str | UnsetType:
    """Give the block's key, or a digest of it where it is too long for a topic."""
    if not key:
        return UNSET
    if len(key) <= _LONGEST_KEY:
        return key
    return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()).decode()[:_LONGEST_KEY]


def _expires_at(ends: FactValue) -> str | UnsetType:
    if not isinstance(ends.value, Moment):
        return UNSET
    return utc(ends.value)


def _plain(message: Message, _home: str) -> Struct:
    return message


def _apns(message: Message, _home: str) -> Struct:
    alert = Alert(title=message.title, body=message.body)
    aps = Aps(alert=alert, mutable_content=UNSET if message.image is UNSET else 1)
    return Apns(aps=aps, url=message.url, image=message.image)


def _fcm(message: Message, _home: str) -> Struct:
    notification = FcmNotification(title=message.title, body=message.body, image=message.image)
    key = message.collapse_key
    return Fcm(
        message=FcmMessage(
            notification=notification,
            data=UNSET if message.url is UNSET else {"url": message.url},
            android=UNSET if key is UNSET else FcmAndroid(collapse_key=key),
        )
    )


def _webpush(message: Message, home: str) -> Struct:
    """A declarative message must lead somewhere: to the block's link, the brand's site, or the site's own root."""
    return WebPush(
        notification=WebPushNotification(
            title=message.title,
            lang=message.lang,
            body=message.body,
            navigate=home or _HOME if message.url is UNSET else message.url,
            tag=message.collapse_key,
            image=message.image,
        )
    )


_FORMS = {"json": _plain, "apns": _apns, "fcm": _fcm, "webpush": _webpush}
