"""Who may do what in a brand. A brand that the caller has no role in does not exist for them."""

from collections.abc import Collection

from content_hub.errors import Forbidden, NotFound
from content_hub.hub import Hub
from content_hub.model import Brand, Caller
from content_hub.storage.queries import BrandOf

__all__ = ["ANY_WRITING_ROLE", "brand_for", "no_such", "require_admin", "require_role"]

ANY_WRITING_ROLE: Collection[str] = ()
"""Every role but `reader`."""


async def brand_for(hub: Hub, caller: Caller, key: str, *, roles: Collection[str] = ANY_WRITING_ROLE) -> Brand:
    """Load a brand that the caller may see.

    Raises:
        NotFound: there is no such brand, or the caller holds no role in it.
        Forbidden: the caller holds none of `roles` in it.
    """
    brand = await hub.store.facts(BrandOf(brand=key)) if caller.roles_in(key) else None
    if brand is None:
        raise no_such("brand", key)
    require_role(caller, key, roles)
    return brand


def require_role(caller: Caller, brand: str, roles: Collection[str]) -> None:
    """Refuse a caller who holds none of these roles in the brand; without any named, readers only are refused."""
    held = caller.roles_in(brand)
    if roles and held.isdisjoint(roles):
        names = ", ".join(sorted(roles))
        raise Forbidden(
            de=f"Dafür braucht es in der Marke „{brand}“ eine dieser Rollen: {names}.",
            en=f"This needs one of these roles in the brand “{brand}”: {names}.",
            members={"roles": sorted(roles)},
        )
    if not roles and held <= {"reader"}:
        raise Forbidden(
            de="Die Rolle „reader“ liest nur die Auslieferung: /v1/delivery/.",
            en="The role “reader” reads delivery only: /v1/delivery/.",
        )


def require_admin(caller: Caller) -> None:
    """Refuse a caller who is not an admin of all brands."""
    if "admin" not in caller.roles.get("*", ()):
        raise Forbidden(
            de="Das darf nur, wer die Rolle „admin“ für alle Marken („*“) hat.",
            en="Only those with the role “admin” for all brands (“*”) may do this.",
        )


def no_such(kind: str, key: str) -> NotFound:
    """Say that a thing is not there, in the same words whether it does not exist or may not be known."""
    german = {
        "brand": "keine Marke",
        "block": "keinen Baustein",
        "version": "keine Version",
        "review": "keine Prüfrunde",
        "rendition": "keine Ausgabe",
        "release": "keine Veröffentlichung",
        "waiver": "keine Ausnahme",
        "webhook": "keinen Webhook",
        "delivery": "keine Zustellung",
        "link": "keinen Link",
        "comment": "keinen Kommentar",
        "ruleset": "kein Regelwerk",
        "component": "keine Komponente",
        "asset": "kein Asset",
        "actor": "keinen Akteur",
        "token": "kein Token",
    }[kind]
    return NotFound(de=f"Es gibt {german} „{key}“.", en=f"There is no {kind} “{key}”.")
