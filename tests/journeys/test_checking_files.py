"""A designer sends a file to `POST /checks` and hears what is wrong with it; nothing of it is kept."""

import io
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import resvg_py
from PIL import Image

from content_hub.demo.example import example_folder
from content_hub.demo.server import free_port, running_server
from content_hub.settings import Settings
from content_hub.storage.queries import Assets
from tests.content_hub.pictures import a_bomb, animated, encoded
from tests.journeys.corridor import BRAND, Corridor

Ask = Callable[..., httpx.Response]
CHECKS = "/v1/brands/nordlicht/checks"
PAPER = "#fbf8f1"


def poster(form: str = "PNG", *, size: tuple[int, int] = (640, 480), stretch: float = 1.2) -> bytes:
    """A page of the brand with its logo drawn too wide and a block in a colour that it does not have."""
    svg = (example_folder() / "logos/primary.svg").read_text()
    logo = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size[0] // 2)))).convert("RGBA")
    logo = logo.resize((round(logo.width * stretch), logo.height))
    page = Image.new("RGBA", size, PAPER)
    page.paste("#ff00aa", (0, size[1] * 3 // 4, size[0], size[1]))
    page.alpha_composite(logo, (size[0] // 8, size[1] // 8))
    stream = io.BytesIO()
    page.convert("RGB").save(stream, form, quality=92)
    return stream.getvalue()


def rules_in(report: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in report["findings"]}


def test_designer_is_told_of_logo_and_palette_by_a_real_server(corridor: Corridor) -> None:
    settings = Settings(store=f"sqlite:///{corridor.path}", port=free_port())
    as_wanda = {"Authorization": "Bearer secret-wanda", "Accept-Language": "en"}
    files = {"file": ("poster.jpg", poster("JPEG"))}
    with running_server(settings) as server:
        answer = httpx.post(f"{server.url}{CHECKS}", files=files, headers=as_wanda, timeout=60)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    (logo,) = report["logos"]
    assert logo["id"] == "primary"
    assert logo["stretch"] == pytest.approx(1.2, abs=0.04)
    assert {"logo/stretched", "colour/off-palette"} <= rules_in(report)
    (area,) = [finding for finding in report["findings"] if finding["rule"] == "colour/off-palette"]
    assert area["at"]["box"] == pytest.approx([0, 360, 640, 120], abs=6)
    assert area["message"].startswith("#f")
    ground = report["palette"][0]
    assert (ground["share"], ground["delta_e"]) == (pytest.approx(0.65, abs=0.1), pytest.approx(0, abs=1))
    assert ground["token"].startswith("color.")
    assert report["ruleset"]["version"] == 1


def test_large_pictures_are_told_in_their_own_pixels(ask: Ask) -> None:
    picture = Image.new("RGB", (2000, 1300), PAPER)
    picture.paste("#ff00aa", (0, 975, 2000, 1300))
    stream = io.BytesIO()
    picture.save(stream, "PNG", compress_level=1)
    report = ask("POST", CHECKS, who="wanda", files={"file": ("large.PNG", stream.getvalue())}).json()
    (found,) = report["findings"]
    assert found["at"]["box"] == pytest.approx([0, 975, 2000, 325], abs=12)
    assert report["logos"] == []
    assert [round(swatch["share"], 2) for swatch in report["palette"]] == [0.75, 0.25]


@pytest.mark.parametrize(
    ("name", "text", "quote"),
    [
        ("mail.html", '<p style="color: #ff00aa">Warm.</p>', "#ff00aa"),
        (
            "mark.svg",
            '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9" fill="#ff00aa"/></svg>',
            "#ff00aa",
        ),
        ("theme.css", "\ufeffa { color: rgb(255 0 170) }", "rgb(255 0 170)"),
    ],
)
def test_developer_is_told_of_colours_in_html_svg_and_css(ask: Ask, name: str, text: str, quote: str) -> None:
    asked: dict[str, Any] = {"files": {"file": (name, text)}, "data": {"locale": "en-GB"}}
    report = ask("POST", CHECKS, who="wanda", **asked).json()
    (found,) = [finding for finding in report["findings"] if finding["rule"] == "colour/off-palette"]
    plain = text.removeprefix("\ufeff")
    assert plain[found["at"]["start"] : found["at"]["end"]] == found["quote"] == quote
    assert found["locale"] == "en-GB"
    assert "logos" not in report
    by_json = {"kind": name.partition(".")[2], "content": plain, "locale": "en-GB"}
    assert ask("POST", CHECKS, who="wanda", json=by_json).json() == report


def test_the_media_type_says_what_a_file_is_whose_name_does_not(ask: Ask) -> None:
    files = {"file": ("blob", encoded(), "image/png")}
    assert ask("POST", CHECKS, who="wanda", files=files).json()["logos"] == []


REFUSED: dict[str, tuple[str, bytes, int, str]] = {
    "no-picture": ("a.png", b"<p>Das ist kein Bild.</p>", 415, "This is no PNG, JPEG or WebP picture."),
    "empty": ("a.jpg", b"", 415, "This is no PNG, JPEG or WebP picture."),
    "bomb": ("a.png", a_bomb(), 413, "The picture has more than 40 million pixels."),
    "truncated": ("a.png", encoded()[:-40], 422, "The picture is damaged or incomplete."),
    "lying": ("a.png", a_bomb(64, 64), 422, "The picture is damaged or incomplete."),
    "animated": ("a.webp", animated(), 422, "The picture is animated: send a single one."),
    "hidden": ("a.png", encoded() + b"PK\x03\x04", 422, "Behind the picture hides a file of another kind."),
    "other": ("a.gif", encoded("GIF"), 415, "Such a file is not checked."),
    "latin": ("a.html", b"<p>gr\xfc\xdfe</p>", 422, "The file cannot be read: not UTF-8 (byte 5)."),
    "nul": ("a.css", b"a{}\0", 422, "The file cannot be read: holds a NUL character (U+0000)."),
    "deep": ("a.css", b"a{color:" + b"(" * 10_000 + b"}", 422, "line 1, column 208: the style nests too deep."),
}


@pytest.mark.parametrize(("name", "data", "status", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_judged_is_refused_at_its_place(
    ask: Ask, name: str, data: bytes, status: int, said: str
) -> None:
    files = {"file": (name, data)}
    headers = {"Accept-Language": "en"}
    problem = ask("POST", CHECKS, who="wanda", files=files, headers=headers, expect=status).json()
    assert problem["detail"].startswith(said)
    assert [fault["pointer"] for fault in problem["errors"]] == ["/file"]


@pytest.mark.parametrize(
    ("form", "pointer"),
    [
        ({"data": {"locale": "de-DE"}, "files": {"picture": ("a.png", b"x")}}, "/picture"),
        ({"files": {"file": (None, b"x")}}, "/file"),
        ({"files": [("file", ("a.png", b"x")), ("file", ("b.png", b"x"))]}, "/file"),
        ({"data": {"kind": "html"}, "files": {"file": ("a.html", b"x")}}, "/kind"),
        ({"data": {"locale": ["de-DE", "de-AT"]}, "files": {"file": ("a.html", b"x")}}, "/locale"),
    ],
    ids=["other-member", "no-name", "two", "unknown", "twice"],
)
def test_a_form_that_does_not_fit_is_refused_by_its_member(ask: Ask, form: dict[str, Any], pointer: str) -> None:
    problem = ask("POST", CHECKS, who="wanda", expect=400, **form).json()
    assert [fault["pointer"] for fault in problem["errors"]] == [pointer]


def test_unknown_locale_and_foreign_people_are_refused_and_nothing_is_kept(ask: Ask, corridor: Corridor) -> None:
    files = {"file": ("a.png", encoded())}
    kept = corridor.do(corridor.store.list(Assets(brand=BRAND, limit=100))), corridor.position()
    ask("POST", CHECKS, who="wanda", files=files, data={"locale": "fr-FR"}, expect=422)
    ask("POST", CHECKS, who="wanda", files=files, data={"channel": "fax"}, expect=422)
    ask("POST", CHECKS, files=files, expect=401)
    ask("POST", CHECKS, who="wanda", content=b"x", headers={"content-type": "image/png"}, expect=415)
    ask("POST", CHECKS, who="wanda", files=files)
    assert (corridor.do(corridor.store.list(Assets(brand=BRAND, limit=100))), corridor.position()) == kept


def test_the_schema_says_both_bodies(ask: Ask) -> None:
    operation = ask("GET", "/schema/openapi.json").json()["paths"]["/v1/brands/{brand}/checks"]["post"]
    bodies = operation["requestBody"]["content"]
    assert set(bodies) == {"application/json", "multipart/form-data"}
    form = bodies["multipart/form-data"]["schema"]
    assert set(form["properties"]) == {"file", "locale", "channel"}
    assert (form["required"], form["additionalProperties"]) == (["file"], False)
