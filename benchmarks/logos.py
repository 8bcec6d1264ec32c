"""What looking for logos in a picture costs, and whether broken pictures harm anything."""

import contextlib
import io
import statistics
import time

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.table import Row, show
from brand.image import read_picture
from brand.image.artwork import drawn
from brand.image.decoding import Decoder
from brand.image.errors import PictureRefused
from brand.model import Logo
from brand.pack import load
from content_hub.demo.example import example_folder

__all__ = ["main"]

_FOUND_GOAL, _ABSENT_GOAL = 150.0, 500.0
_ROUNDS = 9
_CORRUPTED = 10_000


def main() -> None:
    """Print the table."""
    logos = load(example_folder()).logos
    show("Logos in a picture of 1080 × 1350 pixels", [*_costs(logos), _corrupted()])


def _scene(seed: int) -> Image.Image:
    """Draw a layout with a soft photograph, boxes and type, without a logo."""
    random = np.random.default_rng(seed)
    noise = Image.fromarray(random.integers(0, 255, (27, 22, 3), np.uint8))
    scene = noise.resize((1080, 1350), Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(scene)
    pen.rectangle((0, 0, 1080, 420), fill="#f4efe6")
    for place in random.integers(430, 1200, 8):
        pen.text((80, int(place)), "Neue Kollektion ab 149,90 €", fill="#202020", font_size=36)
    return scene


def _jpeg(picture: Image.Image) -> bytes:
    stream = io.BytesIO()
    picture.convert("RGB").save(stream, "JPEG", quality=85)
    return stream.getvalue()


def _with_logo(logo: Logo, seed: int) -> bytes:
    scene = _scene(seed).convert("RGBA")
    layers = drawn(logo).layers
    layers[..., :3] /= np.maximum(layers[..., 3:], 1) / 255
    stamp = Image.fromarray(np.clip(layers, 0, 255).astype(np.uint8)).resize((round(110 * logo.ratio), 110))
    scene.alpha_composite(stamp, (120, 140))
    return _jpeg(scene)


def _cpu(data: bytes, logos: tuple[Logo, ...]) -> float:
    begun = time.process_time()
    read_picture(data, logos)
    return (time.process_time() - begun) * 1000


def _costs(logos: tuple[Logo, ...]) -> list[Row]:
    used = next(logo for logo in logos if not logo.retired)
    _cpu(_jpeg(_scene(0)), logos)
    found = [_cpu(_with_logo(used, seed), logos) for seed in range(_ROUNDS)]
    absent = [_cpu(_jpeg(_scene(seed)), logos) for seed in range(_ROUNDS)]
    plain = []
    for seed in range(_ROUNDS):
        data, begun = _jpeg(_scene(seed)), time.process_time()
        Image.open(io.BytesIO(data)).convert("RGB")
        plain.append((time.process_time() - begun) * 1000)
    reference = f"decoding alone {statistics.median(plain):.0f} ms"
    median, worst = statistics.median(found), float(np.quantile(absent, 0.95))
    return [
        _row("CPU where the logo is found, median", median, _FOUND_GOAL, reference),
        _row("CPU where no logo is, 95 %", worst, _ABSENT_GOAL, reference),
    ]


def _row(figure: str, value: float, goal: float, reference: str) -> Row:
    return Row(
        figure=figure, measured=f"{value:.0f} ms", reference=reference, goal=f"≤ {goal:.0f} ms", reached=value <= goal
    )


def _corrupted() -> Row:
    """Send pictures with flipped and missing bytes; each must be refused or decoded, and the next still be judged."""
    random = np.random.default_rng(5)
    small = _scene(1).resize((120, 150))
    originals = []
    for kind in ("PNG", "JPEG", "WEBP"):
        stream = io.BytesIO()
        small.save(stream, kind)
        originals.append(stream.getvalue())
    decoder, decoded, slowest = Decoder(), 0, 0.0
    for number in range(_CORRUPTED):
        data = bytearray(originals[number % 3])
        for _ in range(int(random.integers(1, 16))):
            data[int(random.integers(0, len(data)))] = int(random.integers(0, 256))
        if number % 4 == 0:
            del data[int(random.integers(1, len(data))) :]
        begun = time.monotonic()
        with contextlib.suppress(PictureRefused):
            decoded += decoder.decode(bytes(data)).pixels.size > 0
        slowest = max(slowest, time.monotonic() - begun)
    is_fine = decoder.decode(originals[0]).width == small.width
    decoder.close()
    return Row(
        figure=f"{_CORRUPTED:,} corrupted pictures, slowest answer",
        measured=f"{slowest:.2f} s",
        reference=f"{decoded:,} could still be decoded",
        goal="≤ 2 s",
        reached=is_fine and slowest <= 2,
    )
