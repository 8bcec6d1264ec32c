"""All that the service refuses, as one tree. `api/problem.py` turns it into RFC 9457 in one place.

ContentHubError
├── NotFound               the thing is not there, or the caller may not know of it
├── Conflict               something changed since the caller read it
├── Stale                  If-Match names an older version
├── PreconditionMissing    saving an existing thing without If-Match
├── Forbidden              known, but not allowed
│   └── FourEyes           own work cannot be decided on
├── Invalid                input that does not fit, with pointers
│   ├── ContentRejected    something inside a content
│   ├── PackRejected       something inside a brand pack
│   └── CursorInvalid      a cursor that this list never gave
├── UnsupportedPicture     bytes that are no picture we take
├── TooLarge               over a limit
├── Refused                a rule of the corridor says no
│   ├── GateFailed         open errors
│   ├── ManifestChanged    a decision on another manifest
│   ├── NotApproved        nothing unapproved is published
│   ├── ApprovalVoid       what was approved would now give other bytes
│   ├── ReferenceNotLive   a block would show one that is not live
│   ├── InUse              a live block uses it
│   ├── LocaleInUse        something is live in a locale that a brand would lose
│   ├── TooWide            more blocks touched than a review may cover
│   ├── WrongState         the thing is not in the state that this needs
│   └── RulesetBreaks      live blocks would get new errors
├── LinkOver               a signed link that was used, revoked, or whose time is over
├── StoreFailed            the store cannot read or write just now; nothing was changed
└── StoreUnusable          refused at start: the sentence says what to do
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

__all__ = [
    "ApprovalVoid",
    "Conflict",
    "ContentHubError",
    "ContentRejected",
    "CursorInvalid",
    "Fault",
    "Forbidden",
    "FourEyes",
    "GateFailed",
    "InUse",
    "Invalid",
    "LinkOver",
    "LocaleInUse",
    "ManifestChanged",
    "NotApproved",
    "NotFound",
    "PackRejected",
    "PreconditionMissing",
    "ReferenceNotLive",
    "Refused",
    "RulesetBreaks",
    "Stale",
    "StoreFailed",
    "StoreUnusable",
    "TooLarge",
    "TooWide",
    "UnsupportedPicture",
    "WrongState",
]


class Fault(Struct, frozen=True, kw_only=True):
    """One thing wrong with the input, at its JSON pointer, in both languages."""

    pointer: str
    de: str
    en: str


class ContentHubError(Exception):
    """Root of all refusals. `name` is the problem type, `de` and `en` say the thing, the reason and the next step.

    `faults` are the places of the input that are at fault.
    """

    name = "error"
    status = 500

    def __init__(
        self, *, de: str, en: str, members: Mapping[str, object] | None = None, faults: Sequence[Fault] = ()
    ) -> None:
        super().__init__(en)
        self.de = de
        self.en = en
        self.members: Mapping[str, object] = members or {}
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[object, ...]:
        """Cross a process border whole: rendering and decoding happen in child processes."""
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(kind: type[ContentHubError], args: tuple[object, ...], state: dict[str, object]) -> ContentHubError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class NotFound(ContentHubError):
    """The thing is not there, or the caller may not know of it."""

    name = "not-found"
    status = 404


class Conflict(ContentHubError):
    """Something changed since the caller read it; reading again and deciding anew is the way on."""

    name = "conflict"
    status = 409


class Stale(ContentHubError):
    """If-Match names another version than the newest. `etag` is the current one."""

    name = "stale"
    status = 412

    def __init__(self, *, de: str, en: str, etag: str) -> None:
        super().__init__(de=de, en=en)
        self.etag = etag


class PreconditionMissing(ContentHubError):
    """Saving an existing thing needs If-Match, so that nobody overwrites what they have not read."""

    name = "precondition-required"
    status = 428


class Forbidden(ContentHubError):
    """Known, but not allowed."""

    name = "forbidden"
    status = 403


class FourEyes(Forbidden):
    """Nobody decides on what they wrote or submitted."""

    name = "four-eyes"


class Invalid(ContentHubError):
    """Input that does not fit."""

    name = "invalid"
    status = 422


class ContentRejected(Invalid):
    """Something inside a content is wrong; all of it is listed."""

    name = "content-invalid"


class PackRejected(Invalid):
    """A brand pack with faults; each names file, line and reason."""

    name = "pack-invalid"


class CursorInvalid(Invalid):
    """A cursor that this list never gave."""

    name = "cursor-invalid"
    status = 400


class UnsupportedPicture(ContentHubError):
    """Bytes that are no picture of a kind that we take."""

    name = "unsupported-picture"
    status = 415


class TooLarge(ContentHubError):
    """Over a limit that the message names."""

    name = "too-large"
    status = 413


class Refused(ContentHubError):
    """A rule of the corridor says no; the state of things must change first."""

    name = "refused"
    status = 409


class GateFailed(Refused):
    """There are open errors. `members["findings"]` lists them."""

    name = "gate-failed"


class ManifestChanged(Refused):
    """The decision names another manifest than the review's."""

    name = "manifest-changed"


class NotApproved(Refused):
    """A version without an approval cannot go live."""

    name = "not-approved"


class ApprovalVoid(Refused):
    """What was approved would now give other bytes. `members["changed"]` names what changed."""

    name = "approval-void"


class ReferenceNotLive(Refused):
    """A block would show one that is not live then. `members["references"]` names them."""

    name = "reference-not-live"


class InUse(Refused):
    """A live block uses it. `members["usages"]` names them."""

    name = "in-use"


class LocaleInUse(Refused):
    """Something is live or scheduled in a locale that the brand would lose. `members["places"]` names it."""

    name = "locale-in-use"


class TooWide(Refused):
    """More blocks would change than one review may cover."""

    name = "too-wide"


class WrongState(Refused):
    """The thing is not in the state that this needs."""

    name = "wrong-state"


class RulesetBreaks(Refused):
    """Live blocks would get new errors. `members["new"]` lists them."""

    name = "ruleset-breaks"


class LinkOver(ContentHubError):
    """A signed link that is over. `members["reason"]` is used, revoked, expired or moved-on."""

    name = "link-over"
    status = 410


class StoreFailed(ContentHubError):
    """The store cannot read or write just now: the disk is full or broken, or the service stops."""

    name = "unavailable"
    status = 503


class StoreUnusable(ContentHubError):
    """The store cannot be used as it is; the sentence says what to do. Raised at start only."""

    name = "store-unusable"
