"""The workshop's child processes may hang or die: the others' work goes on, and nobody waits for ever."""

import asyncio
import os
import time
from collections.abc import Iterator

import pytest

from brand.model import Kind, Report
from content_hub.errors import ContentRejected, NotFound, StoreFailed, TooLarge
from content_hub.hub import Draft, Rules
from content_hub.workshop import processes
from content_hub.workshop.processes import ProcessWorkshop
from tests.journeys.corridor import BRAND, Corridor

SHIPPED = Rules(brand=BRAND, version=None, digest="sha256:shipped")


@pytest.fixture
def workshop(runner: asyncio.Runner) -> Iterator[ProcessWorkshop]:
    opened = ProcessWorkshop(None, processes=1)  # type: ignore[arg-type]  # the shipped rules lie in no store
    yield opened
    runner.run(opened.close())


def a_draft(text: str = "Achtung!!!") -> Draft:
    return Draft(kind=Kind.TEXT, locale="de-DE", channel=None, content=text, rules=SHIPPED)


def children(workshop: ProcessWorkshop) -> list[int]:
    pool = workshop._pool
    return list((pool._processes or {}) if pool else {})


def test_work_whose_process_was_killed_is_done_by_another(workshop: ProcessWorkshop, runner: asyncio.Runner) -> None:
    async def many() -> list[Report]:
        first = await workshop.check(a_draft())
        works = [asyncio.create_task(workshop.check(a_draft(f"Nummer {n}!!!"))) for n in range(6)]
        await asyncio.sleep(0)
        (child,) = children(workshop)
        os.kill(child, 9)
        return [first, *await asyncio.gather(*works)]

    reports = runner.run(many())
    assert [[finding.rule for finding in report.findings] for report in reports] == [["language/exclamation"]] * 7


def test_writer_hears_where_a_draft_nests_too_deep(workshop: ProcessWorkshop, runner: asyncio.Runner) -> None:
    hostile = Draft(
        kind=Kind.HTML,
        locale="de-DE",
        channel=None,
        content='<p style="color:' + "(" * 10_000 + '">x</p>',
        rules=SHIPPED,
    )

    with pytest.raises(ContentRejected) as caught:
        runner.run(workshop.check(hostile))

    assert [(fault.pointer, fault.en) for fault in caught.value.faults] == [
        ("/content", "line 1, column 217: the style nests too deep.")
    ]


def test_work_that_never_ends_is_given_up_and_the_next_is_done(
    workshop: ProcessWorkshop, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner.run(workshop.check(a_draft()))
    monkeypatch.setattr(processes, "_SECONDS", 0.3)
    monkeypatch.setattr(processes, "_TRIES", 1)
    begun = time.monotonic()
    with pytest.raises(TooLarge):
        runner.run(workshop._run(time.sleep, 60))
    assert time.monotonic() - begun < 10
    monkeypatch.undo()
    assert runner.run(workshop.check(a_draft())).findings


def test_rules_that_are_not_stored_are_missed_by_name(corridor: Corridor) -> None:
    draft = Draft(
        kind=Kind.TEXT,
        locale="de-DE",
        channel=None,
        content="x",
        rules=Rules(brand=BRAND, version=9, digest="sha256:9"),
    )
    with pytest.raises(NotFound):
        corridor.do(corridor.hub.workshop.check(draft))


def test_closing_leaves_no_process_and_no_file(runner: asyncio.Runner) -> None:
    opened = ProcessWorkshop(None, processes=1)  # type: ignore[arg-type]  # the shipped rules lie in no store
    runner.run(opened.check(a_draft()))
    (child,) = children(opened)
    folder = opened._folder
    runner.run(opened.close())
    runner.run(opened.close())
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_many_who_need_a_ruleset_at_once_all_get_it(runner: asyncio.Runner) -> None:
    class Slow:
        async def facts(self, _: object) -> bytes:
            await asyncio.sleep(0.01)
            return b"compiled" * 100_000

    opened = ProcessWorkshop(Slow(), processes=1)  # type: ignore[arg-type]  # one question is all that is asked
    rules = Rules(brand=BRAND, version=1, digest="sha256:abc")

    async def many() -> set[bytes]:
        files = await asyncio.gather(*(opened._file(rules) for _ in range(24)))
        return {file.read_bytes() for file in files if file is not None}

    assert runner.run(many()) == {b"compiled" * 100_000}
    runner.run(opened.close())


def test_work_under_way_is_given_up_when_the_service_ends(runner: asyncio.Runner) -> None:
    async def ending() -> list[Report | BaseException]:
        opened = ProcessWorkshop(None, processes=1)  # type: ignore[arg-type]  # the shipped rules lie in no store
        await opened.check(a_draft())
        works = [asyncio.create_task(opened.check(a_draft())) for _ in range(3)]
        await asyncio.sleep(0)
        pool = opened._pool
        await opened.close()
        answers = await asyncio.gather(*works, return_exceptions=True)
        assert opened._pool is None
        assert pool is not None
        return answers

    assert {type(answer) for answer in runner.run(ending())} <= {StoreFailed, Report}
