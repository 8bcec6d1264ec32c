"""Draws a display list with Pillow. It decides nothing: every mark knows its pixels."""

import io
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from components.channels.signage.display import Bitmap, Box, Code, Fill, Glyphs, Mark, Vector
from components.channels.signage.errors import Undrawable
from components.fonts.faces import Face
from components.fonts.measure import FINE, open_font, text_width

__all__ = ["encode", "paint"]

JPEG_QUALITY = 90
SLIGHT_BELOW = 16
BOLD = 600
# From here on scripts join their letters; before it each letter stands alone.
SHAPED = "\u0590"
FORMATS = ("PNG", "JPEG", "WEBP")
SUPERSAMPLED = 4
FINE_BELOW = 64
KEPT_ACROSS = 0.5
KEPT_DOWN = 0.4


def paint(marks: Iterable[Mark], size: tuple[int, int], paper: str, *, few: Sequence[str] = ()) -> Image.Image:
    """Draw the marks in order on a canvas of the paper's colour; for a screen of `few` colours with hard edges."""
    canvas = Image.new("RGB", size, paper)
    for mark in marks:
        match mark:
            case Fill():
                _fill(canvas, mark)
            case Glyphs() if few and _is_slight(mark):
                _crisp_glyphs(canvas, mark)
            case Glyphs():
                _glyphs(canvas, mark)
            case Bitmap():
                _bitmap(canvas, mark)
            case Vector():
                logo = _logo(mark.data, mark.media_type, round(mark.box.width), mark.name)
                canvas.paste(logo, (round(mark.box.x), round(mark.box.y)), logo)
            case Code():
                _code(canvas, mark)
    return canvas


def encode(canvas: Image.Image, format_: str, colours: Sequence[str] = ()) -> bytes:
    """The canvas as a file: no time stamp, no other metadata, the same bytes each time.

    Where a screen has few `colours`, each pixel takes the nearest of them: no greys, no dots.
    """
    target = io.BytesIO()
    if format_ == "jpeg":
        canvas.save(target, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    elif colours:
        _reduced(canvas, colours).save(target, "PNG", optimize=True)
    else:
        canvas.save(target, "PNG", compress_level=1)
    return target.getvalue()


def _reduced(canvas: Image.Image, colours: Sequence[str]) -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in ImageColor.getrgb(colour)])
    return canvas.quantize(palette=palette, dither=Image.Dither.NONE)


def _edges(box: Box) -> tuple[int, int, int, int]:
    return round(box.x), round(box.y), round(box.right), round(box.bottom)


def _glyphs(canvas: Image.Image, mark: Glyphs) -> None:
    """Draw a run; a small one larger first, since glyphs on whole pixels would leave gaps of uneven width."""
    fine = FINE if mark.size < FINE_BELOW else 1
    font = open_font(mark.face, mark.size * fine)
    reach = mark.size // 2
    left, top = math.floor(mark.x) - reach, math.floor(mark.baseline) - 3 * reach
    width = math.ceil(text_width(mark.text, mark.face, mark.size)) + 2 * reach + 2
    width = max(1, min(width, canvas.width - left))
    mask = Image.new("L", (width * fine, 4 * reach * fine))
    start = ((mark.x - left) * fine, (mark.baseline - top) * fine)
    ImageDraw.Draw(mask).text(start, mark.text, font=font, fill=255, anchor="ls")
    canvas.paste(mark.colour, (left, top), mask.reduce(fine) if fine > 1 else mask)


def _is_slight(mark: Glyphs) -> bool:
    """Tell runs that would lose their dots and thin strokes; large and bold ones keep them."""
    return mark.size < SLIGHT_BELOW and mark.face.weight < BOLD and max(mark.text, default="") < SHAPED


def _crisp_glyphs(canvas: Image.Image, mark: Glyphs) -> None:
    """Draw a run letter by letter, each fitted to whole pixels where the measure puts it: dots and stems stay whole."""
    for place, letter in enumerate(mark.text):
        x = mark.x + text_width(mark.text[:place], mark.face, mark.size)
        mask = _letter(mark.face, mark.size, letter)
        canvas.paste(mark.colour, (round(x) - mark.size, round(mark.baseline) - 2 * mark.size), mask)


