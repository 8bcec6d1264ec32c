"""Colours in use: each one that a customer would see, at the place where the writer typed it."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brand.document import Kind
from brand.layout import read_layout
from brand.layout.errors import StyleUnreadable


def uses(content: str, kind: Kind = Kind.HTML) -> list[str]:
    found = read_layout(content, kind, pointer="/content")[0]
    for use in found:
        assert isinstance(use.at.start, int)
        assert isinstance(use.at.end, int)
        assert content[use.at.start : use.at.end] == use.written
        assert use.at.pointer == "/content"
    return [f"{use.written} → {use.value} {use.role}" for use in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<p style="color:#abc">', ["#abc → #aabbcc text"]),
        (
            "<p style='color: RED; background : rgb(1 2 3 / 50%)'>",
            ["RED → #ff0000 text", "rgb(1 2 3 / 50%) → #01020380 background"],
        ),
        ("<p style=color:#abc>", ["#abc → #aabbcc text"]),
        ('<p STYLE="border:1px solid #abc">', ["#abc → #aabbcc border"]),
        ('<p style="border-top-color: navy; border-radius: 4px">', ["navy → #000080 border"]),
        ('<p style="box-shadow: 0 1px 2px rgba(0,0,0,.2)">', ["rgba(0,0,0,.2) → #00000033 shadow"]),
        (
            '<p style="background: linear-gradient(90deg, #abc, red 40%)">',
            ["#abc → #aabbcc background", "red → #ff0000 background"],
        ),
        ('<p style="color: light-dark(#abc, #def)">', ["#abc → #aabbcc text"]),
        (
            '<p style="color-scheme: light dark; color: light-dark(#abc, #def)">',
            ["#abc → #aabbcc text", "#def → #ddeeff text"],
        ),
        (
            '<p style="color: color-mix(in oklab, #abc 20%, white)">',
            ["color-mix(in oklab, #abc 20%, white) → #eef1f5 text"],
        ),
        ('<p style="color: rgb(from #abc r g b / 50%)">', ["rgb(from #abc r g b / 50%) → #aabbcc80 text"]),
        ("<td bgcolor=ffcc00>", ["ffcc00 → #ffcc00 background"]),
        ('<font color="navy">', ["navy → #000080 text"]),
        (
            '<body text="#111" link="#222222">Warm, <a href="/">light</a>',
            ["#111 → #111111 text", "#222222 → #222222 text"],
        ),
        (
            '<svg><path fill="#abc" stroke="red"/><stop stop-color="#def"/></svg>',
            ["#abc → #aabbcc fill", "red → #ff0000 fill", "#def → #ddeeff fill"],
        ),
        (
            '<!--[if mso]><v:rect fillcolor="#abc"><td bgcolor="#def"><![endif]-->',
            ["#abc → #aabbcc background", "#def → #ddeeff background"],
        ),
    ],
)
def test_reader_finds_each_colour_with_its_role(content: str, expected: list[str]) -> None:
    assert uses(content) == expected


@pytest.mark.parametrize(
    "content",
    [
        '<p style="font-family: Tan, Red; animation-name: blue; transition: color 1s">',
        '<p style="color: inherit; background: none; border: 0; fill: currentColor">',
        '<p style="background: url(#abc) no-repeat; filter: url(#def)">',
        '<p title="color: red" data-style="color: red">color: red</p>',
        "<script>var style = 'color: red'</script><textarea><p style='color:red'></textarea>",
        "<!-- <p style='color: red'> -->",
        '<meta name="theme-color" color="red"><path fill="url(#a)">',
        '<p style="--brand: red">',
        '</p style="color: red">',
        "<p style>",
    ],
)
def test_what_is_no_colour_in_use_is_left_alone(content: str) -> None:
    assert uses(content) == []


def test_entities_in_an_attribute_do_not_move_the_place() -> None:
    content = '<p style="font-family: &quot;Inter&quot;; color: &#35;abc; background: &#x23;def">'

    assert uses(content) == ["&#35;abc → #aabbcc text", "&#x23;def → #ddeeff background"]


def test_style_sheet_is_read_with_nested_rules_and_media() -> None:
    content = (
        "<style>\r\n/* red */ .a { color: #abc }\r\n@media (prefers-color-scheme: dark) {\n"
        " .a:hover { color: #def; & b { background: navy } } }\n@font-face { src: url(red) }</style>"
        "<p class=a>é<b>è</b></p>"
    )

    assert uses(content) == [
        "#abc → #aabbcc text",
        "#def → #ddeeff text",
        "navy → #000080 background",
    ]


def test_custom_property_counts_where_it_is_stated_and_once() -> None:
    content = ":root { --a: #abc; --b: var(--a, #def); --c: red } p { color: var(--b) } b { background: var(--a) }"

    assert uses(content, Kind.CSS) == ["#abc → #aabbcc text"]


def test_svg_is_read_with_its_style_in_cdata() -> None:
    content = (
        '<?xml version="1.0"?><svg><style><![CDATA[ .a { fill: #abc } ]]></style>'
        '<g class="a"/><rect fill="hsl(0 100% 50%)"/></svg>'
    )

    assert uses(content, Kind.SVG) == ["#abc → #aabbcc fill", "hsl(0 100% 50%) → #ff0000 fill"]


def test_other_kinds_hold_no_colours() -> None:
    assert read_layout("color: red <p style='color:red'>", Kind.MARKDOWN, pointer="/content") == ((), ())


MARKUP = [
    "<",
    ">",
    "</",
    "<p ",
    "style=",
    '"',
    "'",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "[if mso]>",
    "<![CDATA[",
    "]]>",
]
STYLE = ["color:", "#abc", "red;", "rgb(", ")", "{", "}", "\\", "/*", "*/", "var(--a", "--a:", "=", "@media", "url("]
OTHER = ["&quot;", "&#35;", "\r\n", "\x00", "\ud800", "é", "<img src=a", " alt", "\f", " "]
FRAGMENTS = st.sampled_from([*MARKUP, *STYLE, *OTHER])


@given(st.lists(FRAGMENTS, max_size=40).map("".join), st.sampled_from([Kind.HTML, Kind.CSS, Kind.SVG]))
def test_places_are_right_whatever_stands_in_the_source(content: str, kind: Kind) -> None:
    colours, pictures = read_layout(content, kind, pointer="/content")

    for use in colours:
        assert isinstance(use.at.start, int)
        assert isinstance(use.at.end, int)
        assert 0 <= use.at.start < use.at.end <= len(content)
        assert content[use.at.start : use.at.end] == use.written
    for picture in pictures:
        assert isinstance(picture.at.start, int)
        assert content[picture.at.start] == "<"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("<!--" * 200_000, Kind.HTML),
        ("<a " * 100_000, Kind.HTML),
        ('<a b="' * 100_000, Kind.HTML),
        ("<a" + " b" * 200_000 + ">", Kind.HTML),
        ("<style>" * 20_000, Kind.HTML),
        ("<![CDATA[" * 50_000, Kind.HTML),
        ('<p style="color:' + "(" * 10_000 + '">', Kind.HTML),
        ('<p style="color:' + "var(--a," * 10_000 + '">', Kind.HTML),
        ("a{" * 5_000, Kind.CSS),
        ("".join(f"--v{at}:var(--v{at + 1});" for at in range(10_000)) + "color:var(--v0)", Kind.CSS),
        ('<p style="color:' + "var(--a) " * 110_000 + '">x', Kind.HTML),
        ("<style>p ~ p { color: red }</style>" + "<p>x</p>" * 3_000, Kind.HTML),
        ("<style>" + "div " * 2_000 + "{ color: red }</style>" + "<div>" * 2_000 + "x", Kind.HTML),
        ("<style>" + "* { color: red }" * 2_000 + "</style>" + "<p>x</p>" * 2_000, Kind.HTML),
        ("<div>" * 30_000 + "x", Kind.HTML),
        (":root{--a:var(--b);--b:var(--a)} p{color:var(--a)}" * 1_000, Kind.CSS),
    ],
    ids=[
        "comments",
        "tags",
        "quotes",
        "attributes",
        "styles",
        "cdata",
        "brackets",
        "fallbacks",
        "rules",
        "chain",
        "variables",
        "siblings",
        "ancestors",
        "every rule for every element",
        "depth",
        "circle",
    ],
)
def test_hostile_sources_end_in_time(content: str, kind: Kind) -> None:
    began = time.process_time()

    with contextlib.suppress(StyleUnreadable):  # it names the place
        read_layout(content, kind, pointer="/content")

    assert time.process_time() - began < 5


def test_style_too_deep_is_refused_with_its_place() -> None:
    with pytest.raises(StyleUnreadable) as caught:
        read_layout('<p>\n<b style="color:' + "(" * 10_000 + '">x</b>', Kind.HTML, pointer="/content")

    assert (caught.value.line, caught.value.column) == (2, 217)
    assert caught.value.reason.de == "Zeile 2, Spalte 217: Der Stil ist zu tief verschachtelt."
