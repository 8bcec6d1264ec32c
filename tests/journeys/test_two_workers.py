"""A real server with two workers: what one of them changed, both show with the next request."""

import re

import httpx

from content_hub.demo.server import free_port, running_server
from content_hub.settings import Settings
from tests.journeys.corridor import Corridor, a_message

API = "/v1/brands/nordlicht"
MANY = 16


def fetch(url: str, path: str, who: str | None = None) -> httpx.Response:
    """Ask on a connection of its own, so that any worker may answer."""
    headers = {"Authorization": f"Bearer secret-{who}"} if who else {}
    return httpx.get(f"{url}{path}", headers=headers, timeout=20)


def statuses(url: str, path: str, who: str | None = None) -> set[int]:
    return {fetch(url, path, who).status_code for _ in range(MANY)}


def test_both_workers_see_a_publish_and_a_revoked_token_with_the_next_request(corridor: Corridor) -> None:
    corridor.save("abende", a_message())
    corridor.approved("abende")
    settings = Settings(store=f"sqlite:///{corridor.path}", port=free_port(), workers=2)
    page, block = "/v1/delivery/nordlicht/abende?channel=web", f"{API}/blocks/abende"
    with running_server(settings) as server:
        assert len(workers_of(server.url)) == 2
        assert statuses(server.url, page) == {404}
        assert statuses(server.url, block, "arno") == {200}
        as_paul = {"Authorization": "Bearer secret-paul"}
        release = {"versions": [{"block": "abende", "version": 1}], "at": None}
        answer = httpx.post(f"{server.url}{API}/releases", json=release, headers=as_paul, timeout=60)
        assert answer.status_code == 201, answer.text
        assert {fetch(server.url, page).content for _ in range(MANY)} == {corridor.live("abende")}
        as_ada = {"Authorization": "Bearer secret-ada"}
        revoked = httpx.delete(f"{server.url}/v1/tokens/token-arno", headers=as_ada, timeout=20)
        assert revoked.is_success
        assert statuses(server.url, block, "arno") == {401}
        withdrawn = httpx.post(f"{server.url}{block}/withdraw", headers=as_paul, timeout=20)
        assert withdrawn.status_code == 200
        assert statuses(server.url, page) == {410}


def workers_of(url: str) -> set[str]:
    """Ask until both workers have answered; which one does is the system's choice."""
    seen: set[str] = set()
    for _ in range(200):
        seen |= set(re.findall(r'worker="(\d+)"', fetch(url, "/metrics").text))
        if len(seen) > 1:
            break
    return seen
