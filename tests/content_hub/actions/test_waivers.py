"""A waiver lets one finding of one block pass: asked for with a reason, granted by another person, for a time."""

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest

from brand.model import Finding, Report
from content_hub.actions.ask_waiver import AskWaiver, ask_waiver
from content_hub.actions.end_waiver import EndWaiver, end_waiver
from content_hub.actions.grant_waiver import GrantWaiver, grant_waiver
from content_hub.actions.publish import Publish, Wanted, publish
from content_hub.actions.review_report import review_report
from content_hub.actions.show import ReportOf, report
from content_hub.errors import ContentHubError, Forbidden, FourEyes, GateFailed, Invalid, NotFound, WrongState
from content_hub.model import Caller
from content_hub.waivers import BlockWaiver, WaiverState
from tests.journeys.corridor import ADA, ARNO, BRAND, MARA, NOW, PAUL, WANDA, WILL, Corridor, a_caller, a_message

WEEK = timedelta(days=7)
CHEAP = "Billig durch den Winter"


def told(corridor: Corridor, key: str, *, now: datetime = NOW) -> Report:
    number = corridor.block(key).newest
    return corridor.do(report(corridor.hub, ReportOf(brand=BRAND, key=key, version=number), caller=WANDA, now=now))


def error(corridor: Corridor, key: str) -> Finding:
    return next(finding for finding in told(corridor, key).findings if finding.severity == "error")


def ask(corridor: Corridor, finding: Finding, *, by: Caller = WANDA, **parts: Any) -> BlockWaiver:
    command = AskWaiver(
        brand=BRAND,
        id="waiver-1",
        block=str(finding.block),
        locale=str(finding.locale),
        fingerprint=finding.fingerprint,
        reason="Das Wort steht so im Vertrag.",
        expires=NOW + WEEK,
    )
    return corridor.do(ask_waiver(corridor.hub, msgspec.structs.replace(command, **parts), caller=by, now=NOW))


def grant(corridor: Corridor, *, by: Caller = ARNO, now: datetime = NOW) -> BlockWaiver:
    return corridor.do(grant_waiver(corridor.hub, GrantWaiver(brand=BRAND, waiver="waiver-1"), caller=by, now=now))


def end(corridor: Corridor, *, by: Caller = ARNO, now: datetime = NOW) -> BlockWaiver:
    return corridor.do(end_waiver(corridor.hub, EndWaiver(brand=BRAND, waiver="waiver-1"), caller=by, now=now))


def publishing(corridor: Corridor, key: str, *, now: datetime) -> object:
    wanted = (Wanted(block=key, version=corridor.block(key).newest),)
    return publish(corridor.hub, Publish(brand=BRAND, id="release-x", versions=wanted), caller=PAUL, now=now)


@pytest.fixture
def cheap(corridor: Corridor) -> Corridor:
    """A block whose headline holds an avoided word."""
    corridor.save("abende", a_message(CHEAP))
    return corridor


def test_granted_waiver_opens_the_gate_and_stands_in_report_and_review(cheap: Corridor) -> None:
    finding = error(cheap, "abende")
    with pytest.raises(GateFailed):
        cheap.submit("abende")
    waiver = ask(cheap, finding)
    assert waiver.finding is not None
    assert (waiver.finding.rule, waiver.finding.version) == (finding.rule, 1)
    with pytest.raises(GateFailed):
        cheap.submit("abende")
    grant(cheap)
    before = told(cheap, "abende")
    marked = next(found for found in before.findings if found.fingerprint == finding.fingerprint)
    assert marked.waiver is not None
    assert (marked.waiver.reason, marked.waiver.granted_by) == ("Das Wort steht so im Vertrag.", "arno")
    assert before.counts.error == 0
    review = cheap.submit("abende")
    shown, waivers = cheap.do(review_report(cheap.hub, review, now=NOW))
    assert [item.id for item in waivers] == ["waiver-1"]
    assert shown.counts.error == 0
    cheap.approve(review)
    cheap.publish("abende")
    assert CHEAP.encode() in (cheap.live("abende") or b"")


