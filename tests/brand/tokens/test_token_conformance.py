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
REASONS: dict[str, list[str]] = json.loads(Path(__file__).with_name("dtcg_reasons.json").read_bytes())
"""Why each negative case is refused: pointer and sentence of every problem, read one by one against its purpose."""


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
    told = [f"{problem.pointer} {problem.reason.en}" for problem in caught.value.problems]
    assert told == REASONS[f"{part.name}/{case['input']}"]


def test_all_cases_are_there() -> None:
    assert len(CASES) == 220 + 30
