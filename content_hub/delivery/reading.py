"""Finds the live bytes of one rendition: one indexed read where the first choice is live."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from content_hub.delivery.choosing import Choice, address
from content_hub.errors import NotFound
from content_hub.storage.port import Delivered, Reader
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem

__all__ = ["Found", "find_live", "no_such_block"]

Found = tuple[Delivered, str]
"""Live bytes, and the locale that they are in."""

_MOST_LISTED = 200


def find_live(reader: Reader, choice: Choice, key: str, *, clock: Callable[[], datetime]) -> Found:
    """Read what is live for a request. The clock is read only for what ends in time.

    Raises:
        NotFound: the block never was live.
        ProblemAnswer: it was withdrawn, or is live in other forms only, which are listed.
    """
    locale = choice.locales[0]
    delivered = reader.live(address(choice, key, locale))
    if delivered is None:
        delivered, locale = _next_best(reader, choice, key)
    if delivered.valid_until is not None and delivered.valid_until <= clock():
        delivered = _after_its_time(reader, choice.brand, key, delivered)
    return delivered, locale


def _next_best(reader: Reader, choice: Choice, key: str) -> Found:
    """Read the best locale that is live, or say what there is."""
    presence = reader.presence(choice.brand, key)
    if presence is None:
        raise no_such_block(key)
    if presence.is_withdrawn and not presence.targets:
        raise _withdrawn(key)
    for locale in choice.locales[1:]:
        delivered = reader.live(address(choice, key, locale))
        if delivered is not None:
            return delivered, locale
    raise _no_such_rendition(key, presence.targets)


def _after_its_time(reader: Reader, brand: str, key: str, delivered: Delivered) -> Delivered:
    """Give the form that was approved for after the end."""
    following = delivered.next_digest and reader.rendition(brand, delivered.next_digest)
    if not following:
        raise _withdrawn(key)
    return msgspec.structs.replace(
        delivered,
        digest=delivered.next_digest,
        media_type=following.media_type,
        body=following.body,
        valid_until=None,
        next_digest=None,
    )


def no_such_block(key: str) -> NotFound:
    """Say that nothing is live under a key, in the same words whether there is a draft of it or not."""
    return NotFound(de=f"Unter „{key}“ ist nichts live.", en=f"Nothing is live as “{key}”.")


def _withdrawn(key: str) -> ProblemAnswer:
    return ProblemAnswer(Problem(name="gone", de=f"„{key}“ ist nicht mehr live.", en=f"“{key}” is no longer live."))


def _no_such_rendition(key: str, targets: tuple[tuple[str, str, str, str, str], ...]) -> ProblemAnswer:
    names = ("channel", "format", "locale", "profile", "dialect")
    return ProblemAnswer(
        Problem(
            name="no-such-rendition",
            de=f"„{key}“ ist live, aber nicht in dieser Form; `available` nennt, was es gibt.",
            en=f"“{key}” is live, but not in this form; `available` lists what there is.",
            members={
                "available": [
                    dict(zip(names, (part or None for part in target), strict=True))
                    for target in targets[:_MOST_LISTED]
                ]
            },
        )
    )
