"""What a commit writes, and what it expects to be still true when it does."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from content_hub.model import (
    Actor,
    Asset,
    Block,
    Brand,
    Entry,
    LivePointer,
    LiveRow,
    Release,
    Review,
    Ruleset,
    StoredRendition,
    Token,
    Usage,
    Version,
)
from content_hub.storage.claim_changes import PutClaims
from content_hub.storage.link_changes import PutLink
from content_hub.storage.queries import StoredAnswer
from content_hub.storage.relint_changes import PutRelint
from content_hub.storage.schedule_changes import ExpectSchedule, TakeDown
from content_hub.storage.waiver_changes import PutWaiver
from content_hub.storage.webhook_changes import WebhookWrite

__all__ = [
    "ActivateRuleset",
    "Changes",
    "CollectRenditions",
    "Expect",
    "ExpectBlock",
    "ExpectLive",
    "ExpectNewest",
    "ExpectRevision",
    "ExpectRules",
    "GoLive",
    "PutActor",
    "PutAnswer",
    "PutAsset",
    "PutBlock",
    "PutBrand",
    "PutRelease",
    "PutRenditions",
    "PutReview",
    "PutRuleset",
    "PutToken",
    "PutVersion",
    "TakeOff",
    "Write",
]


# ---------------------------------------------------------------- expectations


class ExpectNewest(Struct, frozen=True, kw_only=True):
    """The newest version of the block has this number; 0: there is no such block."""

    brand: str
    key: str
    version: int


class ExpectBlock(Struct, frozen=True, kw_only=True):
    """The block's row is still exactly this one, so that writing it whole overwrites nothing that came in between."""

    block: Block


class ExpectRevision(Struct, frozen=True, kw_only=True):
    """The thing has this revision; 0: there is none.

    `kind` is brand, actor, review, release, ruleset, waiver, link, relint, webhook or answer. The `id` of a ruleset and
    a relint is the ruleset's number; an answer's `brand` is the actor and its `id` the key. Rulesets and answers have
    revision 1.
    """

    kind: str
    brand: str
    id: str
    revision: int


class ExpectLive(Struct, frozen=True, kw_only=True):
    """Nothing went live or was withdrawn in the brand since this counter was read."""

    brand: str
    revision: int


class ExpectRules(Struct, frozen=True, kw_only=True):
    """No other ruleset came into force, no waiver began or ceased to hold in the brand since this counter was read."""

    brand: str
    revision: int


Expect = ExpectNewest | ExpectBlock | ExpectRevision | ExpectLive | ExpectRules | ExpectSchedule


# ---------------------------------------------------------------- writes


class PutBrand(Struct, frozen=True, kw_only=True):
    """Create or replace a brand. Which ruleset is active is left as it is: only ActivateRuleset changes that."""

    brand: Brand


class PutActor(Struct, frozen=True, kw_only=True):
    """Create or replace an actor."""

    actor: Actor


class PutToken(Struct, frozen=True, kw_only=True):
    """Create or replace a token (revoking is replacing)."""

    token: Token


class PutRuleset(Struct, frozen=True, kw_only=True):
    """Add a ruleset with its pack (zip) and its compiled form."""

    ruleset: Ruleset
    pack: bytes
    compiled: bytes


class ActivateRuleset(Struct, frozen=True, kw_only=True):
    """Put a ruleset in force: sets `Brand.active` and moves the brand's `rules` counter."""

    brand: str
    number: int


class PutAsset(Struct, frozen=True, kw_only=True):
    """Add an asset; adding the same digest again changes nothing."""

    asset: Asset
    data: bytes


class PutVersion(Struct, frozen=True, kw_only=True):
    """Add a version with the usages that its content states and the texts that search finds it by (per locale)."""

    version: Version
    usages: tuple[Usage, ...] = ()
    search: Mapping[str, str] = {}


class PutBlock(Struct, frozen=True, kw_only=True):
    """Create or replace a block's row."""

    block: Block


class PutReview(Struct, frozen=True, kw_only=True):
    """Create or replace a review."""

    review: Review


class PutRenditions(Struct, frozen=True, kw_only=True):
    """Store finished bytes by digest; those that are there already stay as they are."""

    brand: str
    renditions: tuple[StoredRendition, ...]


class CollectRenditions(Struct, frozen=True, kw_only=True):
    """Drop those of these digests that never went live and that no running, approved or published review names.

    Put the review that ended before it in the same changes: while it runs, it keeps its bytes. A published one keeps
    them too: it may have approved those of a page that is not live yet.
    """

    brand: str
    digests: tuple[str, ...]


class PutRelease(Struct, frozen=True, kw_only=True):
    """Create or replace a release."""

    release: Release


class GoLive(Struct, frozen=True, kw_only=True):
    """Replace what is live of each (block, locale) that `pointers` names by `rows`; moves the `live` counter.

    The position of the entry at index `entry` of the same changes becomes the rows' Hub-Position; without such an
    entry nothing goes live. Every row needs its pointer, and its version, its bytes, those after it and the pictures
    that it names must be stored, or it is a Conflict.
    """

    brand: str
    pointers: tuple[LivePointer, ...]
    rows: tuple[LiveRow, ...]
    entry: int = 0


class TakeOff(Struct, frozen=True, kw_only=True):
    """Take a block off delivery in all its locales; moves the `live` counter. Its immutable bytes answer 410 then."""

    brand: str
    key: str
    at: datetime


class PutAnswer(Struct, frozen=True, kw_only=True):
    """Reserve an idempotency key (status 0) or store its answer. Answers older than a day at `at` are forgotten."""

    actor: str
    key: str
    answer: StoredAnswer
    at: datetime


Write = (
    PutBrand
    | PutActor
    | PutToken
    | PutRuleset
    | ActivateRuleset
    | PutAsset
    | PutVersion
    | PutBlock
    | PutReview
    | PutRenditions
    | CollectRenditions
    | PutRelease
    | GoLive
    | TakeOff
    | TakeDown
    | PutClaims
    | PutWaiver
    | WebhookWrite
    | PutLink
    | PutRelint
    | PutAnswer
)


class Changes(Struct, frozen=True, kw_only=True):
    """One atomic commit: what must still hold, what to write in this order, what to append to the log of `brand`.

    `brand` "" is the service's own log.
    """

    brand: str = ""
    expects: tuple[Expect, ...] = ()
    writes: tuple[Write, ...] = ()
    entries: tuple[Entry, ...] = ()
