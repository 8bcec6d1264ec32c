"""Refuses a vector picture that could do more than be seen: it is shown in mails and pages of other people."""

from xml.etree import ElementTree as ET

from brand.finding import Said

__all__ = ["unsafe_part"]

_ACTIVE = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "set", "animate"}
_OUTSIDE = ("url(http", "url('http", 'url("http', "url(//", "@import", "javascript:")


def unsafe_part(data: bytes) -> Said | None:
    """Say what in an SVG is not fit to be shown to strangers; None if it is only a drawing."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return Said(de="das SVG enthält eine DOCTYPE-Angabe", en="the SVG holds a doctype")
    try:
        root = ET.fromstring(data)  # noqa: S314 -- entities cannot occur: they need the doctype refused above
    except (ET.ParseError, ValueError, RecursionError, LookupError) as fault:
        return Said(de=f"das SVG ist kein XML: {fault}", en=f"the SVG is not XML: {fault}")
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name.casefold() in _ACTIVE:
            return Said(de=f"das SVG enthält <{name}>", en=f"the SVG holds <{name}>")
        for key, value in element.items():
            if _reaches_out(key.rpartition("}")[2].casefold(), value.strip().casefold()):
                return Said(de=f"<{name} {key}> weist nach außen", en=f"<{name} {key}> reaches outside the picture")
        if any(mark in (element.text or "").casefold() for mark in _OUTSIDE):
            return Said(de=f"<{name}> weist nach außen", en=f"<{name}> reaches outside the picture")
    return None


def _reaches_out(key: str, value: str) -> bool:
    if key.startswith("on"):
        return True
    if key == "href":
        return not value.startswith(("#", "data:image/png", "data:image/jpeg"))
    return any(mark in value for mark in _OUTSIDE)
