"""Open comments follow a block into its next review, so that what was asked for is not asked again."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from content_hub.actions.covering import Cover
from content_hub.hub import Hub
from content_hub.model import Comment, Review, ReviewState, Version
from content_hub.storage.queries import VersionOf
from content_hub.storage.review_queries import LastReviewOf

__all__ = ["carried_comments", "value_at"]

_LEFT_OPEN = frozenset({ReviewState.CHANGES_REQUESTED, ReviewState.WITHDRAWN})


async def carried_comments(hub: Hub, brand: str, covers: Iterable[Cover]) -> tuple[Comment, ...]:
    """Collect what was left open in the last review of each submitted block."""
    carried: list[Comment] = []
    for cover in covers:
        version = cover.plan.sheet.version
        last = await hub.store.facts(LastReviewOf(brand=brand, block=version.block)) if cover.plan.submitted else None
        if last is None or last.state not in _LEFT_OPEN:
            continue
        number = next((ref.version for ref in last.versions if ref.block == version.block), None)
        before = await hub.store.facts(VersionOf(brand=brand, key=version.block, number=number))
        carried += _carried(last, version, before)
    return tuple(carried)


def _carried(last: Review, version: Version, before: Version | None) -> Iterable[Comment]:
    for comment in last.comments:
        if comment.block != version.block or comment.resolved_by is not None:
            continue
        origin = comment.carried_from or last.id
        old = None if before is None else value_at(before.content, comment.pointer or "")
        stays = old is not None and old == value_at(version.content, comment.pointer or "")
        yield msgspec.structs.replace(
            comment,
            carried_from=origin,
            start=comment.start if stays else None,
            end=comment.end if stays else None,
        )


def value_at(content: object, pointer: str) -> object:
    """Follow a JSON pointer into a content; None where it leads nowhere."""
    found = content
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(found, Mapping):
            found = found.get(name)
        elif isinstance(found, Sequence) and not isinstance(found, str) and name.isdecimal() and len(name) < 9:  # noqa: PLR2004 - no list is longer
            found = found[int(name)] if int(name) < len(found) else None
        else:
            return None
    return found
