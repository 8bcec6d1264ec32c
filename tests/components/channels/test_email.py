"""Email: fragments that hold in any client, and text that reads well without one."""

import html.parser
import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from components.look import default_look, is_dark, logo_on, logo_size
from components.model import Asset, Font, LogoFile, Rendition, Request, Target
from components.render import render

Build = Callable[..., dict[str, Any]]
Show = Callable[..., Rendition]


class _Tags(html.parser.HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def full(offer: Build, picture: str) -> dict[str, Any]:
    """An offer with everything."""
    return offer(
        {
            "body": "Hallo {recipient.first_name|Kundin}, **Licht** für {price}[^n].\n\n- eins\n- zwei\n\n"
            "[^n]: Nur *hier*.",
            "legal": "Preis inkl. MwSt., [Versand](https://nordlicht.example/versand).",
            "image_alt": "Laterne",
        },
        reference_price={"amount": "199.90", "currency": "EUR", "kind": "former"},
        lowest_30_days={"amount": "159.90", "currency": "EUR"},
        unit_price={"amount": "11.87", "currency": "EUR", "per": "l"},
        deposit={"amount": "0.25", "currency": "EUR"},
        valid_from={"local": "2026-12-01T09:00", "zone": "Europe/Berlin"},
        valid_until={"local": "2026-12-24T18:00", "zone": "Europe/Berlin"},
        code="ABEND26",
        sku="NL-1042",
        image=picture,
    )


def words(body: bytes) -> str:
    text = re.sub(r"<style>.*?</style>|<!--.*?-->", "", body.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("&nbsp;", " ").replace("\u00a0", " ").split())


def test_offer_shows_every_price_and_when_it_holds(full: dict[str, Any], shown: Show) -> None:
    said = words(shown("offer", full, "email", "html").body)
    for part in (
        "149,90 € −6 % statt 199,90 €",
        "Niedrigster Preis der letzten 30 Tage: 159,90 €",
        "Grundpreis: 11,87 €/l",
        "zzgl. 0,25 € Pfand",
        "Gültig vom 1. Dezember 2026, 09:00 Uhr bis 24. Dezember 2026, 18:00 Uhr",
        "Code: ABEND26",
        "Hallo Kundin, Licht für 149,90 €",
        "Art.-Nr. NL-1042",
    ):
        assert part in said


def test_recommended_price_is_called_so(full: dict[str, Any], shown: Show) -> None:
    full["facts"]["reference_price"]["kind"] = "rrp"
    assert "149,90 € −6 % UVP 199,90 €" in words(shown("offer", full, "email", "html").body)


def test_fragment_is_laid_out_for_old_and_new_clients(full: dict[str, Any], shown: Show) -> None:
    body = shown("offer", full, "email", "html").body.decode()
    tags = _Tags(body).tags
    assert all(attributes.get("role") == "presentation" for tag, attributes in tags if tag == "table")
    assert not {tag for tag, _ in tags} & {"html", "head", "body", "script", "link", "div"}
    assert "<!--[if mso]>" in body
    button = next(attributes for tag, attributes in tags if tag == "a" and "ch-button" in str(attributes["class"]))
    assert "padding:14px 28px" in str(button["style"])
    assert "mso-padding-alt:14px 28px" in body


def test_every_style_is_in_an_attribute_but_the_dark_rules(full: dict[str, Any], shown: Show) -> None:
    body = shown("offer", full, "email", "html").body.decode()
    assert body.count("<style>") == 1
    assert body.startswith("<style>@media (prefers-color-scheme:dark){")
    assert re.search(r'<p class="ch-price ch-ink" style="[^"]*font-size:36px', body)


def test_picture_keeps_its_ratio_and_its_words(full: dict[str, Any], shown: Show) -> None:
    (image,) = [each for tag, each in _Tags(shown("offer", full, "email", "html").body.decode()).tags if tag == "img"]
    assert (image["width"], image["height"], image["alt"]) == ("600", "400", "Laterne")


def test_picture_without_words_has_no_alt_so_that_it_is_found(full: dict[str, Any], shown: Show) -> None:
    del full["texts"]["de-DE"]["image_alt"]
    for channel in ("email", "web"):
        (image,) = [
            each for tag, each in _Tags(shown("offer", full, channel, "html").body.decode()).tags if tag == "img"
        ]
        assert "alt" not in image


def test_button_needs_label_and_address(shown: Show) -> None:
    raw: dict[str, Any] = {"facts": {}, "texts": {"de-DE": {"headline": "H", "body": "B", "cta_label": "Los"}}}
    for channel, format_ in (("email", "html"), ("email", "text"), ("web", "html")):
        assert b"Los" not in shown("message", raw, channel, format_).body


def test_text_wraps_at_72_and_numbers_its_links_once(full: dict[str, Any], shown: Show) -> None:
    full["texts"]["de-DE"]["body"] += " Mehr [dazu](https://nordlicht.example/polarstern)" + " und sehr viel mehr" * 8
    text = shown("offer", full, "email", "text").body.decode()
    assert max(len(line) for line in text.split("\n")) <= 72
    assert text.endswith("\n\n[1] https://nordlicht.example/polarstern\n[2] https://nordlicht.example/versand\n")
    assert "dazu [1]" in text.replace("\n", " ")
    assert "Ansehen [1]" in text
    assert "\n\n\n" not in text


def test_text_never_breaks_an_address_nor_an_amount(offer: Build, shown: Show) -> None:
    address = "https://nordlicht.example/" + "x" * 90
    text = shown("offer", offer({"body": "wort " * 13 + "{price} <" + address + ">"}), "email", "text").body.decode()
    assert address in text
    assert "149,90\u00a0€" in text


def test_long_list_items_hang_and_paragraphs_do_not(offer: Build, shown: Show) -> None:
    long = "Wort " * 20
    raw = offer({"body": f"1\\. Dezember {long}\n\n- {long}\n  1. {long}"})
    lines = shown("offer", raw, "email", "text").body.decode().split("\n")
    starts = [line[:6] for line in lines if "Wort" in line]
    assert starts == ["1. Dez", "Wort W", "• Wort", "  Wort", "  1. W", "     W"]


def test_text_shows_lists_and_footnotes(full: dict[str, Any], shown: Show) -> None:
    text = shown("offer", full, "email", "text").body.decode()
    assert "\n• eins\n• zwei\n" in text
    assert "149,90\u00a0€¹." in text
    assert "\n¹ Nur hier.\n" in text


def test_size_is_measured_on_the_finished_bytes(offer: Build, shown: Show) -> None:
    rendition = shown("offer", offer({"body": "Licht. " * 4_000}), "email", "html")
    (limit,) = rendition.drawn.limits
    assert (limit.name, limit.subject, limit.amount) == ("bytes", "email html", len(rendition.body))
    assert (limit.warn, limit.error) == (20_480, 30_720)
    assert shown("offer", offer(), "email", "text").drawn.limits == ()


def test_page_has_the_room_of_a_whole_mail(shown: Show) -> None:
    page = {"facts": {"blocks": ["a"]}, "texts": {"de-DE": {"title": "Dezember"}}}
    note = ("message", {"facts": {}, "texts": {"de-DE": {"headline": "H", "body": "B"}}})
    (limit,) = shown("page", page, "email", "html", references={"a": note}).drawn.limits
    assert (limit.warn, limit.error) == (81_920, 102_400)


def test_small_picture_is_not_blown_up(offer: Build, request_for: Callable[..., Request], picture: str) -> None:
    small = Asset(digest=picture, address="https://a.example/s.png", media_type="image/png", width=300, height=150)
    request = request_for("offer", offer(image=picture), assets={picture: small})
    body = render(request, Target(channel="email", format="html", locale="de-DE")).body.decode()
    (image,) = [each for tag, each in _Tags(body).tags if tag == "img"]
    assert (image["width"], image["height"]) == ("300", "150")
    assert "max-width:300px" in str(image["style"])


def test_heading_font_of_the_brand_is_used(offer: Build, request_for: Callable[..., Request]) -> None:
    fonts = dict(default_look().fonts) | {"heading": Font(family="Fjord", stack=("Fjord Serif", "Georgia", "serif"))}
    request = request_for("offer", offer(), look=msgspec.structs.replace(default_look(), fonts=fonts))
    body = render(request, Target(channel="email", format="html", locale="de-DE")).body.decode()
    assert re.search(r"<h2 [^>]*font-family:'Fjord Serif', Georgia, serif", body)


def test_font_name_cannot_leave_its_attribute(offer: Build, request_for: Callable[..., Request]) -> None:
    evil = Font(family="x", stack=('x" onload="alert(1)', "a';color:red", "serif"))
    request = request_for(
        "offer", offer(), look=msgspec.structs.replace(default_look(), fonts={"body": evil, "heading": evil})
    )
    tags = _Tags(render(request, Target(channel="email", format="html", locale="de-DE")).body.decode()).tags
    assert not any("onload" in attributes for _, attributes in tags)
    styles = [str(attributes.get("style")) for _, attributes in tags]
    assert any("font-family:'x onloadalert1', acolorred, serif" in style for style in styles)


@pytest.mark.parametrize(
    ("colour", "dark"), [("#ffffff", False), ("#000000", True), ("#1d4ed8", True), ("#ffd500", False)]
)
def test_ground_is_dark_where_white_reads_better(colour: str, dark: bool) -> None:
    assert is_dark(colour) is dark


def test_logo_is_chosen_by_the_ground() -> None:
    def logo(id_: str, on: Any, address: str = "https://a.example/l.svg") -> LogoFile:
        return LogoFile(id=id_, media_type="image/svg+xml", data=b"", ratio=3, on=on, address=address)

    look = msgspec.structs.replace(
        default_look(), logos=(logo("lost", "light", ""), logo("every", "any"), logo("bright", "light"))
    )
    light, dark = logo_on(look, "#ffffff"), logo_on(look, "#000000")
    assert light is not None
    assert dark is not None
    assert (light.id, dark.id) == ("bright", "every")
    assert logo_on(default_look(), "#ffffff") is None


@pytest.mark.parametrize(("ratio", "least"), [(4.2, None), (4.2, 180), (0.4, 60), (1.0, 20), (7.77, 96)])
def test_logo_is_never_stretched_nor_too_small(ratio: float, least: float | None) -> None:
    logo = LogoFile(id="l", media_type="image/svg+xml", data=b"", ratio=ratio, min_width=least)
    width, height = logo_size(logo, height=32)
    assert abs(width / height / ratio - 1) < 0.02
    assert width >= (least or 0)
    assert height >= 32 or width >= 1
