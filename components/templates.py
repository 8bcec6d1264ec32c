"""The template environment: sandboxed, strict about missing values, reading our own folders only.

Content is data that templates show; no content is ever compiled.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NoReturn

import msgspec
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from components.errors import RenderFailed
from components.model import Said
from components.nodes import Node
from components.reduction import reduction
from components.speech import speech, write_period
from components.values import Hours, Moment, local_time, utc
from components.view import FactValue

__all__ = ["draw", "draw_shared"]

_CHANNELS = Path(__file__).parent / "channels"


class _MissingValue(TemplateError):
    """A template asked for something that is not filled."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not filled")
        self.name = name


class _Strict(StrictUndefined):
    """Names the field that is missing, for whoever has to mend it."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *_arguments: Any, **_named: Any) -> NoReturn:
        raise _MissingValue(str(self._undefined_name))

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = _fail_with_undefined_error
    __add__ = __radd__ = __getitem__ = __call__ = __lt__ = __le__ = __gt__ = __ge__ = _fail_with_undefined_error


def draw(folder: Path, name: str, *, channel: str, context: Mapping[str, object]) -> str:
    """Draw the template `name` of a component's folder. Templates of channels are there as `channels/<channel>/…`."""
    try:
        return _environment(folder.parent).get_template(f"{folder.name}/{name}").render(context)
    except TemplateError as fault:
        field = fault.name if isinstance(fault, _MissingValue) else None
        where = f"{folder.name} / {channel} / {field or name}"
        said = Said(
            de=f"{where}: die Vorlage {name} scheitert: {fault}", en=f"{where}: the template {name} fails: {fault}"
        )
        raise RenderFailed(said, component=folder.name, channel=channel, field=field) from fault


def draw_shared(name: str, context: Mapping[str, object]) -> str:
    """Draw a channel's own template, `email/look.css` for example."""
    return _environment(_CHANNELS).get_template(name).render(context)


@lru_cache(maxsize=16)
def _environment(root: Path) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [PrefixLoader({"channels": FileSystemLoader(_CHANNELS)}), FileSystemLoader(root)],
        ),
        undefined=_Strict,
        autoescape=_escapes,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.filters["kind"] = _kind
    environment.filters["utc"] = utc
    environment.filters["period"] = _period
    environment.filters["by_day"] = _by_day
    environment.filters["reduction"] = reduction
    environment.filters["json"] = _json
    environment.filters["turned"] = _turned
    environment.filters["local"] = local_time
    return environment


def _escapes(name: str | None) -> bool:
    """Escape everywhere but in plain text, stylesheets and JSON, which writes its values by the filter `json`."""
    return not (name or "").endswith((".txt", ".css", ".jsonld"))


def _kind(node: Node) -> str:
    """Name a node, so that a template can choose its element."""
    return str(type(node).__struct_config__.tag)


def _turned(locale: str) -> Markup:
    """Give the attribute that a block needs in a locale that is written from right to left."""
    return Markup(' dir="rtl"' if speech(locale).text_direction == "rtl" else "")  # noqa: S704 — one of two constants


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _period(begins: FactValue, ends: object, locale: str) -> str:
    """Write when something takes place; `ends` may be left open."""
    last = ends.value if isinstance(ends, FactValue) else None
    if not isinstance(begins.value, Moment):
        return begins.shown
    return write_period(begins.value, last if isinstance(last, Moment) else None, locale)


def _by_day(spans: Iterable[FactValue]) -> list[list[Hours]]:
    """Put spans of one day that follow each other together."""
    hours = [span.value for span in spans if isinstance(span.value, Hours)]
    return [list(group) for _, group in groupby(hours, key=lambda span: span.day)]
