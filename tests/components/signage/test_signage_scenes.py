"""A scene of one's own: a component is a folder with a `component.toml` and a `signage.xml`."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from components.errors import RenderFailed
from components.library import library
from components.model import Content, Item, Look, Rendition, Request, Target
from components.render import render

MANIFEST = """
version = "1"
title = { de = "Aushang", en = "Notice" }
[serves]
signage = ["png"]
[[facts]]
name = "link"
kind = "url"
title = { de = "Ziel", en = "Link" }
[[texts]]
name = "words"
kind = "text"
required = true
title = { de = "Worte", en = "Words" }
[[texts]]
name = "more"
kind = "text"
title = { de = "Mehr", en = "More" }
"""

Show = Callable[..., Rendition]


@pytest.fixture
def show(tmp_path: Path, paper: Look) -> Show:
    """Render a scene around the words „Bitte klingeln“."""

    def shown(scene: str, *, profile: str = "portrait-hd", look: Look = paper) -> Rendition:
        folder = tmp_path / f"n{len(list(tmp_path.iterdir()))}" / "notice"
        folder.mkdir(parents=True)
        (folder / "component.toml").write_text(MANIFEST, encoding="utf-8")
        (folder / "signage.xml").write_text(scene, encoding="utf-8")
        content = Content(
            facts={"link": "https://www.nordlicht.example/a"}, texts={"de-DE": {"words": "Bitte klingeln"}}
        )
        request = Request(component="notice", content=content, look=look, locales={"de-DE": None})
        target = Target(channel="signage", format="png", locale="de-DE", profile=profile)
        return render(request, target, library=library((folder.parent,)))

    return shown


def words(rendition: Rendition) -> list[str]:
    return [item.text for item in rendition.drawn.items]


def only(rendition: Rendition) -> Item:
    (item,) = rendition.drawn.items
    return item


def test_button_is_a_plate_of_the_accent_around_its_words(show: Show, paper: Look) -> None:
    rendition = show('<scene pad="safe"><button field="words" style="action"/></scene>')
    item = only(rendition)
    assert (item.kind, item.pointer) == ("button", "/texts/de-DE/words")
    assert (item.colour, item.ground) == (paper.colours["on-accent"], paper.colours["accent"])
    assert item.needs is not None
    assert item.needs[0] <= item.box[2]
    picture = Image.open(io.BytesIO(rendition.body)).convert("RGB")
    middle = round(item.box[1] + item.box[3] / 2)
    assert picture.getpixel((round(item.box[0]) + 12, middle)) == (0x08, 0x67, 0x50)
    assert picture.getpixel((round(item.box[0]), round(item.box[1]))) == (0xFB, 0xF8, 0xF1)


def test_element_for_another_shape_of_screen_is_left_out(show: Show) -> None:
    scene = '<scene pad="safe"><text on="portrait">hoch</text><text on="landscape label">breit</text></scene>'
    assert words(show(scene)) == ["hoch"]
    assert words(show(scene, profile="landscape-hd")) == ["breit"]


def test_element_without_its_field_is_left_out_and_its_plate_with_it(show: Show) -> None:
    scene = """
    <scene pad="safe">
      <text field="words"/>
      <stack ground="accent" pad="4"><rule colour="text"/><text field="more">mehr: <value/></text></stack>
      <text needs="more">siehe oben</text>
    </scene>"""
    assert words(show(scene)) == ["Bitte klingeln"]


def test_words_of_the_template_stand_around_the_fields_own(show: Show) -> None:
    scene = '<scene pad="safe"><text field="words">Hinweis: <strong><value/></strong>!</text></scene>'
    item = only(show(scene))
    assert item.text == "Hinweis: Bitte klingeln!"
    assert item.pointer == "/texts/de-DE/words"


def test_address_is_the_part_of_a_link_that_people_remember(show: Show) -> None:
    item = only(show('<scene pad="safe"><address field="link"/></scene>'))
    assert item.text == "nordlicht.example"


def test_flow_is_a_stack_on_a_tall_screen_and_a_row_on_a_wide_one(show: Show) -> None:
    scene = '<scene pad="safe"><flow><text share="0.5">eins</text><text grow="1">zwei</text></flow></scene>'
    tall, wide = show(scene).drawn.items, show(scene, profile="landscape-hd").drawn.items
    assert tall[0].box[0] == tall[1].box[0]
    assert wide[0].box[1] == wide[1].box[1]
    assert wide[0].box[0] < wide[1].box[0]


def test_round_corners_follow_the_look(show: Show, paper: Look) -> None:
    scene = '<scene pad="safe"><stack ground="accent" radius="look" pad="6"><text field="words"/></stack></scene>'

    def corner(look: Look) -> object:
        return Image.open(io.BytesIO(show(scene, look=look).body)).convert("RGB").getpixel((87, 97))

    assert corner(replace(paper, radius=0.0)) == (0x08, 0x67, 0x50)
    assert corner(replace(paper, radius=12.0)) == (0xFB, 0xF8, 0xF1)


@pytest.mark.parametrize(
    ("scene", "named"),
    [
        ('<scene><text style="huge">a</text></scene>', "huge"),
        ('<scene><text colour="pink">a</text></scene>', "pink"),
        ('<scene ground="sky"><text>a</text></scene>', "sky"),
        ('<scene><stack pad="1 2 3"><text>a</text></stack></scene>', "1 2 3"),
        ('<scene><stack pad="wide"><text>a</text></stack></scene>', "wide"),
        ("<scene><text>{{ view.facts.price.shown }}</text></scene>", "price"),
        ("<scene><text>a</scene>", "well-formed"),
    ],
)
def test_fault_of_a_scene_names_component_channel_and_what_is_wrong(show: Show, scene: str, named: str) -> None:
    with pytest.raises(RenderFailed, match=named) as caught:
        show(scene)
    assert (caught.value.component, caught.value.channel) == ("notice", "signage")


def test_empty_scene_is_an_empty_screen(show: Show) -> None:
    rendition = show("<scene/>")
    assert Image.open(io.BytesIO(rendition.body)).size == (1080, 1920)
    assert rendition.drawn.items == ()
