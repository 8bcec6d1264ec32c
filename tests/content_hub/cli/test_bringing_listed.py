"""Content of another system on the command line."""

import json
from pathlib import Path

from tests.content_hub.cli.conftest import Run
from tests.content_hub.importers.test_bringing import an_export


def test_somebody_brings_an_export_and_reads_what_is_in_its_way(run: Run, store: Path, tmp_path: Path) -> None:
    assert store.exists()
    file = an_export(tmp_path)
    told = ("--mapping", tmp_path / "mapping.toml", "--brand", "nordlicht", "--as", "wanda")
    first = run("bring", file, *told, "--report", tmp_path / "report.json")
    assert first.output.startswith("4 created 0 updated 0 unchanged 0 refused")
    assert "say nearly the same in de-DE" in first.output
    report = json.loads((tmp_path / "report.json").read_text())
    assert len(report["blocks"]) == 4
    assert report["contradictions"][0]["rule"] == "facts/contradiction"
    assert run("bring", file, *told).output.startswith("0 created 0 updated 4 unchanged 0 refused")
    (tmp_path / "mapping.toml").write_text("format = 1")
    assert "is no mapping" in run("bring", file, *told, exit_code=2).output
