"""Who may come in, and what they see."""

import base64
from collections.abc import Callable

import httpx
import pytest

Ask = Callable[..., httpx.Response]


def test_admin_adds_a_person_and_gives_them_a_token_that_works(ask: Ask) -> None:
    person = ask("POST", "/v1/actors", json={"name": "Nora", "kind": "person", "roles": {"shop": ["writer"]}})
    assert person.status_code == 201
    body = {"name": "laptop", "expires": "2099-01-01T00:00:00Z"}
    token = ask("POST", f"/v1/actors/{person.json()['id']}/tokens", json=body)
    assert token.status_code == 201
    assert set(token.json()) == {"id", "token", "name", "expires"}
    headers = {"authorization": f"Bearer {token.json()['token']}"}
    assert ask("GET", "/v1/brands", headers=headers).json()["items"][0]["key"] == "shop"
    revoked = ask("DELETE", f"/v1/tokens/{token.json()['id']}")
    assert (revoked.status_code, revoked.json()["revoked"]) == (200, True)
    assert ask("GET", "/v1/brands", headers=headers).status_code == 401


def test_suspended_person_is_out_with_the_next_request(ask: Ask) -> None:
    person = ask("POST", "/v1/actors", json={"name": "Sam", "kind": "person", "roles": {"shop": ["writer"]}}).json()
    token = ask("POST", f"/v1/actors/{person['id']}/tokens", json={"name": "t", "expires": None}).json()["token"]
    headers = {"authorization": f"Bearer {token}"}
    assert ask("GET", "/v1/brands/shop", headers=headers).status_code == 200
    assert ask("PATCH", f"/v1/actors/{person['id']}", json={"suspended": True}).json()["suspended"] is True
    assert ask("GET", "/v1/brands/shop", headers=headers).status_code == 401
    assert ask("POST", f"/v1/actors/{person['id']}/erase").json()["name"] is None


def test_tool_that_knows_basic_sends_the_token_as_password(ask: Ask) -> None:
    pair = base64.b64encode(b"any:secret-wil").decode()
    assert ask("GET", "/v1/brands/shop", headers={"authorization": f"Basic {pair}"}).status_code == 200


@pytest.mark.parametrize("address", ["/v1/brands/shop", "/v1/brands/nowhere", "/v1/nothing", "/v1/actors"])
def test_without_a_token_everything_looks_the_same(ask: Ask, address: str) -> None:
    answer = ask("GET", address, who=None)
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/unauthenticated")
    assert [scheme.split()[0] for scheme in answer.headers.get_list("www-authenticate")] == ["Bearer", "Basic"]


def test_brand_that_one_may_not_know_of_looks_like_none(ask: Ask) -> None:
    closed, absent = (ask("GET", f"/v1/brands/{brand}", who="cleo") for brand in ("shop", "nowhere"))
    assert closed.status_code == absent.status_code == 404
    assert closed.json()["detail"].replace("shop", "nowhere") == absent.json()["detail"]
    assert [brand["key"] for brand in ask("GET", "/v1/brands", who="cleo").json()["items"]] == ["club"]


@pytest.mark.parametrize("address", ["/v1/brands", "/v1/brands/shop", "/v1/components", "/v1/brands/shop/events"])
def test_reader_belongs_to_delivery(ask: Ask, address: str) -> None:
    assert ask("GET", address, who="rea").status_code == 403


def test_writer_is_told_that_only_an_admin_changes_brands(ask: Ask) -> None:
    body = {"name": "X", "locales": {"de-DE": {}}, "default_locale": "de-DE", "delivery": "public"}
    answer = ask("PUT", "/v1/brands/x", who="wil", json=body | {"public_url": "https://x.example"})
    assert (answer.status_code, answer.json()["type"]) == (403, "/problems/forbidden")


def test_list_is_read_page_by_page(ask: Ask) -> None:
    seen, address = [], "/v1/actors?limit=3"
    while address:
        page = ask("GET", address)
        seen += [actor["id"] for actor in page.json()["items"]]
        link = page.headers.get("link", "")
        assert bool(link) == (page.json()["next"] is not None)
        address = link.partition(">")[0].removeprefix("<")
    assert len(seen) == len(set(seen))
    assert {"ada", "wil", "cleo"} <= set(seen)


def test_foreign_cursor_is_refused(ask: Ask) -> None:
    for address in ("/v1/actors?cursor=%00", "/v1/components?cursor=x", "/v1/brands/shop/blocks?cursor=WzFd"):
        answer = ask("GET", address)
        assert (answer.status_code, answer.json()["type"]) == (400, "/problems/cursor-invalid")


def test_busy_script_is_told_when_to_come_back(open_hub: Callable[..., Ask]) -> None:
    ask = open_hub(rate_manage="2/hour")
    assert [ask("GET", "/v1/brands").status_code for _ in range(3)] == [200, 200, 429]
    assert ask("GET", "/v1/brands", who="max").status_code == 200
    assert int(ask("GET", "/v1/brands").headers["retry-after"]) > 600


def test_stranger_who_tries_token_after_token_is_slowed_down_and_nobody_else(open_hub: Callable[..., Ask]) -> None:
    ask = open_hub(rate_manage="2/hour")
    tried = [ask("GET", "/v1/brands", headers={"authorization": f"Bearer guess-{turn}"}) for turn in range(3)]
    assert [answer.status_code for answer in tried] == [401, 401, 429]
    assert int(tried[-1].headers["retry-after"]) > 600
    assert ask("GET", "/v1/brands", who=None).status_code == 429
    assert ask("GET", "/v1/brands").status_code == 200


def test_token_with_roles_that_its_actor_lacks_is_refused_by_their_names(ask: Ask) -> None:
    body = {"name": "t", "expires": None, "roles": {"shop": ["writer", "publisher"], "club": ["reader"]}}
    for who in ("wil", "ada"):  # an admin cannot give another person's token more either
        answer = ask("POST", "/v1/actors/wil/tokens", who=who, json=body)
        assert (answer.status_code, answer.json()["type"]) == (422, "/problems/invalid")
        faults = {fault["pointer"]: fault["detail"] for fault in answer.json()["errors"]}
        assert set(faults) == {"/roles/shop", "/roles/club"}
        assert "publisher" in faults["/roles/shop"]
        assert "writer" not in faults["/roles/shop"]


def test_writer_makes_a_token_that_only_reads_what_is_live(ask: Ask) -> None:
    body = {"name": "player", "expires": None, "roles": {"club": ["reader"]}}
    token = ask("POST", "/v1/actors/cleo/tokens", who="cleo", json=body)
    assert token.status_code == 201
    headers = {"authorization": f"Bearer {token.json()['token']}"}
    assert ask("GET", "/v1/brands/club", headers=headers).status_code == 403
    assert ask("GET", "/v1/delivery/club/manifest", headers=headers).status_code == 200
    assert ask("GET", "/v1/delivery/club/manifest", who="cleo").status_code == 403


def test_expiry_is_shown_in_utc(ask: Ask) -> None:
    body = {"name": "t", "expires": "2099-01-01T00:30:00+02:00"}
    assert ask("POST", "/v1/actors/ada/tokens", json=body).json()["expires"] == "2098-12-31T22:30:00Z"
    for expires in ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00", "2020-01-01T00:00:00Z"):
        answer = ask("POST", "/v1/actors/ada/tokens", json=body | {"expires": expires})
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/expires")
