"""Decode an untrusted picture in a process of its own: `python -m content_hub.workshop.decoding < in > out`.

The process has little memory and little time, reads only PNG, JPEG and WebP, looks at the header before it decodes a
pixel, and encodes anew: no metadata, no second file hidden behind the first, sRGB colours, upright.

The answer is one line of JSON, then the bytes: `{"media_type", "width", "height"}` or `{"refused": "…"}`.
"""

import io
import json
import sys
import warnings

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

__all__ = ["MOST_PIXELS", "decode", "main"]

MOST_PIXELS = 40_000_000
_MOST_MEMORY = 1_500_000_000
_MOST_SECONDS = 20
_FORMATS = ("PNG", "JPEG", "WEBP")


def main() -> int:
    """Decode standard input, write the answer to standard output."""
    _limit()
    data = sys.stdin.buffer.read()
    header, body = decode(data)
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + body)
    return 0


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))


def decode(data: bytes) -> tuple[dict[str, object], bytes]:
    """Give the header of the answer and the new bytes; a refusal has no bytes."""
    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                return {"refused": "pixels"}, b""
            if getattr(image, "n_frames", 1) > 1:
                return {"refused": "animated"}, b""
            return _encoded(image)
    except UnidentifiedImageError:
        return {"refused": "format"}, b""
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return {"refused": "pixels"}, b""
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, Warning):
        return {"refused": "damaged"}, b""


def _encoded(image: Image.Image) -> tuple[dict[str, object], bytes]:
    kind = image.format or "PNG"
    upright = _in_srgb(ImageOps.exif_transpose(image))
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    plain = upright.convert("RGBA" if has_alpha else "RGB")
    clean = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = io.BytesIO()
    if kind == "JPEG":
        clean.convert("RGB").save(out, "JPEG", quality=90, subsampling=0)
    elif kind == "WEBP":
        clean.save(out, "WEBP", quality=90, method=4)
    else:
        clean.save(out, "PNG", compress_level=6)
    header = {"media_type": f"image/{kind.lower()}", "width": clean.width, "height": clean.height}
    return header, out.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """Turn the colours of an embedded profile into sRGB, since the profile does not stay."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    image.load()  # what is damaged fails here; below only the profile can
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if "A" in image.getbands() else "RGB"
        turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image
    return image if turned is None else turned


if __name__ == "__main__":
    sys.exit(main())
