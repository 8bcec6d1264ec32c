from collections.abc import Callable

import pytest
from msgspec.structs import replace

from components.channels.signage.errors import SceneInvalid
from components.channels.signage.scene import read_scene
from components.errors import ComponentsError, RenderFailed, UnknownName
from components.model import Asset, Look, Rendition

Draw = Callable[..., Rendition]


def test_picture_that_is_no_picture_is_named_by_its_field(draw: Draw, message: dict[str, object], photo: Asset) -> None:
    broken = replace(photo, data=b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    with pytest.raises(RenderFailed, match="/facts/image") as caught:
        draw("message", message, {"image": photo.digest}, assets={photo.digest: broken})
    assert caught.value.field == "/facts/image"
    assert caught.value.said.de.endswith(")")
    assert "kein lesbares Bild" in caught.value.said.de


def test_picture_that_is_not_there_is_named_by_its_field(draw: Draw, message: dict[str, object], photo: Asset) -> None:
    with pytest.raises(RenderFailed, match=photo.digest) as caught:
        draw("message", message, {"image": photo.digest}, assets={})
    assert caught.value.field == "image"


@pytest.mark.parametrize("data", [b"", b"<svg", b"\xff\xfe"])
def test_logo_that_cannot_be_read_is_named(draw: Draw, message: dict[str, object], paper: Look, data: bytes) -> None:
    look = replace(paper, logos=(replace(paper.logos[0], data=data or b"?"),))
    with pytest.raises(RenderFailed, match="primary"):
        draw("message", message, look=look)


def test_link_too_long_for_any_code_is_named_by_its_field(draw: Draw, message: dict[str, object]) -> None:
    with pytest.raises(RenderFailed) as caught:
        draw("message", message, {"cta_url": "https://nordlicht.example/" + "a" * 2900})
    assert caught.value.field == "cta_url"
    assert "zu lang" in caught.value.said.de


def test_unknown_screen_is_answered_with_the_known_ones(draw: Draw, message: dict[str, object]) -> None:
    with pytest.raises(UnknownName, match="landscape-hd, portrait-4k, portrait-hd"):
        draw("message", message, profile="cinema")


@pytest.mark.parametrize(
    ("xml", "named"),
    [
        ("<scene>", "well-formed"),
        ("<poster/>", "<poster>"),
        ("<scene><blink/></scene>", "<blink>"),
        ('<scene><text size="3"/></scene>', "size"),
        ('<scene><stack gap="wide"/></scene>', "gap"),
        ("<scene><text>a <blink>b</blink></text></scene>", "<blink>"),
        ("<scene>" + "<stack>" * 60 + "</stack>" * 60 + "</scene>", "24"),
        ("", "well-formed"),
        ("<scene>\x00</scene>", "well-formed"),
    ],
)
def test_template_author_reads_what_is_wrong_in_a_scene(xml: str, named: str) -> None:
    with pytest.raises(SceneInvalid, match=named) as caught:
        read_scene(xml)
    assert isinstance(caught.value, ComponentsError)
    assert caught.value.said.de


def test_markup_in_a_text_is_shown_as_it_was_typed(draw: Draw) -> None:
    typed = 'A <b>&amp;</b> "{{ 7*7 }}" {% raw %} ]]>'
    rendition = draw("message", {"headline": typed, "body": "Kurz."})
    assert next(item.text for item in rendition.drawn.items if item.kind == "text") == typed
