"""Judges a picture in a child process. It loads OpenCV, so it is imported with the first picture."""

from brand import picture
from brand.errors import BrandError
from brand.image.errors import PictureTooLarge, PictureUnknown
from brand.model import Report, Ruleset
from content_hub.errors import ContentHubError, ContentRejected, Fault, TooLarge, UnsupportedPicture
from content_hub.hub import Draft

__all__ = ["look_at"]


def look_at(draft: Draft, data: bytes, ruleset: Ruleset) -> Report:
    """Judge the picture of a draft: its logos, and its colours.

    Raises:
        UnsupportedPicture: it is no PNG, JPEG or WebP.
        TooLarge: it has too many pixels, or needs too much memory.
        ContentRejected: it is damaged, animated, or takes too long.
    """
    try:
        document = picture.read(data, ruleset, locale=draft.locale, channel=draft.channel)
    except PictureUnknown as refused:
        raise _told(UnsupportedPicture, refused, draft) from None
    except PictureTooLarge as refused:
        raise _told(TooLarge, refused, draft) from None
    except BrandError as refused:
        raise _told(ContentRejected, refused, draft) from None
    return picture.judge(document, ruleset)


def _told(kind: type[ContentHubError], refused: BrandError, draft: Draft) -> ContentHubError:
    """Say it as a sentence, at the place of the picture."""
    de, en = (f"{words[:1].upper()}{words[1:]}." for words in (refused.reason.de, refused.reason.en))
    return kind(de=de, en=en, faults=(Fault(pointer=draft.place, de=de, en=en),))
