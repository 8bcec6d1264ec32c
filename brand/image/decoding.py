"""Has pictures decoded by another process, and kills it when it takes too long."""

import atexit
import contextlib
import functools
import os
import select
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
from msgspec import Struct

from brand.finding import Said
from brand.image.arrays import Bytes
from brand.image.errors import PictureRefused, PictureTooLarge, PictureUnknown

__all__ = ["Decoder", "Picture", "decoder"]

_LENGTH = struct.Struct(">Q")
_HEAD = struct.Struct(">cIIII")
_SECONDS = 1.8
_STARTING = 20.0
"""Seconds for the first answer of a fresh process on a busy machine; only a picture that is fine waits so long."""

_PART = 1 << 20
"""Bytes moved at a time."""

_REASONS = {
    b"k": Said(de="das ist kein PNG-, JPEG- oder WebP-Bild", en="this is no PNG, JPEG or WebP picture"),
    b"l": Said(de="das Bild hat mehr als 40 Millionen Bildpunkte", en="the picture has more than 40 million pixels"),
    b"a": Said(de="das Bild ist animiert: sende ein einzelnes", en="the picture is animated: send a single one"),
    b"p": Said(
        de="hinter dem Bild steckt noch eine Datei anderer Art", en="behind the picture hides a file of another kind"
    ),
    b"m": Said(de="das Bild braucht zu viel Speicher", en="the picture needs too much memory"),
    b"b": Said(de="das Bild ist beschädigt oder unvollständig", en="the picture is damaged or incomplete"),
}
_REFUSALS = {b"k": PictureUnknown, b"l": PictureTooLarge, b"m": PictureTooLarge}
_DIED = Said(de="das Bild bringt den Dekoder zum Absturz", en="the picture makes the decoder crash")
_TOO_SLOW = Said(
    de="das Bild ließ sich nicht in zwei Sekunden dekodieren", en="the picture could not be decoded within two seconds"
)


class Picture(Struct, frozen=True, kw_only=True):
    """Decoded pixels on the white of a page, perhaps fewer than the picture of `width` × `height` has.

    `solid` says of each how opaque it is (0–255); None where nothing shines through.
    """

    pixels: Bytes
    width: int
    height: int
    solid: Bytes | None = None


class Decoder:
    """A process that decodes, started when it is needed and again when it had to be killed."""

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def decode(self, data: bytes) -> Picture:
        """Give the pixels of a PNG, JPEG or WebP file.

        Raises:
            PictureRefused: it is none, broken, animated, too large, or takes too long.
        """
        with self._lock:
            try:
                return self._asked(data)
            except TimeoutError as fault:
                self._end()
                raise PictureRefused(_TOO_SLOW) from fault
            except (OSError, EOFError) as fault:
                self._end()
                raise PictureRefused(_DIED) from fault

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _asked(self, data: bytes) -> Picture:
        is_fresh = self._child is None or self._child.poll() is not None
        if is_fresh:
            self._start()
        child = self._child
        if child is None or child.stdin is None or child.stdout is None:
            raise EOFError
        if is_fresh:  # an empty file is answered as soon as the process is ready: starting is not decoding
            ready_by = time.monotonic() + _STARTING
            self._sent(child.stdin.fileno(), b"", ready_by)
            self._received(child.stdout.fileno(), _HEAD.size, ready_by)
        deadline = time.monotonic() + self._seconds
        self._sent(child.stdin.fileno(), data, deadline)
        outcome, width, height, columns, rows = _HEAD.unpack(
            self._received(child.stdout.fileno(), _HEAD.size, deadline)
        )
        if outcome not in {b"+", b"*"}:
            raise _REFUSALS.get(outcome, PictureRefused)(_REASONS.get(outcome, _DIED))
        pixels = self._received(child.stdout.fileno(), rows * columns * 3, deadline)
        solid = self._received(child.stdout.fileno(), rows * columns, deadline) if outcome == b"*" else None
        return Picture(
            pixels=np.frombuffer(pixels, np.uint8).reshape(rows, columns, 3),
            width=width,
            height=height,
            solid=None if solid is None else np.frombuffer(solid, np.uint8).reshape(rows, columns),
        )

    @staticmethod
    def _sent(stream: int, data: bytes, deadline: float) -> None:
        """Write as much as the pipe takes at a time: a child that stands still must not hold up who waits for it."""
        for part in (_LENGTH.pack(len(data)), data):
            left = memoryview(part)
            while left:
                _, ready, _ = select.select([], [stream], [], max(0.0, deadline - time.monotonic()))
                if not ready:
                    raise TimeoutError
                left = left[os.write(stream, left[:_PART]) :]

    @staticmethod
    def _received(stream: int, size: int, deadline: float) -> bytearray:
        got = bytearray()
        while len(got) < size:
            ready, _, _ = select.select([stream], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError
            part = os.read(stream, min(size - len(got), _PART))
            if not part:
                raise EOFError
            got += part
        return got

    def _start(self) -> None:
        self._end()
        program = Path(__file__).with_name("decoder.py")
        self._child = subprocess.Popen(
            [sys.executable, "-I", str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        if self._child.stdin is not None:
            os.set_blocking(self._child.stdin.fileno(), False)

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        child.wait()


@functools.cache
def decoder() -> Decoder:
    """Give the decoder of this process; it is ended with it."""
    shared = Decoder()
    atexit.register(shared.close)
    return shared
