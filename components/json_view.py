"""The JSON of a block: what its HTML says, for sites and apps that build their own."""

from typing import Any

import msgspec
from msgspec import Struct

from components.showing import Took
from components.templates import draw_shared
from components.values import Moment, utc
from components.view import FactValue, MarkdownValue, TextValue, View

__all__ = ["Block", "block_view", "json_view"]


class _Rich(Struct, frozen=True, kw_only=True):
    html: str
    text: str


class _Picture(Struct, frozen=True, kw_only=True, omit_defaults=True):
    url: str
    width: int
    height: int
    alt: str | None = None


class Block(Struct, frozen=True, kw_only=True):
    """`texts` holds plain texts as they are and rich ones as html and text; `facts` what is shown beside the value."""

    key: str
    component: str
    locale: str
    texts: dict[str, str | _Rich]
    facts: dict[str, Any]
    image: _Picture | None
    blocks: dict[str, tuple["Block", ...]]


def json_view(view: View, took: Took) -> bytes:
    """Write the JSON of a view; `took` learns what is in it."""
    return msgspec.json.encode(block_view(view, took))


def block_view(view: View, took: Took) -> Block:
    """Give a view as plain data; `took` learns what is in it."""
    shown = took.picture(view)
    picture = None
    if shown is not None:
        picture = _Picture(url=shown.address, width=shown.width, height=shown.height, alt=shown.alt)
    return Block(
        key=view.key,
        component=view.component,
        locale=view.locale,
        texts={name: _text(view, value, took) for name, value in view.texts.items()},
        facts={name: _facts(value) for name, value in view.facts.items() if not _is_elsewhere(value)},
        image=picture,
        blocks={name: tuple(block_view(child, took) for child in children) for name, children in view.children.items()},
    )


def _text(view: View, value: TextValue | MarkdownValue, took: Took) -> str | _Rich:
    took.note(view, value)
    if isinstance(value, TextValue):
        return value.text
    return _Rich(html=draw_shared("web/rich_only.html", {"nodes": value.nodes}), text="\n\n".join(value.paragraphs))


def _is_elsewhere(value: FactValue | tuple[FactValue, ...]) -> bool:
    """Tell pictures and blocks, which have members of their own."""
    first = value[0] if isinstance(value, tuple) else value
    return first.kind in {"asset", "block"}


def _facts(value: FactValue | tuple[FactValue, ...]) -> Any:
    if isinstance(value, tuple):
        return [_fact(each) for each in value]
    return _fact(value)


def _fact(value: FactValue) -> dict[str, Any]:
    """Give what is shown and, beside it, what a machine can reckon with."""
    decoded = value.value
    if isinstance(decoded, Moment):
        known: dict[str, Any] = {
            "local": decoded.local.isoformat(timespec="minutes"),
            "zone": decoded.zone,
            "instant": utc(decoded),
        }
    elif isinstance(decoded, Struct):
        known = msgspec.structs.asdict(decoded)
    else:
        known = {"value": decoded}
    return {"shown": value.shown, **known}
