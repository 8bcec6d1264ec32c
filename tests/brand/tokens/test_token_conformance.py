"""The suite of the Design Tokens Community Group, version 2025.10; it lies beside the checkout or nowhere."""

import json
from pathlib import Path

import pytest

from brand.tokens import TokensInvalid, palette, read_tokens

SUITE = Path(__file__).parents[3] / "../shared/data/dtcg-2025.10"
PARTS = [SUITE / part for part in ("format", "resolver") if (SUITE / part).exists()]
CASES = [(part, case) for part in PARTS for case in json.loads((part / "manifest.json").read_bytes())["tests"]]

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not CASES, reason="NOT RUN: the DTCG 2025.10 suite is not beside the checkout"),
]
REASONS = {
    "missing-version": "/version This must be “2025.10”.",
    "wrong-version": "/version This must be “2025.10”.",
    "missing-resolution-order": " “resolutionOrder” must have at least one entry.",
    "empty-resolution-order": "/resolutionOrder “resolutionOrder” must have at least one entry.",
    "duplicate-names-in-resolution-order": "/resolutionOrder/1 “colors” stands twice.",
    "reference-to-resolution-order-item": "/resolutionOrder/1/$ref This must be #/sets/… or #/modifiers/….",
    "inline-set-missing-type": "/resolutionOrder/0 An entry needs type (“set” or “modifier”) and name.",
    "inline-set-missing-name": "/resolutionOrder/0 An entry needs type (“set” or “modifier”) and name.",
    "set-missing-sources": "/sets/colors “sources” must be a list.",
    "set-with-additional-properties": "/sets/base/unexpectedProperty “unexpectedProperty” is unknown here.",
    "set-referencing-modifier": "/sets/colors/sources/0/$ref A source is a set, no modifier.",
    "inline-modifier-missing-type": "/resolutionOrder/0 An entry needs type (“set” or “modifier”) and name.",
    "inline-modifier-missing-name": "/resolutionOrder/0 An entry needs type (“set” or “modifier”) and name.",
    "modifier-missing-contexts": "/modifiers/theme “contexts” must name at least two.",
    "modifier-empty-contexts": "/modifiers/theme/contexts “contexts” must name at least two.",
    "modifier-single-context": "/modifiers/theme/contexts “contexts” must name at least two.",
    "modifier-with-additional-properties": "/modifiers/theme/unexpectedProperty “unexpectedProperty” is unknown here.",
    "modifier-referencing-modifier": "/modifiers/theme/contexts/light/0/$ref A source is a set, no modifier.",
    "circular-reference-in-sets": "/sets/b/sources/0/$ref #/sets/a leads in a circle.",
    "root-with-additional-properties": "/unexpectedProperty “unexpectedProperty” is unknown here.",
}


@pytest.mark.parametrize(
    ("part", "case"), CASES or [(SUITE, {"id": "absent", "input": "", "type": ""})], ids=lambda given: str(given)[:60]
)
def test_reader_takes_what_conforms_and_refuses_what_does_not(part: Path, case: dict[str, str]) -> None:
    data = (part / case["input"]).read_bytes()

    if case["type"] == "PositiveEvaluationTest":
        palette(read_tokens(data, case["input"]))
        return
    with pytest.raises(TokensInvalid) as caught:
        read_tokens(data, case["input"])
    assert all(problem.line for problem in caught.value.problems)
    if part.name == "resolver":
        told = [f"{problem.pointer} {problem.reason.en}" for problem in caught.value.problems]
        assert REASONS[Path(case["input"]).stem] in told
    else:
        assert all(problem.pointer for problem in caught.value.problems)


def test_all_cases_are_there() -> None:
    assert len(CASES) == 220 + 30
