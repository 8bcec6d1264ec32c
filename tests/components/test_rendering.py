"""Which renditions a block has, that the same input gives the same bytes, and what is said when one cannot be made."""

import hashlib
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.characters import MARK, MARK_DIGITS
from components.content import decode
from components.errors import ComponentsError, ContentInvalid, RenderFailed, UnknownName
from components.examples import LOCALES, example_request, examples
from components.library import discover, library
from components.look import default_look
from components.model import Rendition, Request, Target
from components.render import render, render_all, targets

Build = Callable[..., dict[str, Any]]
Show = Callable[..., Rendition]
Locales = Mapping[str, str | None]
EMAIL = Target(channel="email", format="html", locale="de-DE")


def test_only_complete_locales_and_meant_channels_are_rendered(offer: Build, locales: Locales) -> None:
    raw = offer() | {"channels": ["email", "push"]}
    raw["texts"]["en-GB"] = {"headline": "Light"}
    content = decode(raw, discover()["offer"], locales)
    found = targets(discover()["offer"], content, locales=locales, profiles=("portrait-hd",))
    assert {target.locale for target in found} == {"de-DE", "de-AT", "de-CH"}
    assert [(target.channel, target.format) for target in found if target.locale == "de-AT"] == [
        ("email", "html"),
        ("email", "document"),
        ("email", "text"),
        ("email", "json"),
        ("push", "json"),
        ("push", "apns"),
        ("push", "fcm"),
        ("push", "webpush"),
    ]


def test_signage_has_a_rendition_per_profile_that_it_knows(offer: Build, locales: Locales) -> None:
    content = decode(offer() | {"channels": ["signage"]}, discover()["offer"], locales)
    found = targets(discover()["offer"], content, locales={"de-DE": None}, profiles=("landscape-hd", "billboard"))
    assert found == tuple(
        Target(channel="signage", format=format_, locale="de-DE", profile="landscape-hd") for format_ in ("png", "jpeg")
    )


def test_dialects_are_renditions_of_their_own_where_messages_go_out(offer: Build, locales: Locales) -> None:
    content = decode(offer() | {"channels": ["email", "web"]}, discover()["offer"], locales)
    found = targets(discover()["offer"], content, locales={"de-DE": None}, profiles=(), dialects=("none", "braze"))
    assert [(target.channel, target.format, target.dialect) for target in found] == [
        ("email", "html", "none"),
        ("email", "html", "braze"),
        ("email", "document", "none"),
        ("email", "document", "braze"),
        ("email", "text", "none"),
        ("email", "text", "braze"),
        ("email", "json", "none"),
        ("email", "json", "braze"),
        ("web", "html", "none"),
        ("web", "json", "none"),
        ("web", "jsonld", "none"),
    ]


def test_digest_is_of_the_bytes(offer: Build, shown: Show) -> None:
    rendition = shown("offer", offer(), "web", "html")
    assert rendition.digest == f"sha256:{hashlib.sha256(rendition.body).hexdigest()}"
    assert (rendition.media_type, rendition.component_version) == ("text/html; charset=utf-8", "1")


def test_rendering_many_gives_what_rendering_one_by_one_gives() -> None:
    for example in examples():
        request = example_request(example, default_look())
        wanted = targets(discover()[example.component], example.content, locales=LOCALES, profiles=())
        assert render_all(request, wanted) == tuple(render(request, target) for target in wanted)


