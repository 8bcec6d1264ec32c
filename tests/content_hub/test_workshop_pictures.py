"""What becomes of an uploaded picture in the process that decodes it."""

import io
import warnings
from collections.abc import Iterator

import pytest
from PIL import Image, ImageCms

from content_hub.workshop.decoding import MOST_PIXELS, decode
from tests.content_hub.pictures import a_bomb, animated, encoded


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """Decoding sets Pillow's own limits for its process; here it shares ours."""
    most = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        yield
    Image.MAX_IMAGE_PIXELS = most


NO_PICTURES = {
    "empty": (b"", "format"),
    "text": (b"Das ist kein Bild." * 10, "format"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "format"),
    "gif": (encoded("GIF"), "format"),
    "bmp": (encoded("BMP"), "format"),
    "tiff": (encoded("TIFF"), "format"),
    "bomb": (a_bomb(), "pixels"),
    "wide-bomb": (a_bomb(1_000_000_000, 1), "pixels"),
    "just-too-large": (a_bomb(8_000, MOST_PIXELS // 8_000 + 1), "pixels"),
    "no-pixels": (a_bomb(0, 0), "format"),
    "truncated-png": (encoded()[:-40], "damaged"),
    "truncated-jpeg": (encoded("JPEG", (640, 480))[:2_000], "damaged"),
    "signature-only": (encoded()[:8], "format"),
    "lying-png": (a_bomb(64, 64), "damaged"),
    "animated": (animated(), "animated"),
}


@pytest.mark.parametrize(("data", "reason"), NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    assert decode(data) == ({"refused": reason}, b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_keeps_its_kind_and_size(form: str) -> None:
    header, body = decode(encoded(form))
    assert header == {"media_type": f"image/{form.lower()}", "width": 64, "height": 48}
    with Image.open(io.BytesIO(body)) as image:
        assert (image.format, image.size) == (form, (64, 48))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_any_mode_of_png_becomes_plain_colours_and_keeps_what_is_see_through(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (4, 4)).save(out, "PNG")
    _, body = decode(out.getvalue())
    with Image.open(io.BytesIO(body)) as image:
        assert image.mode == ("RGBA" if mode in {"LA", "RGBA"} else "RGB")


def test_a_print_picture_comes_out_in_screen_colours() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (4, 4)).save(out, "JPEG")
    _, body = decode(out.getvalue())
    with Image.open(io.BytesIO(body)) as image:
        assert image.mode == "RGB"


def test_no_metadata_stays_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90°
    exif[0x010E] = "Zuhause"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    header, body = decode(encoded("JPEG", exif=exif, icc_profile=profile))
    assert (header["width"], header["height"]) == (48, 64)
    assert b"Zuhause" not in body
    with Image.open(io.BytesIO(body)) as image:
        assert not image.getexif()
        assert "icc_profile" not in image.info


def test_a_profile_that_is_none_does_not_stop_the_picture() -> None:
    header, _ = decode(encoded(icc_profile=b"no profile"))
    assert header["width"] == 64


def test_a_file_hidden_behind_the_picture_does_not_stay() -> None:
    _, body = decode(encoded() + b"PK hidden")
    assert b"hidden" not in body


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert decode(encoded("WEBP")) == decode(encoded("WEBP"))
