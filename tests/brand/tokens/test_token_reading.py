"""What a designer's token file gives, and what it says where it is wrong."""

import json
import time

import pytest

from brand.model import Swatch, Token
from brand.tokens import TokensInvalid, palette, read_tokens

BLACK = {"colorSpace": "srgb", "components": [0, 0, 0]}


def read(document: object) -> dict[str, Token]:
    return {token.path: token for token in read_tokens(json.dumps(document).encode(), "tokens.json")}


def refused(document: object) -> list[str]:
    data = document if isinstance(document, bytes) else json.dumps(document, indent=1).encode()
    with pytest.raises(TokensInvalid) as caught:
        read_tokens(data, "tokens.json")
    return [f"{problem.line} {problem.pointer} {problem.reason.en}".strip() for problem in caught.value.problems]


def test_designer_gives_a_type_once_for_a_whole_group() -> None:
    tokens = read({"space": {"$type": "dimension", "m": {"$value": {"value": 16, "unit": "px"}}}})

    assert tokens["space.m"] == Token(path="space.m", type="dimension", value={"value": 16, "unit": "px"})


def test_designer_follows_aliases_through_files_of_any_order() -> None:
    tokens = read(
        {
            "a": {"$value": "{b}", "$description": "the last"},
            "b": {"$value": "{c.d}"},
            "c": {"$type": "color", "d": {"$value": BLACK}},
        }
    )

    assert tokens["a"] == Token(path="a", type="color", value=BLACK, alias_of="b", description="the last")


def test_designer_takes_parts_of_other_tokens() -> None:
    tokens = read(
        {
            "type": {
                "$type": "typography",
                "body": {
                    "$value": {
                        "fontFamily": ["Inter", "sans-serif"],
                        "fontSize": {"value": 16, "unit": "px"},
                        "fontWeight": 400,
                        "letterSpacing": {"value": 0, "unit": "px"},
                        "lineHeight": 1.5,
                    }
                },
            },
            "size": {"$type": "dimension", "$ref": "#/type/body/$value/fontSize"},
            "again": {"$ref": "#/size/$value"},
        }
    )

    assert tokens["size"].value == {"value": 16, "unit": "px"}
    assert tokens["again"] == Token(path="again", type="dimension", value={"value": 16, "unit": "px"}, alias_of="size")


def test_designer_extends_a_group_and_changes_one_token_of_it() -> None:
    tokens = read(
        {
            "base": {"$type": "number", "small": {"$value": 1}, "deep": {"one": {"$value": 2}}},
            "wide": {"$extends": "{base}", "small": {"$value": 5}, "deep": {"two": {"$value": 3}}},
            "wider": {"$extends": "#/wide", "$root": {"$value": 9}},
        }
    )

    values = {path: token.value for path, token in tokens.items() if not path.startswith("base")}
    assert values == {
        "wide.small": 5,
        "wide.deep.one": 2,
        "wide.deep.two": 3,
        "wider.small": 5,
        "wider.deep.one": 2,
        "wider.deep.two": 3,
        "wider.$root": 9,
    }


def test_designer_brings_files_of_older_drafts() -> None:
    tokens = read(
        {
            "c": {"$type": "color", "$value": "#10203080"},
            "d": {"$type": "dimension", "$value": "1.5rem"},
            "t": {"$type": "duration", "$value": "200ms"},
        }
    )

    assert tokens["c"].value == {
        "colorSpace": "srgb",
        "components": [0.062745, 0.12549, 0.188235],
        "alpha": 0.501961,
        "hex": "#102030",
    }
    assert tokens["d"].value == {"value": 1.5, "unit": "rem"}
    assert tokens["t"].value == {"value": 200, "unit": "ms"}


def test_palette_holds_the_colours_of_the_group_color_with_role_and_grounds() -> None:
    ours = {"content-hub": {"role": "text", "pairs": ["{color.page}"]}}
    document = {
        "color": {
            "$type": "color",
            "ink": {"$value": {"colorSpace": "oklch", "components": [0.6, 0.2, 29]}, "$extensions": ours},
            "page": {"$value": {"colorSpace": "srgb", "components": [1, 1, 1], "alpha": 0.5}},
            "wide": {"$value": {"colorSpace": "display-p3", "components": [0, 1, 0], "hex": "#00f900"}},
            "none": {"$value": {"colorSpace": "hsl", "components": ["none", 0, 50]}},
        },
        "other": {"$type": "color", "$value": BLACK},
    }

    swatches = palette(read_tokens(json.dumps(document).encode(), "tokens.json"))

    assert swatches == (
        Swatch(path="color.ink", value="#de3d30", role="text", pairs=("color.page",)),
        Swatch(path="color.page", value="#ffffff80"),
        Swatch(path="color.wide", value="#00f900"),
        Swatch(path="color.none", value="#808080"),
    )


