"""What a browser sends: forms, cookies, where they come from, and where a page may lead."""

import re
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlsplit

from content_hub.errors import Forbidden
from content_hub.wire.asgi import Scope, header
from content_hub.wire.bodies import unreadable

__all__ = ["check_origin", "cookies_of", "form_of", "is_https", "safe_address"]

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 500
_INSIDE = re.compile(r"/desk(/[A-Za-z0-9_.-]+)*")


def form_of(body: bytes, content_type: str | None) -> Mapping[str, str]:
    """Read a form; line ends are as people type them. Raise ProblemAnswer where it cannot be read."""
    if (content_type or "").partition(";")[0].strip().lower() != _FORM:
        raise _unreadable()
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise _unreadable() from None
    if any("\0" in value for pair in pairs for value in pair):
        raise unreadable("Das Formular enthält ein NUL-Zeichen.", "The form holds a NUL character.")
    return {name: value.replace("\r\n", "\n") for name, value in pairs}


def cookies_of(scope: Scope) -> Mapping[str, str]:
    """Read the cookies; odd ones are none."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header(scope["headers"], b"cookie") or "").items()}
    except CookieError:
        return {}


def check_origin(scope: Scope) -> None:
    """Refuse a form that a page of another site sent, or that does not say which one did. Raise Forbidden."""
    origin = header(scope["headers"], b"origin")
    host = header(scope["headers"], b"host")
    if origin is None or host is None or urlsplit(origin).netloc.lower() != host.lower():
        raise Forbidden(
            de="Das Formular kam nicht von einer Seite dieses Dienstes. Bitte hier neu laden und noch einmal senden.",
            en="The form did not come from a page of this service. Please reload it here and send it again.",
        )


def is_https(scope: Scope) -> bool:
    """Whether the browser speaks https, also where a proxy in front of us takes it off."""
    return scope.get("scheme") == "https" or (header(scope["headers"], b"origin") or "").startswith("https://")


def safe_address(wanted: str) -> str:
    """Give an address of the desk as it is, and the desk's first page for any other."""
    return wanted if _INSIDE.fullmatch(wanted) and ".." not in wanted else "/desk/check"


def _unreadable() -> Exception:
    return unreadable("Das Formular ist nicht lesbar.", "The form cannot be read.")
