"""Whoever checks an output by eye would miss some of these; the named check finds each of them."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

import brand.pack
from brand.model import Report, Ruleset
from components.content import decode
from components.examples import Example, example_request, examples
from components.library import discover
from components.look import default_look
from components.model import Drawn, Item, Limit, Rendition, Target
from components.render import render
from content_hub.judging import Subject, judge

PACK = Path(__file__).parents[2] / "examples" / "nordlicht"
LOCALES: Mapping[str, str | None] = {"de-DE": None, "de-AT": "de-DE", "de-CH": "de-DE", "en-GB": None}
MAIL = Target(channel="email", format="html", locale="de-DE")
PUSH = Target(channel="push", format="apns", locale="de-DE")
POSTER = Target(channel="signage", format="png", locale="de-DE", profile="portrait-hd")

Plant = Callable[[Rendition], Rendition]
Values = dict[str, Any]


@lru_cache(maxsize=1)
def ruleset() -> Ruleset:
    return brand.pack.load(PACK)


@lru_cache(maxsize=1)
def offer() -> Example:
    return next(example for example in examples() if example.key == "polarstern")


@lru_cache(maxsize=8)
def clean(target: Target) -> Rendition:
    return render(example_request(offer(), default_look()), target)


def judged(example: Example, *renditions: Rendition) -> Report:
    subject = Subject(
        block=example.key,
        version=1,
        component=discover()[example.component],
        content=example.content,
        locales=LOCALES,
        renditions=renditions,
    )
    return judge(subject, ruleset())


def rules(report: Report) -> Counter[str]:
    return Counter(finding.rule for finding in report.findings)


@lru_cache(maxsize=8)
def usual(target: Target | None) -> Counter[str]:
    """What is found without any plant: the neutral look's colours, which are not this brand's."""
    return rules(judged(offer(), *([clean(target)] if target else [])))


# ------------------------------------------------------------------ plants in finished bytes


def written(old: str, new: str) -> Plant:
    """Change the bytes of a mail."""

    def plant(rendition: Rendition) -> Rendition:
        text = rendition.body.decode()
        assert old in text
        return replace(rendition, body=text.replace(old, new).encode())

    return plant


def drawn(is_meant: Callable[[Item], bool], change: Callable[[Item], Item]) -> Plant:
    """Change how one thing of a poster stands; everything else stays."""

    def plant(rendition: Rendition) -> Rendition:
        meant = next(item for item in rendition.drawn.items if is_meant(item))
        items = tuple(change(item) if item is meant else item for item in rendition.drawn.items)
        return replace(rendition, drawn=replace(rendition.drawn, items=items))

    return plant


def weighed(subject: str, amount: float, most: float) -> Plant:
    limit = Limit(name="bytes", subject=subject, amount=amount, error=most)
    return lambda rendition: replace(rendition, drawn=Drawn(limits=(limit,)))


def turned(**changes: object) -> Callable[[Item], Item]:
    return lambda item: replace(item, **changes)


def moved(box: tuple[float, float, float, float]) -> Callable[[Item], Item]:
    return lambda item: replace(item, box=box, needs=None)


def is_field(name: str) -> Callable[[Item], bool]:
    return lambda item: (item.pointer or "").endswith(f"/{name}")


def is_code(item: Item) -> bool:
    return item.kind == "qr"


def on_price(rendition: Rendition) -> Rendition:
    price = next(item for item in rendition.drawn.items if is_field("price")(item))
    return drawn(is_code, moved(price.box))(rendition)


FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
INK = "color:#1b1f24"
ALT = 'alt="Laterne Polarstern aus dunklem Metall auf einem Holztisch" '
NIGHT, BRIGHT = "background-color:#14171c", "background-color:#f1f3f6"

IN_MAIL: dict[str, tuple[str, Plant]] = {
    "white on white in dark mode": ("colour/contrast", written(NIGHT, BRIGHT)),
    "white on white in light mode": ("colour/contrast", written(INK, "color:#ffffff")),
    "grey price on grey panel": ("colour/contrast", written("color:#59626f", "color:#b9bec6")),
    "a colour that is nobody's": ("colour/off-palette", written("<s>", '<s style="color:#7a0055">')),
    "a picture without its words": ("access/alt-text", written(ALT, "")),
    "layout that Outlook cannot do": ("channel/email-support", written("display:block;", "display:grid;")),
    "a font with nothing behind it": ("type/no-fallback", written(FONTS, "Inter")),
    "small print nobody reads": ("type/too-small", written("font-size:13px", "font-size:7px")),
    "a fragment of 40 KB": ("channel/too-large", weighed("HTML", 40_000, 30_720)),
    "a push of 5 KB": ("channel/too-large", weighed("apns payload", 5_000, 4_096)),
}
ON_POSTER: dict[str, tuple[str, Plant]] = {
    "QR code over the price": ("channel/overlap", on_price),
    "QR code too small": ("channel/qr", drawn(is_code, moved((800.0, 1500.0, 90.0, 90.0)))),
    "QR code of dust": ("channel/qr", drawn(is_code, turned(module=1.0))),
    "QR code without quiet zone": ("channel/qr", drawn(is_code, turned(quiet=0))),
    "QR code light on dark": ("channel/qr", drawn(is_code, turned(colour="#ffffff", ground="#101418"))),
    "pale QR code": ("channel/qr", drawn(is_code, turned(colour="#c8c8c8", ground="#ffffff"))),
    "clipped legal text": ("channel/overflow", drawn(is_field("legal"), turned(needs=(400.0, 900.0)))),
    "headline off the screen": ("channel/overflow", drawn(is_field("headline"), moved((700.0, 900.0, 600.0, 20.0)))),
    "headline behind the frame": ("channel/safe-area", drawn(is_field("headline"), moved((4.0, 900.0, 400.0, 20.0)))),
    "legal text for ants": ("channel/legibility", drawn(is_field("legal"), turned(size=9.0))),
    "an arrow that no font has": ("channel/missing-glyph", drawn(is_field("headline"), turned(missing="→"))),
    "a novel on a poster": ("channel/reading-time", drawn(is_field("body"), turned(text="Licht " * 200))),
    "price in its ground's colour": ("colour/contrast", drawn(is_field("price"), turned(colour="#fff", ground="#fff"))),
}


@pytest.mark.parametrize("fault", IN_MAIL)
def test_fault_in_a_message_is_found_by_the_named_check(fault: str) -> None:
    rule, plant = IN_MAIL[fault]
    target = PUSH if "push" in fault else MAIL

    assert rules(judged(offer(), plant(clean(target))))[rule] > usual(target)[rule]


@pytest.mark.parametrize("fault", ON_POSTER)
def test_fault_on_a_poster_is_found_by_the_named_check(fault: str) -> None:
    rule, plant = ON_POSTER[fault]

    assert rules(judged(offer(), plant(clean(POSTER))))[rule] > usual(POSTER)[rule]


# ------------------------------------------------------------------ plants in what a writer types


def said(locale: str = "de-DE", **texts: object) -> Callable[[Values], None]:
    return lambda content: content["texts"][locale].update(texts)


def without_words(content: Values) -> None:
    for texts in content["texts"].values():
        texts.pop("image_alt", None)


IN_WORDS: dict[str, tuple[str, Callable[[Values], object]]] = {
    "wrong percentage": ("facts/reduction", said(headline="−25 % auf die Polarstern")),
    "former price without the 30-day low": ("facts/reduction", lambda content: content["facts"].pop("lowest_30_days")),
    "a price typed beside the fact": ("facts/typed-price", said(body="Nur 139,90 € für die Polarstern.")),
    "a date typed beside the fact": ("facts/typed-date", said(body="Nur bis zum 31. Januar 2027.")),
    "an email tool's tag in copy": ("channel/template-syntax", said(headline="Hallo {{ first_name }}")),
    "a picture that nobody describes": ("access/alt-text", without_words),
    "formal words of an informal brand": ("tone/address", said(headline="Sichern Sie sich Ihr Licht")),
}


@pytest.mark.parametrize("fault", IN_WORDS)
def test_fault_in_the_words_is_found_by_the_named_check(fault: str) -> None:
    rule, plant = IN_WORDS[fault]
    content: Values = msgspec.json.decode(msgspec.json.encode(offer().content))
    plant(content)
    planted = replace(offer(), content=decode(content, discover()["offer"], LOCALES))

    assert rules(judged(planted))[rule] > usual(None)[rule]


def test_a_readers_name_on_a_poster_is_found_where_it_was_typed() -> None:
    letter = next(example for example in examples() if example.key == "long-evenings")
    content: Values = msgspec.json.decode(msgspec.json.encode(letter.content))
    del content["texts"]["de-DE"]["@signage"]
    planted = replace(letter, content=decode(content, discover()["message"], LOCALES))

    report = judged(planted, render(example_request(planted, default_look()), POSTER))

    (found,) = [finding for finding in report.findings if finding.rule == "channel/recipient-placeholder"]
    assert (found.at.pointer, found.quote) == ("/texts/de-DE/body", "{recipient.first_name|du}")
    assert (found.at.start, found.severity) == (6, "error")
