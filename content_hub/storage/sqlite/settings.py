"""What delivery holds in memory: brands and the tokens that may read."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from content_hub.model import Actor, Brand, Ruleset, Token
from content_hub.storage.port import BrandSettings, DeliverySettings, TokenSettings
from content_hub.storage.sqlite.connection import driver
from content_hub.storage.sqlite.records import decode
from content_hub.storage.sqlite.schedule import read_upcoming

__all__ = ["narrowed", "read_settings"]

_FIRST_PROFILE = "portrait-hd"
"""What the shipped default ruleset names first; a pack may name others."""

_BRANDS = """
SELECT brands.record, brands.active, rulesets.record FROM brands
LEFT JOIN rulesets ON rulesets.brand = brands.key AND rulesets.number = brands.active
ORDER BY brands.key
"""
_TOKENS = "SELECT tokens.record, actors.record FROM tokens JOIN actors ON actors.id = tokens.actor ORDER BY tokens.id"


def read_settings(connection: driver.Connection) -> DeliverySettings:
    """Read them all as of one moment."""
    connection.execute("SAVEPOINT settings")  # there may be a transaction around it
    try:
        upcoming = read_upcoming(connection)
        brands = [_brand(*row, upcoming=upcoming) for row in connection.execute(_BRANDS)]
        pairs = [(decode(token, Token), decode(actor, Actor)) for token, actor in connection.execute(_TOKENS)]
        revision: int = connection.execute("SELECT revision FROM settings_counter").fetchone()[0]
    finally:
        connection.execute("RELEASE settings")
    return DeliverySettings(
        brands={brand.key: brand for brand in brands},
        tokens={
            token.digest: _token(token, actor) for token, actor in pairs if not token.revoked and not actor.suspended
        },
        revision=revision,
    )


def narrowed(token: Token, actor: Actor) -> Mapping[str, tuple[str, ...]]:
    """Give a token's roles: never more than its actor holds now, whatever the token says.

    Whoever holds a role in a brand may read what is live there, so `reader` is never more.
    """
    if token.roles is None:
        return actor.roles
    places = dict.fromkeys((*token.roles, *(actor.roles if "*" in token.roles else ())))
    kept = {place: _kept(place, token.roles, actor.roles) for place in places}
    return {place: roles for place, roles in kept.items() if roles}


def _kept(place: str, wanted: Mapping[str, tuple[str, ...]], held: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    has = {*held.get(place, ()), *held.get("*", ())}
    has |= {"reader"} if has else set()
    return tuple(dict.fromkeys(role for role in _at(place, wanted) if role in has))


def _at(place: str, roles: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    return roles.get(place, ()) if place == "*" else (*roles.get(place, ()), *roles.get("*", ()))


def _brand(
    record: str, active: int | None, ruleset: str | None, *, upcoming: Mapping[str, Mapping[str, datetime]]
) -> BrandSettings:
    brand = decode(record, Brand)
    profiles = decode(ruleset, Ruleset).profiles if ruleset else ()
    return BrandSettings(
        key=brand.key,
        is_public=brand.delivery == "public",
        locales=tuple(brand.locales),
        default_locale=brand.default_locale,
        default_profile=profiles[0] if profiles else _FIRST_PROFILE,
        ruleset=f"ruleset:{brand.key}/{'default' if active is None else active}",
        fallbacks={locale: fallback for locale, fallback in brand.locales.items() if fallback},
        upcoming=upcoming.get(brand.key, {}),
    )


def _token(token: Token, actor: Actor) -> TokenSettings:
    return TokenSettings(
        id=token.id,
        actor=actor.id,
        person=actor.owner or actor.id,
        kind=str(actor.kind),
        expires=token.expires,
        roles=narrowed(token, actor),
    )
