"""Pages from templates of our own, in the reader's language."""

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING

from content_hub.wire.languages import Language

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["file", "render", "words"]


def render(page: str, language: Language, **parts: object) -> bytes:
    """Write one page."""
    return _environment().get_template(page).render(language=language, say=words(language), **parts).encode()


@functools.cache
def words(language: Language) -> Mapping[str, str]:
    """Give the catalogue of one language."""
    text = resources.files("content_hub.desk").joinpath("words", f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


@functools.cache
def file(name: str) -> bytes:
    """Give a style sheet or script."""
    return resources.files("content_hub.desk").joinpath("files", name).read_bytes()


@functools.cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 — serving must not wait for it

    return Environment(
        loader=PackageLoader("content_hub.desk", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
