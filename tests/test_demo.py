"""The demo walks one block from draft to delivery, all by itself, in under a minute."""

import os
import re
import subprocess
import sys
from pathlib import Path

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