def test_expired_waiver_opens_its_finding_again_and_leaves_live_bytes_alone(cheap: Corridor) -> None:
    ask(cheap, error(cheap, "abende"))
    grant(cheap)
    review = cheap.approved("abende")
    with pytest.raises(GateFailed):
        cheap.do(publishing(cheap, "abende", now=NOW + WEEK))  # type: ignore[arg-type] # a coroutine
    cheap.publish("abende")
    assert told(cheap, "abende", now=NOW + WEEK).counts.error == 1
    assert cheap.live("abende") is not None
    assert review.state == "approved"


def test_ended_waiver_shows_in_a_running_review_and_holds_publishing_back(cheap: Corridor) -> None:
    ask(cheap, error(cheap, "abende"))
    grant(cheap)
    review = cheap.approved("abende")
    assert end(cheap, by=MARA).state is WaiverState.ENDED
    shown, waivers = cheap.do(review_report(cheap.hub, review, now=NOW))
    assert (shown.counts.error, waivers) == (1, ())
    with pytest.raises(GateFailed):
        cheap.publish("abende")
    with pytest.raises(WrongState):
        end(cheap)


def test_other_words_at_the_same_place_are_not_permitted(cheap: Corridor) -> None:
    ask(cheap, error(cheap, "abende"))
    grant(cheap)
    cheap.save("abende", a_message("Noch billiger durch den Winter"))
    with pytest.raises(GateFailed):
        cheap.submit("abende")


@pytest.mark.parametrize(
    ("by", "refusal"),
    [
        (WANDA, FourEyes),
        (a_caller("wandas-bot", "approver", owner="wanda"), FourEyes),
        (a_caller("bot", "approver", owner="arno"), Forbidden),
        (PAUL, Forbidden),
        (ADA, Forbidden),
    ],
    ids=["asked-herself", "her-service", "a-service", "publisher", "admin"],
)
def test_waiver_is_granted_by_another_person_in_the_role_only(
    cheap: Corridor, by: Caller, refusal: type[ContentHubError]
) -> None:
    ask(cheap, error(cheap, "abende"))
    with pytest.raises(refusal):
        grant(cheap, by=by)


def test_nobody_grants_a_waiver_for_what_they_wrote(corridor: Corridor) -> None:
    corridor.save("abende", a_message(CHEAP), by=WILL)
    corridor.save("abende", a_message(CHEAP), note="wanda only looked")
    ask(corridor, error(corridor, "abende"))
    with pytest.raises(FourEyes):
        grant(corridor, by=WILL)
    assert grant(corridor).granted_by == "arno"


def test_waiver_is_granted_once_and_not_after_its_time(cheap: Corridor) -> None:
    ask(cheap, error(cheap, "abende"))
    with pytest.raises(WrongState):
        grant(cheap, now=NOW + WEEK)
    grant(cheap)
    with pytest.raises(WrongState):
        grant(cheap, by=MARA)


def test_request_is_taken_back_by_whoever_asked_and_by_no_other_writer(cheap: Corridor) -> None:
    ask(cheap, error(cheap, "abende"))
    with pytest.raises(Forbidden):
        end(cheap, by=a_caller("wim", "writer"))
    assert end(cheap, by=WANDA).state is WaiverState.ENDED


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"reason": "  "}, "/reason"),
        ({"reason": "x" * 2001}, "/reason"),
        ({"fingerprint": ""}, "/fingerprint"),
        ({"locale": "fr-FR"}, "/locale"),
        ({"expires": NOW}, "/expires"),
        ({"expires": NOW + timedelta(days=2000)}, "/expires"),
        ({"expires": datetime.max.replace(tzinfo=NOW.tzinfo)}, "/expires"),
    ],
)
def test_waiver_without_reason_or_end_is_refused(cheap: Corridor, parts: dict[str, Any], place: str) -> None:
    with pytest.raises(Invalid) as caught:
        ask(cheap, error(cheap, "abende"), **parts)
    assert [fault.pointer for fault in caught.value.faults] == [place]


def test_waiver_for_a_block_that_is_not_there_is_refused(cheap: Corridor) -> None:
    with pytest.raises(NotFound):
        ask(cheap, error(cheap, "abende"), block="none")
    with pytest.raises(NotFound):
        grant(cheap)
