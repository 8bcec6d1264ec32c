"""Checks of drafts that are nowhere stored."""

from typing import Any, Literal

from litestar import Response, post
from litestar.params import FromPath
from msgspec import Struct

from brand.model import Kind
from brand.suffixes import KINDS, kind_of
from content_hub.actions.check import Check, check
from content_hub.api.request import HubRequest
from content_hub.api.uploads import FORM, Upload, is_form, upload_of
from content_hub.api.wording import report_shown
from content_hub.errors import ContentRejected, Fault, UnsupportedPicture

__all__ = ["CHECKS"]

_WORDS = frozenset({"locale", "channel"})
_BY_TYPE = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.MARKDOWN,
    "text/html": Kind.HTML,
    "text/css": Kind.CSS,
    "image/svg+xml": Kind.SVG,
    **dict.fromkeys(("image/png", "image/jpeg", "image/webp"), Kind.PICTURE),
}


class CheckBody(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A draft: a string, or for the kind `block` an object with facts and texts, and its component."""

    kind: Literal["text", "markdown", "html", "svg", "css", "block"]
    content: Any
    locale: str | None = None
    channel: str | None = None
    component: str | None = None


@post(
    "/v1/brands/{brand:str}/checks",
    operation_id="checkDraft",
    tags=["checks"],
    status_code=200,
    json=CheckBody,
    body=FORM,
    words=_WORDS,
)
async def post_check(brand: FromPath[str], request: HubRequest) -> Response[dict[str, Any]]:
    """Judge a draft under the ruleset in force; nothing is stored. Needs the role writer.

    A form's `file` is a picture (PNG, JPEG, WebP), or a text file (HTML, SVG, CSS, Markdown, plain text): its name's
    suffix says which, else its media type. The report of a picture tells its `logos`, and of all with colours the
    `palette`.
    """
    if is_form(request):
        command = _of_file(brand, await upload_of(request, words=_WORDS))
    else:
        command = _of_json(brand, await request.decoded(CheckBody, also=FORM))
    found = await check(request.hub, command, caller=request.caller, now=request.now)
    return Response(report_shown(found, request.language), headers={"content-language": request.language})


def _of_json(brand: str, body: CheckBody) -> Check:
    return Check(
        brand=brand,
        kind="block" if body.kind == "block" else Kind(body.kind),
        content=body.content,
        locale=body.locale,
        channel=body.channel,
        component=body.component,
    )


def _of_file(brand: str, upload: Upload) -> Check:
    """Take a file for what its name says that it is."""
    kind = kind_of(upload.name) or _BY_TYPE.get(upload.media_type.partition(";")[0].strip().lower())
    if kind is None:
        known = " ".join(KINDS)
        fault = Fault(pointer="/file", de="unbekannte Endung", en="unknown suffix")
        raise UnsupportedPicture(
            de=f"Eine solche Datei wird nicht geprüft. Bekannte Endungen sind {known}.",
            en=f"Such a file is not checked. Known suffixes are {known}.",
            faults=(fault,),
        )
    content = upload.data if kind is Kind.PICTURE else _decoded(upload.data)
    return Check(
        brand=brand,
        kind=kind,
        content=content,
        locale=upload.words.get("locale"),
        channel=upload.words.get("channel"),
        place="/file",
    )


def _decoded(data: bytes) -> str:
    """Read a text file as UTF-8, without its mark."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _no_text(f"kein UTF-8 (Byte {fault.start})", f"not UTF-8 (byte {fault.start})") from None
    if "\0" in text:
        raise _no_text("enthält ein NUL-Zeichen (U+0000)", "holds a NUL character (U+0000)")
    return text


def _no_text(de: str, en: str) -> ContentRejected:
    return ContentRejected(
        de=f"Die Datei ist nicht lesbar: {de}.",
        en=f"The file cannot be read: {en}.",
        faults=(Fault(pointer="/file", de=de, en=en),),
    )


CHECKS = (post_check,)
