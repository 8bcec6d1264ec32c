"""Say what a ruleset would find in everything that is live, beside what the one in force finds. Nothing changes."""

import asyncio
from datetime import datetime

from msgspec import Struct

from brand.model import Finding
from content_hub.actions.access import brand_for, no_such
from content_hub.actions.relinting import compare_block, live_pages
from content_hub.actions.surroundings import surroundings_of
from content_hub.hub import Hub
from content_hub.model import Caller
from content_hub.storage.queries import RulesetOf

__all__ = ["Simulate", "Simulated", "simulate_ruleset"]

_SHOWN = 1000


class Simulate(Struct, frozen=True, kw_only=True):
    """Which ruleset."""

    brand: str
    number: int


class Simulated(Struct, frozen=True, kw_only=True):
    """Findings that would be new and that would be gone, the first thousand of each; and how many there are."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    unchanged: int
    new_count: int
    gone_count: int
    blocks: int


async def simulate_ruleset(hub: Hub, command: Simulate, *, caller: Caller, now: datetime) -> Simulated:
    """Judge everything live under a ruleset and under the one in force.

    Raises:
        Forbidden: the caller is no brand manager.
        NotFound: no such ruleset.
    """
    del now
    brand = await brand_for(hub, caller, command.brand, roles=("brand_manager", "admin"))
    if await hub.store.facts(RulesetOf(brand=brand.key, number=command.number)) is None:
        raise no_such("ruleset", str(command.number))
    before = await surroundings_of(hub, brand)
    after = await surroundings_of(hub, brand, number=command.number)
    new: list[Finding] = []
    gone: list[Finding] = []
    counts = [0, 0, 0, 0]
    async for blocks, _ in live_pages(hub, brand.key):
        for compared in await asyncio.gather(*(compare_block(hub, before, after, block) for block in blocks)):
            new += compared.new[: _SHOWN - len(new)]
            gone += compared.gone[: _SHOWN - len(gone)]
            found = (compared.unchanged, len(compared.new), len(compared.gone), 1)
            counts = [one + other for one, other in zip(counts, found, strict=True)]
    return Simulated(
        new=tuple(new),
        gone=tuple(gone),
        unchanged=counts[0],
        new_count=counts[1],
        gone_count=counts[2],
        blocks=counts[3],
    )