def test_designer_reads_all_faults_at_once_each_at_its_line() -> None:
    document = {
        "a": {"$type": "color", "$value": "{b}"},
        "b": {"$type": "number", "$value": "1"},
        "c": {"$type": "dimension", "$value": {"value": 1, "unit": "em"}},
    }

    assert refused(document) == [
        "4 /a/$value {b} is of type number, not color.",
        "8 /b/$value This must be a number.",
        "14 /c/$value/unit This must be one of: px, rem.",
    ]


def test_designer_reads_faults_in_german_with_file_and_line() -> None:
    with pytest.raises(TokensInvalid) as caught:
        read_tokens(b'{"a": {"$value": 1}}', "tokens.json")

    assert caught.value.reason.de == "tokens.json:1 /a: Kein $type: gib ihn dem Token oder seiner Gruppe."


def test_designer_hears_of_an_unknown_role_and_ground() -> None:
    ours = {"content-hub": {"role": "ink", "pairs": ["color.nowhere"]}}

    assert refused({"color": {"$type": "color", "$value": BLACK, "$extensions": ours}}) == [
        "14 /color/$extensions/content-hub/role The role must be of: text, background, accent, border.",
        "16 /color/$extensions/content-hub/pairs/0 color.nowhere is no token here.",
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "1  No JSON: Expecting value."),
        (b'{\n"a": \xff}', "2  The file is not UTF-8."),
        (b"[]", "1  The top must be an object."),
        (b'{"a":\n[}', "2  No JSON: Expecting value."),
        (b'{"a": {"$type": "number", "$value": NaN}}', "1  A number is no number."),
        (b'{"a": {"$type": "number", "$value": 1e999}}', "1 /a/$value This must be a number."),
        (b'{"a": {"$type": "number", "$value": ' + b"9" * 400 + b"}}", "1 /a/$value This must be a number."),
        (b'{"a": {"$type": "number", "$value": ' + b"9" * 5000 + b"}}", "1  A number is no number."),
        (b'{"a": {},\n"a": {}}', "2  \u201ca\u201d stands twice."),
        (b'{"\\ud800": {}}', "1  Half a character (\\ud8\u2026)."),
        (b'{"a": "\x00"}', "1  No JSON: Invalid control character at."),
        (b" " * 5_000_001, "1  The file is larger than 5 MB."),
        (b"[" * 5000, "1  Nested deeper than 100 levels."),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "1  Nested deeper than 100 levels."),
    ],
)
def test_designer_hears_what_is_no_token_file(data: bytes, fault: str) -> None:
    assert refused(data) == [fault]


def test_byte_order_mark_is_no_fault() -> None:
    assert read_tokens(b"\xef\xbb\xbf{}", "tokens.json") == ()


@pytest.mark.parametrize(
    "document",
    [
        {f"t{at}": {"$type": "number", "$value": f"{{t{(at + 1) % 3000}}}"} for at in range(3000)},
        {"g": {"a": {"$extends": "{g}"}, "b": {"$extends": "{g}"}}},
        {"g": {"a": {"$extends": "{h}"}}, "h": {"b": {"$extends": "{g}"}}},
        {"g0": {"x": {"$type": "number", "$value": 1}}}
        | {f"g{at}": {side: {"$extends": f"{{g{at - 1}}}"} for side in "lr"} for at in range(1, 40)},
        {f"g{at}": {"$extends": f"{{g{at + 1}}}"} for at in range(1000)},
    ],
    ids=["circle of aliases", "group in itself", "two groups in each other", "doubling groups", "long chain"],
)
def test_hostile_files_end_in_time_and_name_a_place(document: object) -> None:
    began = time.process_time()

    faults = refused(document)

    assert faults
    assert time.process_time() - began < 5
