"""The people of the demo, each with a token of their own, and what they say over HTTP."""

import httpx
from msgspec import Struct

__all__ = ["Answer", "People", "Person", "meet"]

BRAND = "nordlicht"
_ROLES = {
    "Wanda": ("writer",),
    "Arno": ("approver",),
    "Lea": ("legal",),
    "Paul": ("publisher",),
    "Mara": ("brand_manager",),
}


class Answer(Exception):
    """The service answered otherwise than the demo expects; the message holds its problem."""


class Person:
    """One person's connection."""

    def __init__(self, client: httpx.Client, token: str, language: str) -> None:
        self.token = token
        self._client = client
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}

    def ask(self, method: str, path: str, *, expect: int = 200, **options: object) -> httpx.Response:
        """Send a request. Raise Answer where the status is not the expected one."""
        given = options.pop("headers", {})
        headers = {**self._headers, **(given if isinstance(given, dict) else {})}
        answer = self._client.request(method, path, headers=headers, **options)  # type: ignore[arg-type]  # httpx's own
        if answer.status_code != expect:
            raise Answer(f"{method} {path}: {answer.status_code} {answer.text[:2000]}")
        return answer


class People(Struct, frozen=True):
    """Who takes part."""

    admin: Person
    writer: Person
    approver: Person
    legal: Person
    publisher: Person
    manager: Person


def meet(client: httpx.Client, admin: Person, language: str) -> People:
    """Add the people and give each a token."""
    persons = []
    for name, roles in _ROLES.items():
        body = {"name": name, "kind": "person", "roles": {BRAND: list(roles)}}
        actor = admin.ask("POST", "/v1/actors", expect=201, json=body).json()["id"]
        wanted = {"name": "demo", "expires": "2099-01-01T00:00:00Z"}
        token = admin.ask("POST", f"/v1/actors/{actor}/tokens", expect=201, json=wanted).json()["token"]
        persons.append(Person(client, token, language))
    return People(admin, *persons)
