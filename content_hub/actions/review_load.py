"""Who has how much to decide: open reviews per person who may decide on them now."""

from collections.abc import Collection
from datetime import datetime

from msgspec import Struct

from content_hub.actions.access import brand_for
from content_hub.hub import Hub
from content_hub.model import Actor, ActorKind, Caller, Review, ReviewState
from content_hub.storage.queries import Actors, Reviews

__all__ = ["Load", "LoadOf", "may_decide", "review_load"]

_PAGE = 100


class LoadOf(Struct, frozen=True, kw_only=True):
    """The brand whose reviews are counted."""

    brand: str


class Load(Struct, frozen=True, kw_only=True):
    """How many reviews wait for one person, how many of them are overdue, and since when the first one is due."""

    actor: str
    name: str | None
    open: int
    overdue: int
    first_due: datetime | None


async def review_load(hub: Hub, command: LoadOf, *, caller: Caller, now: datetime) -> tuple[Load, ...]:
    """Count what waits for whom, the most first; who could decide and has nothing to is named, too.

    Raises:
        NotFound: no such brand.
    """
    brand = await brand_for(hub, caller, command.brand)
    reviews = await _open_reviews(hub, brand.key)
    loads = []
    for actor in await _persons(hub):
        held = {*actor.roles.get(brand.key, ()), *actor.roles.get("*", ())}
        waiting = [review for review in reviews if may_decide(review, actor.id, held, now)]
        if waiting or "approver" in held:
            dues = [review.due for review in waiting if review.due is not None]
            loads.append(
                Load(
                    actor=actor.id,
                    name=actor.name,
                    open=len(waiting),
                    overdue=sum(due <= now for due in dues),
                    first_due=min(dues, default=None),
                )
            )
    return tuple(sorted(loads, key=lambda load: (-load.open, load.actor)))


def may_decide(review: Review, person: str, roles: Collection[str], now: datetime) -> bool:
    """Whether an open review waits for this person: in the role, no author, not decided yet."""
    step = next((item for item in review.steps if item.name == review.step), None)
    if step is None or person in review.authors or not set(step.roles_at(review.due, now)) & set(roles):
        return False
    return not any(said.step == step.name and person in {said.person, said.issuer} for said in review.decisions)


async def _open_reviews(hub: Hub, brand: str) -> list[Review]:
    found: list[Review] = []
    cursor: str | None = None
    while True:
        asked = Reviews(brand=brand, state=ReviewState.OPEN, limit=_PAGE, cursor=cursor)
        page = await hub.store.list(asked)
        found += page.items
        cursor = page.next
        if cursor is None:
            return found


async def _persons(hub: Hub) -> list[Actor]:
    found: list[Actor] = []
    cursor: str | None = None
    while True:
        page = await hub.store.list(Actors(limit=_PAGE, cursor=cursor))
        found += [actor for actor in page.items if actor.kind is ActorKind.PERSON and not actor.suspended]
        cursor = page.next
        if cursor is None:
            return found
