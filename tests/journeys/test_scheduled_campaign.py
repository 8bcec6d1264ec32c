"""A campaign over HTTP: planned, seen coming by caches and calendars, live, over."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import httpx

from tests.journeys.conftest import Ask
from tests.journeys.corridor import ARNO, LEA, Corridor, a_footer, a_message, a_page, an_offer

API = "/v1/brands/nordlicht"
BERLIN = ZoneInfo("Europe/Berlin")


def local(after: timedelta) -> dict[str, str]:
    """A wall time in Berlin so long from now."""
    now = datetime.now(UTC)  # noqa: TID251 - the service reads the real clock
    return {"local": f"{(now + after).astimezone(BERLIN):%Y-%m-%dT%H:%M:%S}", "zone": "Europe/Berlin"}


def a_release(*keys: str, version: int = 1, **more: object) -> dict[str, object]:
    return {"versions": [{"block": key, "version": version} for key in keys], **more}


def max_age(answer: httpx.Response) -> int:
    found = re.search(r"max-age=(\d+)", answer.headers["cache-control"])
    assert found is not None
    return int(found[1])


def test_no_cache_keeps_a_page_past_the_next_change_of_what_it_shows(corridor: Corridor, ask: Ask) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.go_live("dezember", a_page("footer"), component="page")
    corridor.go_live("abende", a_message())
    corridor.save("footer", a_footer("Zweite Fassung."), component="legal-footer")
    corridor.approved("footer")
    page, other = ("/v1/delivery/nordlicht/" + rest for rest in ("dezember?channel=web", "abende?channel=web"))
    feed = "/v1/delivery/nordlicht/feed?keys=dezember&channel=web"
    assert max_age(ask("GET", page)) == 60
    planned = ask(
        "POST",
        f"{API}/releases",
        who="paul",
        expect=201,
        json=a_release("footer", version=2, at=local(timedelta(seconds=40))),
    ).json()
    assert planned["state"] == "scheduled"
    assert ask("GET", f"{API}/blocks/footer", who="wanda").json()["state"] == "scheduled"
    for address in (page, feed, "/v1/delivery/nordlicht/manifest"):
        assert max_age(ask("GET", address)) <= 40
        assert "stale-if-error=0" in ask("GET", address).headers["cache-control"]
    assert max_age(ask("GET", other)) == 60
    cancelled = ask("POST", f"{API}/releases/{planned['id']}/cancel", who="paul").json()
    assert cancelled["state"] == "cancelled"
    assert max_age(ask("GET", page)) == 60


def test_a_release_tells_what_it_is_and_calendars_read_it(corridor: Corridor, ask: Ask) -> None:
    corridor.save("abende", a_message())
    corridor.approved("abende")
    until = {**local(timedelta(days=2)), "then": "withdraw"}
    body = a_release("abende", name="Advent; 1, 2", at=local(timedelta(days=1)), until=until)
    answer = ask("POST", f"{API}/releases", who="paul", expect=201, json=body)
    release = answer.json()
    assert ask("GET", answer.headers["location"], who="wanda").json() == release
    assert (release["at"]["zone"], release["until"]["then"]) == ("Europe/Berlin", "withdraw")
    assert ask("GET", f"{API}/releases?state=scheduled", who="wanda").json()["items"] == [release]
    assert ask("GET", f"{API}/releases?state=live", who="wanda").json()["items"] == []
    calendar = ask("GET", f"{API}/schedule.ics", who="wanda")
    assert calendar.headers["content-type"].startswith("text/calendar")
    lines = calendar.text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:▶ Advent\\; 1\\, 2" in lines
    starts = datetime.fromisoformat(release["starts"])
    assert f"DTSTART:{starts:%Y%m%dT%H%M%SZ}" in lines
    assert all(len(line.encode()) <= 75 for line in calendar.text.split("\r\n"))


def test_times_that_are_none_are_refused_with_their_place(corridor: Corridor, ask: Ask) -> None:
    corridor.save("abende", a_message())
    corridor.approved("abende")
    for at, status in (
        ({"local": "2001-01-01T00:00", "zone": "Europe/Berlin"}, 422),
        ({"local": "2027-03-28T02:30", "zone": "Europe/Berlin"}, 422),
        ({"local": "2027-03-28T02:30", "zone": "Europe/Berlin", "fold": 2}, 400),
        ({"local": "2027-03-28T02:30"}, 400),
    ):
        answer = ask("POST", f"{API}/releases", who="paul", expect=status, json=a_release("abende", at=at))
        assert answer.json()["errors"][0]["pointer"].startswith("/at"), answer.text
    ask("POST", f"{API}/releases/nothing/cancel", who="paul", expect=404)
    ask("GET", f"{API}/schedule.ics", expect=401)


def test_a_dry_run_says_everything_that_speaks_against_a_release_at_once(corridor: Corridor, ask: Ask) -> None:
    corridor.go_live("footer", a_footer("Erste Fassung."), component="legal-footer")
    corridor.save("dezember", a_page("footer"), component="page")
    corridor.approve(corridor.submit("dezember", locales=("de-DE", "de-AT")))
    corridor.save("abende", a_message())
    body = a_release("dezember", "abende", at=local(timedelta(days=1)))
    before = corridor.position()
    found = ask("POST", f"{API}/releases/check", who="wanda", json=body).json()
    assert found["possible"] is False
    assert [problem["type"] for problem in found["problems"]] == ["/problems/not-approved"]
    assert found["problems"][0]["block"] == "abende"
    assert found["changes"] == [{"block": "dezember", "version": 1, "locales": ["de-AT", "de-DE"]}]
    assert found["missing_locales"] == [{"block": "dezember", "version": 1, "locales": ["en-GB"]}]
    assert found["report"]["counts"]["error"] == 0
    fine = ask("POST", f"{API}/releases/check", who="paul", json=a_release("dezember")).json()
    assert (fine["possible"], fine["problems"]) == (True, [])
    assert corridor.position() == before
    corridor.withdraw("footer")
    broken = ask("POST", f"{API}/releases/check", who="paul", json=a_release("dezember")).json()
    assert [problem["type"] for problem in broken["problems"]] == ["/problems/reference-not-live"]


def test_a_dry_run_names_facts_that_are_over_by_then(corridor: Corridor, ask: Ask) -> None:
    until = {"local": "2020-12-24T18:00", "zone": "Europe/Berlin"}
    offer = an_offer(channels=("web",))
    offer["facts"] = {**offer["facts"], "valid_until": until}  # type: ignore[dict-item] # the offer's own facts
    corridor.save("polarstern", offer, component="offer")
    corridor.approve(corridor.submit("polarstern"), ARNO, LEA)
    found = ask(
        "POST", f"{API}/releases/check", who="paul", json=a_release("polarstern", at=local(timedelta(days=1)))
    ).json()
    assert {(item["locale"], item["pointer"], item["ended"]) for item in found["expired"]} == {
        (locale, "/facts/valid_until", "2020-12-24T17:00:00Z") for locale in ("de-DE", "de-AT", "en-GB")
    }
