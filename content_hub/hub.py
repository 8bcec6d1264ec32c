"""What every action is given: the store, and the workshop where rendering, linting and decoding happen."""

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from brand.model import Kind, Report
from components.model import Asset, Content, Referenced, Rendition, Target
from content_hub.model import LogoPicture, WorkflowStep
from content_hub.storage.port import Store

__all__ = [
    "Compiled",
    "Draft",
    "Drawing",
    "Hub",
    "Judged",
    "Judging",
    "Picture",
    "Rules",
    "Setting",
    "Workshop",
]


class Rules(Struct, frozen=True, kw_only=True):
    """Which ruleset judges. `version` None is the shipped default, which has no compiled form in the store."""

    brand: str
    version: int | None
    digest: str


class Setting(Struct, frozen=True, kw_only=True):
    """What all drawings of one brand have in common. `assets_base` begins the address of every picture."""

    brand: str
    name: str
    locales: Mapping[str, str | None]
    public_url: str
    assets_base: str
    rules: Rules
    logos: Mapping[str, LogoPicture] = {}


class Drawing(Struct, frozen=True, kw_only=True):
    """Render one version for these targets, and judge its sources and its bytes.

    `references` holds every block that the content reaches, at the version that it will show.
    """

    setting: Setting
    block: str
    version: int | None
    component: str
    content: Content
    targets: tuple[Target, ...]
    references: Mapping[str, Referenced] = {}
    assets: Mapping[str, Asset] = {}


class Judging(Struct, frozen=True, kw_only=True):
    """Judge sources and stored bytes again, without rendering: the renditions are what was approved."""

    setting: Setting
    block: str
    version: int | None
    component: str
    content: Content
    renditions: tuple[Rendition, ...]


class Judged(Struct, frozen=True, kw_only=True):
    """What came of a drawing: finished bytes, and the findings on sources and on them."""

    renditions: tuple[Rendition, ...]
    report: Report


class Draft(Struct, frozen=True, kw_only=True):
    """A text, or the bytes of a picture, that is nowhere stored. `place` is where the sender put it."""

    kind: Kind
    locale: str | None
    channel: str | None
    content: str | bytes
    rules: Rules
    place: str = "/content"


class Picture(Struct, frozen=True, kw_only=True):
    """A decoded and re-encoded picture."""

    digest: str
    media_type: str
    width: int
    height: int
    data: bytes


class Compiled(Struct, frozen=True, kw_only=True):
    """A brand pack that was read: what it says of its brand, its workflow, and pictures of its logos by id."""

    digest: str
    compiled: bytes
    name: str
    default_locale: str
    locales: Mapping[str, str | None]
    dialects: tuple[str, ...]
    profiles: tuple[str, ...]
    steps: tuple[WorkflowStep, ...]
    logos: Mapping[str, Picture]


class Workshop(Protocol):
    """Child processes that render, lint and decode, so that the serving loop never does."""

    async def draw(self, drawing: Drawing) -> Judged:
        """Render and judge. Raise ContentRejected where a field cannot be rendered."""
        ...

    async def judge(self, judging: Judging) -> Report:
        """Judge stored bytes under the given rules."""
        ...

    async def check(self, draft: Draft) -> Report:
        """Judge a text or a picture. Raise ContentRejected, UnsupportedPicture or TooLarge where none can be read."""
        ...

    async def compile(self, pack: bytes | None) -> Compiled:
        """Read a zipped brand pack, or the shipped default for None. Raise PackRejected with every fault."""
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
