"""Renders a block: which renditions it has, and the finished bytes of each."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from components.channels import channel as find_channel
from components.channels import format_of
from components.content import complete_locales, served_channels
from components.dialects import NONE
from components.dialects import dialect as find_dialect
from components.ending import ended_view, ends_at
from components.errors import UnknownName
from components.library import component as find_component
from components.library import discover
from components.model import Component, Content, Ended, Rendition, Request, Said, Target
from components.placeholders import Placeholder
from components.sentinels import Sentinels, free_salt
from components.tagging import Speech, check_kept, tagged
from components.view import Channel, Job, Produced, View
from components.viewing import view

__all__ = ["render", "render_all", "targets"]


def targets(
    component: Component,
    content: Content,
    *,
    locales: Mapping[str, str | None],
    profiles: Sequence[str],
    dialects: Sequence[str] = (NONE,),
) -> tuple[Target, ...]:
    """List the renditions of a content: its complete locales, its channels, the formats that its component serves.

    A profile that a channel does not know is not for this channel.
    """
    return tuple(
        target
        for locale in complete_locales(component, content, locales)
        for name in served_channels(component, content)
        for target in _targets(component, name, locale=locale, profiles=profiles, dialects=dialects)
    )


def _targets(
    component: Component, name: str, *, locale: str, profiles: Sequence[str], dialects: Sequence[str]
) -> Iterator[Target]:
    served = find_channel(name)
    for format_ in component.serves[name]:
        fitting = _profiles(component, served, format_)
        for profile in [each for each in profiles if each in fitting] if served.profiles else [None]:
            for dialect in dialects if served.speaks_dialects else (NONE,):
                yield Target(channel=name, format=format_, locale=locale, profile=profile, dialect=dialect)


def _profiles(component: Component, served: Channel, format_: str) -> tuple[str, ...]:
    """List the profiles that a format is for and that a component has a template for."""
    stated = format_of(served, format_).profiles or served.profiles
    return tuple(
        name
        for name in stated
        if name not in served.templates or Path(component.folder, served.templates[name]).exists()
    )


def render(request: Request, target: Target, *, library: Mapping[str, Component] | None = None) -> Rendition:
    """Render one target; raises `RenderFailed` naming component, channel and field."""
    return render_all(request, (target,), library=library)[0]


def render_all(
    request: Request, wanted: Iterable[Target], *, library: Mapping[str, Component] | None = None
) -> tuple[Rendition, ...]:
    """Render many targets of one block; what formats and profiles have in common is read once."""
    known = discover() if library is None else library
    component = find_component(request.component, known)
    folders = {name: Path(each.folder) for name, each in known.items()}
    viewed: dict[tuple[str, str, bool], _Viewed] = {}
    made = []
    for target in wanted:
        _check(component, target)
        seen = (target.locale, target.channel, target.dialect == NONE)
        if seen not in viewed:
            viewed[seen] = _viewed(request, known, target)
        shown = viewed[seen]
        job = Job(view=shown.view, target=target, request=request, folder=folders[component.name], folders=folders)
        made.append(_rendition(component, job, shown.gaps))
    return tuple(made)


class _Viewed(Struct, frozen=True, kw_only=True):
    """A view, and the placeholders that stand-ins stand for in it."""

    view: View
    gaps: Mapping[str, Placeholder]


def _viewed(request: Request, library: Mapping[str, Component], target: Target) -> _Viewed:
    if target.dialect == NONE:
        return _Viewed(view=view(request, library, locale=target.locale, channel=target.channel), gaps={})
    sentinels = Sentinels(free_salt(f"{request.content}{request.references}"))
    built = view(request, library, locale=target.locale, channel=target.channel, mark=sentinels.mark)
    return _Viewed(view=built, gaps=sentinels.gaps)


def _rendition(component: Component, job: Job, gaps: Mapping[str, Placeholder]) -> Rendition:
    served = find_channel(job.target.channel)
    produced = served.produce(job)
    body = _spoken(job, produced, gaps)
    return Rendition(
        target=job.target,
        body=body,
        media_type=produced.media_type,
        digest=f"sha256:{hashlib.sha256(body).hexdigest()}",
        component_version=component.version,
        drawn=produced.drawn,
        ended=_ended(job, served, gaps) if served.shows_ended else None,
    )


def _ended(job: Job, served: Channel, gaps: Mapping[str, Placeholder]) -> Ended | None:
    """Make the form that follows, where the block says when it ends."""
    at = ends_at(job.view)
    if at is None:
        return None
    after = replace(job, view=ended_view(job.view))
    produced = served.produce(after)
    body = _spoken(after, produced, gaps)
    digest = f"sha256:{hashlib.sha256(body).hexdigest()}"
    return Ended(at=at, body=body, digest=digest, drawn=produced.drawn)


def _spoken(job: Job, produced: Produced, gaps: Mapping[str, Placeholder]) -> bytes:
    """Write the dialect; a stand-in that a tool has lost or damaged is no rendition."""
    if not gaps:
        return produced.body
    check_kept(job, produced, gaps)
    name = job.target.dialect
    speech = Speech(dialect=find_dialect(name), names=job.request.recipient.get(name, {}), gaps=gaps)
    return tagged(produced.body, produced.media_type, speech)


def _check(component: Component, target: Target) -> None:
    """Refuse a target that names what there is not."""
    served = find_channel(target.channel)
    if target.channel not in component.serves:
        raise UnknownName(Said(de="Kanal", en="channel"), target.channel, component.serves)
    format_of(served, target.format)
    if target.format not in component.serves[target.channel]:
        raise UnknownName(Said(de="Format", en="format"), target.format, component.serves[target.channel])
    if served.profiles and target.profile not in (fitting := _profiles(component, served, target.format)):
        raise UnknownName(Said(de="Profil", en="profile"), target.profile or "", fitting)
    if target.dialect != NONE:
        find_dialect(target.dialect)
        if not served.speaks_dialects:
            raise UnknownName(Said(de="Dialekt", en="dialect"), target.dialect, (NONE,))
