"""What every action is given: the store, the workshop where rendering and linting happen, and the sizes that hold."""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from brand.model import Report
from components.model import Content, Rendition, Request, Target
from content_hub.storage.port import Store

__all__ = ["Compiled", "Draft", "Drawing", "Hub", "Judged", "Picture", "Rules", "Stored", "Workshop"]


class Rules(Struct, frozen=True, kw_only=True):
    """A ruleset by digest. `version` None is the shipped default, which has no compiled form in the store."""

    brand: str
    version: int | None
    digest: str


class Drawing(Struct, frozen=True, kw_only=True):
    """Render one version for these targets and judge its sources and its bytes."""

    request: Request
    targets: tuple[Target, ...]
    block: str
    version: int
    rules: Rules


class Judged(Struct, frozen=True, kw_only=True):
    """What came of a drawing: finished bytes and the findings on sources and on them."""

    renditions: tuple[Rendition, ...]
    report: Report


class Stored(Struct, frozen=True, kw_only=True):
    """Judge stored bytes again, without rendering: the same content, renditions as they were approved."""

    component: str
    content: Content
    locales: Mapping[str, str | None]
    logo_addresses: Mapping[str, str]
    renditions: tuple[Rendition, ...]
    block: str
    version: int
    rules: Rules


class Draft(Struct, frozen=True, kw_only=True):
    """A text that is nowhere stored. `kind` is text, markdown, html; a block draft goes through a Drawing."""

    kind: str
    locale: str | None
    channel: str | None
    content: str
    rules: Rules


class Compiled(Struct, frozen=True, kw_only=True):
    """A pack that was read: its digest, its compiled form, its name and locales, pictures of its logos by logo id."""

    digest: str
    compiled: bytes
    name: str
    default_locale: str
    locales: Mapping[str, str | None]
    logos: Mapping[str, "Picture"]


class Picture(Struct, frozen=True, kw_only=True):
    """A decoded and re-encoded picture."""

    digest: str
    media_type: str
    width: int
    height: int
    data: bytes


class Workshop(Protocol):
    """Child processes that render, lint and decode, so that the serving loop never does."""

    async def draw(self, drawing: Drawing) -> Judged:
        """Render and judge. Raise ContentRejected where a field cannot be rendered."""
        ...

    async def judge(self, stored: Stored) -> Report:
        """Judge stored bytes under the given rules."""
        ...

    async def check(self, draft: Draft) -> Report:
        """Judge a text."""
        ...

    async def compile(self, pack: bytes) -> Compiled:
        """Read a zipped brand pack. Raise PackRejected with every fault."""
        ...

    async def decode(self, picture: bytes) -> Picture:
        """Decode and re-encode a picture. Raise UnsupportedPicture, TooLarge or Invalid."""
        ...

    async def close(self) -> None:
        """Stop the child processes."""
        ...


class Hub(Struct, frozen=True, kw_only=True):
    """The service's tools."""

    store: Store
    workshop: Workshop
    max_blocks_per_review: int = 500
