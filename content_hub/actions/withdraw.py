"""Take a block off delivery at once."""

from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.actions.access import brand_for, no_such
from content_hub.actions.retrying import decided_anew
from content_hub.actions.states import expectations, resting_state
from content_hub.errors import InUse, WrongState
from content_hub.hub import Hub
from content_hub.model import Block, BlockState, Caller, Entry
from content_hub.storage.changes import Changes, ExpectLive, PutBlock, TakeOff
from content_hub.storage.queries import BlockOf, LiveRowsOf, RevisionsOf, UsersOf

__all__ = ["Withdraw", "Withdrawn", "withdraw"]


class Withdraw(Struct, frozen=True, kw_only=True):
    """Which block."""

    brand: str
    key: str


class Withdrawn(Struct, frozen=True, kw_only=True):
    """The block as it is now, and the position of its entry."""

    block: Block
    position: int


async def withdraw(hub: Hub, command: Withdraw, *, caller: Caller, now: datetime) -> Withdrawn:
    """Withdraw a block in all its locales. Nothing is judged: taking back is always possible.

    Raises:
        Forbidden: the caller is no publisher.
        NotFound: no such block.
        WrongState: it is not live.
        InUse: live blocks show it; they are named.
    """
    brand = await brand_for(hub, caller, command.brand, roles=("publisher",))

    async def attempt() -> Withdrawn:
        revisions = await hub.store.facts(RevisionsOf(brand=brand.key))
        block = await hub.store.facts(BlockOf(brand=brand.key, key=command.key))
        if block is None:
            raise no_such("block", command.key)
        await _check_free(hub, block)
        rows = await hub.store.facts(LiveRowsOf(brand=brand.key, keys=(block.key,)))
        after = _after(block, now)
        committed = await hub.store.commit(
            Changes(
                brand=brand.key,
                expects=(ExpectLive(brand=brand.key, revision=revisions.live), *expectations((block,))),
                writes=(TakeOff(brand=brand.key, key=block.key, at=now), PutBlock(block=after)),
                entries=(
                    Entry(
                        type="block.withdrawn",
                        subject=f"blocks/{block.key}",
                        actor=caller.actor,
                        at=now,
                        origin=caller.origin,
                        before={"live": {locale: mark.version for locale, mark in block.live.items()}},
                        after={"live": {}},
                        data={
                            "key": block.key,
                            "renditions": [
                                {
                                    "key": row.key,
                                    "locale": row.locale,
                                    "channel": row.channel,
                                    "format": row.format,
                                    "profile": row.profile,
                                    "digest": row.digest,
                                }
                                for row in rows
                            ],
                        },
                    ),
                ),
            )
        )
        return Withdrawn(block=after, position=committed.positions[brand.key])

    return await decided_anew(attempt)


def _after(block: Block, now: datetime) -> Block:
    off = msgspec.structs.replace(block, live={}, withdrawn=now)
    is_in_round = block.state in {BlockState.IN_REVIEW, BlockState.APPROVED, BlockState.SCHEDULED}
    was_newest = any(mark.version == block.newest for mark in block.live.values())
    if is_in_round:
        return off
    return msgspec.structs.replace(off, state=resting_state(off) if was_newest else BlockState.DRAFT)


async def _check_free(hub: Hub, block: Block) -> None:
    if not block.live:
        raise WrongState(
            de=f"„{block.key}“ ist nicht live; es gibt nichts zurückzunehmen.",
            en=f"“{block.key}” is not live; there is nothing to withdraw.",
            members={"state": str(block.state)},
        )
    usages = await hub.store.facts(UsersOf(brand=block.brand, keys=(block.key,)))
    users = [usage for usage in usages if usage.live]
    if users:
        names = ", ".join(sorted({usage.block for usage in users}))
        raise InUse(
            de=f"„{block.key}“ steht in Bausteinen, die live sind: {names}. Zuerst diese ändern oder zurücknehmen.",
            en=f"“{block.key}” stands in blocks that are live: {names}. Change or withdraw those first.",
            members={
                "usages": [
                    {"block": item.block, "version": item.version, "pointer": item.pointer, "live": True}
                    for item in users
                ]
            },
        )