@lru_cache(maxsize=2048)
def _letter(face: Face, size: int, letter: str) -> Image.Image:
    """A mask of one letter, a size from its left and two from its top."""
    mask = Image.new("1", (4 * size, 3 * size))
    draw = ImageDraw.Draw(mask)
    draw.fontmode = "1"
    draw.text((size, 2 * size), letter, font=open_font(face, size), fill=1, anchor="ls")
    return mask


def _fill(canvas: Image.Image, mark: Fill) -> None:
    edges = _edges(mark.box)
    radius = min(round(mark.radius), (edges[2] - edges[0]) // 2, (edges[3] - edges[1]) // 2)
    if radius > 0:
        canvas.paste(mark.colour, edges, _rounded(edges[2] - edges[0], edges[3] - edges[1], radius))
    else:
        canvas.paste(mark.colour, edges)


@lru_cache(maxsize=8)
def _rounded(width: int, height: int, radius: int) -> Image.Image:
    """A mask with round corners, their edges smooth."""
    mask = Image.new("L", (width, height), 255)
    large = radius * SUPERSAMPLED
    disc = Image.new("L", (2 * large, 2 * large), 0)
    ImageDraw.Draw(disc).ellipse((0, 0, 2 * large - 1, 2 * large - 1), fill=255)
    smooth = disc.reduce(SUPERSAMPLED)
    for left, x in ((0, 0), (radius, width - radius)):
        for top, y in ((0, 0), (radius, height - radius)):
            mask.paste(smooth.crop((left, top, left + radius, top + radius)), (x, y))
    return mask


def _bitmap(canvas: Image.Image, mark: Bitmap) -> None:
    left, top, right, bottom = _edges(mark.box)
    width, height = right - left, bottom - top
    if width <= 0 or height <= 0:
        return
    picture = _covering(mark.data, width, height, mark.pointer)
    radius = min(round(mark.radius), width // 2, height // 2)
    if picture.mode == "RGBA":
        layer = canvas.crop((left, top, right, bottom)).convert("RGBA")
        picture = Image.alpha_composite(layer, picture).convert("RGB")
    canvas.paste(picture, (left, top), _rounded(width, height, radius) if radius else None)


@lru_cache(maxsize=2)
def _covering(data: bytes, width: int, height: int, name: str) -> Image.Image:
    """A picture at the size at which it fills a box, its middle kept, its top rather than its bottom."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            opened.draft("RGB", (width, height))
            picture = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as fault:
        raise Undrawable(name, str(fault)) from fault
    scale = max(width / picture.width, height / picture.height)
    across, down = min(picture.width, width / scale), min(picture.height, height / scale)  # a quotient may round up
    left, top = (picture.width - across) * KEPT_ACROSS, (picture.height - down) * KEPT_DOWN
    return picture.resize(
        (width, height),
        Image.Resampling.LANCZOS,
        box=(left, top, min(picture.width, left + across), min(picture.height, top + down)),
        reducing_gap=2.0,
    )


@lru_cache(maxsize=16)
def _logo(data: bytes, media_type: str, width: int, name: str) -> Image.Image:
    try:
        if media_type == "image/svg+xml":
            import resvg_py  # noqa: PLC0415 - a native library: only where a vector is drawn

            data = resvg_py.svg_to_bytes(svg_string=data.decode(), width=width, skip_system_fonts=True)
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            drawn = opened.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError) as fault:
        raise Undrawable(name, str(fault)) from fault
    if drawn.width == width:
        return drawn
    return drawn.resize((width, max(1, round(drawn.height * width / drawn.width))), Image.Resampling.LANCZOS)


def _code(canvas: Image.Image, mark: Code) -> None:
    side = len(mark.rows)
    modules = Image.frombytes("L", (side, side), b"".join(bytes(255 * dark for dark in row) for row in mark.rows))
    large = modules.resize((side * mark.module, side * mark.module), Image.Resampling.NEAREST)
    edges = (mark.x, mark.y, mark.x + large.width, mark.y + large.height)
    canvas.paste(mark.light, edges)
    canvas.paste(mark.dark, edges, large)
