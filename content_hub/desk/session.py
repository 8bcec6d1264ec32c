"""Sessions without a store of their own: a signed cookie that holds only as long as the token it was made with.

It names the token by its digest, so a revoked, expired or suspended one ends the session with the next request in
every worker. The key of the store signs it: no worker knows anything that another does not.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from msgspec import Struct

from content_hub.storage.port import DeliverySettings, TokenSettings

__all__ = ["LIFE", "Session", "cookie_of", "form_token", "is_form_token", "opened_session", "token_behind"]

LIFE = timedelta(hours=12)
_PARTS = 4
_LONGEST = 400


class Session(Struct, frozen=True, kw_only=True):
    """Who signed in with which token (by digest), until when. `nonce` makes each sign-in another session."""

    token: str
    expires: int
    nonce: str


def cookie_of(session: Session, key: bytes) -> str:
    """Write the cookie."""
    return f"{session.token}.{session.expires}.{session.nonce}.{_signed(session, key, 'session')}"


def opened_session(cookie: str, key: bytes, *, now: datetime) -> Session | None:
    """Read a cookie; None where we did not write it, or its time is over."""
    parts = cookie.split(".") if len(cookie) <= _LONGEST and cookie.isascii() else []
    if len(parts) != _PARTS or not parts[1].isdigit():
        return None
    session = Session(token=parts[0], expires=int(parts[1]), nonce=parts[2])
    is_ours = hmac.compare_digest(_signed(session, key, "session"), parts[3])
    return session if is_ours and now.timestamp() < session.expires else None


def token_behind(settings: DeliverySettings, session: Session, *, now: datetime) -> TokenSettings | None:
    """Find the token that the session was made with; None where it no longer gives anything."""
    token = settings.tokens.get(session.token)
    return token if token is not None and (token.expires is None or now < token.expires) else None


def form_token(session: Session, key: bytes) -> str:
    """Make what a form of this session carries: another page cannot know it."""
    return _signed(session, key, "form")


def is_form_token(given: str, session: Session, key: bytes) -> bool:
    """Whether a form came from a page of this session."""
    return given.isascii() and hmac.compare_digest(form_token(session, key), given)


def _signed(session: Session, key: bytes, purpose: str) -> str:
    bound = f"desk\0{purpose}\0{session.token}\0{session.expires}\0{session.nonce}"
    return hmac.new(key, bound.encode(), hashlib.sha256).hexdigest()
