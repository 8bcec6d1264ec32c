"""What was live at an instant can be shown, byte for byte, with its rules and its approvers, whatever came after."""

from contextlib import closing
from datetime import datetime, timedelta

import msgspec
import pytest

from content_hub.actions.activate_ruleset import Activate, Existing, activate_ruleset
from content_hub.actions.change_actor import EraseActor, erase_actor
from content_hub.actions.show import Preview, ReportOf
from content_hub.actions.show_then import ReportThen, ShownThen, preview_then, report_then
from content_hub.errors import Forbidden, Invalid, NotFound
from content_hub.model import Caller
from content_hub.storage.auditing import verify_logs
from content_hub.storage.sqlite.connection import Access, connect
from tests.content_hub.actions.test_rulesets import NO_EVENINGS, a_pack, upload
from tests.journeys.corridor import ADA, BRAND, MARA, NOW, WANDA, Corridor, a_caller, a_message

DAY = timedelta(days=1)
LATER = NOW + 30 * DAY


def then(corridor: Corridor, at: datetime, *, by: Caller = WANDA, **choice: object) -> ShownThen:
    command = msgspec.structs.replace(Preview(brand=BRAND, key="abende", channel="web", format="html"), **choice)
    return corridor.do(preview_then(corridor.hub, command, at=at, caller=by, now=LATER))


def told(corridor: Corridor, version: int, at: datetime) -> ReportThen:
    command = ReportOf(brand=BRAND, key="abende", version=version)
    return corridor.do(report_then(corridor.hub, command, at=at, caller=WANDA, now=LATER))


def test_withdrawn_bytes_are_shown_as_they_were_with_who_approved_them(corridor: Corridor) -> None:
    review = corridor.go_live("abende", a_message())
    live = corridor.live("abende", "en-GB")
    corridor.withdraw("abende")
    corridor.do(erase_actor(corridor.hub, EraseActor(id="arno"), caller=ADA, now=NOW))
    with pytest.raises(NotFound):
        then(corridor, NOW - DAY)
    with pytest.raises(NotFound):
        then(corridor, NOW + DAY)
    shown = _of_the_past(corridor, review.id)
    assert shown.body == live
    assert all(not log.broken for log in verify_logs(corridor.path))


def _of_the_past(corridor: Corridor, review: str) -> ShownThen:
    """Everything happens at one instant in these tests: move the end of what was live by a day."""
    with closing(connect(corridor.path, Access.WRITE)) as connection:
        connection.execute("UPDATE history SET until = ?", ((NOW + DAY).isoformat(),))
    shown = then(corridor, NOW + DAY / 2, locale="en-GB")
    assert (shown.stood.version, shown.stood.review, shown.stood.since) == (1, review, NOW)
    assert (shown.stood.approved_by, shown.ruleset) == (("arno",), 1)
    return shown


def test_report_of_the_past_knows_the_rules_of_the_past(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message("Die langen Abende"))
    strict = upload(corridor, a_pack(voice=NO_EVENINGS))
    command = Activate(brand=BRAND, number=strict.number, existing=Existing.WAIVE, waive_until=NOW + 2 * DAY)
    corridor.do(activate_ruleset(corridor.hub, command, caller=MARA, now=NOW + DAY))
    before = told(corridor, 1, NOW + DAY / 2)
    assert (before.report.ruleset.version, before.report.findings) == (1, ())
    waived = told(corridor, 1, NOW + DAY)
    assert (waived.report.ruleset.version, waived.report.counts.error) == (strict.number, 0)
    assert [finding.waiver is not None for finding in waived.report.findings if finding.severity == "error"] == [True]
    over = told(corridor, 1, NOW + 3 * DAY)
    assert over.report.counts.error == 1
    assert [(item.locale, item.version) for item in over.stood] == [("de-AT", 1), ("de-DE", 1), ("en-GB", 1)]
    shipped = told(corridor, 1, NOW - DAY)
    assert (shipped.report.ruleset.version, shipped.stood) == (None, ())


def test_the_future_and_strangers_are_refused(corridor: Corridor) -> None:
    corridor.go_live("abende", a_message())
    with pytest.raises(Invalid):
        then(corridor, LATER + DAY)
    with pytest.raises(Forbidden):
        then(corridor, NOW, by=a_caller("rea", "reader"))
    with pytest.raises(NotFound) as caught:
        then(corridor, NOW, version=7)
    assert "1: web/html de-DE" in str(caught.value.members["available"])
