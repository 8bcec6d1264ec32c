"""What is in force in a brand right now: its setting for drawings, its workflow, its profiles, its counters."""

from datetime import datetime

from msgspec import Struct

from components.dialects import NONE
from content_hub.hub import Hub, Rules, Setting
from content_hub.model import Brand, LogoPicture, WorkflowStep
from content_hub.storage.history_queries import RulesThen
from content_hub.storage.queries import Revisions, RevisionsOf, RulesetOf
from content_hub.workflow import STANDARD

__all__ = ["Surroundings", "surroundings_of", "surroundings_then"]


class Surroundings(Struct, frozen=True, kw_only=True):
    """A brand with what is in force. `revisions` was read before the rest: a commit may expect it."""

    brand: Brand
    setting: Setting
    steps: tuple[WorkflowStep, ...]
    profiles: tuple[str, ...]
    dialects: tuple[str, ...]
    revisions: Revisions


async def surroundings_of(hub: Hub, brand: Brand, *, number: int | None = None) -> Surroundings:
    """Read what is in force in a brand, or what ruleset `number` would make of it."""
    revisions = await hub.store.facts(RevisionsOf(brand=brand.key))
    ruleset = await hub.store.facts(RulesetOf(brand=brand.key, number=number))
    if ruleset is None:
        return await _shipped(hub, brand, revisions)
    rules = Rules(brand=brand.key, version=ruleset.number, digest=ruleset.digest)
    return Surroundings(
        brand=brand,
        setting=_setting(brand, rules, dict(ruleset.logos)),
        steps=ruleset.steps or STANDARD,
        profiles=ruleset.profiles,
        dialects=(NONE, *(name for name in ruleset.dialects if name != NONE)),
        revisions=revisions,
    )


async def surroundings_then(hub: Hub, brand: Brand, *, at: datetime) -> Surroundings:
    """Read what was in force at an instant: the ruleset of that time; name and locales are those of today."""
    number = await hub.store.facts(RulesThen(brand=brand.key, at=at))
    if number is not None:
        return await surroundings_of(hub, brand, number=number)
    return await _shipped(hub, brand, await hub.store.facts(RevisionsOf(brand=brand.key)))


async def _shipped(hub: Hub, brand: Brand, revisions: Revisions) -> Surroundings:
    shipped = await hub.workshop.compile(None)
    rules = Rules(brand=brand.key, version=None, digest=shipped.digest)
    return Surroundings(
        brand=brand,
        setting=_setting(brand, rules, {}),
        steps=STANDARD,
        profiles=shipped.profiles,
        dialects=(NONE,),
        revisions=revisions,
    )


def _setting(brand: Brand, rules: Rules, logos: dict[str, LogoPicture]) -> Setting:
    return Setting(
        brand=brand.key,
        name=brand.name,
        locales=brand.locales,
        public_url=brand.public_url,
        assets_base=f"{brand.public_url}/v1/delivery/{brand.key}/assets",
        rules=rules,
        logos=logos,
    )
