"""Whatever a brand wears and however a mail program darkens it, every word of every example can be read."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import pytest
from msgspec.structs import replace

import brand.pack
from brand.check import Context
from brand.checks.colour import contrast, dark_mode
from brand.model import Kind
from brand.text import read
from components.content import served_channels
from components.examples import example_request, examples
from components.library import discover
from components.look import default_look
from components.model import Look, Request, Target
from components.render import render
from content_hub.looks import look_of

PACK = Path(__file__).parents[2] / "examples" / "nordlicht"
AT_NIGHT: Mapping[str, str] = {
    "text": "#f3efe6",
    "background": "#14171c",
    "accent": "#e0b252",
    "on-accent": "#14171c",
    "border": "#4a4f59",
    "muted": "#b9b4a8",
    "surface": "#1f242c",
}
"""A brand that is dark by day, and in dark mode as well."""
LOOKS = ("neutral", "nordlicht", "dark")


@lru_cache(maxsize=4)
def look(name: str) -> Look:
    neutral = default_look()
    if name == "nordlicht":
        return look_of(brand.pack.load(PACK), logos={}, assets_base="https://nordlicht.example/assets/")
    if name == "dark":
        return Look(name=name, colours=AT_NIGHT, dark=AT_NIGHT, fonts=neutral.fonts)
    return neutral


@lru_cache(maxsize=1)
def context() -> Context:
    ruleset = brand.pack.load(PACK)
    return Context(brand=ruleset.brand, voice=ruleset.voice)


@lru_cache(maxsize=1)
def mails() -> tuple[Request, ...]:
    """Every example that is a mail, with all that it refers to read once."""
    shown = [each for each in examples() if "email" in served_channels(discover()[each.component], each.content)]
    first = example_request(shown[0], default_look())
    return tuple(replace(first, component=each.component, content=each.content, key=each.key) for each in shown)


def faults(wears: Look) -> Iterator[str]:
    for request in mails():
        mail = render(replace(request, look=wears), Target(channel="email", format="html", locale="de-DE"))
        document = read(mail.body.decode(), Kind.HTML, locale="de-DE", channel="email")
        for check in (contrast.CHECK, dark_mode.CHECK):
            for finding in check.run(document, replace(context(), options=check.options)):
                yield f"{request.key}: {finding.quote}: {finding.message.en}"


@pytest.mark.parametrize("wears", LOOKS)
def test_every_word_of_every_mail_can_be_read_in_light_dark_and_forced_dark(wears: str) -> None:
    assert list(faults(look(wears))) == []


@pytest.mark.parametrize("manner", ["light", "dark"])
def test_a_look_in_which_words_sink_into_their_ground_would_be_found(manner: str) -> None:
    plain = default_look()
    pale = {"colours": {**plain.colours, "muted": "#c4c9d0"}, "dark": plain.dark}
    dim = {"colours": plain.colours, "dark": {**plain.dark, "muted": "#3a414c"}}
    found = list(faults(replace(plain, **(pale if manner == "light" else dim))))

    assert found
    assert all("contrast" in fault for fault in found)
