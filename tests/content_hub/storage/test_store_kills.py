"""Twenty kills at odd moments here, two hundred in `make bench`."""

import subprocess
import sys
from pathlib import Path

import msgspec

from benchmarks.kills import Tally

_PROGRAM = """
import pathlib, sys, msgspec
from benchmarks.kills import kill_often
sys.stdout.buffer.write(msgspec.json.encode(kill_often(pathlib.Path(sys.argv[1]), 20)))
"""


def test_twenty_kills_lose_nothing_acknowledged_and_leave_nothing_half_done(tmp_path: Path) -> None:
    """In a process of its own: it forks, which a process with threads must not."""
    command = [sys.executable, "-c", _PROGRAM, str(tmp_path / "hub.db")]
    root = Path(__file__).parents[3]
    said = subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=root).stdout
    tally = msgspec.json.decode(said, type=Tally)
    assert (tally.lost, tally.half, tally.damage) == ((), (), ())
    assert tally.acknowledged >= 20
    assert tally.slowest_start < 5
