"""What one delivered rendition costs the server's processor, beside two servers that know nothing.

Every candidate runs on granian with one worker, sends the same 4 KB and the same headers, and is asked the same number
of times over the same keep-alive connections by another process. Counted is the processor time of the server, not the
time that passes. Candidates take turns, and the least of a candidate's turns counts: what else the machine does only
ever adds to it.
"""

import asyncio
import multiprocessing
import os
import selectors
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import psutil
from msgspec import Struct

from benchmarks.table import Row, show
from content_hub.digests import digest_of_bytes
from content_hub.ids import digest_of_secret
from content_hub.model import (
    Actor,
    ActorKind,
    Block,
    BlockState,
    Brand,
    Entry,
    LivePointer,
    LiveRow,
    StoredRendition,
    Token,
    Version,
)
from content_hub.settings import Settings
from content_hub.storage.changes import (
    Changes,
    GoLive,
    PutActor,
    PutBlock,
    PutBrand,
    PutRenditions,
    PutToken,
    PutVersion,
)
from content_hub.storage.port import Store
from content_hub.storage.sqlite import open_store
from content_hub.wire.asgi import App, Receive, Scope, Send

REQUESTS = 8_000
TURNS = 9
CONNECTIONS = 32  # so many that the server never sleeps: what waking costs is not ours
FEW, MANY = 1_000, 100_000
NOW = datetime(2026, 12, 1, tzinfo=UTC)
BODY_SIZE = 4_096
SECRET = "a-reader"  # noqa: S105 — of a store that lives for one run
HEADERS = [
    (b"etag", b'"sha256:' + b"0" * 64 + b'"'),
    (b"cache-control", b"public, max-age=60, stale-while-revalidate=60, stale-if-error=86400"),
    (b"content-language", b"de-DE"),
    (b"content-location", b"/v1/delivery/shop/renditions/sha256:" + b"0" * 64),
    (b"surrogate-key", b"shop shop/offer ruleset:1 de-DE"),
    (b"hub-position", b"7"),
    (b"x-content-type-options", b"nosniff"),
    (b"content-type", b"text/html; charset=utf-8"),
    (b"content-length", str(BODY_SIZE).encode()),
]


class Candidate(Struct, kw_only=True):
    """A server under load: its address, the requests that it is sent, what each turn cost (µs per request)."""

    port: int
    pid: int
    requests: list[bytes]
    costs: list[float] = []


def main() -> None:
    """Print the cost of delivery beside a bare ASGI app and a constant handler."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as folder, ExitStack() as running:  # noqa: S108 — a real disk
        few, many = Path(folder) / "few.db", Path(folder) / "many.db"
        asyncio.run(fill(few, FEW))
        asyncio.run(fill(many, MANY))
        plain = ["/v1/delivery/shop/block-0?channel=web&locale=de-DE"]
        candidates = {
            "bare": running.enter_context(served(_load_bare, asked(plain))),
            "litestar": running.enter_context(served(_constant, asked(plain))),
            "few": running.enter_context(served(partial(_hub, few), asked(addresses("shop", FEW)))),
            "many": running.enter_context(served(partial(_hub, many), asked(addresses("shop", MANY)))),
        }
        hub = candidates["few"]
        closed = asked(addresses("club", FEW), token=SECRET)
        candidates["token"] = Candidate(port=hub.port, pid=hub.pid, requests=closed)
        for candidate in candidates.values():
            load(candidate, REQUESTS // 4)
        for _ in range(TURNS):
            for candidate in candidates.values():
                candidate.costs.append(measure(candidate))
        _report({name: min(candidate.costs) for name, candidate in candidates.items()})


def _report(cost: dict[str, float]) -> None:
    hub = cost["few"]
    rows = [
        _row("one live rendition", hub, f"a Litestar handler of constant bytes: {cost['litestar']:.1f} µs",
             ratio=cost["litestar"] / hub, goal="≥ 1.25× as cheap", reached=cost["litestar"] / hub >= 1.25),
        _row("one live rendition", hub, f"a bare ASGI app: {cost['bare']:.1f} µs",
             ratio=cost["bare"] / hub, goal="≥ 0.66 of it", reached=cost["bare"] / hub >= 0.66),
        _row(f"with {MANY:,} live blocks", cost["many"], f"with {FEW:,}: {hub:.1f} µs",
             ratio=cost["many"] / hub, goal="≤ 1.2×", reached=cost["many"] / hub <= 1.2),
        _row("with a token", cost["token"], f"public: {hub:.1f} µs",
             ratio=cost["token"] / hub, goal="≤ 1.1×", reached=cost["token"] / hub <= 1.1),
    ]  # fmt: skip
    show("Delivery: processor time of the server per request", rows)


def _row(figure: str, measured: float, reference: str, *, ratio: float, goal: str, reached: bool) -> Row:
    return Row(
        figure=figure, measured=f"{measured:.1f} µs, {ratio:.2f}×", reference=reference, goal=goal, reached=reached
    )


# ---------------------------------------------------------------- what is served


async def _bare(scope: Scope, receive: Receive, send: Send) -> None:
    """Send constant bytes with constant headers."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": b"x" * BODY_SIZE, "more_body": False})


