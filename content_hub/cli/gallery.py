"""`content-hub gallery`: every example in every channel, format, profile and locale side by side, with its findings."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from brand.model import Finding, Ruleset
from brand.pack import load
from components.examples import Example, example_assets, example_request, examples
from components.library import discover
from components.look import default_look
from components.model import Asset, Component, Look, Rendition
from components.render import render_all, targets
from content_hub.judging import Subject, judge
from content_hub.looks import look_of

__all__ = ["command"]

_LOCALES: Mapping[str, str | None] = {"de-DE": None, "en-GB": None}
_SUFFIXES = {"text/html": "html", "text/plain": "txt", "image/png": "png", "image/jpeg": "jpg"}
_USUAL = ("portrait-hd", "landscape-hd", "esl-296x128")
_SCREENS = (*_USUAL, "portrait-4k", "landscape-4k")


class Shown(Struct, frozen=True, kw_only=True):
    """One rendition on a page: where its file lies, how it is shown, what was found in it."""

    title: str
    file: str
    kind: str
    text: str
    width: int
    height: int
    findings: tuple[Finding, ...]


class Panel(Struct, frozen=True, kw_only=True):
    """One example in one locale: its renditions, and what was found in its sources."""

    key: str
    locale: str
    shown: tuple[Shown, ...]
    findings: tuple[Finding, ...]


@click.command("gallery")
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--pack",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Brand pack whose look and rules are shown; a neutral look where it is left out.",
)
@click.option("--component", "only", multiple=True, help="Only this component; may be given more than once.")
@click.option("--large", is_flag=True, help="The 4K screens too.")
def command(out: Path, *, pack: Path | None, only: tuple[str, ...], large: bool) -> None:
    """Write a static gallery of all examples into OUT: open OUT/index.html."""
    ruleset = load(pack) if pack else None
    look = look_of(ruleset, logos={}, assets_base="") if ruleset else default_look()
    pictures = example_assets()
    _write_pictures(out, pictures.values())
    pages = [component for component in discover().values() if not only or component.name in only]
    for component in pages:
        mine = [example for example in examples() if example.component == component.name]
        panels = [
            panel
            for example in mine
            for panel in _panels(out, component, example, (look, ruleset, _SCREENS if large else _USUAL))
        ]
        _draw(out / f"{component.name}.html", "gallery.html", {"component": component, "panels": panels})
        click.echo(f"{component.name}: {sum(len(panel.shown) for panel in panels)}")
    _draw(out / "index.html", "gallery_index.html", {"components": pages})


def _panels(
    out: Path, component: Component, example: Example, around: tuple[Look, Ruleset | None, tuple[str, ...]]
) -> Iterator[Panel]:
    look, ruleset, profiles = around
    wanted = targets(component, example.content, locales=_LOCALES, profiles=profiles)
    renditions = render_all(example_request(example, look), wanted)
    for locale in sorted({rendition.target.locale for rendition in renditions}):
        own = tuple(rendition for rendition in renditions if rendition.target.locale == locale)
        findings = () if ruleset is None else _findings(component, example, own, ruleset)
        yield Panel(
            key=example.key,
            locale=locale,
            shown=tuple(_shown(out, example, rendition, findings) for rendition in own),
            findings=tuple(finding for finding in findings if finding.locale == locale and finding.format is None),
        )


def _findings(
    component: Component, example: Example, renditions: tuple[Rendition, ...], ruleset: Ruleset
) -> tuple[Finding, ...]:
    subject = Subject(
        block=example.key,
        version=None,
        component=component,
        content=example.content,
        locales=_LOCALES,
        renditions=renditions,
    )
    return judge(subject, ruleset).findings


def _shown(out: Path, example: Example, rendition: Rendition, findings: Iterable[Finding]) -> Shown:
    target = rendition.target
    media_type = rendition.media_type.partition(";")[0]
    parts = (target.locale, target.channel, target.format, *((target.profile,) if target.profile else ()))
    file = f"renditions/{example.key}/{'.'.join(parts)}.{_SUFFIXES.get(media_type, 'json')}"
    body = rendition.body if media_type.startswith("image/") else _localised(rendition.body)
    (out / file).parent.mkdir(parents=True, exist_ok=True)
    (out / file).write_bytes(body)
    width, height = rendition.drawn.size or (0, 0)
    return Shown(
        title=" · ".join(parts),
        file=file,
        kind="picture" if media_type.startswith("image/") else "page" if media_type == "text/html" else "text",
        text="" if media_type.startswith("image/") else body.decode(),
        width=width,
        height=height,
        findings=tuple(
            finding
            for finding in findings
            if (finding.channel, finding.format, finding.locale) == (target.channel, target.format, target.locale)
        ),
    )


def _localised(body: bytes) -> bytes:
    """Let the gallery's own copies of the pictures be shown: it is read without a service."""
    for asset in example_assets().values():
        body = body.replace(asset.address.encode(), f"../../pictures/{_name(asset)}".encode())
    return body


def _name(asset: Asset) -> str:
    return f"{asset.digest.removeprefix('sha256:')}.{_SUFFIXES[asset.media_type]}"


def _write_pictures(out: Path, pictures: Iterable[Asset]) -> None:
    (out / "pictures").mkdir(parents=True, exist_ok=True)
    for asset in pictures:
        (out / "pictures" / _name(asset)).write_bytes(asset.data)


def _draw(path: Path, template: str, values: Mapping[str, object]) -> None:
    folder = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    drawn = environment.get_template(template).render(**values)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(drawn, encoding="utf-8")
