"""Where the newest version of a block stands, after something happened to it."""

from collections.abc import Iterable

import msgspec

from content_hub.hub import Hub
from content_hub.model import Block, BlockState, Review, ReviewState
from content_hub.storage.changes import ExpectBlock, PutBlock
from content_hub.storage.queries import BlockOf

__all__ = ["blocks_of", "expectations", "moved", "resting_state"]


def resting_state(block: Block) -> BlockState:
    """Tell the state of a block whose newest version is in no running or approved review."""
    if any(mark.version == block.newest for mark in block.live.values()):
        return BlockState.LIVE
    if block.withdrawn is not None and not block.live:
        return BlockState.WITHDRAWN
    return BlockState.DRAFT


async def blocks_of(hub: Hub, review: Review) -> tuple[Block, ...]:
    """Load the blocks whose newest version this review is about."""
    found = []
    for ref in review.versions:
        block = await hub.store.facts(BlockOf(brand=review.brand, key=ref.block))
        if block is not None and block.newest == ref.version:
            found.append(block)
    return tuple(found)


def moved(blocks: Iterable[Block], state: ReviewState) -> tuple[PutBlock, ...]:
    """Write each block in the state that its review gives it."""
    following = {ReviewState.OPEN: BlockState.IN_REVIEW, ReviewState.APPROVED: BlockState.APPROVED}.get(state)
    return tuple(
        PutBlock(block=msgspec.structs.replace(block, state=following or resting_state(block))) for block in blocks
    )


def expectations(blocks: Iterable[Block]) -> tuple[ExpectBlock, ...]:
    """Expect that nobody touched these blocks meanwhile: a block's row is written whole."""
    return tuple(ExpectBlock(block=block) for block in blocks)
