"""Headers of what is delivered. What never changes is built once; the rest is put together per answer."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from content_hub.wire.asgi import Headers

__all__ = ["Answer", "Used", "cache_control", "immutable_headers", "json_headers", "steady", "vary"]

_MAX_AGE = 60
_STALE_WHILE_REVALIDATE = 60
_STALE_IF_ERROR = 86_400
_FOR_EVER = "max-age=31536000, immutable"
_NOSNIFF = (b"x-content-type-options", b"nosniff")

Answer = tuple[int, Headers, bytes]


class Used(Struct, frozen=True, kw_only=True):
    """What of the request, beside its address, the answer was chosen by."""

    token: bool = False
    language: bool = False
    origin: bool = False


def _names(used: Used) -> bytes:
    names = (("Authorization", used.token), ("Accept-Language", used.language), ("Origin", used.origin))
    return ", ".join(name for name, is_used in names if is_used).encode()


_FLAGS = (False, True)
_VARY: Mapping[Used, Headers] = {
    used: [(b"vary", _names(used))] if _names(used) else []
    for used in (
        Used(token=token, language=language, origin=origin)
        for token in _FLAGS
        for language in _FLAGS
        for origin in _FLAGS
    )
}


def vary(used: Used) -> Headers:
    """Name what caches must tell apart, if anything."""
    return _VARY[used]


_SCOPE = {True: "private", False: "public"}
_STEADY: Mapping[bool, bytes] = {
    token: (
        f"{scope}, max-age={_MAX_AGE}, stale-while-revalidate={_STALE_WHILE_REVALIDATE}, "
        f"stale-if-error={_STALE_IF_ERROR}"
    ).encode()
    for token, scope in _SCOPE.items()
}


def steady(used: Used) -> bytes:
    """Say how long a cache may keep what nothing is known to change."""
    return _STEADY[used.token]


def cache_control(used: Used, until: datetime | None, now: datetime) -> bytes:
    """Say how long a cache may keep it: a minute at most, and no second past what ends in time, stale or not."""
    if until is None or until <= now:
        return steady(used)
    left = int((until - now).total_seconds())
    age = min(_MAX_AGE, left)
    stale = min(_STALE_WHILE_REVALIDATE, left - age)
    failed = min(_STALE_IF_ERROR, left - age)
    scope = _SCOPE[used.token]
    return f"{scope}, max-age={age}, stale-while-revalidate={stale}, stale-if-error={failed}".encode()


def immutable_headers(digest: str, used: Used) -> Headers:
    """Put together the headers of bytes that never change."""
    return [
        (b"etag", f'"{digest}"'.encode()),
        (b"cache-control", f"{_SCOPE[used.token]}, {_FOR_EVER}".encode()),
        _NOSNIFF,
        *_VARY[used],
    ]


def json_headers(etag: str, used: Used, *, until: datetime | None = None, now: datetime) -> Headers:
    """Put together the headers of an answer made of several live things, the first of which ends at `until`."""
    return [
        (b"etag", etag.encode()),
        (b"cache-control", cache_control(used, until, now)),
        _NOSNIFF,
        *_VARY[used],
    ]
