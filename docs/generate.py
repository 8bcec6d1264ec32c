"""Writes docs/reference/ from the code itself: `make docs`. A test holds the pages to what this gives."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec import UNSET

from brand.check import Breach, Check, Pass
from brand.checks import discover as discover_checks
from brand.cli import main as brand_command
from brand.model import At
from components.channels import discover as discover_channels
from components.cli import main as components_command
from components.library import discover as discover_components
from content_hub.cli import main as content_hub_command
from content_hub.settings import explain
from content_hub.wire.problems import problem_types

__all__ = ["main", "pages"]

_MADE = "<!-- Made by `make docs`; change the code instead. -->\n"
_EXAMPLES_SHOWN = 6


def pages() -> Mapping[str, str]:
    """Give every page of the reference by file name."""
    makers = {
        "channels.md": _channels,
        "checks.md": _checks,
        "commands.md": _commands,
        "components.md": _components,
        "problems.md": _problems,
        "settings.md": _settings,
    }
    return {name: _MADE + "\n".join(make()).rstrip() + "\n" for name, make in makers.items()}


def _checks() -> Iterator[str]:
    yield "# Checks\n"
    yield "`brand explain RULE` shows the same. Severities are the shipped defaults; `rules.toml` overrides them.\n"
    for check in sorted(discover_checks().values(), key=lambda item: item.id):
        yield f"## {check.id}\n"
        yield f"{check.summary.en} · {check.summary.de}\n"
        yield f"*{check.severity}*. {check.why.en}\n"
        if check.options:
            options = (f"`{name}` = `{value}`" for name, value in sorted(check.options.items()))
            yield f"Options: {', '.join(options)}\n"
        yield from _examples(check)


def _examples(check: Check) -> Iterator[str]:
    shown = [item for item in check.examples if isinstance(item.content, str)][:_EXAMPLES_SHOWN]
    if not shown:
        return
    yield "| | text | finding |"
    yield "|---|---|---|"
    for example in shown:
        yield f"| {example.locale} | {_cell(str(example.content))} | {_cell(_said(example))} |"
    yield ""


def _said(example: Breach | Pass) -> str:
    if isinstance(example, Pass):
        return "—"
    return " · ".join(_place(finding.at) + finding.message.en for finding in example.findings)


def _place(at: At) -> str:
    return "" if at.start is UNSET else f"{at.start}–{at.end}: "


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "⏎").replace("<", "&lt;").replace("{", "&#123;")


def _channels() -> Iterator[str]:
    yield "# Channels\n"
    for channel in discover_channels().values():
        yield f"## {channel.name}\n"
        yield f"{channel.title.en} · {channel.title.de}\n"
        yield "| format | media type |"
        yield "|---|---|"
        yield from (f"| `{form.name}` | {form.media_type} |" for form in channel.formats)
        yield ""
        if channel.profiles:
            yield "Profiles: " + ", ".join(f"`{profile}`" for profile in channel.profiles) + "\n"


def _components() -> Iterator[str]:
    yield "# Components\n"
    for component in discover_components().values():
        yield f"## {component.name}\n"
        yield f"{component.title.en} · {component.title.de}\n"
        served = "; ".join(f"{channel}: {', '.join(forms)}" for channel, forms in component.serves.items())
        yield f"Serves {served}.\n"
        yield "| | field | kind | |"
        yield "|---|---|---|---|"
        for group, fields in (("fact", component.facts), ("text", component.texts)):
            for field in fields:
                kind = f"list of {field.kind}" if field.many else field.kind
                must = "required" if field.required else ""
                yield f"| {group} | `{field.name}` | {kind} | {must} |"
        yield ""


def _problems() -> Iterator[str]:
    yield "# Problem types\n"
    yield "Every answer that is no success is `application/problem+json` (RFC 9457); `type` is one of these.\n"
    for name, kind in sorted(problem_types().items()):
        yield f"## /problems/{name}\n"
        yield f"**{kind.status}** {kind.title_en} · {kind.title_de}\n"
        yield f"{kind.en}\n"


def _settings() -> Iterator[str]:
    yield "# Settings\n"
    yield "A variable, or the same name in lower case without its prefix in `content-hub.toml`; the variable wins.\n"
    yield "`CONTENT_HUB_CONFIG` names another settings file.\n"
    yield "| variable | meaning | default | example |"
    yield "|---|---|---|---|"
    for name, meaning, default, example in explain():
        yield f"| `{name}` | {meaning} | `{default or '—'}` | `{example or '—'}` |"


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    for name, command in (
        ("content-hub", content_hub_command),
        ("brand", brand_command),
        ("components", components_command),
    ):
        yield from _command(name, command)


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _command(f"{name} {inner}", found)
        return
    yield f"## {name}\n"
    yield f"{' '.join((command.help or '').split())}\n"
    yield "```"
    yield f"{name} {' '.join(command.collect_usage_pieces(context))}"
    yield "```\n"
    options = [record for param in command.params if (record := param.get_help_record(context)) is not None]
    yield from (f"- `{option}`: {meaning}" for option, meaning in options if meaning)
    if options:
        yield ""


def main() -> int:
    """Write the pages."""
    folder = Path(__file__).parent / "reference"
    for name, text in pages().items():
        (folder / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
