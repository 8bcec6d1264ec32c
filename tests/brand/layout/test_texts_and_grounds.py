"""What a reader sees of a text: its colour, and what lies behind it."""

import pytest

from brand.document import Kind, ShownText
from brand.layout import read_look


def shown(content: str) -> list[ShownText]:
    found = list(read_look(content, Kind.HTML, pointer="/content").shown)
    for text in found:
        assert isinstance(text.at.start, int)
        assert isinstance(text.at.end, int)
        assert content[text.at.start : text.at.end].strip() == content[text.at.start : text.at.end]
    return found


def pairs(content: str, scheme: str = "light") -> list[list[str]]:
    page = f"<!doctype html><html>{content}</html>"
    return [[f"{over} on {under}" for over, under in text.pairs] for text in shown(page) if text.scheme == scheme]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Warm", ["#000000 on #ffffff"]),
        ('<p style="color: red">Warm', ["#ff0000 on #ffffff"]),
        ('<a href="/">Warm</a>', ["#0000ee on #ffffff"]),
        ('<td bgcolor="#102030"><font color="#ffffff">Warm', ["#ffffff on #102030"]),
        ('<div style="background: #000"><p style="background: rgb(255 255 255 / 50%)">Warm', ["#000000 on #808080"]),
        ('<div style="background: #000; opacity: .5"><p style="color: #fff">Warm', ["#ffffff on #808080"]),
        ('<p style="background: linear-gradient(red, #00f)">Warm', ["#000000 on #ff0000", "#000000 on #0000ff"]),
        ('<p style="background: #eee url(zelt.jpg)">Warm', ["#000000 on #eeeeee"]),
        ('<p style="background: url(zelt.jpg)">Warm', []),
        (
            "<style>p { color: red } .a { color: lime } #b { color: blue }</style><p id=b class=a>Warm",
            ["#0000ff on #ffffff"],
        ),
        ("<style>p { color: red !important }</style><p style='color: lime'>Warm", ["#ff0000 on #ffffff"]),
        ("<style>div > p + p { color: red }</style><div><p></p><p>Warm", ["#ff0000 on #ffffff"]),
        ("<style>p:not(.a):nth-child(2n+1) { color: red }</style><div><p>Warm", ["#ff0000 on #ffffff"]),
        ("<style>@layer a { p { color: red } } p { color: lime }</style><p>Warm", ["#00ff00 on #ffffff"]),
        ("<style>p { --a: var(--b, red); color: var(--a) }</style><p>Warm", ["#ff0000 on #ffffff"]),
        ("<style>p { --a: var(--a); color: var(--a) }</style><p>Warm", ["#000000 on #ffffff"]),
        ("<style>@media (max-width: 600px) { p { color: red } }</style><p>Warm", ["#000000 on #ffffff"]),
        ("<style>@media print { p { color: red } }</style><p>Warm", ["#000000 on #ffffff"]),
        ("<style>a:hover { color: red } a { color: lime }</style><a href=/>Warm", ["#00ff00 on #ffffff"]),
        ('<p style="color: rgb(1 2"><b style="color: nonsense">Warm', ["#000000 on #ffffff"]),
        ("<style>.a { & b { color: red } }</style><p class=a><b>Warm", ["#ff0000 on #ffffff"]),
    ],
)
def test_reader_sees_a_text_on_its_ground(content: str, expected: list[str]) -> None:
    assert pairs(content) == [expected]


@pytest.mark.parametrize(
    "content",
    [
        '<p style="display: none">Vorschau</p>',
        '<p style="visibility: hidden">Vorschau</p>',
        '<p style="opacity: 0">Vorschau</p>',
        '<p style="font-size: 1px">Vorschau</p>',
        '<p style="max-height: 0; overflow: hidden">Vorschau</p>',
        "<p hidden>Vorschau</p>",
        "<p>&nbsp;&zwnj;&#8199;</p>",
        "<title>Vorschau</title>",
    ],
)
def test_nobody_is_shown_what_is_hidden(content: str) -> None:
    assert pairs(content) == []


def test_dark_mode_is_seen_where_the_page_has_one() -> None:
    content = (
        "<style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }</style><body><p>Warm"
    )

    assert pairs(content) == [["#000000 on #ffffff"]]
    assert pairs(content, "dark") == [["#eeeeee on #111111"]]


def test_light_dark_follows_the_scheme_that_the_page_allows() -> None:
    style = "color: light-dark(#111, #eee); background: light-dark(#fff, #000)"

    assert pairs(f'<body style="color-scheme: light dark; {style}">Warm', "dark") == [["#eeeeee on #000000"]]
    assert pairs(f'<body style="{style}">Warm', "dark") == []


def test_fragment_leaves_open_what_its_page_decides() -> None:
    content = "<style>@media (prefers-color-scheme: dark) { p { color: #eee } }</style><p>Warm</p>"

    assert [text.pairs for text in shown(content)] == [()]


def test_outlook_reads_its_comments_without_their_condition() -> None:
    content = '<body><!--[if mso]><v:rect fillcolor="#102030"><p style="color:#fff">Warm</p></v:rect><![endif]-->'

    assert [(text.text, text.pairs) for text in shown(content)] == [("Warm", (("#ffffff", "#102030"),))]


def test_type_is_computed_and_found_where_it_was_stated() -> None:
    (text,) = shown('<div style="font: bold 20px/1.5 Inter, Arial"><p style="font-size: 120%">Warm</p></div>')

    assert (text.size, text.is_bold, text.fonts) == (24.0, True, "Inter, Arial")
    assert text.fonts_at is not None
    assert text.fonts_at.start == 32


def test_colour_that_every_text_overrides_is_not_in_use() -> None:
    look = read_look('<div style="color: red"><p style="color: lime">Warm</p></div>', Kind.HTML, pointer="/content")

    assert [use.written for use in look.colours] == ["lime"]


def test_colour_that_a_variable_lends_in_parts_stands_where_it_is_put_together() -> None:
    content = '<div style="--part: 1 2; color: rgb(var(--part) 3)">Warm</div>'
    (use,) = read_look(content, Kind.HTML, pointer="/content").colours

    assert (use.value, use.written) == ("#010203", "rgb(var(--part) 3)")


def test_distances_are_listed_once_for_each_place() -> None:
    look = read_look('<p style="margin: 0 auto 1em; padding-top: 8px">Warm</p>', Kind.HTML, pointer="/content")

    assert [(spacing.written, spacing.pixels) for spacing in look.spacings] == [("1em", 16.0), ("8px", 8.0)]
