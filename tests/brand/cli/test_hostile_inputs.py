"""Whatever a file holds, a person gets findings or a sentence, and soon."""

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from brand.cli import main

WAIVER = "<!-- brand waive-file language/exclamation: a cheer -->"


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("noise.txt", bytes(range(256)) * 4_000, {2}),
        ("line.txt", b"x" * 1_000_000, {0}),
        ("line.md", b"Endlich! " * 3_000, {0}),
        ("line.html", b"<p>" + b"Endlich! " * 3_000, {0}),
        ("deep.html", b"<div>" * 10_000 + b"Endlich!" + b"</div>" * 10_000, {0}),
        ("deep.md", b"> " * 3_000 + b"Endlich!", {0}),
        ("open.md", b"<!-- brand waive " * 20_000, {0}),
        ("waived.md", (WAIVER + "\n\nEndlich!\n\n").encode() * 1_100, {1}),
        ("comment.css", b"/* brand waive" * 50_000, {0}),
        ("quotes.css", b'"\\' * 200_000, {0}),
    ],
)
@pytest.mark.parametrize("form", ["text", "sarif"])
def test_hostile_file_ends_in_time(tmp_path: Path, name: str, content: bytes, codes: set[int], form: str) -> None:
    (tmp_path / name).write_bytes(content)

    started = time.process_time()
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--format", form], catch_exceptions=False)

    assert result.exit_code in codes
    assert time.process_time() - started < 20
