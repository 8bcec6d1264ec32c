"""A designer keeps light and dark in one resolver document and chooses."""

import json

import pytest

from brand.tokens import TokensInvalid, read_tokens


def colour(level: float) -> dict[str, object]:
    return {"$type": "color", "$value": {"colorSpace": "srgb", "components": [level] * 3}}


DOCUMENT = {
    "version": "2025.10",
    "sets": {
        "base": {"sources": [{"ink": colour(0), "page": colour(1), "text": {"$value": "{ink}"}}]},
        "brand": {"sources": [{"$ref": "#/sets/base"}, {"$ref": "./more.json"}]},
    },
    "modifiers": {"theme": {"default": "light", "contexts": {"light": [], "dark": [{"ink": colour(0.9)}]}}},
    "resolutionOrder": [{"$ref": "#/sets/brand"}, {"$ref": "#/modifiers/theme"}],
}
MORE = {"more.json": json.dumps({"space": {"$type": "number", "$value": 4}}).encode()}


def components(path: str, choices: dict[str, str] | None) -> object:
    tokens = read_tokens(json.dumps(DOCUMENT).encode(), "brand.json", beside=MORE, choices=choices)
    value = next(token.value for token in tokens if token.path == path)
    assert isinstance(value, dict)
    return value["components"]


def refused(document: object, *, choices: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(TokensInvalid) as caught:
        read_tokens(json.dumps(document, indent=1).encode(), "brand.json", beside=MORE, choices=choices)
    return [f"{problem.file} {problem.pointer} {problem.reason.en}" for problem in caught.value.problems]


def test_designer_chooses_dark_and_what_refers_to_it_changes_too() -> None:
    assert components("text", None) == components("text", {}) == [0, 0, 0]
    assert components("text", {"theme": "dark"}) == [0.9, 0.9, 0.9]


def test_designer_without_a_choice_gets_the_first_context() -> None:
    document = json.loads(json.dumps(DOCUMENT))
    del document["modifiers"]["theme"]["default"]

    assert read_tokens(json.dumps(document).encode(), "brand.json", beside=MORE)
    assert refused(document, choices={}) == ["None /modifiers/theme For “theme” choose one of: light, dark."]


def test_designer_hears_of_a_choice_that_there_is_not() -> None:
    assert refused(DOCUMENT, choices={"theme": "drak", "size": "small"}) == [
        "None /modifiers There is no modifier “size”.",
        "None /modifiers/theme No context “drak”. dark?",
    ]


def test_designer_hears_in_which_source_a_token_is_wrong() -> None:
    document = json.loads(json.dumps(DOCUMENT))
    document["modifiers"]["theme"]["contexts"]["light"] = [{"ink": {"$type": "color", "$value": "{nowhere}"}}]

    assert refused(document) == [
        "None /modifiers/theme/contexts/light/0/ink/$value {nowhere} is no token of this file.",
    ]


def test_designer_hears_which_file_is_missing_or_wrong() -> None:
    document = json.loads(json.dumps(DOCUMENT))
    document["sets"]["brand"]["sources"][1]["$ref"] = "../secret.json"

    assert refused(document) == ["None /sets/brand/sources/1/$ref The file ../secret.json is missing."]


def test_sets_in_a_long_circle_end() -> None:
    sets = {f"s{at}": {"sources": [{"$ref": f"#/sets/s{(at + 1) % 500}"}]} for at in range(500)}
    document = {"version": "2025.10", "sets": sets, "resolutionOrder": [{"$ref": "#/sets/s0"}]}

    assert refused(document)
