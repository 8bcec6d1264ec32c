"""One picture as the checks see it: decoded once, by a process that may be killed, for its logos and its colours.

Needs numpy and OpenCV, so it is imported only where a picture is judged.
"""

from msgspec.structs import replace

from brand.colour.pictures import with_colours
from brand.document import Document
from brand.finding import Report
from brand.image import measures, shown
from brand.image.decoding import decoder
from brand.linter import lint
from brand.model import Ruleset

__all__ = ["judge", "read"]


def read(data: bytes, ruleset: Ruleset, *, locale: str | None = None, channel: str | None = None) -> Document:
    """Give the document that stands for a PNG, JPEG or WebP file.

    Raises:
        PictureRefused: the file is none of these, broken, animated, too large, or takes too long to decode.
    """
    picture = decoder().decode(data)
    document = shown(picture, ruleset.logos, locale=locale, channel=channel)
    return with_colours(document, picture, ruleset.palette)


def judge(document: Document, ruleset: Ruleset) -> Report:
    """Give all findings of a picture, with its logos as they were measured and its palette."""
    return replace(lint(document, ruleset), logos=measures(document, ruleset.logos))
