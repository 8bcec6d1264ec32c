"""Whatever a style holds, looking at it ends soon, and what can be seen of it is right."""

import pytest

from brand.document import Kind
from brand.layout import Look, read_look


def look_at(source: str) -> Look:
    return read_look(source, Kind.HTML, pointer="/content")


MANY = 3_000
ENDLESS = {
    "blanks before a mark": f'<p style="color:red{" " * 300_000}!x">x</p>',
    "groups in groups": '<div style="opacity:.9">' * MANY + "x",
    "tags in tags": "<i style=color:red>" * MANY + "x",
    "properties in properties": "".join(f'<b style="--v{n}:{n};color:var(--v{n})">x' for n in range(MANY)),
    "one long property in many places": "<style>:root{--a:"
    + "#123456 " * 8_000
    + "}</style>"
    + '<p style="box-shadow:var(--a)">x</p>' * MANY,
    "selectors that nearly match": "<style>" + "a b c d e f{color:red}" * MANY + "</style>" + "<f>" * 300 + "x",
}


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_looking_at_a_hostile_page_ends(source: str) -> None:
    assert look_at(source).shown


def test_reader_sees_what_groups_in_groups_leave_of_a_colour() -> None:
    page = (
        '<html><body style="background:#fff"><div style="opacity:.5"><div style="opacity:.5;color:#000">x</div></div>'
    )

    (text,) = look_at(page).shown

    assert text.pairs == (("#bfbfbf", "#ffffff"),)


def test_importance_is_read_however_it_is_spaced() -> None:
    page = '<html><style>p { color: red ! important }</style><p style="color: blue">x</p>'

    (text,) = look_at(page).shown

    assert text.pairs == (("#ff0000", "#ffffff"),)
