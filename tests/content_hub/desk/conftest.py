"""A desk over a real store, and a browser without eyes that keeps cookies."""

import asyncio
import re
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime

import httpx
import pytest

from content_hub.app import service
from content_hub.ids import digest_of_secret
from content_hub.model import Actor, ActorKind, Brand, Token
from content_hub.settings import Settings
from content_hub.storage.changes import Changes, PutActor, PutBrand, PutToken
from content_hub.storage.sqlite import open_store

CREATED = datetime(2026, 1, 1, tzinfo=UTC)
PEOPLE: dict[str, dict[str, tuple[str, ...]]] = {
    "ada": {"*": ("admin",)},
    "wil": {"shop": ("writer",)},
    "ann": {"shop": ("approver",)},
}


class Visitor:
    """Somebody at a browser; `origin` is the site that their forms come from."""

    def __init__(
        self, client: httpx.AsyncClient, run: Callable[[Coroutine[None, None, httpx.Response]], httpx.Response]
    ) -> None:
        self.client = client
        self._run = run

    def open(self, address: str, **more: object) -> httpx.Response:
        return self._run(self.client.get(address, **more))  # type: ignore[arg-type] # passed on

    def ask(self, method: str, address: str, **more: object) -> httpx.Response:
        return self._run(self.client.request(method, address, **more))  # type: ignore[arg-type] # passed on

    def send(self, address: str, form: dict[str, str], origin: str | None = None) -> httpx.Response:
        headers = {"origin": str(self.client.base_url).rstrip("/") if origin is None else origin}
        return self._run(self.client.post(address, data=form, headers={k: v for k, v in headers.items() if v}))

    def sign_in(self, who: str = "wil", **more: str) -> httpx.Response:
        return self.send("/desk/sign-in", {"token": f"secret-{who}", **more})

    def form_token(self) -> str:
        found = re.search(r'name="form_token" value="([0-9a-f]+)"', self.open("/desk/check").text)
        assert found
        return found[1]

    def check(self, copy: str, **more: str) -> httpx.Response:
        form = {"form_token": self.form_token(), "place": "shop/de-DE", "copy": copy, **more}
        return self.send("/desk/check", form)


async def _furnish(settings: Settings) -> None:
    store = open_store(settings.store_path)
    actors = [
        PutActor(actor=Actor(id=name, name=name.title(), kind=ActorKind.PERSON, created=CREATED, roles=roles))
        for name, roles in PEOPLE.items()
    ]
    tokens = [
        PutToken(
            token=Token(
                id=f"token-{name}", actor=name, name="t", digest=digest_of_secret(f"secret-{name}"), created=CREATED
            )
        )
        for name in PEOPLE
    ]
    brand = Brand(
        key="shop",
        name="Shop",
        locales={"de-DE": None, "en-GB": None},
        default_locale="de-DE",
        delivery="public",
        public_url="https://hub.example",
        created=CREATED,
    )
    await store.commit(Changes(writes=(*actors, *tokens, PutBrand(brand=brand))))
    await store.close()


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Visitor]]:
    """Let a new visitor come, by http or https, who reads this language."""
    folder = tmp_path_factory.mktemp("desk")
    settings = Settings(store=f"sqlite:///{folder}/hub.db", rate_manage="off")
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        runner.run(_furnish(settings))
        app = runner.run(stack.enter_async_context(service(settings)))

        def come(scheme: str = "http", language: str = "de") -> Visitor:
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app),
                base_url=f"{scheme}://hub",
                headers={"accept-language": language},
            )
            runner.run(stack.enter_async_context(client))
            return Visitor(client, runner.run)

        yield come
        runner.run(stack.aclose())
