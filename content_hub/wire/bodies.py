"""Request bodies: read up to a limit, decoded strictly. What cannot be read is the sender's mistake, and says where."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

import msgspec

from content_hub.errors import ContentRejected, Fault, TooLarge
from content_hub.wire.asgi import Receive
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, ProblemFault
from content_hub.wire.sentences import in_german
from content_hub.wire.twice import named_twice

__all__ = [
    "check_once",
    "decode_json",
    "is_json",
    "pointer_of",
    "read_body",
    "too_large",
    "unreadable",
    "unsupported_media_type",
]

T = TypeVar("T")

_DEEPEST = 64
_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `(?P<path>\$[^`]*)`)?$", re.DOTALL)
_STEPS = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]|\[(\.\.\.)\]")
_MEMBER = re.compile(r"^Object (?:contains unknown|missing required) field `(.*)`$", re.DOTALL)
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")


async def read_body(receive: Receive, limit: int) -> bytes:
    """Read a whole body. Raise TooLarge as soon as it exceeds the limit."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            raise too_large(limit)
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def too_large(limit: int) -> TooLarge:
    """Say how much one request may hold."""
    return TooLarge(
        de=f"Die Anfrage ist größer als die erlaubten {limit} Bytes.",
        en=f"The request exceeds the {limit} bytes that are allowed.",
    )


def is_json(content_type: str | None) -> bool:
    """Tell whether a body says that it is JSON."""
    essence = (content_type or "").partition(";")[0].strip().lower()
    return essence == "application/json" or (essence.startswith("application/") and essence.endswith("+json"))


def unsupported_media_type(wanted: str) -> ProblemAnswer:
    """Say which media type an address reads."""
    return ProblemAnswer(
        Problem(
            name="unsupported-media-type",
            de=f"Diese Adresse liest {wanted}.",
            en=f"This address reads {wanted}.",
            headers=[(b"accept", wanted.encode())],
        )
    )


def decode_json(body: bytes, kind: type[T]) -> T:
    """Decode a body into its type, strictly.

    Raises:
        ProblemAnswer: broken JSON, bad UTF-8, a wrong type, an unknown member, too deep a nesting.
        ContentRejected: a NUL inside `content`.
    """
    try:
        value = msgspec.json.decode(body, type=kind)
        if b"\\u0000" in body or body.count(b"[") + body.count(b"{") > _DEEPEST:
            _check_values(msgspec.json.decode(body))
    except msgspec.ValidationError as error:
        raise _wrong_place(str(error)) from None
    except UnicodeDecodeError:
        raise unreadable("Der Körper ist kein gültiges UTF-8.", "The body is no valid UTF-8.") from None
    except RecursionError:
        raise _too_deep() from None
    except msgspec.DecodeError as error:
        raise _broken(body, str(error)) from None
    return value


def check_once(body: bytes) -> None:
    """Refuse a body that names a member twice; it was decoded before. Raise ProblemAnswer."""
    pointer = named_twice(body)
    if pointer is not None:
        raise unreadable(
            f"Das Member „{pointer}“ steht zweimal da.",
            f"The member “{pointer}” is given twice.",
            (ProblemFault(pointer=pointer, detail="is given twice", de="steht zweimal da"),),
        )


def _broken(body: bytes, reason: str) -> ProblemAnswer:
    if not body:
        return unreadable("Der Körper ist leer; erwartet wird JSON.", "The body is empty; JSON is expected.")
    if _SURROGATE.search(body) and "truncated" in reason:
        return unreadable(
            "Das JSON enthält ein einzelnes Surrogat (\\ud800 …) oder ist abgeschnitten.",
            "The JSON holds a lone surrogate (\\ud800 …) or is cut off.",
        )
    return unreadable(f"Das JSON ist nicht lesbar: {in_german(reason)}.", f"The JSON cannot be read: {reason}.")


def unreadable(de: str, en: str, errors: tuple[ProblemFault, ...] = ()) -> ProblemAnswer:
    """Say why a request cannot be read."""
    return ProblemAnswer(Problem(name="bad-request", de=de, en=en, errors=errors))


def _wrong_place(message: str) -> ProblemAnswer:
    found = _PLACE.match(message)
    what, path = (found["what"], found["path"]) if found else (message, None)
    member = _MEMBER.search(what)
    pointer = pointer_of(path or "$") + (f"/{_escaped(member[1])}" if member else "")
    place = pointer or "/"
    return unreadable(
        f"Die Anfrage passt nicht zur Schnittstelle: {in_german(what)} ({place}).",
        f"The request does not fit the contract: {what} ({place}).",
        (ProblemFault(pointer=pointer, detail=what, de=in_german(what)),),
    )


def _escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def pointer_of(path: str) -> str:
    """Write a path such as `$.items[0].key` as the JSON pointer `/items/0/key`."""
    steps = (name or number or "*" for name, number, _ in _STEPS.findall(path))
    return "".join(f"/{_escaped(step)}" for step in steps)


def _check_values(value: object) -> None:
    """Refuse what no text may hold, and nesting that no content needs."""
    stack: list[tuple[object, str, int]] = [(value, "", 0)]
    while stack:
        current, pointer, depth = stack.pop()
        if depth > _DEEPEST:
            raise _too_deep()
        if isinstance(current, str) and "\x00" in current:
            raise _nul(pointer)
        stack.extend((item, f"{pointer}/{step}", depth + 1) for step, item in _children(current, pointer))


def _children(value: object, pointer: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            if "\x00" in name:
                raise _nul(pointer)
            yield _escaped(name), item
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield str(index), item


def _nul(pointer: str) -> ContentRejected | ProblemAnswer:
    de, en = "Hier steht ein NUL-Zeichen (U+0000).", "There is a NUL character (U+0000) here."
    if pointer.startswith("/content"):
        return ContentRejected(de=de, en=en, faults=[Fault(pointer=pointer, de=de, en=en)])
    return unreadable(de, en, (ProblemFault(pointer=pointer, detail=en, de=de),))


def _too_deep() -> ProblemAnswer:
    return unreadable(
        f"Das JSON ist tiefer verschachtelt als {_DEEPEST} Ebenen.",
        f"The JSON is nested deeper than {_DEEPEST} levels.",
    )
