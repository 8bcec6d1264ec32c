"""Logos in pages: what attributes, styles and boxes say of them is exact, and needs no pixels."""

import base64

import pytest

from brand.checks.logo._example import CONTEXT
from brand.document import Kind
from brand.finding import Severity
from brand.fixing import Cures, mend
from brand.linter import lint
from brand.model import Ruleset
from brand.text import read

RULES = Ruleset(brand=CONTEXT.brand, voice=CONTEXT.voice, logos=CONTEXT.logos, digest="sha256:0")
PAGE = "<!doctype html><html><head><style>{style}</style></head><body>{body}</body></html>"
LOGO = '<img class="logo" src="primary.svg" alt="Nordlicht" width="240"{more}>'


def rules(body: str, style: str = "") -> set[str]:
    document = read(PAGE.format(style=style, body=body), Kind.HTML, locale="de-DE")
    found = {finding.rule for finding in lint(document, RULES).findings}
    return {rule for rule in found if rule.startswith("logo/")}


@pytest.mark.parametrize(
    ("style", "rule"),
    [
        (".logo { height: 80px }", "logo/stretched"),
        (".logo { transform: scaleX(1.1) }", "logo/stretched"),
        ("body { rotate: 2deg }", "logo/rotated"),
        (".logo { transform: matrix(0.99, 0.1, -0.1, 0.99, 0, 0) }", "logo/rotated"),
        (".logo { transform: scale(0.25) }", "logo/too-small"),
        (".logo { width: 5rem }", "logo/too-small"),
        (".logo { filter: grayscale(1) }", "logo/recoloured"),
        ("body { filter: invert(1) }", "logo/recoloured"),
        (".logo { filter: drop-shadow(0 0 4px) }", "logo/effect"),
        ("body { opacity: 0.9 } .logo { opacity: 0.9 }", "logo/effect"),
        ("body { background: #333 }", "logo/wrong-variant"),
        ("body { background: linear-gradient(#fff, #223) }", "logo/low-contrast"),
        ("@media (prefers-color-scheme: dark) { body { background: #111 } }", "logo/wrong-variant"),
        (".logo { height: 90px; object-fit: cover }", "logo/cropped"),
    ],
)
def test_designer_learns_what_a_style_does_to_the_logo(style: str, rule: str) -> None:
    assert rule in rules(LOGO.format(more=""), style)


@pytest.mark.parametrize(
    "style",
    [
        "",
        ".logo { height: auto; max-width: 100% }",
        ".logo { transform: translateY(-50%) scale(1.5) }",
        ".logo { rotate: 90deg; transform: rotate(-90deg) }",
        ".logo { transform: perspective(3px) rotate3d(1, 1, 1, 9deg) }",
        ".logo { filter: none; opacity: 1 }",
        "body { background: #fbf8f1 }",
        ".logo { width: 50%; height: 50px; object-fit: contain }",
    ],
)
def test_proper_use_and_what_cannot_be_told_have_no_finding(style: str) -> None:
    assert rules(LOGO.format(more=""), style) == set()


def test_picture_with_a_source_for_the_dark_is_not_judged_on_dark_ground() -> None:
    dark = '<source srcset="dark-ground.svg" media="(prefers-color-scheme: dark)">'
    style = "@media (prefers-color-scheme: dark) { body { background: #111 } }"
    assert rules(f"<picture>{dark}{LOGO.format(more='')}</picture>", style) == set()


@pytest.mark.parametrize("form", ["base64", "percent"])
def test_logo_is_known_by_the_bytes_in_its_address(form: str) -> None:
    data = CONTEXT.logos[0].data
    body = (
        f";base64,{base64.b64encode(data).decode()}" if form == "base64" else "," + "".join(f"%{b:02x}" for b in data)
    )
    page = f'<img src="data:image/svg+xml{body}" alt="Nordlicht" width="240" height="90">'
    assert rules(page) == {"logo/stretched"}


@pytest.mark.parametrize("address", ["data:,", "data:;base64,%%%", "data:image/png;base64,AAAA", "data:" + "," * 5000])
def test_address_with_other_bytes_is_no_logo(address: str) -> None:
    assert rules(f'<img src="{address}" alt="A tent" width="20" height="90">') == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('width="240" height="80"', 'width="240" height="60"'),
        ('width="240" style="height: 80px"', 'width="240" style="height: 60px"'),
        ('width="40" height="10"', 'width="96" height="24"'),
        ('width="40"', 'width="96"'),
        ('width="40" height="40"', 'width="96" height="24"'),
        ('style="width: 40px"', 'style="width: 96px"'),
    ],
)
def test_size_and_ratio_are_mended_in_the_tag(before: str, after: str) -> None:
    page = f'<img src="primary.svg" alt="Nordlicht" {before}>'
    content, _ = mend(page, lambda text: lint(read(text, Kind.HTML, locale="de-DE"), RULES), cures=Cures.SAFE)
    assert content == page.replace(before, after)


def test_size_in_a_style_sheet_is_left_to_its_writer() -> None:
    page = PAGE.format(
        style=".logo { width: 240px; height: 80px }", body='<img class="logo" src="primary.svg" alt="N">'
    )
    (finding,) = lint(read(page, Kind.HTML, locale="de-DE"), RULES).findings
    assert (finding.rule, finding.severity, finding.fix) == ("logo/stretched", Severity.ERROR, None)


def test_hostile_nesting_of_transforms_ends() -> None:
    deep = '<div style="transform: scale(9) rotate(1deg); filter: blur(1px)">' * 2000
    assert rules(deep + LOGO.format(more="")) >= {"logo/effect"}
