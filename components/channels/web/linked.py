"""The JSON-LD of a block: what search engines read, drawn from the component's `web.jsonld`."""

from typing import Any

import msgspec

from components.errors import RenderFailed
from components.model import Said
from components.showing import Texts, Took
from components.templates import draw
from components.view import Job, View

__all__ = ["linked"]

_TEMPLATE = "web.jsonld"
_CONTEXT = {"@context": "https://schema.org"}


def linked(job: Job, took: Took) -> bytes:
    """Write a block as schema.org JSON-LD; what is not filled is left out.

    `<` is written so that the bytes can stand in a script element as they are.
    """

    def show(view: View) -> Any:
        """Give an inner block, None where its component says nothing to machines."""
        if not (job.folders[view.component] / _TEMPLATE).exists():
            return None
        context = {
            "view": view,
            "texts": Texts(view, took),
            "facts": view.facts,
            "children": view.children,
            "words": view.words,
            "picture": lambda: took.picture(view),
            "show": show,
        }
        return _read(draw(job.folders[view.component], _TEMPLATE, channel="web", context=context), job)

    stated = _pruned(show(job.view))
    return msgspec.json.encode(_CONTEXT | (stated or {})).replace(b"<", b"\\u003c")


def _read(drawn: str, job: Job) -> Any:
    try:
        return msgspec.json.decode(drawn)
    except msgspec.DecodeError as fault:
        where = f"{job.view.component} / web / {_TEMPLATE}"
        said = Said(de=f"{where}: kein JSON: {fault}", en=f"{where}: no JSON: {fault}")
        raise RenderFailed(said, component=job.view.component, channel="web") from fault


def _pruned(value: Any) -> Any:
    """Leave out what is not filled: null, empty lists, and objects that say nothing but their type."""
    if isinstance(value, list):
        return [kept for each in value if (kept := _pruned(each)) is not None] or None
    if not isinstance(value, dict):
        return value
    kept = {name: inner for name, each in value.items() if (inner := _pruned(each)) is not None}
    return kept if kept.keys() - {"@type"} else None
