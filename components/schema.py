"""JSON Schema 2020-12 of what a component takes and of what its JSON formats give."""

from collections.abc import Iterable, Mapping
from typing import Any

from components.kinds import KINDS
from components.model import Component, Field

__all__ = ["json_schema", "rendition_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MOST_ITEMS = 100
_LOCALE = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
_STRING = {"type": "string"}


def json_schema(component: Component) -> dict[str, Any]:
    """State what a content of this component looks like, for editors and for those who write contents by program.

    Which locales a brand has, and whether a placeholder can be filled, no schema can say.
    """
    channels = {"enum": list(component.serves)}
    members = {
        "channels": {"type": "array", "items": channels, "uniqueItems": True, "minItems": 1},
        "facts": _facts(component),
        "texts": _texts(component),
    }
    return {
        "$schema": _DIALECT,
        "title": component.title.en,
        "description": component.title.de,
    } | _object(members, ("facts", "texts"))


def _facts(component: Component) -> dict[str, Any]:
    """State the facts of all, and those of a market under `@<locale>`."""
    facts = _properties(component.facts)
    required = [field.name for field in component.facts if field.required]
    return _object(facts, required) | {"patternProperties": {"^@" + _LOCALE[1:]: _object(facts)}}


def _texts(component: Component) -> dict[str, Any]:
    """State the texts of each locale, and those of a channel under `@<channel>`."""
    texts = _properties(component.texts)
    own = {f"^@({'|'.join(component.serves)})$": _object(texts)}
    return _object({}) | {"patternProperties": {_LOCALE: _object(texts) | {"patternProperties": own}}}


def rendition_schema(component: Component, channel: str) -> dict[str, Any] | None:
    """State the shape of a channel's `json` format, None where the component has none there."""
    if "json" not in component.serves.get(channel, ()):
        return None
    shape = {"email": _email, "web": _web, "push": _push}.get(channel)
    return (
        None
        if shape is None
        else {"$schema": _DIALECT, "title": f"{component.title.en}, {channel} json"} | shape(component)
    )


def _object(properties: Mapping[str, Any], required: Iterable[str] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }


def _properties(fields: Iterable[Field]) -> dict[str, Any]:
    return {field.name: _property(field) for field in fields}


def _property(field: Field) -> dict[str, Any]:
    one = dict(KINDS[field.kind].schema(field))
    words = {"title": field.title.en, "description": field.title.de}
    if not field.many:
        return words | one
    least = {"minItems": 1} if field.required else {}
    return words | {"type": "array", "items": one, "maxItems": _MOST_ITEMS} | least


def _web(component: Component) -> dict[str, Any]:
    rich = _object({"html": _STRING, "text": _STRING}, ("html", "text"))
    texts = {field.name: rich if field.kind == "markdown" else _STRING for field in component.texts}
    facts = {field.name: _shown(field) for field in component.facts if field.kind not in {"asset", "block"}}
    number = {"type": "integer", "minimum": 1}
    image = _object({"url": _STRING, "width": number, "height": number, "alt": _STRING}, ("url", "width", "height"))
    members: dict[str, Any] = {
        "key": _STRING,
        "component": {"const": component.name},
        "locale": _STRING,
        "texts": _object(texts, (field.name for field in component.texts if field.required)),
        "facts": _object(facts, (field.name for field in component.facts if field.required and field.name in facts)),
        "image": {"anyOf": [image, {"type": "null"}]},
        "blocks": _object(
            {
                field.name: {"type": "array", "items": {"type": "object"}}
                for field in component.facts
                if field.kind == "block"
            }
        ),
    }
    return _object(members, members)


def _shown(field: Field) -> dict[str, Any]:
    """A fact as it is shown; beside it stand the members of its value, which differ by kind."""
    shown = {"type": "object", "properties": {"shown": _STRING}, "required": ["shown"]}
    return {"type": "array", "items": shown} if field.many else shown


def _email(component: Component) -> dict[str, Any]:
    texts = {"type": "object", "additionalProperties": _STRING}
    members: dict[str, Any] = {
        "subject": _STRING,
        "preheader": _STRING,
        "lang": _STRING,
        "headers": texts,
        "slots": texts,
        "block": _web(component),
    }
    return _object(members, [name for name in members if name != "preheader"])


def _push(_component: Component) -> dict[str, Any]:
    names = ("title", "body", "lang", "url", "image", "collapse_key", "expires_at")
    members: dict[str, Any] = dict.fromkeys(names, _STRING) | {"expires_at": _STRING | {"format": "date-time"}}
    return _object(members, ("title", "body", "lang"))
