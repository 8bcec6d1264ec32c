"""Somebody with weak eyes looks for the field to type into."""

import pytest

from brand.document import Kind, Outline
from brand.layout import read_look


def outlines(content: str) -> tuple[Outline, ...]:
    return read_look(f"<!doctype html><html><body>{content}", Kind.HTML, pointer="/content").outlines


def test_designer_sees_border_and_ground_of_a_field_beside_what_lies_around() -> None:
    (seen,) = outlines('<div style="background: #ddd"><input style="border: 1px solid #aaa; background: #eee"></div>')

    assert seen.edges == ((("#aaaaaa", "#dddddd"),), (("#eeeeee", "#dddddd"),))


def test_designer_sees_a_field_once_more_where_it_differs_in_the_dark() -> None:
    style = "<style>@media (prefers-color-scheme: dark) { div { background: #000 } }</style>"
    seen = outlines(f'{style}<div><textarea style="border: 1px solid #333"></textarea></div><input style="color: red">')

    assert [(one.scheme, one.edges) for one in seen] == [
        ("light", ((("#333333", "#ffffff"),), (("#ffffff", "#ffffff"),))),
        ("dark", ((("#333333", "#000000"),), (("#ffffff", "#000000"),))),
    ]


@pytest.mark.parametrize(
    "field",
    [
        "<input>",
        '<input type="hidden" style="border: 1px solid #eee">',
        '<input type="submit" style="border: 1px solid #eee">',
        '<input disabled style="border: 1px solid #eee">',
        '<input style="border: none">',
        '<input style="border: 1px solid #eee; display: none">',
        '<p style="border: 1px solid #eee">Warm</p>',
        '<div style="background: url(a.jpg)"><input style="border: 1px solid #eee"></div>',
    ],
)
def test_what_is_no_field_or_says_nothing_is_left_alone(field: str) -> None:
    assert outlines(field) == ()
