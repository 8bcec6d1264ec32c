"""Teams bring token files of other tools: every token comes through, and what departs is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from brand.cli import main
from brand.tokens import Brought, TokensInvalid, bring, read_tokens

DATA = Path(__file__).parents[3] / "../shared/data/tokens"
PRIMER = DATA / "primer-primitives/strict-json"
needs_data = pytest.mark.skipif(not DATA.exists(), reason="NOT RUN: the token packages are not beside the checkout")
STYLE = {
    "color": {"base": {"red": {"value": "#f00", "comment": "loud"}}, "danger": {"value": "{color.base.red.value}"}},
    "size": {"m": {"value": "16px", "weird": True}},
}
CSS = """
:root { --color-night: #101d39; --color-text: var(--color-night); --space: 8px; --space-m: 16px;
  --ease: ease-in-out; --font: Inter, Arial, sans-serif; --odd: 30ch; --shade: var(--no, #fff) }
@media (prefers-color-scheme: dark) { :root { --color-text: white } }
.card { --color-card: red }
"""


def brought(name: str, content: object) -> Brought:
    return bring({name: content.encode() if isinstance(content, str) else json.dumps(content).encode()})


def values(found: Brought) -> dict[str, object]:
    return {token.path: token.value for token in found.tokens}


def test_designer_brings_style_dictionary() -> None:
    found = brought("tokens.json", STYLE)

    red = {"colorSpace": "srgb", "components": [1, 0, 0], "hex": "#ff0000"}
    assert values(found) == {
        "color.base.red": red,
        "color.danger": red,
        "size.m": {"value": 16, "unit": "px"},
    }
    assert [(token.path, token.alias_of, token.description) for token in found.tokens][:2] == [
        ("color.base.red", None, "loud"),
        ("color.danger", "color.base.red", None),
    ]


def test_designer_brings_custom_properties() -> None:
    found = brought("brand.css", CSS)

    assert {path: type(value).__name__ for path, value in values(found).items()} == {
        "color.night": "dict",
        "color.text": "dict",
        "space.$root": "dict",
        "space.m": "dict",
        "ease": "list",
        "font": "list",
        "shade": "dict",
    }
    assert [(token.path, token.value) for token in found.private] == [("odd", "30ch")]
    told = [problem.reason.en for problem in found.departures]
    assert "--color-text holds only under a condition and is left aside." in told
    assert "--color-card holds only under a condition and is left aside." in told


def test_what_was_converted_is_sound_and_the_same() -> None:
    for name, content in (("tokens.json", STYLE), ("brand.css", CSS)):
        found = brought(name, content)

        again = read_tokens(json.dumps(found.document).encode(), "converted.json")

        assert {token.path: token.value for token in again} == values(found)


def test_group_may_be_extended_through_what_it_inherits() -> None:
    document = {
        "a": {"deep": {"$type": "number", "one": {"$value": 1}}},
        "b": {"$extends": "{a}"},
        "c": {"$extends": "{b.deep}", "two": {"$type": "number", "$value": 2}},
    }

    tokens = read_tokens(json.dumps(document).encode(), "tokens.json")

    assert {token.path: token.value for token in tokens if token.path.startswith("c")} == {"c.one": 1, "c.two": 2}


def test_deprecation_of_a_group_holds_for_its_tokens() -> None:
    document = {
        "old": {"$deprecated": "use new", "a": {"$type": "number", "$value": 1}},
        "new": {"$type": "number", "$value": 1},
    }

    tokens = read_tokens(json.dumps(document).encode(), "tokens.json")

    assert [token.deprecated for token in tokens] == ["use new", False]


def primer() -> list[Path]:
    light = ("light.json", "display-light.json")
    files = sorted(PRIMER.rglob("*.json"))
    base = [file for file in files if "base" in file.parts and ("color" not in file.parts or file.name in light)]
    return [*base, *(file for file in files if "functional" in file.parts)]


@pytest.mark.data
@needs_data
@pytest.mark.parametrize(
    ("files", "tokens", "colours", "aliases", "private"),
    [
        ([DATA / "open-props/open-props.resolver.json"], 441, 247, 12, 0),
        ([DATA / "open-props/open-props.tokens.json"], 373, 247, 10, 111),
        (primer(), 1109, 851, 652, 15),
    ],
    ids=["open-props 2025.10", "open-props flat", "Primer light"],
)
def test_public_packages_come_through_whole(
    files: list[Path], tokens: int, colours: int, aliases: int, private: int
) -> None:
    found = bring({file.name + str(at): file.read_bytes() for at, file in enumerate(files)})

    counted = (
        len(found.tokens),
        sum(token.type == "color" for token in found.tokens),
        sum(token.alias_of is not None for token in found.tokens),
        len(found.private),
    )
    print("tokens, colours, aliases, private:", counted)
    assert counted == (tokens, colours, aliases, private)
    assert len(read_tokens(json.dumps(found.document).encode(), "converted.json")) == tokens


def run(*words: str) -> tuple[int, str, str]:
    answer = CliRunner().invoke(main, ["tokens", *words, "--lang", "en"])
    return answer.exit_code, answer.stdout, answer.stderr


def test_designer_converts_at_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "brand.css").write_text(CSS)

    code, out, err = run("convert", str(tmp_path / "brand.css"))

    assert code == 0
    assert json.loads(out)["color"]["text"] == {"$value": "{color.night}"}
    assert "7 tokens, 3 of them colours, 1 aliases; 1 in a form of their own only." in err


def test_designer_sees_tokens_at_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "more.json").write_text(json.dumps({"ink": {"$type": "color", "$value": "#101D39"}}))
    resolver = {
        "version": "2025.10",
        "resolutionOrder": [
            {"type": "set", "name": "base", "sources": [{"$ref": "more.json"}]},
            {
                "type": "modifier",
                "name": "theme",
                "contexts": {"light": [], "dark": [{"ink": {"$type": "color", "$value": "#fff"}}]},
            },
        ],
    }
    (tmp_path / "brand.json").write_text(json.dumps(resolver))

    code, out, _ = run("show", str(tmp_path / "brand.json"), "--choose", "theme=dark")

    assert (code, out.split()) == (0, ["ink", "color", "#ffffff"])


@pytest.mark.parametrize("content", ["{", "[]", '{"a": {"$value": 1}, "a": {"$value": 2}}'])
def test_designer_hears_what_is_no_token_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "tokens.json").write_text(content)

    code, _, err = run("show", str(tmp_path / "tokens.json"))

    assert code == 2
    assert "tokens.json:1" in err


def test_hostile_style_sheet_is_refused_with_its_line() -> None:
    with pytest.raises(TokensInvalid) as caught:
        bring({"brand.css": b":root {\n--a: " + b"(" * 10_000})

    assert [problem.line for problem in caught.value.problems] == [2]


def test_ten_thousand_aliases_in_a_circle_end() -> None:
    document = {f"t{at}": {"$type": "number", "$value": f"{{t{(at + 1) % 10_000}}}"} for at in range(10_000)}
    sheet = ":root {" + "".join(f"--t{at}: var(--t{(at + 1) % 10_000});" for at in range(10_000)) + "}"

    assert not brought("tokens.json", document).tokens
    assert not brought("brand.css", sheet).tokens
