"""Whatever is sent as a picture, the answer is a sentence or a report, and soon."""

import contextlib
import io
import os
import signal
import struct
import time
import zlib
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PIL import Image

from brand.image.decoding import Decoder
from brand.image.errors import PictureRefused

Save = Callable[..., bytes]


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    shared = Decoder(seconds=30)  # a busy machine is no fault of the picture
    yield shared
    shared.close()


def photo(side: int = 48) -> Image.Image:
    values = np.random.default_rng(1).integers(0, 255, (side, side, 3), np.uint8)
    return Image.fromarray(values).resize((side * 2, side * 2), Image.Resampling.BICUBIC)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")


def animated() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(
        stream, "WEBP", save_all=True, append_images=[Image.new("RGB", (8, 8), "red")], duration=100
    )
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_of_each_kind_is_decoded(decoder: Decoder, saved: Save, kind: str) -> None:
    picture = decoder.decode(saved(photo(), kind))
    assert (picture.width, picture.height, picture.pixels.shape) == (96, 96, (96, 96, 3))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this is no PNG, JPEG or WebP picture"),
        (b"\0" * 10_000, "this is no PNG, JPEG or WebP picture"),
        (b"GIF89a" + bytes(40), "this is no PNG, JPEG or WebP picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "this is no PNG, JPEG or WebP picture"),
        (bomb(60_000, 60_000), "the picture has more than 40 million pixels"),
        (bomb(4_000, 4_000), "the picture is damaged or incomplete"),
        (animated(), "the picture is animated: send a single one"),
    ],
)
def test_what_is_no_good_picture_gets_a_sentence(decoder: Decoder, data: bytes, said: str) -> None:
    started = time.monotonic()
    with pytest.raises(PictureRefused) as refused:
        decoder.decode(data)
    assert refused.value.reason.en == said
    assert time.monotonic() - started < 8


def test_picture_with_an_archive_behind_it_is_refused(decoder: Decoder, saved: Save) -> None:
    with pytest.raises(PictureRefused) as refused:
        decoder.decode(saved(photo()) + b"PK\x03\x04" + bytes(200))
    assert refused.value.reason.en == "behind the picture hides a file of another kind"


def test_truncated_picture_is_refused(decoder: Decoder, saved: Save) -> None:
    data = saved(photo(), "JPEG")
    with pytest.raises(PictureRefused):
        decoder.decode(data[: len(data) // 2])


def test_large_picture_is_sent_smaller(decoder: Decoder, saved: Save) -> None:
    picture = decoder.decode(saved(Image.new("RGB", (4000, 3000), "#335577"), "JPEG"))
    assert (picture.width, picture.height) == (4000, 3000)
    assert picture.pixels.shape[0] * picture.pixels.shape[1] < 2_500_000


def test_transparent_picture_shows_the_page_behind_it(decoder: Decoder, saved: Save) -> None:
    assert decoder.decode(saved(Image.new("RGBA", (20, 20), (0, 0, 0, 0)))).pixels.min() == 255


@pytest.mark.parametrize("side", [48, 400], ids=["held by the pipe", "larger than the pipe"])
def test_picture_that_is_never_decoded_is_given_up_and_the_next_one_is_judged(saved: Save, side: int) -> None:
    stuck = Decoder(seconds=10)
    data = saved(photo(side))
    try:
        assert stuck.decode(saved(photo())).width == 96
        assert stuck._child is not None
        os.kill(stuck._child.pid, signal.SIGSTOP)
        stuck._seconds = 0.3
        with pytest.raises(PictureRefused) as refused:
            stuck.decode(data)
        assert "two seconds" in refused.value.reason.en
        stuck._seconds = 10
        assert stuck.decode(data).width == 2 * side
    finally:
        stuck.close()


def test_a_thousand_corrupted_pictures_leave_the_process_unharmed(decoder: Decoder, saved: Save) -> None:
    random = np.random.default_rng(20261124)
    originals = [saved(photo(), kind) for kind in ("PNG", "JPEG", "WEBP")]
    decoded = 0
    for number in range(1_000):
        data = bytearray(originals[number % 3])
        for _ in range(int(random.integers(1, 12))):
            data[int(random.integers(0, len(data)))] = int(random.integers(0, 256))
        if number % 5 == 0:
            del data[int(random.integers(1, len(data))) :]
        with contextlib.suppress(PictureRefused):
            decoded += decoder.decode(bytes(data)).pixels.size > 0
    assert decoded < 1_000
    assert decoder.decode(originals[0]).width == 96
