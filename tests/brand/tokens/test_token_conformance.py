"""The suite of the Design Tokens Community Group, version 2025.10; it lies beside the checkout or nowhere."""

import json
from pathlib import Path

import pytest

from brand.tokens import TokensInvalid, palette, read_tokens

SUITE = Path(__file__).parents[3] / "../shared/data/dtcg-2025.10/format"
MANIFEST = SUITE / "manifest.json"
CASES = json.loads(MANIFEST.read_bytes())["tests"] if MANIFEST.exists() else []

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not CASES, reason="NOT RUN: the DTCG 2025.10 suite is not beside the checkout"),
]


@pytest.mark.parametrize("case", CASES or [{"id": "absent", "input": "", "type": ""}], ids=lambda case: str(case["id"]))
def test_reader_takes_what_conforms_and_refuses_what_does_not(case: dict[str, str]) -> None:
    data = (SUITE / case["input"]).read_bytes()

    if case["type"] == "PositiveEvaluationTest":
        palette(read_tokens(data, case["input"]))
    else:
        with pytest.raises(TokensInvalid) as caught:
            read_tokens(data, case["input"])
        assert all(problem.pointer and problem.line for problem in caught.value.problems)


def test_all_cases_of_the_format_are_there() -> None:
    assert len(CASES) == 220
