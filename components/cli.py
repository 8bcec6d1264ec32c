"""`components`: what there is, and how a content looks, without a service."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from components.channels import channel as find_channel
from components.content import decode
from components.errors import ComponentsError, ContentInvalid
from components.examples import LOCALES, example_assets, examples
from components.library import component as find_component
from components.library import discover
from components.look import default_look
from components.model import Component, Referenced, Request, Said, Target
from components.render import render
from components.scaffold import scaffold

__all__ = ["main"]

_WRONG_USE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Lists components and renders contents for email, web, push and signage."""


@main.command("list")
def list_components() -> None:
    """List the components with their channels, formats and fields."""
    for component in discover().values():
        click.echo(f"{component.name}: {component.title.en} / {component.title.de}")
        for name, formats in component.serves.items():
            click.echo(f"  {name}: {', '.join(formats)}")
        for group, fields in (("facts", component.facts), ("texts", component.texts)):
            shown = ", ".join(f"{field.name}{'!' if field.required else ''} {field.kind}" for field in fields)
            click.echo(f"  {group}: {shown}")


@main.command("new")
@click.argument("name")
@click.option(
    "--in",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder of components; here where it is left out. Name it in CONTENT_HUB_COMPONENTS.",
)
def new_component(name: str, *, folder: Path) -> None:
    """Write the folder of a new component, ready to render."""
    try:
        for path in scaffold(name, folder):
            click.echo(path)
    except ComponentsError as fault:
        _say(fault)
        sys.exit(_WRONG_USE)


@main.command("render")
@click.argument("component")
@click.argument("content", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--channel", required=True, help="email, web, push or signage")
@click.option("--format", "format_", help="the channel's first where it is left out")
@click.option("--locale", help="the content's first where it is left out")
@click.option("--profile", help="of signage; the first where it is left out")
@click.option(
    "--blocks",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="folder with the blocks that the content names: <key>.json with component and content",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="file to write to; standard output where it is left out",
)
def render_content(
    component: str,
    content: str,
    channel: str,
    *,
    format_: str | None,
    locale: str | None,
    profile: str | None,
    blocks: Path | None,
    out: Path | None,
) -> None:
    """Render CONTENT (a JSON file, - for standard input) of a COMPONENT in a neutral look.

    Blocks that a page names are looked for in --blocks, then among the examples that ship.
    """
    try:
        found = find_component(component)
        request = _request(found, _read_file(content), blocks, locale)
        chosen = locale or next(iter(request.content.texts), "de-DE")
        body = render(request, _target(found, channel, format_=format_, locale=chosen, profile=profile)).body
        _write(body, out)
    except ComponentsError as fault:
        _say(fault)
        sys.exit(_WRONG_USE)


def _write(body: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(body, nl=False)
        return
    try:
        out.write_bytes(body)
    except OSError as fault:
        reason = fault.strerror
        raise ComponentsError(
            Said(de=f"kann {out} nicht schreiben: {reason}", en=f"cannot write {out}: {reason}")
        ) from fault


def _target(component: Component, channel: str, *, format_: str | None, locale: str, profile: str | None) -> Target:
    served = find_channel(channel)
    first = component.serves[channel][0] if channel in component.serves else ""
    return Target(
        channel=channel,
        format=format_ or first,
        locale=locale,
        profile=profile or (served.profiles[0] if served.profiles else None),
    )


def _request(component: Component, raw: object, blocks: Path | None, locale: str | None) -> Request:
    locales = _locales(raw, locale)
    shipped = {each.key: Referenced(component=each.component, content=each.content) for each in examples()}
    return Request(
        component=component.name,
        content=decode(raw, component, locales),
        look=default_look(),
        locales=locales,
        assets=example_assets(),
        references=shipped | _referenced(blocks, locales),
    )


def _locales(raw: object, locale: str | None) -> Mapping[str, str | None]:
    """Take the locales that the content speaks, beside those of the examples."""
    texts = raw.get("texts") if isinstance(raw, dict) else None
    spoken = list(texts) if isinstance(texts, dict) else []
    return dict(LOCALES) | {name: LOCALES.get(name) for name in [*spoken, *([locale] if locale else [])]}


def _referenced(blocks: Path | None, locales: Mapping[str, str | None]) -> dict[str, Referenced]:
    found: dict[str, Referenced] = {}
    for path in sorted(blocks.glob("*.json")) if blocks else ():
        raw = _read_file(str(path))
        if not isinstance(raw, dict) or not {"component", "content"} <= raw.keys():
            raise ComponentsError(
                Said(de=f"{path}: braucht „component“ und „content“", en=f'{path}: needs "component" and "content"')
            )
        name = str(raw["component"])
        found[path.stem] = Referenced(component=name, content=decode(raw["content"], find_component(name), locales))
    return found


def _read_file(path: str) -> Any:
    name = "<stdin>" if path == "-" else path
    try:
        with click.open_file(path, "rb") as opened:
            return json.loads(opened.read())
    except OSError as fault:
        reason = str(fault.strerror)
        raise ComponentsError(
            Said(de=f"{name} ist nicht lesbar: {reason}", en=f"cannot read {name}: {reason}")
        ) from fault
    except (ValueError, RecursionError) as fault:
        reason = "nested too deeply" if isinstance(fault, RecursionError) else str(fault)
        raise ComponentsError(Said(de=f"{name} ist kein JSON: {reason}", en=f"{name} is no JSON: {reason}")) from fault


def _say(fault: ComponentsError) -> None:
    if isinstance(fault, ContentInvalid):
        for problem in fault.problems:
            click.echo(f"{problem.pointer or '/'}: {problem.detail.en}", err=True)
    else:
        click.echo(fault.said.en, err=True)
