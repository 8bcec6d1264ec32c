"""A desk with a brand and a webhook, and workers that deliver."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.backends import SQLITE
from tests.contracts.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(SQLITE, tmp_path / "hub.db")
    yield opened
    opened.close()
