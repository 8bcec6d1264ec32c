"""Renditions and assets by digest: what is or once was live, for ever the same bytes."""

from collections.abc import Callable

from content_hub.delivery.answers import Answer, immutable_headers
from content_hub.delivery.request import DeliveryRequest
from content_hub.errors import NotFound
from content_hub.storage.port import Immutable
from content_hub.wire.conditional import matches
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem

__all__ = ["answer_immutable"]


def answer_immutable(request: DeliveryRequest, digest: str, read: Callable[[str, str], Immutable | None]) -> Answer:
    """Hand over the bytes of a digest.

    Raises:
        NotFound: they never were live in this brand.
        ProblemAnswer: every block that used them live is withdrawn.
    """
    found = read(request.brand.key, digest)
    if found is None:
        raise NotFound(
            de="Unter diesem Digest war hier nie etwas live.", en="Nothing of this digest ever was live here."
        )
    if found.is_gone:
        raise ProblemAnswer(
            Problem(
                name="gone",
                de="Alle Bausteine, die das zeigten, sind zurückgezogen.",
                en="Every block that showed this is withdrawn.",
            )
        )
    headers = immutable_headers(digest, request.used)
    condition = request.header(b"if-none-match")
    if condition is not None and matches(condition, f'"{digest}"'):
        return 304, headers, b""
    return 200, [(b"content-type", found.media_type.encode()), *headers], found.body
