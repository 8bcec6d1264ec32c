"""How the desk answers: pages that run and load nothing but our own files, and are in nobody's frame."""

from content_hub.wire.asgi import Headers, Send, send_answer

__all__ = ["found_elsewhere", "send_file", "send_page", "set_cookie"]

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex"),
]
_SEE_OTHER = 303


async def send_page(send: Send, status: int, body: bytes, headers: Headers | None = None) -> None:
    """Send a page, which nobody keeps."""
    kind = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"private, no-store")]
    length = [(b"content-length", b"%d" % len(body))]
    await send_answer(send, status, [*kind, *length, *_HEADERS, *(headers or [])], body)


async def send_file(send: Send, name: str, body: bytes) -> None:
    """Send a style sheet or script."""
    kind = b"text/css; charset=utf-8" if name.endswith(".css") else b"text/javascript; charset=utf-8"
    headers = [(b"content-type", kind), (b"cache-control", b"max-age=300"), (b"content-length", b"%d" % len(body))]
    await send_answer(send, 200, [*headers, *_HEADERS], body)


async def found_elsewhere(send: Send, address: str, headers: Headers | None = None) -> None:
    """Lead to another page of the desk."""
    place = [(b"location", address.encode()), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send_answer(send, _SEE_OTHER, [*place, *_HEADERS, *(headers or [])])


def set_cookie(name: str, value: str, *, seconds: int, is_secure: bool) -> Headers:
    """Set a cookie that no script reads and no form of another site brings along."""
    secure = "; Secure" if is_secure else ""
    cookie = f"{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
    return [(b"set-cookie", cookie.encode())]
