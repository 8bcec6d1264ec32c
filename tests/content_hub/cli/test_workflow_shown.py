"""`content-hub workflow show` draws who approves what."""

import pytest
from click.testing import CliRunner

from content_hub.cli import main
from tests.journeys.corridor import BRAND, Corridor


def test_workflow_in_force_is_drawn(corridor: Corridor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTENT_HUB_STORE", f"sqlite:///{corridor.path}")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    result = CliRunner().invoke(main, ["workflow", "show", "--brand", BRAND])
    assert result.exit_code == 0, result.output
    assert (
        "[brand]  1 × approver, within 24 h\n   │\n   ▼  only component offer\n[legal]  1 × legal, within 48 h"
        in result.output
    )
    assert "approved           ── published ──▶ published" in result.output
    assert CliRunner().invoke(main, ["workflow", "show", "--brand", "none"]).exit_code == 2
