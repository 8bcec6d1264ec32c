"""Who acts, with which token, in which role."""

import enum
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

__all__ = [
    "Actor",
    "ActorKind",
    "Caller",
    "Token",
]


class ActorKind(enum.StrEnum):
    """Only persons decide; a service names its owner and counts as that person."""

    PERSON = "person"
    SERVICE = "service"


class Actor(Struct, frozen=True, kw_only=True):
    """Who did it. `roles` maps a brand key, or `*` for all, to role names. An erased person has no name."""

    id: str
    name: str | None
    kind: ActorKind
    created: datetime
    owner: str | None = None
    roles: Mapping[str, tuple[str, ...]] = {}
    suspended: bool = False
    revision: int = 1


class Token(Struct, frozen=True, kw_only=True):
    """A bearer token; only the SHA-256 of its secret is kept. `roles` None means all of its actor's."""

    id: str
    actor: str
    name: str
    digest: str
    created: datetime
    expires: datetime | None = None
    roles: Mapping[str, tuple[str, ...]] | None = None
    revoked: bool = False


class Caller(Struct, frozen=True, kw_only=True):
    """Who asks, with the roles that this token gives. `person` answers for the actor: itself, or its owner."""

    actor: str
    person: str
    kind: ActorKind
    roles: Mapping[str, tuple[str, ...]]
    origin: str = "api"

    def roles_in(self, brand: str) -> frozenset[str]:
        """The roles held in a brand, those held in all brands included."""
        return frozenset(self.roles.get(brand, ())) | frozenset(self.roles.get("*", ()))
