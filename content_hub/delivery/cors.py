"""Which pages of other origins may fetch (Fetch standard, CORS)."""

from collections.abc import Iterable

from content_hub.wire.asgi import Headers

__all__ = ["Cors"]

_EXPOSED = b"ETag, Content-Language, Content-Location, Surrogate-Key, Hub-Position, Link, Retry-After"


class Cors:
    """Knows the origins that may fetch; `*` lets any."""

    def __init__(self, origins: Iterable[str]) -> None:
        self.origins = frozenset(origin.encode() for origin in origins)
        self.varies = bool(self.origins) and b"*" not in self.origins

    def headers(self, origin: bytes | None) -> Headers:
        """Give the headers for a request from this origin."""
        if b"*" in self.origins:
            return [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", _EXPOSED)]
        if origin in self.origins and origin is not None:
            return [(b"access-control-allow-origin", origin), (b"access-control-expose-headers", _EXPOSED)]
        return []

    def preflight(self) -> Headers:
        """Give the headers that answer an OPTIONS request, beside those of its origin."""
        return [
            (b"access-control-allow-methods", b"GET, HEAD, POST"),
            (b"access-control-allow-headers", b"Authorization, Content-Type, If-None-Match, Accept-Language"),
            (b"access-control-max-age", b"600"),
            *([(b"vary", b"Origin")] if self.varies else []),
        ]
