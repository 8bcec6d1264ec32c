"""Every rendition of every example, judged by the shipped rules: what we show others has no error of its own."""

from functools import lru_cache
from pathlib import Path

import pytest

import brand.pack
from brand.model import Ruleset, Severity
from components.examples import Example, example_request, examples
from components.library import discover
from components.look import default_look
from components.render import render_all, targets
from content_hub.judging import Subject, judge

# The two that the examples are written in; the others fall back on the first.
LOCALES = {"de-DE": None, "en-GB": None}
PACK = Path(__file__).parents[2] / "examples" / "nordlicht"


@lru_cache(maxsize=1)
def ruleset() -> Ruleset:
    return brand.pack.load(PACK)


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.key)
def test_example_has_no_error(example: Example) -> None:
    component = discover()[example.component]
    wanted = targets(component, example.content, locales=LOCALES, profiles=("portrait-hd",))
    renditions = render_all(example_request(example, default_look()), wanted)
    subject = Subject(
        block=example.key,
        version=1,
        component=component,
        content=example.content,
        locales=LOCALES,
        renditions=renditions,
    )
    # The examples wear the neutral look, whose colours are not Nordlicht's.
    found = [
        finding for finding in judge(subject, ruleset()).findings if not finding.rule.startswith("colour/off-palette")
    ]
    assert [
        (finding.rule, finding.locale, finding.at, finding.message.en)
        for finding in found
        if finding.severity is Severity.ERROR
    ] == []
