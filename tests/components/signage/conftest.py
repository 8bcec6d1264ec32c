"""Builders: a look, a picture, and a poster rendered as the service renders it."""

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PIL import Image, ImageDraw

from components.model import Asset, Content, Font, LogoFile, Look, Rendition, Request, Target
from components.render import render

LOCALES = {"de-DE": None, "de-AT": "de-DE", "en-GB": None}
PAPER = {
    "text": "#101d39",
    "background": "#fbf8f1",
    "accent": "#086750",
    "on-accent": "#ffffff",
    "surface": "#f2ebdd",
    "muted": "#46546d",
    "border": "#cac4b5",
}
NIGHT = {
    "text": "#fbf8f1",
    "background": "#101d39",
    "accent": "#4ddca4",
    "on-accent": "#101d39",
    "surface": "#1b2a4b",
    "muted": "#b3bdd1",
    "border": "#46546d",
}
LINK = "https://nordlicht.example/lampen/polarstern"

Draw = Callable[..., Rendition]


def mark(colour: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
        f'<rect width="300" height="100" fill="{colour}"/></svg>'
    ).encode()


def logo(name: str, on: str, colour: str, **values: Any) -> LogoFile:
    return LogoFile(id=name, media_type="image/svg+xml", data=mark(colour), ratio=3.0, on=on, **values)  # type: ignore[arg-type]  # a test's word


def sans() -> Font:
    return Font(family="Inter", stack=("Inter", "Arial", "sans-serif"))


@pytest.fixture
def paper() -> Look:
    """A light look with a logo for either ground."""
    logos = (logo("primary", "light", "#086750"), logo("inverse", "dark", "#4ddca4"))
    return Look(name="paper", colours=PAPER, dark=NIGHT, fonts={"body": sans(), "heading": sans()}, logos=logos)


@pytest.fixture
def night() -> Look:
    """A dark look in a serif, its corners round."""
    serif = Font(family="Georgia", stack=("Georgia", "serif"))
    logos = (logo("primary", "light", "#086750"), logo("inverse", "dark", "#4ddca4"))
    fonts = {"body": serif, "heading": serif}
    return Look(name="night", colours=NIGHT, dark=NIGHT, fonts=fonts, radius=8.0, logos=logos)


@pytest.fixture(scope="session")
def photo() -> Asset:
    """A real picture: red above, blue below."""
    picture = Image.new("RGB", (600, 400), "#c01020")
    ImageDraw.Draw(picture).rectangle((0, 200, 600, 400), fill="#1020c0")
    target = io.BytesIO()
    picture.save(target, "PNG")
    return Asset(
        digest="sha256:" + "a" * 64, address="/a", media_type="image/png", width=600, height=400, data=target.getvalue()
    )


@pytest.fixture
def draw(paper: Look, photo: Asset) -> Draw:
    """Render a block for one screen."""

    def drawn(
        component: str,
        texts: Mapping[str, object],
        facts: Mapping[str, object] | None = None,
        *,
        profile: str = "portrait-hd",
        **other: Any,
    ) -> Rendition:
        locale = other.get("locale", "de-DE")
        content = other.get("content") or Content(facts=facts or {}, texts={locale: texts})
        request = Request(
            component=component,
            content=content,
            look=other.get("look", paper),
            locales=LOCALES,
            assets=other.get("assets", {photo.digest: photo}),
        )
        return render(request, Target(channel="signage", format="png", locale=locale, profile=profile))

    return drawn


@pytest.fixture
def message() -> dict[str, object]:
    """Texts of a message as they usually are."""
    return {
        "headline": "Licht, das mitdenkt",
        "body": "Wir planen mit dir jedes Zimmer: warm am Abend, klar am Morgen. **Kostenlos** und in deinem Tempo.",
        "cta_label": "Termin sichern",
    }


@pytest.fixture
def offer() -> dict[str, object]:
    """Texts of an offer as they usually are."""
    return {
        "product": "Pendelleuchte Polarstern, Ø 45 cm",
        "headline": "Warmes Licht für lange Abende",
        "body": "Mundgeblasenes Glas und fünf Jahre Garantie.",
        "cta_label": "Jetzt reservieren",
        "legal": "Solange der Vorrat reicht. Preis inkl. MwSt.",
    }


@pytest.fixture
def offer_facts(photo: Asset) -> dict[str, object]:
    """Every fact that an offer can have."""
    return {
        "price": {"amount": "149.90", "currency": "EUR"},
        "reference_price": {"amount": "199.90", "currency": "EUR", "kind": "former"},
        "lowest_30_days": {"amount": "169.90", "currency": "EUR"},
        "unit_price": {"amount": "14.99", "currency": "EUR", "per": "m"},
        "deposit": {"amount": "8.00", "currency": "EUR"},
        "valid_from": {"local": "2026-11-23T09:00", "zone": "Europe/Berlin"},
        "valid_until": {"local": "2026-11-30T20:00", "zone": "Europe/Berlin"},
        "cta_url": LINK,
        "image": photo.digest,
        "code": "HERBST26",
    }
