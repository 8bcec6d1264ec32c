"""From nothing to the first answer, and what a worker weighs with a brand active before its first render."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import psutil

from benchmarks.table import Row, show
from content_hub.demo.run import demo_service
from content_hub.demo.server import free_port, running_server
from content_hub.settings import Settings

__all__ = ["main"]

_SECONDS = 1.5
_MEGABYTES = 100.0


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with demo_service(folder):
            pass
        interpreter = min(_interpreter() for _ in range(3))
        seconds = sorted(_start(folder)[0] for _ in range(5))[2]
        _, weights = _start(folder)
    show(
        "Starting to serve",
        [
            Row(
                figure="start to first delivered answer, median of 5",
                measured=f"{seconds:.2f} s",
                reference=f"python -c pass: {interpreter:.2f} s",
                goal=f"≤ {_SECONDS} s",
                reached=seconds <= _SECONDS,
            ),
            *(
                Row(
                    figure=f"memory (PSS) of {role}",
                    measured=f"{weight:.0f} MB",
                    goal=f"≤ {_MEGABYTES:.0f} MB" if role == "worker" else "",
                    reached=weight <= _MEGABYTES if role == "worker" else None,
                )
                for role, weight in weights
            ),
        ],
    )


def _interpreter() -> float:
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.monotonic() - begun


def _start(folder: Path) -> tuple[float, list[tuple[str, float]]]:
    settings = Settings(store=f"sqlite:///{folder / 'hub.db'}", port=free_port())
    begun = time.monotonic()
    with running_server(settings) as server:
        address = f"{server.url}/v1/delivery/nordlicht/december?channel=email&locale=de-DE"
        httpx.get(address).raise_for_status()
        seconds = time.monotonic() - begun
        parent = psutil.Process(server.process.pid)
        weights = [("main process", _pss(parent))]
        weights += [(_role(child), _pss(child)) for child in parent.children(recursive=True)]
    return seconds, weights


def _role(process: psutil.Process) -> str:
    return "resource tracker" if "resource_tracker" in " ".join(process.cmdline()) else "worker"


def _pss(process: psutil.Process) -> float:
    return float(process.memory_full_info().pss) / 1e6