def test_another_process_and_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    program = tmp_path / "digests.py"
    program.write_text(
        "from components.examples import *; from components.look import default_look\n"
        "from components.render import *; from components.library import discover\n"
        "for e in examples():\n"
        "    t = targets(discover()[e.component], e.content, locales=LOCALES, profiles=())\n"
        "    for r in sorted(render_all(example_request(e, default_look()), t[::-1]), key=lambda r: str(r.target)):\n"
        "        print(e.key, r.digest)\n",
        encoding="utf-8",
    )
    runs = {
        subprocess.run(
            [sys.executable, str(program)],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": "C"},
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York"))
    }
    assert len(runs) == 1
    assert runs.pop().count(b"sha256:") > 40


def test_request_and_rendition_cross_a_process_border(offer: Build, request_for: Callable[..., Request]) -> None:
    request = request_for("offer", offer())
    again = pickle.loads(pickle.dumps(request))  # noqa: S301 — our own bytes, as a pool sends them
    assert again == request
    assert pickle.loads(pickle.dumps(render(again, EMAIL))) == render(request, EMAIL)  # noqa: S301 — as above


def test_nearer_locale_comes_before_the_channels_own_words(offer: Build, shown: Show) -> None:
    raw = offer({"@push": {"headline": "Kurz"}})
    raw["texts"]["de-AT"] = {"headline": "Servus"}
    assert b"Servus" in shown("offer", raw, "push", "json", "de-AT").body
    assert b"Kurz" in shown("offer", raw, "push", "json", "de-CH").body
    assert b"Kurz" not in shown("offer", raw, "email", "html", "de-CH").body


def test_rendition_tells_which_texts_it_shows(offer: Build, shown: Show, picture: str) -> None:
    raw = offer({"subject": "Betreff", "image_alt": "Laterne", "@push": {"headline": "Kurz"}}, image=picture)
    raw["texts"]["de-AT"] = {"headline": "Servus"}
    email = shown("offer", raw, "email", "html", "de-AT").drawn
    assert [(each.pointer, each.locale) for each in email.shown] == [
        ("/texts/de-DE/image_alt", "de-DE"),
        ("/texts/de-DE/product", "de-DE"),
        ("/texts/de-AT/headline", "de-AT"),
        ("/texts/de-DE/body", "de-DE"),
        ("/texts/de-DE/cta_label", "de-DE"),
    ]
    push = shown("offer", raw, "push", "json").drawn
    assert [each.pointer for each in push.shown][:2] == ["/texts/de-DE/@push/headline", "/texts/de-DE/body"]
    assert [(each.address, each.asset) for each in email.placed] == [("https://a.example/p.jpg", picture)]


def test_page_shows_its_blocks_in_order(offer: Build, shown: Show) -> None:
    page = {"facts": {"blocks": ["b", "a"]}, "texts": {"de-DE": {"title": "Dezember"}}}
    references = {
        "a": ("offer", offer({"headline": "Alpha"})),
        "b": ("message", {"facts": {}, "texts": {"de-DE": {"headline": "Beta", "body": "Text"}}}),
    }
    for channel, format_ in (("email", "html"), ("email", "text"), ("web", "html"), ("web", "json")):
        body = shown("page", page, channel, format_, references=references).body
        assert body.index(b"Dezember") < body.index(b"Beta") < body.index(b"Alpha")


def test_page_shows_the_logo_for_its_ground(shown: Show) -> None:
    page = {"facts": {"blocks": ["b"]}, "texts": {"de-DE": {"title": "Dezember"}}}
    references = {"b": ("message", {"facts": {}, "texts": {"de-DE": {"headline": "Beta", "body": "Text"}}})}
    for channel in ("email", "web"):
        rendition = shown("page", page, channel, "html", references=references)
        assert [(each.address, each.logo) for each in rendition.drawn.placed] == [
            ("https://a.example/logo.svg", "primary")
        ]
        assert b'alt="Nordlicht"' in rendition.body


def test_logo_keeps_its_own_ground_in_the_dark(shown: Show) -> None:
    page = {"facts": {"blocks": ["b"]}, "texts": {"de-DE": {"title": "Dezember"}}}
    references = {"b": ("message", {"facts": {}, "texts": {"de-DE": {"headline": "Beta", "body": "Text"}}})}
    for format_ in ("html", "document"):
        mail = shown("page", page, "email", format_, references=references).body.decode()
        (cell,) = re.findall(r'<td class="ch-cell ch-plate" style="([^"]*)"', mail)
        assert "background-color:#ffffff" in cell
        assert "ch-plate{" not in mail  # no rule of dark mode repaints it, so that ink on it stays readable


def failure(request: Request, target: Target = EMAIL) -> RenderFailed:
    with pytest.raises(RenderFailed) as caught:
        render(request, target)
    return caught.value


def test_missing_block_is_named(request_for: Callable[..., Request]) -> None:
    page = {"facts": {"blocks": ["gone"]}, "texts": {"de-DE": {"title": "Dezember"}}}
    fault = failure(request_for("page", page))
    assert (fault.component, fault.channel, fault.field) == ("page", "email", "blocks")
    assert fault.pointer == "/facts/blocks/0"
    assert fault.said.en == "page / email / blocks: there is no block gone here"
    assert fault.said.de == "page / email / blocks: den Baustein gone gibt es hier nicht"


def test_page_that_contains_itself_is_refused(request_for: Callable[..., Request]) -> None:
    def page(*blocks: str) -> dict[str, Any]:
        return {"facts": {"blocks": list(blocks)}, "texts": {"de-DE": {"title": "T"}}}

    request = request_for("page", page("x"), key="home", references={"x": ("page", page("home"))})
    assert failure(request).said.en.endswith("the block home contains itself: home → x → home")


def test_page_of_pages_has_an_end(request_for: Callable[..., Request]) -> None:
    def page(*blocks: str) -> dict[str, Any]:
        return {"facts": {"blocks": list(blocks)}, "texts": {"de-DE": {"title": "T"}}}

    leaf = ("message", {"facts": {}, "texts": {"de-DE": {"headline": "H", "body": "B"}}})
    references = {"leaf": leaf, "b": ("page", page(*["leaf"] * 30)), "a": ("page", page(*["b"] * 30))}
    assert failure(request_for("page", page("a"), references=references)).said.en.endswith("shows more than 500 blocks")


def test_page_needs_its_blocks_in_its_locale_and_for_its_channel(
    offer: Build, request_for: Callable[..., Request]
) -> None:
    page = {"facts": {"blocks": ["a"]}, "texts": {"en-GB": {"title": "T"}, "de-DE": {"title": "T"}}}
    request = request_for("page", page, references={"a": ("offer", offer() | {"channels": ["web"]})})
    assert failure(request).said.en.endswith("the block a is not for email")
    english = failure(request, Target(channel="web", format="html", locale="en-GB"))
    assert english.pointer == "/facts/blocks/0"
    assert english.said.en == "offer / web / product (a): product is missing in en-GB"


def test_missing_picture_is_named(offer: Build, request_for: Callable[..., Request], picture: str) -> None:
    fault = failure(request_for("offer", offer(image=picture), assets={}))
    assert (fault.field, fault.pointer) == ("image", "/facts/image")
    assert (fault.field, fault.said.en) == ("image", f"offer / email / image: there is no asset {picture} here")


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (Target(channel="fax", format="html", locale="de-DE"), 'there is no channel "fax"; there is: email, push'),
        (
            Target(channel="email", format="pdf", locale="de-DE"),
            'there is no format "pdf"; there is: document, html, json, text',
        ),
        (Target(channel="signage", format="png", locale="de-DE"), 'there is no profile ""; there is: '),
        (
            Target(channel="email", format="html", locale="de-DE", dialect="twig"),
            'there is no dialect "twig"; there is: braze, handlebars, jinja',
        ),
    ],
)
def test_target_that_there_is_not_is_answered_with_what_there_is(
    offer: Build, request_for: Callable[..., Request], target: Target, message: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        render(request_for("offer", offer()), target)
    assert str(caught.value).startswith(message)
    assert caught.value.said.de.startswith("Kanal „fax“" if target.channel == "fax" else caught.value.what.de)


def test_template_that_needs_more_than_is_filled_names_the_field(
    tmp_path: Path, offer: Build, request_for: Callable[..., Request]
) -> None:
    folder = tmp_path / "offer"
    folder.mkdir()
    shipped = Path(discover()["offer"].folder)
    (folder / "component.toml").write_text((shipped / "component.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "email.html").write_text("<p>{{ texts.legal.nodes }}</p>", encoding="utf-8")
    with pytest.raises(RenderFailed) as caught:
        render(request_for("offer", offer()), EMAIL, library=library((tmp_path,)))
    assert (caught.value.component, caught.value.channel, caught.value.field) == ("offer", "email", "legal")
    assert caught.value.said.en == "offer / email / legal: the template email.html fails: legal is not filled"


def test_template_cannot_leave_its_sandbox(tmp_path: Path, offer: Build, request_for: Callable[..., Request]) -> None:
    folder = tmp_path / "offer"
    folder.mkdir()
    shipped = Path(discover()["offer"].folder)
    (folder / "component.toml").write_text((shipped / "component.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "email.html").write_text("{{ view.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(RenderFailed):
        render(request_for("offer", offer()), EMAIL, library=library((tmp_path,)))


def test_content_is_never_run_as_a_template(offer: Build, shown: Show) -> None:
    typed = '{{ 7 * 7 }} {% for x in y %} <script>alert(1)</script> & "quoted"'
    for channel, format_ in (("email", "html"), ("email", "text"), ("web", "html"), ("web", "json"), ("push", "json")):
        body = shown("offer", offer({"headline": typed}), channel, format_).body.decode()
        assert "49" not in body.replace("149", "")
        assert "{{ 7 * 7 }} {% for x in y %}" in body
        if format_ == "html":
            assert "<script>" not in body
            assert "&lt;script&gt;" in body


def test_errors_are_one_tree_and_survive_a_process_border(request_for: Callable[..., Request]) -> None:
    fault = failure(request_for("page", {"facts": {"blocks": ["x"]}, "texts": {"de-DE": {"title": "T"}}}))
    again = pickle.loads(pickle.dumps(fault))  # noqa: S301 — as a pool sends it
    assert isinstance(again, RenderFailed)
    assert isinstance(again, ComponentsError)
    assert (again.said, again.field, again.pointer) == (fault.said, "blocks", "/facts/blocks/0")
    unknown = pickle.loads(pickle.dumps(UnknownName(fault.said, "x", ["a"])))  # noqa: S301 — as above
    assert unknown.known == ("a",)


def test_look_changes_every_colour(offer: Build, request_for: Callable[..., Request]) -> None:
    colours = {role: f"#0{number}0{number}0{number}" for number, role in enumerate(default_look().colours)}
    look = msgspec.structs.replace(default_look(), colours=colours, dark=colours)
    body = render(request_for("offer", offer(), look=look), EMAIL).body.decode()
    assert "<style>" not in body
    assert not any(colour in body for colour in default_look().colours.values())


PARTS = (
    *("{price}", "{recipient.first_name|<b>Kundin</b>}", "[a]({cta_url})", "**", "*", "\n\n", "- ", "1. ", "[^1]"),
    *("[^1]: x", "## ", "&lt;script&gt;", "{{ x }}", "{% x %}", '"', "'", "ü😀", "\\\n", "wort "),
    "<https://a.example/?a=1&b=2>",
)
TYPED = st.lists(st.sampled_from(PARTS), max_size=25).map("".join)


@settings(max_examples=60, deadline=None)
@given(body=TYPED, headline=TYPED.map(lambda text: text.replace("\n", " ")))
def test_what_is_taken_is_rendered_and_stays_text(body: str, headline: str) -> None:
    component = discover()["offer"]
    raw = {
        "channels": ["email", "web", "push"],
        "facts": {"price": {"amount": "149.90", "currency": "EUR"}, "cta_url": "https://a.example/"},
        "texts": {"de-DE": {"product": "Laterne", "headline": headline, "body": body, "cta_label": "Ansehen"}},
    }
    try:
        content = decode(raw, component, {"de-DE": None})
    except ContentInvalid:
        return
    request = Request(component="offer", content=content, look=default_look(), locales={"de-DE": None})
    wanted = targets(component, content, locales={"de-DE": None}, profiles=())
    for rendition in render_all(request, wanted):
        text = rendition.body.decode()
        assert not set(MARK_DIGITS + MARK) & set(text)
        if rendition.target.format == "html":
            assert "<script" not in text
            assert "<b>" not in text
