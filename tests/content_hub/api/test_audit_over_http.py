"""Brand managers and admins read the log, filtered and in order, each entry linked to the one before."""

from tests.content_hub.api.conftest import Ask

BRAND = "/v1/brands/shop"


def save(ask: Ask, key: str) -> None:
    content = {"facts": {}, "texts": {"de-DE": {"headline": "H", "body": "B"}}}
    body = {"component": "message", "content": content}
    ask("PUT", f"{BRAND}/blocks/{key}", who="wil", headers={"if-none-match": "*"}, json=body)


def test_log_is_read_in_order_and_filtered_by_those_who_may(ask: Ask) -> None:
    for key in ("a", "b", "c"):
        save(ask, key)
    items = ask("GET", f"{BRAND}/audit", who="max").json()["items"]
    assert [item["position"] for item in items] == [1, 2, 3]
    assert [item["previous"] for item in items] == ["", items[0]["digest"], items[1]["digest"]]
    assert (items[0]["actor"], items[0]["origin"], items[0]["type"]) == ("wil", "api", "version.saved")
    assert items[2]["after"]["key"] == "c"
    page = ask("GET", f"{BRAND}/audit?newest=true&limit=1").json()
    assert [item["subject"] for item in page["items"]] == ["blocks/c"]
    following = ask("GET", f"{BRAND}/audit", params={"newest": "true", "limit": "1", "cursor": page["next"]}).json()
    assert [item["subject"] for item in following["items"]] == ["blocks/b"]
    one = ask("GET", f"{BRAND}/audit?subject=blocks/b&actor=wil&type=version.*&since=2026-01-01T00:00:00").json()
    assert [item["position"] for item in one["items"]] == [2]
    assert ask("GET", f"{BRAND}/audit?until=2026-01-01T00:00:00Z").json()["items"] == []
    for who in ("wil", "ann", "pia", "rea"):
        assert ask("GET", f"{BRAND}/audit", who=who).status_code == 403
    assert ask("GET", f"{BRAND}/audit", who="cleo").status_code == 404
    for wrong in ("since=yesterday", "since=0001-01-01T00:00:00%2B14:00", "limit=0", "cursor=x"):
        assert ask("GET", f"{BRAND}/audit?{wrong}").status_code == 400, wrong


def test_service_has_a_log_of_its_own_for_admins(ask: Ask) -> None:
    ask("POST", "/v1/actors", json={"name": "Neu", "kind": "person", "roles": {"shop": ["writer"]}})
    (item,) = ask("GET", "/v1/audit?type=actor.added").json()["items"]
    assert "Neu" not in str(item)
    assert ask("GET", "/v1/audit", who="max").status_code == 403


def test_preview_as_of_an_instant_before_anything_was_live_is_not_found(ask: Ask) -> None:
    save(ask, "a")
    answer = ask("GET", "/v1/preview/shop/a?as_of=2026-01-01T00:00:00Z", who="wil")
    assert (answer.status_code, answer.json()["available"]) == (404, [])
    assert ask("GET", "/v1/preview/shop/a?as_of=2999-01-01T00:00:00Z", who="wil").status_code == 422
    report = ask("GET", f"{BRAND}/blocks/a/versions/1/report?as_of=2026-01-01T00:00:00Z", who="wil")
    assert (report.status_code, report.json()["as_of"]["live"]) == (200, [])
