"""The desk's addresses: sign in, sign out, choose a language, check."""

import logging
import re
from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct

from components.channels import discover
from content_hub.desk.answers import found_elsewhere, send_file, send_page, set_cookie
from content_hub.desk.checking import checked, places
from content_hub.desk.forms import check_origin, cookies_of, form_of, is_https, safe_address
from content_hub.desk.pages import file, render
from content_hub.desk.session import LIFE, Session, cookie_of, form_token, is_form_token, opened_session, token_behind
from content_hub.errors import ContentHubError, Forbidden
from content_hub.hub import Hub
from content_hub.ids import digest_of_secret
from content_hub.model import Caller
from content_hub.storage.link_queries import SigningKey
from content_hub.wire.asgi import Headers, Message, Receive, Scope, Send, header
from content_hub.wire.bodies import read_body
from content_hub.wire.credentials import caller_of
from content_hub.wire.known import Known
from content_hub.wire.languages import Language, choose, language_of
from content_hub.wire.problem_answer import ProblemAnswer
from content_hub.wire.problems import Problem, problem_types
from content_hub.wire.rates import Rates
from content_hub.wire.refusals import problem_of, unknown_address

__all__ = ["DESK", "Desk", "DeskOptions"]

DESK = "/desk"
"""How the addresses of the desk begin."""
_LOG = logging.getLogger("content_hub")
_FILES = frozenset({"desk.css", "check.js"})
_LANGUAGE = "desk_language"
_YEAR = 365 * 24 * 3600
_SECRET = re.compile(r"[!-~]{1,1000}")


class DeskOptions(Struct, frozen=True, kw_only=True):
    """What the desk is set up with; clock and nonces come from the rim."""

    clock: Callable[[], datetime]
    new_nonce: Callable[[], str]
    max_body: int
    rates: Rates | None = None


class Visit(Struct, frozen=True, kw_only=True):
    """One request: who asks, in which language, with which form. Without a session `caller` is None."""

    scope: Scope
    path: str
    language: Language
    now: datetime
    key: bytes
    form: Mapping[str, str]
    session: Session | None
    caller: Caller | None

    def page(self, name: str, **parts: object) -> bytes:
        """Write a page for this visitor."""
        token = form_token(self.session, self.key) if self.session else None
        return render(name, self.language, form_token=token, **parts)


