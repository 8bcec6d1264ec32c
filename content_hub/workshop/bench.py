"""What a child process does: read packs, render and judge versions, judge drafts. Each function is pure but for caches.

A compiled ruleset lies in a file that the parent wrote; a child keeps the last few that it used.
"""

import functools
import hashlib
import io
import os
import signal
from pathlib import Path

from brand.errors import BrandError, PackInvalid, Unreadable
from brand.linter import lint
from brand.model import Logo, Report, Ruleset
from brand.pack import decode, default_ruleset, encode, load_zip
from brand.text import read
from components.errors import RenderFailed
from components.library import discover
from components.model import Request
from components.render import render_all
from content_hub.errors import ContentRejected, Fault, PackRejected
from content_hub.hub import Compiled, Draft, Drawing, Judged, Judging, Picture
from content_hub.judging import Subject, judge
from content_hub.looks import look_of
from content_hub.model import WorkflowStep
from content_hub.parent import end_with_parent

__all__ = ["check_draft", "compile_pack", "draw_version", "judge_stored", "settle"]

_NICENESS = 10
_LOGO_HEIGHT = 160
"""Pixels: twice the tallest logo of a layout, so that it is sharp on dense screens."""


def settle() -> None:
    """Make a child a quiet neighbour: delivery goes first, and Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


@functools.lru_cache(maxsize=8)
def _ruleset(file: Path | None) -> Ruleset:
    return default_ruleset() if file is None else decode(file.read_bytes())


def compile_pack(pack: bytes | None) -> Compiled:
    """Read a zipped pack, or the shipped default for None. Raise PackRejected with every fault."""
    try:
        ruleset = default_ruleset() if pack is None else load_zip(pack)
    except PackInvalid as invalid:
        raise _rejected(invalid) from None
    except Unreadable as unreadable:
        raise PackRejected(de=unreadable.reason.de, en=unreadable.reason.en) from None
    brand = ruleset.brand
    return Compiled(
        digest=ruleset.digest,
        compiled=b"" if pack is None else encode(ruleset),
        name=brand.name,
        default_locale=brand.default_locale,
        locales={name: locale.fallback for name, locale in brand.locales.items()},
        dialects=tuple(brand.dialects),
        profiles=tuple(brand.profiles),
        steps=tuple(
            WorkflowStep(
                name=step.name,
                role=step.role,
                approvals=step.approvals,
                components=tuple(step.components),
                locales=tuple(step.locales),
                channels=tuple(step.channels),
                due_hours=step.due_hours,
                escalate=step.escalate,
            )
            for step in ruleset.workflow
        ),
        logos={logo.id: _logo_picture(logo) for logo in ruleset.logos},
    )


def _rejected(invalid: PackInvalid) -> PackRejected:
    faults = []
    for problem in invalid.problems:
        place = f"/{problem.file}" + (f":{problem.line}" if problem.line else "")
        faults.append(Fault(pointer=place, de=problem.reason.de, en=problem.reason.en))
    return PackRejected(
        de=f"Das Paket hat {len(faults)} Fehler; „errors“ nennt je Datei, Zeile und Grund.",
        en=f"The pack has {len(faults)} fault(s); “errors” names file, line and reason of each.",
        faults=faults,
    )


def _logo_picture(logo: Logo) -> Picture:
    """Draw a logo as the PNG that layouts show: mail clients do not show SVG."""
    if logo.media_type == "image/svg+xml":
        import resvg_py  # noqa: PLC0415 - heavy, and needed only when a pack is read

        svg = logo.data.decode("utf-8")
        drawn = bytes(resvg_py.svg_to_bytes(svg_string=svg, height=_LOGO_HEIGHT, skip_system_fonts=True))
    else:
        drawn = logo.data
    from PIL import Image  # noqa: PLC0415 - heavy, and needed only when a pack is read

    with Image.open(io.BytesIO(drawn), formats=("PNG", "JPEG", "WEBP")) as image:
        width, height = image.size
        media_type = f"image/{(image.format or 'png').lower()}"
    return Picture(
        digest="sha256:" + hashlib.sha256(drawn).hexdigest(),
        media_type=media_type,
        width=width,
        height=height,
        data=drawn,
    )


def draw_version(drawing: Drawing, file: Path | None) -> Judged:
    """Render all targets and judge sources and bytes. Raise ContentRejected where a field cannot be rendered."""
    ruleset = _ruleset(file)
    setting = drawing.setting
    request = Request(
        component=drawing.component,
        content=drawing.content,
        look=look_of(ruleset, logos=setting.logos, assets_base=setting.assets_base),
        locales=setting.locales,
        public_url=setting.public_url,
        assets=drawing.assets,
        references=drawing.references,
        key=drawing.block,
        recipient=ruleset.brand.recipient,
    )
    try:
        renditions = render_all(request, drawing.targets)
    except RenderFailed as failed:
        raise _not_rendered(failed) from None
    subject = Subject(
        block=drawing.block,
        version=drawing.version,
        component=discover()[drawing.component],
        content=drawing.content,
        locales=setting.locales,
        renditions=renditions,
    )
    return Judged(renditions=renditions, report=judge(subject, ruleset))


def _not_rendered(failed: RenderFailed) -> ContentRejected:
    said = failed.said
    place = Fault(pointer=failed.pointer or "", de=said.de, en=said.en)
    return ContentRejected(de=said.de, en=said.en, faults=(place,))


def judge_stored(judging: Judging, file: Path | None) -> Report:
    """Judge sources and stored bytes again, without rendering."""
    subject = Subject(
        block=judging.block,
        version=judging.version,
        component=discover()[judging.component],
        content=judging.content,
        locales=judging.setting.locales,
        renditions=judging.renditions,
    )
    return judge(subject, _ruleset(file))


def check_draft(draft: Draft, file: Path | None) -> Report:
    """Judge a text or picture that is nowhere stored.

    Raises:
        ContentRejected: no reader could make sense of it.
        UnsupportedPicture: it is no PNG, JPEG or WebP.
        TooLarge: the picture has too many pixels.
    """
    if isinstance(draft.content, bytes):
        from content_hub.workshop.looking import look_at  # noqa: PLC0415 - heavy, and needed only for pictures

        return look_at(draft, draft.content, _ruleset(file))
    try:
        document = read(draft.content, draft.kind, locale=draft.locale, channel=draft.channel)
    except BrandError as fault:
        told = Fault(pointer=draft.place, de=fault.reason.de, en=fault.reason.en)
        raise ContentRejected(de=told.de, en=told.en, faults=(told,)) from None
    return lint(document, _ruleset(file))
