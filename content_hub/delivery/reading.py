"""Finds the live bytes of one rendition: one indexed read where the first choice is live."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct

from content_hub.delivery.asked import Asked, address
from content_hub.delivery.locales import candidates
from content_hub.errors import NotFound
from content_hub.storage.port import BrandSettings, Delivered, Reader
from content_hub.wire.languages import ranges
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem

__all__ = ["Found", "find_live", "no_such_block"]

_MOST_LISTED = 200


class Found(Struct, frozen=True):
    """Live bytes, the locale that they are in, and whether the reader's language chose it."""

    delivered: Delivered
    locale: str
    by_language: bool


def find_live(
    reader: Reader, brand: BrandSettings, asked: Asked, *, accept_language: str | None, now: datetime
) -> Found:
    """Read what is live for a request.

    Raises:
        NotFound: the block never was live.
        ProblemAnswer: it was withdrawn, or is live in other forms only, which are listed.
    """
    by_language = not asked.locale
    if by_language and accept_language is None:
        locale = brand.default_locale
    elif asked.locale in brand.locales:
        locale = asked.locale
    else:
        locale = candidates(brand, _wanted(asked, accept_language))[0]
    delivered = reader.live(address(brand, asked, locale))
    if delivered is None:
        locale, delivered = _next_best(reader, brand, asked, accept_language=accept_language)
    if delivered.valid_until is not None and delivered.valid_until <= now:
        delivered = _after_its_time(reader, brand, asked, delivered)
    return Found(delivered, locale, by_language)


def _wanted(asked: Asked, accept_language: str | None) -> Sequence[str]:
    return (asked.locale,) if asked.locale else ranges(accept_language)


def _next_best(
    reader: Reader, brand: BrandSettings, asked: Asked, *, accept_language: str | None
) -> tuple[str, Delivered]:
    """Read the best locale that is live, or say what there is."""
    presence = reader.presence(brand.key, asked.key)
    if presence is None:
        raise no_such_block(asked.key)
    if presence.is_withdrawn and not presence.targets:
        raise _withdrawn(asked.key)
    for locale in candidates(brand, _wanted(asked, accept_language)):
        delivered = reader.live(address(brand, asked, locale))
        if delivered is not None:
            return locale, delivered
    raise _no_such_rendition(asked, presence.targets)


def _after_its_time(reader: Reader, brand: BrandSettings, asked: Asked, delivered: Delivered) -> Delivered:
    """Give the form that was approved for after the end."""
    following = delivered.next_digest and reader.rendition(brand.key, delivered.next_digest)
    if not following:
        raise _withdrawn(asked.key)
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


def _no_such_rendition(asked: Asked, targets: tuple[tuple[str, str, str, str, str], ...]) -> ProblemAnswer:
    names = ("channel", "format", "locale", "profile", "dialect")
    return ProblemAnswer(
        Problem(
            name="no-such-rendition",
            de=f"„{asked.key}“ ist live, aber nicht in dieser Form; `available` nennt, was es gibt.",
            en=f"“{asked.key}” is live, but not in this form; `available` lists what there is.",
            members={"available": [dict(zip(names, target, strict=True)) for target in targets[:_MOST_LISTED]]},
        )
    )
