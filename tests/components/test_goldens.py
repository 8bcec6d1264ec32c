"""The renditions of the examples, byte for byte.

`REWRITE_GOLDENS=1 pytest tests/components/test_goldens.py` writes them anew; look at the difference before you commit.
"""

import os
from pathlib import Path

import msgspec
import pytest

from components.examples import LOCALES, Example, example_request, examples
from components.library import discover
from components.look import default_look
from components.model import LogoFile, Look, Target
from components.render import render_all, targets

GOLDENS = Path(__file__).parent / "goldens"
SUFFIXES = {"html": "html", "text": "txt"}


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
        data=b"",
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


def test_no_golden_is_left_over() -> None:
    known = {golden(example, target) for example in examples() for target in wanted(example)}
    assert {path for path in GOLDENS.rglob("*") if path.is_file()} == known
