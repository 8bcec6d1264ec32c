"""Decodes pictures in a process of its own, which may be killed: `decoding` starts it and talks to it.

It reads from standard input, as often as it is asked, a length and so many bytes of a file, and answers with one letter
for the outcome, the picture's width and height, the width and height of the pixels sent, and these as red, green, blue.
Where something shines through, the letter is `*`, and how solid each pixel is follows in a plane of its own.
It imports nothing of this package, so that it starts quickly and holds nothing worth attacking.
"""

import contextlib
import io
import struct
import sys
import warnings
from collections.abc import Callable
from typing import BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

__all__ = ["answer", "main"]

LENGTH = struct.Struct(">Q")
HEAD = struct.Struct(">cIIII")

_FORMATS = ("PNG", "JPEG", "WEBP")
_MOST_PIXELS = 40_000_000
_SENT_PIXELS = 2_400_000
"""A larger picture is sent smaller: logos are found and measured at this size."""
_MEMORY = 1_200 * 2**20
_FOREIGN = (b"PK\x03\x04", b"%PDF-", b"<script", b"<html", b"<?php", b"\x7fELF", b"MZ\x90\x00")
_ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}


class _Refused(Exception):
    """The picture will not be decoded; the letter says why."""


def answer(data: bytes) -> tuple[bytes, bytes]:
    """Give the head and the pixels of the answer to one file."""
    try:
        size, picture, solid = _decoded(data)
    except _Refused as fault:
        return HEAD.pack(str(fault).encode(), 0, 0, 0, 0), b""
    except MemoryError:
        return HEAD.pack(b"m", 0, 0, 0, 0), b""
    except Image.DecompressionBombError:
        return HEAD.pack(b"l", 0, 0, 0, 0), b""
    except Exception:  # noqa: BLE001 -- decoders raise whatever they like on broken files: this process exists for that
        return HEAD.pack(b"b", 0, 0, 0, 0), b""
    if solid is None:
        return HEAD.pack(b"+", *size, *picture.size), picture.tobytes()
    return HEAD.pack(b"*", *size, *picture.size), picture.tobytes() + solid.tobytes()


def _decoded(data: bytes) -> tuple[tuple[int, int], Image.Image, Image.Image | None]:
    try:
        opened = Image.open(io.BytesIO(data), formats=_FORMATS)
    except UnidentifiedImageError:
        raise _Refused("k") from None
    with opened as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise _Refused("l")
        if getattr(picture, "n_frames", 1) > 1:
            raise _Refused("a")
        if _is_two_things(data, picture.format or ""):
            raise _Refused("p")
        upright = ImageOps.exif_transpose(picture)
        flat, solid = _flat(upright)
        return upright.size, _smaller(flat), None if solid is None else _smaller(solid)


def _is_two_things(data: bytes, kind: str) -> bool:
    """Say whether another kind of file begins after the picture's end."""
    end = _ENDS.get(kind)
    after = data.rfind(end) + len(end) if end else 8 + int.from_bytes(data[4:8], "little")
    return any(mark in data[after:].lower() or mark in data[after:] for mark in _FOREIGN)


def _flat(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Give red, green, blue; what is transparent shows the white of a page, and how solid it all is comes beside it."""
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB"), None
    if picture.mode not in {"RGBA", "LA", "PA"} and "transparency" not in picture.info:
        return picture.convert("RGB"), None
    over = picture.convert("RGBA")
    solid = over.getchannel("A")
    page = Image.new("RGB", over.size, "white")
    page.paste(over, mask=solid)
    return page, None if solid.getextrema() == (255, 255) else solid


def _smaller(picture: Image.Image) -> Image.Image:
    factor = (_SENT_PIXELS / (picture.width * picture.height)) ** 0.5
    if factor >= 1:
        return picture
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.BOX)


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # where the system knows no such limit, the clock holds
        import resource  # noqa: PLC0415 -- not on every system

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(read: Callable[[int], bytes], out: BinaryIO) -> None:
    """Answer until there is nothing more to read."""
    _limit_memory()
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    while len(head := read(LENGTH.size)) == LENGTH.size:
        out.writelines(answer(read(LENGTH.unpack(head)[0])))
        out.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer.read, sys.stdout.buffer)
