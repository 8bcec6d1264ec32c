"""Components: the kinds of block there are, and what each takes."""

from collections.abc import Mapping
from typing import Any

import msgspec
from litestar import Response, get
from litestar.params import FromPath
from msgspec import Struct

from components.examples import examples
from components.library import discover
from components.model import Component
from components.schema import json_schema, rendition_schema
from content_hub.actions.access import no_such
from content_hub.api.paging import Cursor, Limit, Listed
from content_hub.api.request import HubRequest
from content_hub.errors import CursorInvalid
from content_hub.wire.languages import Language, choose

__all__ = ["COMPONENTS"]


class ComponentExample(Struct, frozen=True, kw_only=True):
    """A content to begin with."""

    key: str
    content: dict[str, Any]


class ComponentShown(Struct, frozen=True, kw_only=True):
    """A component: the JSON Schema of its content, its formats per channel (the first is the default), examples.

    `outputs` holds the JSON Schema of its `json` format per channel.
    """

    name: str
    version: str
    title: str
    channels: dict[str, list[str]]
    content: dict[str, Any]
    outputs: dict[str, dict[str, Any]]
    examples: list[ComponentExample]


def _shown(component: Component, language: Language) -> ComponentShown:
    outputs = {channel: rendition_schema(component, channel) for channel in component.serves}
    return ComponentShown(
        name=component.name,
        version=component.version,
        title=choose(language, de=component.title.de, en=component.title.en),
        channels={channel: list(formats) for channel, formats in component.serves.items()},
        content=json_schema(component),
        outputs={channel: schema for channel, schema in outputs.items() if schema is not None},
        examples=[
            ComponentExample(key=example.key, content=msgspec.to_builtins(example.content))
            for example in examples({component.name: component})
        ],
    )


@get("/v1/components", operation_id="listComponents", tags=["components"])
async def list_components(
    request: HubRequest, limit: Limit = 50, cursor: Cursor = None
) -> Response[Listed[ComponentShown]]:
    """List all components by name."""
    names = sorted(_known())
    if cursor is not None and cursor not in names:
        raise CursorInvalid(de="Diesen Cursor gab diese Liste nicht.", en="This list never gave that cursor.")
    rest = [name for name in names if cursor is None or name > cursor]
    following = rest[limit - 1] if len(rest) > limit else None
    shown = [_shown(_known()[name], request.language) for name in rest[:limit]]
    return Response(Listed(items=shown, next=following))


@get("/v1/components/{component:str}", operation_id="getComponent", tags=["components"])
async def get_component(component: FromPath[str], request: HubRequest) -> Response[ComponentShown]:
    """Show a component."""
    if component not in _known():
        raise no_such("component", component)
    return Response(_shown(_known()[component], request.language))


def _known() -> Mapping[str, Component]:
    return discover()


COMPONENTS = (list_components, get_component)
