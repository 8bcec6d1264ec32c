"""The demo walks one block from draft to delivery, all by itself, in under a minute."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from PIL import Image


def test_the_demo_tells_the_whole_story_and_ends(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CONTENT_HUB_")}
    environment |= {"LC_ALL": "en_GB.UTF-8", "TMPDIR": str(tmp_path), "COLUMNS": "200"}
    command = [sys.executable, "-m", "content_hub", "demo", "--once"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, timeout=120, check=False)
    told = done.stdout.decode()
    assert done.returncode == 0, told + done.stderr.decode()
    assert re.findall(r"^(\d)\. ", told, flags=re.MULTILINE) == ["1", "2", "3", "4", "5", "6"]
    assert "tone/avoided-term  /texts/de-DE/headline 1:8" in told
    assert "Wanda approves herself: 403" in told
    assert "Paul publishes: live" in told
    assert "304, 0 bytes" in told
    assert "contradicts the fact price" in told
    prices = re.findall(r"139,90: (\d+)×, 149,90: (\d+)×", told)
    assert len(prices) == 6
    assert all(new != "0" and old == "0" for new, old in prices)
    posters = sorted(tmp_path.glob("content-hub-demo-*/*.png"))
    assert len(posters) == 3
    for poster in posters:
        with Image.open(poster) as image:
            assert image.size == (1080, 1920)


def test_a_demo_that_is_told_to_end_takes_its_server_along(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CONTENT_HUB_")}
    environment |= {"LC_ALL": "en_GB.UTF-8", "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "content_hub", "demo"]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        url = next(line.split()[1] for line in running.stdout if line.startswith("Service:"))
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=30)
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            httpx.get(f"{url}/health/live", timeout=2)
        except httpx.TransportError:
            return
        time.sleep(0.2)
    pytest.fail("the server still answers")