def _load_bare() -> App:
    return _bare


def _constant() -> App:
    """Make a Litestar app whose one handler returns constant bytes with the same headers."""
    from litestar import Litestar, Response, get

    headers = {name.decode(): value.decode() for name, value in HEADERS[:-2]}
    body = b"x" * BODY_SIZE

    @get("/v1/delivery/{brand:str}/{key:str}")
    async def deliver() -> Response[bytes]:
        return Response(body, headers=headers, media_type="text/html")

    return Litestar([deliver], openapi_config=None, logging_config=None)  # type: ignore[return-value] # ASGI in types of its own


def _hub(path: Path) -> App:
    from content_hub.app import create_app

    return create_app(Settings(store=f"sqlite:///{path}"))


def _serve(load_app: Callable[[], App], port: int) -> None:
    """Serve an app with granian, one worker; runs in a process of its own."""
    from granian.constants import Interfaces, Loops
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "benchmark",
        port=port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        websockets=False,
        log_level=LogLevels.error,
    )
    server.serve(target_loader=load_app, wrap_loader=False)


@contextmanager
def served(load_app: Callable[..., App], requests: list[bytes]) -> Iterator[Candidate]:
    """Serve an app until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(load_app, port))
    process.start()
    try:
        _wait(port)
        yield Candidate(port=port, pid=process.pid or 0, requests=requests)
    finally:
        process.terminate()
        process.join(15)


def _wait(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            time.sleep(0.5)
            return
    raise SystemExit(f"nothing answers at port {port}")


# ---------------------------------------------------------------- what is asked


def addresses(brand: str, count: int) -> list[str]:
    """Name blocks from everywhere in the store, in no order that a page cache could like."""
    scattered = (turn * 7_919 % count for turn in range(5_000))
    return [f"/v1/delivery/{brand}/block-{number}?channel=web&locale=de-DE" for number in scattered]


def asked(paths: list[str], token: str | None = None) -> list[bytes]:
    """Write requests as a browser or proxy sends them."""
    own = f"authorization: Bearer {token}\r\n" if token else ""
    more = "host: 127.0.0.1\r\nuser-agent: benchmark\r\naccept: */*\r\naccept-encoding: gzip\r\n"
    return [f"GET {path} HTTP/1.1\r\n{more}{own}\r\n".encode() for path in paths]


def measure(candidate: Candidate) -> float:
    """Give the processor time of the server per request, in microseconds."""
    before = _processor_time(candidate.pid)
    load(candidate, REQUESTS)
    return (_processor_time(candidate.pid) - before) / REQUESTS * 1e6


def _processor_time(pid: int) -> float:
    """Add up all threads of the server and its worker, to the nanosecond."""
    processes = [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]
    total = 0
    for process in processes:
        for thread in Path(f"/proc/{process}/task").iterdir():
            total += int((thread / "schedstat").read_text().split()[0])
    return total / 1e9


def load(candidate: Candidate, count: int) -> None:
    """Send requests over a few connections that stay open, each answer read before the next request."""
    chooser = selectors.DefaultSelector()
    left, sent = count, 0
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", candidate.port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(candidate.requests[sent % len(candidate.requests)])
        sent += 1
        chooser.register(connection, selectors.EVENT_READ, bytearray())
    while left > 0:
        for ready, _ in chooser.select():
            received: bytearray = ready.data
            connection = ready.fileobj  # type: ignore[assignment] # a socket was registered
            received += connection.recv(65_536)
            if not _is_whole(received):
                continue
            received.clear()
            left -= 1
            if left >= CONNECTIONS:
                connection.sendall(candidate.requests[sent % len(candidate.requests)])
                sent += 1
    for key in list(chooser.get_map().values()):
        key.fileobj.close()  # type: ignore[union-attr] # a socket was registered


def _is_whole(received: bytearray) -> bool:
    head = received.find(b"\r\n\r\n")
    if head < 0:
        return False
    if not received.startswith(b"HTTP/1.1 200"):
        raise SystemExit(received.decode("latin-1"))
    return len(received) >= head + 4 + BODY_SIZE


# ---------------------------------------------------------------- what is live


async def fill(path: Path, count: int) -> None:
    """Make a store with so many live blocks in two brands, one of which needs a token."""
    store = open_store(path)
    await store.commit(Changes(writes=(*map(_brand, ("shop", "club")), *_reader())))
    for start in range(0, count, 1_000):
        await _publish(store, "shop", range(start, min(start + 1_000, count)))
    await _publish(store, "club", range(min(count, FEW)))
    await store.close()


def _brand(key: str) -> PutBrand:
    brand = Brand(
        key=key,
        name=key,
        locales={"de-DE": None},
        default_locale="de-DE",
        delivery="public" if key == "shop" else "token",
        public_url="https://hub.example",
        created=NOW,
    )
    return PutBrand(brand=brand)


def _reader() -> tuple[PutActor, PutToken]:
    actor = Actor(id="reader", name="r", kind=ActorKind.PERSON, created=NOW, roles={"club": ("reader",)})
    token = Token(id="t", actor="reader", name="t", digest=digest_of_secret(SECRET), created=NOW)
    return PutActor(actor=actor), PutToken(token=token)


async def _publish(store: Store, brand: str, numbers: range) -> None:
    bodies = {f"block-{number}": f"<p>{brand} {number}</p>".encode().ljust(BODY_SIZE, b"x") for number in numbers}
    digests = {key: digest_of_bytes(body) for key, body in bodies.items()}
    media_type = "text/html; charset=utf-8"
    renditions = tuple(
        StoredRendition(digest=digests[key], media_type=media_type, body=body, drawn=b"")
        for key, body in bodies.items()
    )
    pointers = tuple(LivePointer(block=key, locale="de-DE", version=1, since=NOW, review="r") for key in bodies)
    rows = tuple(
        LiveRow(
            key=key,
            locale="de-DE",
            channel="web",
            format="html",
            profile=None,
            dialect="none",
            digest=digest,
            media_type=media_type,
            bytes=BODY_SIZE,
            version=1,
            surrogate=f"{brand} {brand}/{key} ruleset:1 de-DE",
            since=NOW,
        )
        for key, digest in digests.items()
    )
    entry = Entry(type="release.live", subject="releases/r", actor="reader", at=NOW)
    saved = [_saved(brand, key) for key in bodies]
    writes = (
        *(write for block in saved for write in block),
        PutRenditions(brand=brand, renditions=renditions),
        GoLive(brand=brand, pointers=pointers, rows=rows),
    )
    await store.commit(Changes(brand=brand, writes=writes, entries=(entry,)))


def _saved(brand: str, key: str) -> tuple[PutBlock, PutVersion]:
    version = Version(
        brand=brand,
        block=key,
        number=1,
        component="message",
        content={"facts": {}, "texts": {}},
        digest="sha256:0",
        actor="reader",
        person="reader",
        created=NOW,
    )
    block = Block(brand=brand, key=key, component="message", newest=1, state=BlockState.LIVE, created=NOW)
    return PutBlock(block=block), PutVersion(version=version)


if __name__ == "__main__":
    main()
