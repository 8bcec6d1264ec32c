"""A copywriter permits one finding where it stands, and hears of permissions that are worth nothing."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brand.document import Kind
from brand.finding import Report
from brand.linter import lint
from brand.model import Brand, Locale, Ruleset, Voice
from brand.text import read
from brand.waivers import inline_waivers, waived

BRAND = Brand(name="T", default_locale="de-DE", locales={"de-DE": Locale()})
RULES = Ruleset(digest="", brand=BRAND, voice=Voice(exclamation_max=0))
TODAY = date(2026, 11, 24)
WAIVE = "<!-- brand waive language/exclamation: a cheer -->"


def judged(content: str, kind: Kind = Kind.MARKDOWN, *, today: date = TODAY) -> Report:
    document = read(content, kind, locale="de-DE")
    return waived(lint(document, RULES), document, inline_waivers(document, kind), today=today)


def left(content: str, kind: Kind = Kind.MARKDOWN, *, today: date = TODAY) -> list[str]:
    return [
        f"{finding.rule} {finding.at.line}"
        for finding in judged(content, kind, today=today).findings
        if finding.waiver is None
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f"{WAIVE}\n\nEndlich Winter!", Kind.MARKDOWN),
        (f"{WAIVE}\nEndlich Winter!", Kind.MARKDOWN),
        (f"Endlich Winter! {WAIVE}", Kind.MARKDOWN),
        (f"- Kalt\n- {WAIVE} Winter!\n", Kind.MARKDOWN),
        (f"# Winter! {WAIVE}\n", Kind.MARKDOWN),
        (f"<p>{WAIVE}Winter!</p>", Kind.HTML),
        (f"<div>{WAIVE}<p>Winter!</p></div>", Kind.HTML),
        ("<p><!-- brand waive language/exclamation “!”\n until 2026-11-24:\n a\n cheer -->Winter!", Kind.HTML),
    ],
)
def test_waiver_holds_for_the_text_around_it_or_behind_it(content: str, kind: Kind) -> None:
    assert left(content, kind) == []


def test_waiver_holds_for_one_piece_of_text_and_no_more() -> None:
    assert left(f"Kalt!\n\n{WAIVE}\n\nWinter!\n\nSchnee!") == ["language/exclamation 1", "language/exclamation 7"]


def test_waiver_of_a_file_holds_everywhere() -> None:
    assert left("Kalt!\n\nWinter!\n\n<!-- brand waive-file language/exclamation: a cheer -->") == []


def test_waiver_for_other_words_or_another_rule_permits_nothing() -> None:
    other = '<!-- brand waive language/exclamation "?": a cheer -->\n\nWinter!'

    assert left(other) == ["waiver/unused 1", "language/exclamation 3"]
    assert left("<!-- brand waive language/dash: a cheer -->\n\nWinter!") == [
        "waiver/unused 1",
        "language/exclamation 3",
    ]


def test_mistyped_rule_is_named() -> None:
    (finding,) = judged("<!-- brand waive language/exclamations: a cheer -->\n\nWinter").findings

    assert finding.message.en == "language/exclamations finds nothing here. Did you mean language/exclamation?"


def test_waiver_ends_with_its_last_day() -> None:
    content = "<!-- brand waive language/exclamation until 2026-11-23: a cheer -->\n\nWinter!"

    assert left(content, today=date(2026, 11, 23)) == []
    assert left(content) == ["waiver/expired 1", "language/exclamation 3"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- brand waive -->",
        "<!-- brand waive: a cheer -->",
        "<!-- brand waive language/exclamation -->",
        "<!-- brand waive language/exclamation: -->",
        "<!-- brand waive language/exclamation: … -->",
        "<!-- brand waive language/exclamation until tomorrow: a cheer -->",
        "<!-- brand waive language/exclamation until 2026-02-30: a cheer -->",
        "<!-- brand waive language/exclamation forever: a cheer -->",
    ],
)
def test_waiver_without_rule_reason_or_day_does_not_hold(comment: str) -> None:
    assert left(f"{comment}\n\nWinter!") == ["waiver/unreadable 1", "language/exclamation 3"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (f"`{WAIVE}` Winter!", Kind.MARKDOWN),
        (f"```\n{WAIVE}\n```\n\nWinter!", Kind.MARKDOWN),
        (f"<script>{WAIVE}</script><p>Winter!", Kind.HTML),
        (f"<p title='{WAIVE}'>Winter!", Kind.HTML),
        ("<!-- branded waive language/exclamation: a cheer --><p>Winter!", Kind.HTML),
    ],
)
def test_waiver_in_code_is_an_example(content: str, kind: Kind) -> None:
    assert {line.partition(" ")[0] for line in left(content, kind)} == {"language/exclamation"}


def test_colour_of_a_style_sheet_is_waived_by_a_comment_of_css() -> None:
    waivers = inline_waivers(
        read("/* brand waive colour/off-palette: fair */\na { color: #f00 }\nb { color: #0f0 }", Kind.CSS, locale=None),
        Kind.CSS,
    )

    assert [(one.rule, one.scope) for one in waivers] == [("colour/off-palette", (0, 60))]


@given(st.text(alphabet="<!-> brandwive:/\n`\\\"'*untl2026", max_size=80), st.sampled_from(list(Kind)))
def test_no_text_breaks_the_reading_of_waivers(content: str, kind: Kind) -> None:
    document = read(content, kind, locale="de-DE")

    for waiver in inline_waivers(document, kind):
        start, end = waiver.comment
        assert 0 <= start < end <= len(content)


@given(st.integers(min_value=0, max_value=5), st.integers(min_value=0, max_value=5))
def test_finding_of_a_waiver_is_known_again_when_its_line_has_moved(before: int, after: int) -> None:
    text = "\n\nKalt." * before + f"\n\n{WAIVE}\n\nWinter." + "\n\nKalt." * after

    assert judged(text).findings[0].fingerprint == judged(f"{WAIVE}\n\nWinter.").findings[0].fingerprint


@pytest.mark.parametrize("content", [f"{WAIVE}\n\nWinter!\n\n" * 2_000, "<!-- brand waive " * 50_000])
def test_thousands_of_waivers_end_in_time(content: str) -> None:
    started = time.process_time()
    judged(content)

    assert time.process_time() - started < 10


def test_waivers_beyond_a_thousand_do_not_hold_and_say_so() -> None:
    rules = [finding.rule for finding in judged(f"{WAIVE}\n\nWinter.\n\n" * 1_002).findings]

    assert (rules.count("waiver/unused"), rules.count("waiver/unreadable")) == (1_000, 1)
