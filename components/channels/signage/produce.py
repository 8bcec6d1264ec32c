"""Turns a job into a picture: template, scene, display list, pixels."""

from components import templates
from components.channels.signage.build import build_scene
from components.channels.signage.errors import SceneInvalid, Undrawable
from components.channels.signage.fitting import fit
from components.channels.signage.frame import Frame
from components.channels.signage.inks import Inks, reduced
from components.channels.signage.paint import encode, paint
from components.channels.signage.profiles import Profile, load_manifest, profile_named
from components.channels.signage.scene import read_scene
from components.errors import RenderFailed
from components.fonts.faces import family_for
from components.model import Drawn, Said
from components.view import Job, Produced

__all__ = ["draw", "produce"]

LEAST_MARGIN = 8.0


def produce(job: Job) -> Produced:
    """Draw a block for a screen, as its component's scene says."""
    context = {"view": job.view, "words": job.view.words}
    template = profile_named(job.target.profile).template
    return draw(templates.draw(job.folder, template, channel="signage", context=context), job)


def draw(xml: str, job: Job) -> Produced:
    """Draw a scene for the job's profile."""
    profile = profile_named(job.target.profile)
    try:
        scene = build_scene(read_scene(xml), job, profile)
        frame = _frame(job, profile)
        sheet, _ = fit(scene, frame)
        canvas = paint(sheet.marks, (profile.width, profile.height), frame.inks.paper, few=profile.colours)
    except SceneInvalid as fault:
        raise _failed(job, fault.said, None) from fault
    except Undrawable as fault:
        raise _failed(job, fault.said, fault.what) from fault
    drawn = Drawn(
        items=sheet.items,
        shown=tuple(dict.fromkeys(sheet.shown)),
        size=(profile.width, profile.height),
        screen=load_manifest().screen(profile),
    )
    format_ = job.target.format
    return Produced(body=encode(canvas, format_, profile.colours), media_type=f"image/{format_}", drawn=drawn)


def _frame(job: Job, profile: Profile) -> Frame:
    look, manifest = job.request.look, load_manifest()
    across, down = manifest.margins(profile)
    least = LEAST_MARGIN * profile.unit
    return Frame(
        profile=profile,
        inks=Inks(colours=reduced(look.colours, profile.colours)),
        families={use: family_for(font.stack or (font.family,)) for use, font in look.fonts.items()},
        language=job.target.locale,
        least_type=manifest.least_type(profile),
        margins=(max(across, least), max(down, least)),
        radius=profile.corner(look.radius),
    )


def _failed(job: Job, reason: Said, field: str | None) -> RenderFailed:
    where = f"{job.view.component} / signage / {field or profile_named(job.target.profile).template}"
    said = Said(de=f"{where}: {reason.de}", en=f"{where}: {reason.en}")
    return RenderFailed(said, component=job.view.component, channel="signage", field=field)
