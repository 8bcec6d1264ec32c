"""How long it takes to see a page, a picture, and the nearest tokens of many colours."""

import io
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
from coloraide import Color
from PIL import Image, ImageDraw

from benchmarks.table import Row, show
from brand.check import Context
from brand.checks.colour.contrast import CHECK
from brand.colour.nearest import nearest_many
from brand.colour.pictures import picture_colours
from brand.document import Document, Kind
from brand.image.decoding import decoder
from brand.layout import read_look
from brand.model import Brand, Swatch, Voice

__all__ = ["main"]

_PAGES = Path(__file__).parents[1] / "tests/components/goldens"
_EMAIL, _PICTURE, _MANY, _FASTER = 3.0, 120.0, 80.0, 30.0
_COLOURS, _TOKENS, _SAMPLE = 100_000, 24, 100
_CONTEXT = Context(brand=Brand(name="Nordlicht", default_locale="de-DE", locales={}), voice=Voice())


def main() -> None:
    """Print the table."""
    show("Seeing colours (processor time, best of several)", [_email(), _nearest(), _picture()])


def _best(act: Callable[[], object], times: int, clock: Callable[[], float] = time.process_time) -> float:
    taken = []
    for _ in range(times):
        begun = clock()
        act()
        taken.append((clock() - begun) * 1000)
    return min(taken)


def _email() -> Row:
    files = sorted(_PAGES.rglob("*.email.html.html"))
    source = min((file.read_text() for file in files), key=lambda text: abs(len(text) - 10_240))

    def judge() -> None:
        look = read_look(source, Kind.HTML, pointer="/content")
        list(CHECK.run(Document(locale="de-DE", colours=look.colours, shown=look.shown), _CONTEXT))

    taken = _best(judge, 30)
    plain = _best(lambda: HTMLParser().feed(source), 30)
    return Row(
        figure=f"an email of {len(source) / 1024:.1f} KB, both schemes, with contrast",
        measured=f"{taken:.1f} ms",
        reference=f"html.parser alone {plain:.1f} ms: {taken / plain:.1f} times",
        goal=f"≤ {_EMAIL:.0f} ms",
        reached=taken <= _EMAIL,
    )


def _nearest() -> Row:
    rng = np.random.default_rng(7)
    colours, palette = rng.random((_COLOURS, 3)), rng.random((_TOKENS, 3))
    taken = _best(lambda: nearest_many(colours, palette), 9)
    references = [Color("srgb", list(map(float, one))).convert("lab-d65") for one in palette]
    few = [Color("srgb", list(map(float, one))).convert("lab-d65") for one in colours[:_SAMPLE]]

    def compare() -> None:
        for one in few:
            min(one.delta_e(other, method="2000", space="lab-d65") for other in references)

    theirs = _best(compare, 2) * _COLOURS / _SAMPLE
    return Row(
        figure=f"nearest of {_TOKENS} tokens for {_COLOURS:,} colours, exact",
        measured=f"{taken:.0f} ms",
        reference=f"coloraide {theirs / 1000:.0f} s (from {_SAMPLE}): {theirs / taken:.0f} times faster",
        goal=f"≤ {_MANY:.0f} ms, ≥ {_FASTER:.0f} times",
        reached=taken <= _MANY and theirs / taken >= _FASTER,
    )


def _picture() -> Row:
    rng = np.random.default_rng(5)
    soft = Image.fromarray((rng.random((34, 27, 3)) * 255).astype(np.uint8))
    picture = soft.resize((1080, 1350), Image.Resampling.BICUBIC)
    ImageDraw.Draw(picture).rectangle((90, 900, 990, 1250), fill="#101d39")
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=85)
    data = stream.getvalue()
    swatches = tuple(Swatch(path=f"color.{value}", value=value) for value in ("#101d39", "#fbf8f1", "#086750"))
    taken = _best(lambda: picture_colours(decoder().decode(data), swatches), 7, time.perf_counter)
    decoding = _best(lambda: decoder().decode(data), 7, time.perf_counter)
    return Row(
        figure="a JPEG of 1080 × 1350: decoding, colours, flat areas, tokens",
        measured=f"{taken:.0f} ms",
        reference=f"decoding in its own process {decoding:.0f} ms of it",
        goal=f"≤ {_PICTURE:.0f} ms",
        reached=taken <= _PICTURE,
    )
