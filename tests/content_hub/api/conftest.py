"""A service over a real store in a temporary folder, and people who talk to it over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from content_hub.app import service
from content_hub.ids import digest_of_secret
from content_hub.model import Actor, ActorKind, Brand, Token
from content_hub.settings import Settings
from content_hub.storage.changes import Changes, PutActor, PutBrand, PutToken
from content_hub.storage.sqlite import open_store

Ask = Callable[..., httpx.Response]
Send = Callable[..., Coroutine[None, None, httpx.Response]]

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE: dict[str, dict[str, tuple[str, ...]]] = {
    "ada": {"*": ("admin",)},
    "wil": {"shop": ("writer",)},
    "ann": {"shop": ("approver",)},
    "pia": {"shop": ("publisher",)},
    "max": {"shop": ("brand_manager",)},
    "rea": {"shop": ("reader",), "club": ("reader",)},
    "cleo": {"club": ("writer",)},
}


def _brand(key: str) -> Brand:
    return Brand(
        key=key,
        name=key.title(),
        locales={"de-DE": None, "de-AT": "de-DE", "en-GB": None},
        default_locale="de-DE",
        delivery="public" if key == "shop" else "token",
        public_url="https://hub.example",
        created=CREATED,
    )


async def _furnish(path: Path) -> None:
    store = open_store(path)
    people = [
        Actor(id=name, name=name.title(), kind=ActorKind.PERSON, created=CREATED, roles=roles)
        for name, roles in PEOPLE.items()
    ]
    tokens = [
        Token(id=f"token-{name}", actor=name, name="t", digest=digest_of_secret(f"secret-{name}"), created=CREATED)
        for name in PEOPLE
    ]
    brands = [_brand("shop"), _brand("club")]
    await store.commit(
        Changes(
            writes=(
                *(PutActor(actor=actor) for actor in people),
                *(PutToken(token=token) for token in tokens),
                *(PutBrand(brand=brand) for brand in brands),
            )
        )
    )
    await store.close()


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Send]:
    await _furnish(settings.store_path)
    async with service(settings) as app:
        transport = httpx.ASGITransport(app)

        async def send(method: str, address: str, *, who: str | None = "ada", **more: object) -> httpx.Response:
            headers = dict(more.pop("headers", {}))  # type: ignore[call-overload] # given by tests
            if who is not None:
                headers.setdefault("authorization", f"Bearer secret-{who}")
            async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
                return await client.request(method, address, headers=headers, **more)  # type: ignore[arg-type] # passed on

        send.app = app  # type: ignore[attr-defined] # for tests that look between the messages of an answer
        send.path = settings.store_path  # type: ignore[attr-defined] # for tests that write as another worker does
        yield send


@pytest.fixture(scope="module")
def open_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Ask]]:
    """Open a service of its own, set up like this."""
    with asyncio.Runner() as runner:
        closing = []

        def opened(**settings: object) -> Ask:
            folder = tmp_path_factory.mktemp("hub")
            hub = _opened(Settings(store=f"sqlite:///{folder}/hub.db", **{"rate_manage": "off"} | settings))  # type: ignore[arg-type] # as named
            send = runner.run(hub.__aenter__())
            closing.append(hub)

            def ask(method: str, address: str, **more: object) -> httpx.Response:
                return runner.run(send(method, address, **more))

            def together(*requests: tuple[str, str, dict[str, object]]) -> list[httpx.Response]:
                async def all_of() -> list[httpx.Response]:
                    return await asyncio.gather(*(send(method, address, **more) for method, address, more in requests))

                return runner.run(all_of())

            ask.app = send.app  # type: ignore[attr-defined] # as above
            ask.run = runner.run  # type: ignore[attr-defined] # as above
            ask.send = send  # type: ignore[attr-defined] # for tests in which something else goes on meanwhile
            ask.path = send.path  # type: ignore[attr-defined] # as above
            ask.together = together  # type: ignore[attr-defined] # for the one test that races
            return ask

        yield opened
        for hub in closing:
            runner.run(hub.__aexit__(None, None, None))


@pytest.fixture(scope="module")
def ask(open_hub: Callable[..., Ask]) -> Ask:
    """Ask one service that all tests of a file share; `who` names the person, None nobody."""
    return open_hub()
