"""Colours outside the palette: what is said about them, and that the cure cures."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brand.check import Context
from brand.checks.colour.off_palette import CHECK
from brand.document import Document, Item, Kind, Source
from brand.finding import Finding, Severity
from brand.layout import read_layout
from brand.model import Brand, Swatch, Voice
from brand.tokens import palette, read_tokens

FILE = Path(__file__).parents[3] / "examples/nordlicht/tokens.json"
PALETTE = palette(read_tokens(FILE.read_bytes(), FILE.name))


def findings(
    content: str, swatches: tuple[Swatch, ...] = PALETTE, options: Mapping[str, object] = CHECK.options
) -> list[Finding]:
    brand = Brand(name="Nordlicht", default_locale="de-DE", locales={})
    colours, pictures = read_layout(content, Kind.HTML, pointer="/content")
    document = Document(
        locale="de-DE", sources=(Source(pointer="/content", text=content),), colours=colours, pictures=pictures
    )
    return list(CHECK.run(document, Context(brand=brand, voice=Voice(), palette=swatches, options=options)))


def mended(content: str) -> str:
    fixes = [finding.fix for finding in findings(content) if finding.fix]
    replacements = sorted((part for fix in fixes for part in fix.replacements), key=lambda part: -part.start)
    for part in replacements:
        content = content[: part.start] + part.text + content[part.end :]
    return content


NUMBER = st.integers(0, 255)
WRITTEN = st.one_of(
    st.from_regex(r"#([0-9a-f]{3}|[0-9A-F]{6}|[0-9a-f]{8})", fullmatch=True),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda rgb: f"rgb({rgb[0]}, {rgb[1]},{rgb[2]})"),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda rgb: f"rgba({rgb[0]} {rgb[1]} {rgb[2]} / {rgb[0]}%)"),
    st.tuples(NUMBER, NUMBER, NUMBER).map(lambda rgb: f"hsl({rgb[0]} {rgb[1] % 101}% {rgb[2] % 101}%)"),
    st.sampled_from(["red", "Navy", "oklch(60% 0.2 40)", "&#35;abc", "color(display-p3 1 0 0)"]),
)


@given(WRITTEN, st.sampled_from(['<p style="color: {}">', "<td bgcolor='{}'>", "<style>p {{ fill: {} }}</style>"]))
def test_mended_document_is_clean(written: str, form: str) -> None:
    assert findings(mended(form.format(written))) == []


def test_writer_without_quotes_gets_a_cure_without_spaces() -> None:
    assert mended("<p style=color:rgb(20,35,70)>") == "<p style=color:rgb(27,42,75)>"


def test_token_with_the_role_of_the_use_is_named_before_its_twins() -> None:
    (finding,) = findings('<p style="background-color: #faf5ee">', options={"delta_e": 0.5, "safe_delta_e": 10})

    assert finding.message.en.startswith("#faf5ee is not in the palette; nearest is color.background.page #fbf8f1")


def test_cure_from_far_away_is_only_suggested() -> None:
    near, far = findings('<p style="color: #0a6e58; background: #ff00ff">')

    assert near.fix
    assert far.fix
    assert (near.fix.safe, far.fix.safe) == (True, False)


def test_shadow_outside_the_palette_only_warns() -> None:
    (finding,) = findings('<p style="box-shadow: 0 1px 3px rgba(0, 0, 0, .3)">')

    assert finding.severity is Severity.WARNING
    assert finding.fix
    assert finding.fix.replacements[0].text == "rgba(16, 29, 57, 0.3)"


@pytest.mark.parametrize("written", ["transparent", "rgb(0 0 0 / 0)", "#ff000000"])
def test_what_nobody_sees_is_right(written: str) -> None:
    assert findings(f'<p style="background: {written}">') == []


def test_black_and_white_are_colours_like_all_others() -> None:
    white = Swatch(path="color.white", value="#ffffff")

    assert [finding.quote for finding in findings('<p style="color:#000;background:#fff">', (white,))] == ["#000"]


def test_pack_may_ask_for_exact_colours() -> None:
    content = '<p style="color: #111e3a">'

    assert findings(content) == []
    assert len(findings(content, options={"delta_e": 0})) == 1


def test_code_for_cameras_may_be_black() -> None:
    item = Item(kind="qr", box=(0, 0, 9, 9), colour="#000000", ground="#ffffff")
    brand = Brand(name="Nordlicht", default_locale="de-DE", locales={})
    context = Context(brand=brand, voice=Voice(), palette=PALETTE[:1], options=CHECK.options)

    assert list(CHECK.run(Document(locale="de-DE", items=(item,)), context)) == []
