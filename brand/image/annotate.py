"""The picture with what was found drawn into it: logos, their clear space and figures, and the findings."""

import io
from collections.abc import Iterator

from msgspec import UNSET
from PIL import Image, ImageDraw, ImageFont

from brand.finding import LogoMeasured, Report
from brand.image.decoding import decoder

__all__ = ["annotated"]

_FOUND, _WRONG = "#0a7d3c", "#b00020"
_DASH = 8
_GAP = 14

Box = tuple[float, float, float, float]


def annotated(data: bytes, report: Report) -> bytes:
    """Give a PNG of the picture with boxes round the logos, their clear space dashed, their figures, and each finding.

    Raises:
        PictureRefused: the picture cannot be decoded.
    """
    picture = decoder().decode(data)
    factor = picture.pixels.shape[1] / picture.width
    canvas = Image.fromarray(picture.pixels).copy()
    pen = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(max(14, canvas.width // 60))
    for logo in () if report.logos is UNSET else report.logos:
        box = _scaled(logo.box, factor)
        pen.rectangle(_corners(box), outline=_FOUND, width=3)
        zone = _grown(box, (logo.clear or 0.0) * factor)
        _dashed(pen, zone)
        _label(pen, zone, _figures(logo), font=font, colour=_FOUND)
    for number, finding in enumerate(report.findings, 1):
        if finding.at.box is not UNSET:
            box = _scaled(finding.at.box, factor)
            pen.rectangle(_corners(_grown(box, 4)), outline=_WRONG, width=2)
            place = (box[0], box[1] + box[3] + _GAP + number * font.getbbox("X")[3] * 1.6, 0.0, 0.0)
            _label(pen, place, f"{number} {finding.rule}", font=font, colour=_WRONG)
    stream = io.BytesIO()
    canvas.save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _figures(logo: LogoMeasured) -> str:
    stretch = round(100 * (logo.stretch - 1), 1) + 0.0  # no minus before a nought
    turn = round(logo.rotation, 1) + 0.0
    return f"{logo.id}  {logo.width:.0f} px  {stretch:+.1f} %  {turn:+.1f}°  ({logo.confidence:.0%})"


def _scaled(box: Box, factor: float) -> Box:
    x, y, width, height = (value * factor for value in box)
    return (x, y, width, height)


def _grown(box: Box, by: float) -> Box:
    return (box[0] - by, box[1] - by, box[2] + 2 * by, box[3] + 2 * by)


def _corners(box: Box) -> tuple[float, float, float, float]:
    return (box[0], box[1], box[0] + max(box[2], 1), box[1] + max(box[3], 1))


def _dashes(start: float, end: float) -> Iterator[tuple[float, float]]:
    while start < end:
        yield start, min(start + _DASH, end)
        start += 2 * _DASH


def _dashed(pen: ImageDraw.ImageDraw, box: Box) -> None:
    left, top, right, bottom = _corners(box)
    for start, end in _dashes(left, right):
        for y in (top, bottom):
            pen.line((start, y, end, y), fill=_FOUND, width=2)
    for start, end in _dashes(top, bottom):
        for x in (left, right):
            pen.line((x, start, x, end), fill=_FOUND, width=2)


def _label(
    pen: ImageDraw.ImageDraw, box: Box, text: str, *, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, colour: str
) -> None:
    left, top, right, bottom = pen.textbbox((0, 0), text, font=font)
    x, y = max(4.0, box[0]), max(4.0, box[1] - (bottom - top) - 12)
    pen.rectangle((x - 3, y - 2, x + right - left + 3, y + bottom + 3), fill=colour)
    pen.text((x, y), text, fill="white", font=font)
