"""What a reader would see is prose, and every character of it knows where it came from."""

import pytest

from brand.model import Kind
from brand.text import replacements, segments, span, tokens


def prose(source: str, kind: Kind) -> list[str]:
    return [segment.text for segment in segments(source, kind, pointer="/content")]


def written(source: str, kind: Kind, word: str) -> list[str]:
    """Give what stands in the source for a word of the prose."""
    return [
        source[slice(*span(segment, found.start, found.end))]
        for segment in segments(source, kind, pointer="/content")
        for found in tokens(segment)
        if found.text == word
    ]


def test_copywriter_sees_placeholders_as_one_gap_and_fallbacks_as_words() -> None:
    source = "Hallo {recipient.first_name|Kundin}, nur {price}!"

    assert prose(source, Kind.TEXT) == ["Hallo Kundin, nur \ufffc!"]
    assert written(source, Kind.TEXT, "Kundin") == ["Kundin"]


@pytest.mark.parametrize(
    ("kind", "source", "expected"),
    [
        (Kind.TEXT, "Mehr auf https://nordlicht.example/billig?x=1.", ["Mehr auf \ufffc."]),
        (Kind.TEXT, "Schreib an hallo@nordlicht.example!", ["Schreib an \ufffc!"]),
        (Kind.TEXT, "Auf nordlicht.de/zelte gibt es mehr.", ["Auf \ufffc gibt es mehr."]),
        (Kind.TEXT, "Das Ende.\n\nNeuer Absatz\nmit Umbruch", ["Das Ende.", "Neuer Absatz\nmit Umbruch"]),
        (Kind.HTML, "<p title='billig'>Ja<!-- billig --><script>billig</script></p>", ["Ja"]),
        (Kind.HTML, "<p>Ja {% if a < b %}so{% endif %} {{ x | y: '<p>' }}</p>", ["Ja so \ufffc"]),
        (Kind.HTML, "<p>So <code>billig</code> und <img alt='billig' src=x>da</p>", ["So \ufffc und \ufffcda"]),
        (Kind.HTML, "<h1>Oben</h1><ul><li>eins<li>zwei</ul>unten", ["Oben", "eins", "zwei", "unten"]),
        (Kind.HTML, "<p>Erste<br>zweite\nZeile</p>", ["Erste\nzweite Zeile"]),
        (Kind.HTML, "3 < 4 & 5 > 4 AT&T", ["3 < 4 & 5 > 4 AT&T"]),
        (Kind.HTML, "<p>vorn<!-- ohne Ende", ["vorn"]),
        (Kind.HTML, "<p title='a > b'>Ja</p>", ["Ja"]),
        (Kind.MARKDOWN, "## Über *uns*\n\n- eins\n- zwei\n\n> Zitat", ["Über uns", "eins", "zwei", "Zitat"]),
        (Kind.MARKDOWN, "Ein `billig` ![billig](x.png) Ding[^1].\n\n[^1]: Fuß.", ["Ein \ufffc \ufffc Ding.", "Fuß."]),
        (Kind.MARKDOWN, "weich\nweiter  \nhart", ["weich weiter\nhart"]),
        (Kind.MARKDOWN, "```\nbillig\n```\n\n<div>Block</div>\n", ["Block"]),
        (Kind.SVG, "<svg><style>p{}</style><text>Eins<tspan x='1'>zwei</tspan></text><g>x</g></svg>", ["Eins\nzwei"]),
        (Kind.CSS, "p::before { content: 'billig' }", []),
        (Kind.TEXT, "", []),
        (Kind.MARKDOWN, "\x00\ud800 ja", ["\x00\ufffd ja"]),
    ],
)
def test_copywriter_is_judged_on_what_a_reader_sees(kind: Kind, source: str, expected: list[str]) -> None:
    assert prose(source, kind) == expected


@pytest.mark.parametrize(
    ("kind", "source", "word", "expected"),
    [
        (Kind.HTML, "ä😀 <b>bil</b>liger", "billiger", "bil</b>liger"),
        (Kind.HTML, "für G&auml;ste", "Gäste", "G&auml;ste"),
        (Kind.HTML, "so&shy;gar", "so\u00adgar", "so&shy;gar"),
        (Kind.MARKDOWN, "Üß😀 **bil**liger", "billiger", "bil**liger"),
        (Kind.MARKDOWN, "G&auml;ste 😀 \\*da", "Gäste", "G&auml;ste"),
        (Kind.MARKDOWN, "[Lädchen 😀 hier](https://x.example)", "hier", "hier"),
        (Kind.TEXT, "e\u0301 da", "e\u0301", "e\u0301"),
    ],
)
def test_copywriter_finds_each_word_at_its_place(kind: Kind, source: str, word: str, expected: str) -> None:
    assert written(source, kind, word) == [expected]


def test_copywriter_keeps_markup_when_a_word_is_replaced() -> None:
    source = "noch bil<b>li</b>ger!"
    (segment,) = segments(source, Kind.HTML, pointer="/content")
    mended = source
    for piece in reversed(replacements(segment, 5, 13, "günstiger")):
        mended = mended[: piece.start] + piece.text + mended[piece.end :]

    assert mended == "noch günstiger<b></b>!"


def test_roles_tell_headings_items_and_quotations_apart() -> None:
    source = "<h2>a</h2><p>b</p><li>c</li><blockquote><p>d</p></blockquote><p>e</p>"

    roles = [segment.role for segment in segments(source, Kind.HTML, pointer="/content")]
    assert roles == ["heading", "paragraph", "list-item", "quote", "paragraph"]
