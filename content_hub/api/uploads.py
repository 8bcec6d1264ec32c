"""Reads a multipart form: one file, and the few words beside it."""

from collections.abc import Mapping, Sequence

from litestar.datastructures import UploadFile
from msgspec import Struct

from content_hub.actions.keys import escaped
from content_hub.api.request import HubRequest
from content_hub.wire.bodies import unreadable, unsupported_media_type
from content_hub.wire.problems import ProblemFault

__all__ = ["FORM", "Upload", "is_form", "upload_of"]

FORM = "multipart/form-data"


class Upload(Struct, frozen=True, kw_only=True):
    """The member `file` with what its sender calls it, and the other members that the route takes."""

    data: bytes
    name: str
    media_type: str
    words: Mapping[str, str] = {}


def is_form(request: HubRequest) -> bool:
    """Tell whether a body says that it is a multipart form."""
    return (request.headers.get("content-type") or "").partition(";")[0].strip().lower() == FORM


async def upload_of(request: HubRequest, *, words: frozenset[str] = frozenset()) -> Upload:
    """Read the file, and those of the `words` that are given. Raise ProblemAnswer where the form does not fit."""
    if not is_form(request):
        raise unsupported_media_type(FORM)
    try:
        form = await request.form()
    except (LookupError, ValueError):
        raise unreadable("Die Formulardaten sind nicht lesbar.", "The form data cannot be read.") from None
    members = list(form.multi_items())
    files = [value for name, value in members if name == "file" and isinstance(value, UploadFile)]
    given = {name: value for name, value in members if name in words and isinstance(value, str)}
    data = await files[0].read() if files else b""
    for value in (value for _, value in members if isinstance(value, UploadFile)):
        await value.close()
    if len(files) != 1 or len(members) != 1 + len(given):
        raise _does_not_fit(members, words)
    return Upload(data=data, name=files[0].filename, media_type=files[0].content_type, words=given)


def _does_not_fit(members: Sequence[tuple[str, object]], words: frozenset[str]) -> Exception:
    """Say what the form may hold, and which of its members is at fault."""
    names = [name for name, _ in members]
    fault = next((name for name in names if name not in words | {"file"} or names.count(name) > 1), "file")
    de = "Das Formular hat genau ein Member „file“ mit einem Dateinamen"
    en = "The form has exactly one member “file”, with a file name"
    if words:
        listed = ", ".join(sorted(words))
        de, en = f"{de}; daneben gibt es: {listed}", f"{en}; besides it there is: {listed}"
    place = ProblemFault(pointer=f"/{escaped(fault[:40])}", detail="does not fit", de="passt nicht")
    return unreadable(f"{de}.", f"{en}.", (place,))