class Desk:
    """Pages for people. Whatever is refused is said in a sentence on a page."""

    def __init__(self, hub: Hub, known: Known, options: DeskOptions) -> None:
        self._hub = hub
        self._known = known
        self._options = options

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. HEAD is answered as GET would be, without the body."""
        path, method = scope["path"], scope["method"]
        if method == "HEAD":
            send, method = _without_body(send), "GET"
        name = path.removeprefix(f"{DESK}/files/")
        try:
            if name in _FILES and method == "GET":
                await send_file(send, name, file(name))
                return
            visit = await self._visit(scope, receive)
            await self._answer(visit, method, send)
        except (ContentHubError, ProblemAnswer) as error:
            await _refuse(error, self._language(scope), send)
        except Exception as error:  # noqa: BLE001 — the last line: whoever asked is told on a page
            _LOG.exception("the desk failed")
            name = "unavailable" if isinstance(error, TimeoutError) else "internal"
            kind = problem_types()[name]
            failed = ProblemAnswer(Problem(name=name, de=kind.de, en=kind.en))
            await _refuse(failed, self._language(scope), send)

    async def _visit(self, scope: Scope, receive: Receive) -> Visit:
        """Find out who asks, and read the form: it must come from a page of ours, within the session that it names."""
        now = self._options.clock()
        key = await self._hub.store.facts(SigningKey())
        cookies = cookies_of(scope)
        session = opened_session(cookies.get("__Host-desk") or cookies.get("desk", ""), key, now=now)
        token = token_behind(self._known.settings(), session, now=now) if session else None
        caller = caller_of(token) if token else None
        if self._options.rates is not None:
            address, _ = scope.get("client") or ("", 0)
            self._options.rates.take(caller.actor if caller else f"address {address}")
        form: Mapping[str, str] = {}
        if scope["method"] == "POST":
            check_origin(scope)
            form = form_of(await read_body(receive, self._options.max_body), header(scope["headers"], b"content-type"))
        return Visit(
            scope=scope,
            path=scope["path"],
            language=self._language(scope),
            now=now,
            key=key,
            form=form,
            session=session if caller else None,
            caller=caller,
        )

    def _language(self, scope: Scope) -> Language:
        chosen = cookies_of(scope).get(_LANGUAGE)
        return language_of(chosen or header(scope["headers"], b"accept-language"))

    async def _answer(self, visit: Visit, method: str, send: Send) -> None:
        if visit.path.startswith(f"{DESK}/language/") and method == "GET":
            await _choose_language(visit, send)
        elif (method, visit.path) == ("POST", f"{DESK}/sign-in"):
            await self._sign_in(visit, send)
        elif (method, visit.path) == ("GET", f"{DESK}/sign-in"):
            await send_page(send, 200, visit.page("sign-in.html", next=f"{DESK}/check", is_wrong=False))
        elif visit.caller is None or visit.session is None:
            status = 200 if method == "GET" else 403
            page = visit.page("sign-in.html", next=safe_address(visit.path), is_wrong=False)
            await send_page(send, status, page)
        else:
            await self._answer_known(visit, (visit.caller, visit.session), (method, send))

    async def _answer_known(self, visit: Visit, who: tuple[Caller, Session], how: tuple[str, Send]) -> None:
        """Answer somebody who is signed in."""
        (caller, session), (method, send) = who, how
        if method == "POST" and not is_form_token(visit.form.get("form_token", ""), session, visit.key):
            raise Forbidden(
                de="Das Formular ist aus einer früheren Anmeldung. Bitte die Seite neu laden.",
                en="The form is from an earlier sign-in. Please reload the page.",
            )
        if visit.path in {DESK, f"{DESK}/"} and method == "GET":
            await found_elsewhere(send, f"{DESK}/check")
        elif (method, visit.path) == ("POST", f"{DESK}/sign-out"):
            gone = [*_session_cookie("", 0, is_secure=False), *_session_cookie("", 0, is_secure=True)]
            await found_elsewhere(send, f"{DESK}/sign-in", gone)
        elif visit.path == f"{DESK}/check" and method in {"GET", "POST"}:
            await self._check(visit, caller, send)
        else:
            raise unknown_address()

    async def _sign_in(self, visit: Visit, send: Send) -> None:
        """Exchange a token for a session that is always a new one."""
        secret = visit.form.get("token", "").strip()
        after = safe_address(visit.form.get("next", ""))
        life = visit.now + LIFE
        session = Session(
            token=digest_of_secret(secret), expires=int(life.timestamp()), nonce=self._options.new_nonce()
        )
        is_known = _SECRET.fullmatch(secret) and token_behind(self._known.settings(), session, now=visit.now)
        if not is_known:
            await send_page(send, 401, visit.page("sign-in.html", next=after, is_wrong=True))
            return
        seconds = int(LIFE.total_seconds())
        cookie = _session_cookie(cookie_of(session, visit.key), seconds, is_secure=is_https(visit.scope))
        await found_elsewhere(send, after, cookie)

    async def _check(self, visit: Visit, caller: Caller, send: Send) -> None:
        brands = places(self._known.settings(), caller)
        shown: dict[str, object] = {"place": "", "channel": "", "kind": "text", "text": "", "report": None}
        if visit.form:
            shown = await checked(self._hub, visit.form, caller=caller, language=visit.language, now=visit.now)
        channels = list(discover())
        await send_page(send, 200, visit.page("check.html", **{**shown, "brands": brands, "channels": channels}))


def _without_body(send: Send) -> Send:
    async def bare(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return bare


async def _choose_language(visit: Visit, send: Send) -> None:
    """Keep a language, and lead to the first page."""
    wanted = visit.path.rpartition("/")[2]
    if wanted not in {"de", "en"}:
        raise unknown_address()
    cookie = set_cookie(_LANGUAGE, wanted, seconds=_YEAR, is_secure=is_https(visit.scope))
    await found_elsewhere(send, f"{DESK}/check", cookie)


def _session_cookie(value: str, seconds: int, *, is_secure: bool) -> Headers:
    return set_cookie("__Host-desk" if is_secure else "desk", value, seconds=seconds, is_secure=is_secure)


async def _refuse(error: ContentHubError | ProblemAnswer, language: Language, send: Send) -> None:
    """Say on a page what was refused."""
    problem = problem_of(error, language)
    sentence = choose(language, de=problem.de, en=problem.en)
    page = render("refused.html", language, form_token=None, sentence=sentence)
    await send_page(send, problem_types()[problem.name].status, page, problem.headers)
