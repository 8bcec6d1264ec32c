"""Small builders: a brand's locales, an offer as a writer would send it, requests around it."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import pytest

from components.content import decode
from components.library import discover
from components.look import default_look
from components.model import Asset, Content, LogoFile, Look, Referenced, Rendition, Request, Target
from components.render import render

PICTURE = "sha256:" + "a" * 64


@pytest.fixture
def locales() -> Mapping[str, str | None]:
    return {"de-DE": None, "de-AT": "de-DE", "de-CH": "de-DE", "en-GB": None}


@pytest.fixture
def offer() -> Callable[..., dict[str, Any]]:
    """An offer with what is required; facts and German texts can be added by name."""

    def build(texts: Mapping[str, Any] | None = None, **facts: Any) -> dict[str, Any]:
        return {
            "facts": {
                "price": {"amount": "149.90", "currency": "EUR"},
                "cta_url": "https://nordlicht.example/polarstern",
                **facts,
            },
            "texts": {
                "de-DE": {
                    "product": "Laterne Polarstern",
                    "headline": "Licht bis zum Frühstück",
                    "body": "Zwölf Stunden **Licht**.",
                    "cta_label": "Ansehen",
                    **(texts or {}),
                }
            },
        }

    return build


@pytest.fixture
def look() -> Look:
    """A neutral look with a logo for light ground and one for dark."""
    logos = (
        LogoFile(
            id="on-dark",
            media_type="image/svg+xml",
            data=b"",
            ratio=4.2,
            on="dark",
            address="https://a.example/dark.svg",
        ),
        LogoFile(
            id="primary",
            media_type="image/svg+xml",
            data=b"",
            ratio=4.2,
            on="light",
            min_width=96,
            address="https://a.example/logo.svg",
        ),
    )
    return msgspec.structs.replace(default_look(), name="Nordlicht", logos=logos)


@pytest.fixture
def request_for(look: Look, locales: Mapping[str, str | None]) -> Callable[..., Request]:
    """A request for a raw content of a component; `references` are raw contents by key and component."""

    def build(component: str, raw: object, **more: Any) -> Request:
        references = {
            key: Referenced(component=name, content=_decoded(name, inner, locales))
            for key, (name, inner) in more.pop("references", {}).items()
        }
        picture = Asset(
            digest=PICTURE, address="https://a.example/p.jpg", media_type="image/jpeg", width=1200, height=800
        )
        request = Request(
            component=component,
            content=_decoded(component, raw, locales),
            look=look,
            locales=locales,
            public_url="https://nordlicht.example",
            assets={PICTURE: picture},
            references=references,
            key="polarstern",
        )
        return msgspec.structs.replace(request, **more)

    return build


@pytest.fixture
def shown(request_for: Callable[..., Request]) -> Callable[..., Rendition]:
    """Render a raw content in one call."""

    def build(component: str, raw: object, channel: str, format_: str, locale: str = "de-DE", **more: Any) -> Rendition:
        return render(request_for(component, raw, **more), Target(channel=channel, format=format_, locale=locale))

    return build


@pytest.fixture
def picture() -> str:
    return PICTURE


def _decoded(component: str, raw: object, locales: Mapping[str, str | None]) -> Content:
    return decode(raw, discover()[component], locales)
