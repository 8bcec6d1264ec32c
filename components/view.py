"""What a template sees: the fields of a block resolved for one locale and channel, and the shape of a channel.

A view holds finished words: markets and channels have been chosen, fallbacks taken, placeholders filled, money and
dates written as the locale writes them. Templates show it; they decide nothing.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from components.model import Drawn, Request, Said, Target
from components.nodes import Node

__all__ = ["Allowed", "Channel", "FactValue", "Format", "Job", "MarkdownValue", "Produced", "TextValue", "View"]


class TextValue(Struct, frozen=True, kw_only=True):
    """A plain text field: `text` is shown, `pointer` and `locale` say which value of the content it came from."""

    pointer: str
    locale: str
    text: str


class MarkdownValue(Struct, frozen=True, kw_only=True):
    """A rich text field as node tree with source ranges; `paragraphs` is the same as plain lines, one a block."""

    pointer: str
    locale: str
    nodes: tuple[Node, ...]
    paragraphs: tuple[str, ...]


class FactValue(Struct, frozen=True, kw_only=True):
    """A fact: `shown` as the locale writes it, `value` as it was decoded, `pointer` where it stands."""

    pointer: str
    kind: str
    shown: str
    value: object
    name: str = ""


class View(Struct, frozen=True, kw_only=True):
    """One block for one target. A field that is not filled is missing from its mapping.

    `children` holds the views of referenced blocks by the name of the `block` field, in order.
    `words` are the component's own words in this language ("statt", "gültig bis"). `roles` is the component's.
    `is_ended` asks for the form that follows once what the block says has ended.
    """

    key: str
    component: str
    locale: str
    texts: Mapping[str, TextValue | MarkdownValue]
    facts: Mapping[str, FactValue | tuple[FactValue, ...]]
    children: Mapping[str, tuple["View", ...]] = {}
    words: Mapping[str, str] = {}
    roles: Mapping[str, str] = {}
    is_ended: bool = False


class Job(Struct, frozen=True, kw_only=True):
    """One rendition to produce: the view, what it is for, the whole request, and the component's folder.

    `folders` holds the folder of every component in the view, children included.
    """

    view: View
    target: Target
    request: Request
    folder: Path
    folders: Mapping[str, Path] = {}


class Produced(Struct, frozen=True, kw_only=True):
    """What a channel made of a job."""

    body: bytes
    media_type: str
    drawn: Drawn = Drawn()


class Format(Struct, frozen=True, kw_only=True):
    """One kind of output of a channel, as `channel.toml` states it; `profiles` lists those that it is for."""

    name: str
    media_type: str
    template: str | None = None
    profiles: tuple[str, ...] = ()


class Allowed(Struct, frozen=True, kw_only=True):
    """What a channel lets through: above `warn` a warning, above `error` an error; where that is said, and when read.

    `name` is `bytes` or `graphemes`; `of` is what is measured: `body`, or a part such as `title`.
    """

    name: str
    of: str
    formats: tuple[str, ...]
    warn: float | None = None
    error: float | None = None
    source: str
    checked: str


class Channel(Struct, frozen=True, kw_only=True):
    """A channel: its manifest, and the one function that turns a job into bytes.

    Each `components/channels/<name>/` is a package that exposes `CHANNEL`. The first format is the default.
    `profiles` is empty where a channel has none. `speaks_dialects` says that placeholders of a message's reader can be
    left to an email or push tool. `templates` names the template of each profile: a component without it is not for it.
    `shows_ended` is false where nothing is shown after the end, since what was sent has gone.
    """

    name: str
    title: Said
    formats: tuple[Format, ...]
    produce: Callable[[Job], Produced]
    profiles: tuple[str, ...] = ()
    speaks_dialects: bool = False
    limits: tuple[Allowed, ...] = ()
    shows_ended: bool = True
    templates: Mapping[str, str] = {}
