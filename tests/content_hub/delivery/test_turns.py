"""Requests that come together read together; one that comes alone reads alone."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from content_hub.delivery.turn import Turn

Together = Callable[[int], None]


@pytest.fixture
def together(reader: Any) -> Together:
    """Let so many requests read in one turn of a loop, and the loop go on."""

    async def read(requests: int) -> None:
        turn = Turn(reader)
        for _ in range(requests):
            turn.join()
            reader.moments.append("read")
        await asyncio.sleep(0)

    return lambda requests: asyncio.run(read(requests))


def test_request_that_comes_alone_reads_alone(reader: Any, together: Together) -> None:
    together(1)
    assert reader.moments == ["read"]


def test_requests_that_come_together_share_one_beginning_and_one_end(reader: Any, together: Together) -> None:
    together(4)
    assert reader.moments == ["read", "begin", "read", "read", "read", "end"]


def test_request_that_comes_after_a_turn_sees_what_was_committed_before_it_came(reader: Any) -> None:
    async def serve() -> None:
        loop, turn = asyncio.get_running_loop(), Turn(reader)

        def request(name: str) -> None:
            turn.join()
            reader.moments.append(name)

        def commit() -> None:
            reader.moments.append("commit")
            loop.call_soon(request, "asked after the commit")

        for name in ("first", "second"):
            loop.call_soon(request, name)
        loop.call_soon(commit)
        for _ in range(4):
            await asyncio.sleep(0)

    asyncio.run(serve())
    assert reader.moments == ["first", "begin", "second", "commit", "end", "asked after the commit"]
