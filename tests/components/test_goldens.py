"""The renditions of the examples, byte for byte.

`REWRITE_GOLDENS=1 pytest tests/components/test_goldens.py` writes them anew; look at the difference before you commit.
"""

import hashlib
import io
import json
import os
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from components.examples import LOCALES, Example, example_request, examples
from components.library import discover
from components.look import default_look
from components.model import LogoFile, Look, Target
from components.render import render_all, targets

MARK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 20"><rect width="84" height="20" fill="#1d4ed8"/></svg>'
)
GOLDENS = Path(__file__).parent / "goldens"
SCREENS = ("portrait-hd", "landscape-hd", "esl-296x128")
POSTERS = "posters.json"
SUFFIXES = {"html": "html", "document": "html", "text": "txt"}


def wanted(example: Example) -> list[Target]:
    """All of German; of the other locales the plain texts, which show what differs."""
    found = targets(discover()[example.component], example.content, locales=LOCALES, profiles=())
    return [target for target in found if target.locale == "de-DE" or target.format == "text"]


def golden(example: Example, target: Target) -> Path:
    name = f"{target.locale}.{target.channel}.{target.format}.{SUFFIXES.get(target.format, 'json')}"
    return GOLDENS / example.component / example.key / name


def golden_look() -> Look:
    logo = LogoFile(
        id="primary",
        media_type="image/svg+xml",
        data=MARK,
        ratio=4.2,
        on="light",
        min_width=96,
        address="https://nordlicht.example/v1/delivery/nordlicht/assets/logo",
    )
    return msgspec.structs.replace(default_look(), name="Nordlicht", logos=(logo,))


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.key)
def test_example_looks_as_it_was_approved(example: Example) -> None:
    made = render_all(example_request(example, golden_look()), wanted(example))
    for rendition in made:
        path = golden(example, rendition.target)
        if os.environ.get("REWRITE_GOLDENS"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(rendition.body)
        assert path.read_bytes().decode() == rendition.body.decode()


def drawn_for(example: Example) -> list[Target]:
    """The German posters; what 4K and JPEG add is the same scene."""
    found = targets(discover()[example.component], example.content, locales=LOCALES, profiles=SCREENS)
    return [target for target in found if target.locale == "de-DE" and target.format == "png"]


def pixels(body: bytes) -> str:
    """Decoded: other processors pack the same picture into other bytes."""
    with Image.open(io.BytesIO(body)) as picture:
        return hashlib.sha256(picture.convert("RGB").tobytes()).hexdigest()


@pytest.mark.parametrize("example", [each for each in examples() if drawn_for(each)], ids=lambda example: example.key)
def test_poster_looks_as_it_was_approved(example: Example) -> None:
    made = render_all(example_request(example, golden_look()), drawn_for(example))
    seen = {str(rendition.target.profile): pixels(rendition.body) for rendition in made}
    path = GOLDENS / example.component / example.key / POSTERS
    if os.environ.get("REWRITE_GOLDENS"):
        path.write_text(json.dumps(seen, indent=2) + "\n", encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8")) == seen


def test_no_golden_is_left_over() -> None:
    known = {golden(example, target) for example in examples() for target in wanted(example)}
    known |= {GOLDENS / each.component / each.key / POSTERS for each in examples() if drawn_for(each)}
    assert {path for path in GOLDENS.rglob("*") if path.is_file()} == known
