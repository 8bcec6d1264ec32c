"""How a release is asked for, and how it is shown."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta, Struct

from content_hub.actions.publish import Publish, Wanted
from content_hub.model import Release, ReleaseItem, ReleaseState
from content_hub.schedules import Ending, LocalTime
from content_hub.wire.languages import Language

__all__ = ["ReleaseBody", "ReleaseShown", "release_asked", "release_shown"]


class ReleaseVersion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version to publish; without `locales` in all that it is approved in."""

    block: str
    version: Annotated[int, Meta(ge=1, le=2**31 - 1)]
    locales: tuple[str, ...] | None = None


class ReleaseBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes live together. `at` is null: at once. `until` is null: until withdrawn or replaced."""

    versions: tuple[ReleaseVersion, ...]
    name: str | None = None
    at: LocalTime | None = None
    until: Ending | None = None


class ReleaseShown(Struct, frozen=True, kw_only=True):
    """A release. `starts` and `ends` are the instants that `at` and `until` mean, `since` is when it went live.

    `before` is what was live in its place and comes back at its end, if anything. `failure` says why it failed.
    """

    id: str
    name: str | None
    state: ReleaseState
    versions: tuple[ReleaseItem, ...]
    at: LocalTime | None
    until: Ending | None
    starts: datetime | None
    ends: datetime | None
    since: datetime | None
    before: tuple[ReleaseItem, ...]
    failure: dict[str, Any] | None
    actor: str
    created: datetime


def release_asked(brand: str, release_id: str, body: ReleaseBody) -> Publish:
    """Read what is asked for."""
    return Publish(
        brand=brand,
        id=release_id,
        name=body.name,
        versions=tuple(Wanted(block=item.block, version=item.version, locales=item.locales) for item in body.versions),
        at=body.at,
        until=body.until,
    )


def release_shown(release: Release, language: Language) -> ReleaseShown:
    """Show a release; what failed is said in the reader's language."""
    return ReleaseShown(
        id=release.id,
        name=release.name,
        state=release.state,
        versions=release.versions,
        at=release.at,
        until=release.until,
        starts=release.starts,
        ends=release.ends,
        since=release.since,
        before=release.before,
        failure=None if release.failure is None else _failure(release.failure, language),
        actor=release.actor,
        created=release.created,
    )


def _failure(failure: Mapping[str, object], language: Language) -> dict[str, Any]:
    members = {name: value for name, value in failure.items() if name not in {"de", "en", "type"}}
    return {"type": f"/problems/{failure['type']}", "detail": failure[language], **members}
