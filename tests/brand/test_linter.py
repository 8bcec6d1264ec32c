"""How findings become a report: scope, severity, place, fingerprint, score."""

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from brand import checks, linter
from brand.check import Check, Context, Needs
from brand.document import Document, Item, Measure, PictureUse, Segment, Source
from brand.finding import At, Finding, Report, Said, Severity
from brand.linter import lint, lint_all, score
from brand.model import Brand, Rule, Ruleset

SAID = Said(de="gefunden", en="found")
RULESET = Ruleset(digest="sha256:x", brand=Brand(name="T", default_locale="de-DE", locales={}))


def prose(text: str, pointer: str = "/content", channel: str | None = None, locale: str | None = "de-DE") -> Document:
    segment = Segment(pointer=pointer, text=text, offsets=tuple(range(len(text) + 1)))
    return Document(locale=locale, channel=channel, sources=(Source(pointer=pointer, text=text),), segments=(segment,))


def find_word(document: Document, context: Context) -> Iterator[Finding]:
    word = str(context.options["word"])
    for source in document.sources:
        start = source.text.find(word)
        while start >= 0:
            yield Finding(at=At(pointer=source.pointer, start=start, end=start + len(word)), message=SAID)
            start = source.text.find(word, start + 1)


def find_items(document: Document, context: Context) -> Iterator[Finding]:
    del context
    for item in document.items:
        yield Finding(at=At(box=item.box), message=Said(de="", en=f"{item.text} needs 12.5 px"), quote=item.text)


WORD = Check(
    id="language/word",
    summary=SAID,
    why=Said(de="darum", en="because"),
    severity=Severity.WARNING,
    needs=Needs.PROSE,
    run=find_word,
    examples=(),
    options={"word": "bad"},
    family="language",
)
ITEMS = replace(WORD, id="channel/items", needs=Needs.ITEMS, run=find_items, family="channel", severity=Severity.ERROR)


@pytest.fixture(autouse=True)
def _two_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, WORD, ITEMS)


def use(monkeypatch: pytest.MonkeyPatch, *used: Check) -> None:
    found: Mapping[str, Check] = {check.id: check for check in used}
    monkeypatch.setattr(checks, "discover", lambda: found)


def ruled(**rule: object) -> Ruleset:
    return replace(RULESET, rules={"language/word": Rule(**rule)})  # type: ignore[arg-type] # the test names the member


def test_copywriter_gets_rule_place_quote_reason_and_severity() -> None:
    report = lint(prose("one\ntwo bad"), RULESET)

    (finding,) = report.findings
    assert finding.rule == "language/word"
    assert finding.at == At(pointer="/content", start=8, end=11, line=2, column=5)
    assert finding.quote == "bad"
    assert finding.severity is Severity.WARNING
    assert finding.why == Said(de="darum", en="because")
    assert (finding.locale, finding.channel) == ("de-DE", None)
    assert len(finding.fingerprint) == 64
    assert (report.ruleset.digest, report.counts.warning) == ("sha256:x", 1)


@pytest.mark.parametrize(("text", "line", "column"), [("a\r\nbad", 2, 1), ("a\rbad", 2, 1), ("😀ä bad", 1, 4)])
def test_lines_and_columns_count_code_points_and_every_line_end(text: str, line: int, column: int) -> None:
    (finding,) = lint(prose(text), RULESET).findings

    assert (finding.at.line, finding.at.column) == (line, column)


def test_brand_manager_has_the_last_word_on_severity(monkeypatch: pytest.MonkeyPatch) -> None:
    def note(document: Document, context: Context) -> Iterator[Finding]:
        for finding in find_word(document, context):
            yield replace(finding, severity=Severity.NOTE)

    use(monkeypatch, replace(WORD, run=note))

    assert [f.severity for f in lint(prose("bad"), RULESET).findings] == [Severity.NOTE]
    assert [f.severity for f in lint(prose("bad"), ruled(severity=Severity.ERROR)).findings] == [Severity.ERROR]


def test_rule_that_is_off_finds_nothing() -> None:
    assert lint(prose("bad"), ruled(severity="off")).findings == ()


def test_options_of_a_rule_lie_over_those_of_the_check() -> None:
    assert [f.quote for f in lint(prose("bad worse"), ruled(options={"word": "worse"})).findings] == ["worse"]


def test_rule_for_a_channel_holds_there_only() -> None:
    email_only = ruled(channels=("email",))

    assert lint(prose("bad", channel="email"), email_only).findings
    assert not lint(prose("bad", channel="web"), email_only).findings
    assert not lint(prose("bad"), email_only).findings


def test_check_for_german_leaves_other_and_unknown_languages_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, replace(WORD, locales=("de",)))

    assert lint(prose("bad", locale="de-AT"), RULESET).findings
    assert not lint(prose("bad", locale="den-X"), RULESET).findings
    assert not lint(prose("bad", locale=None), RULESET).findings


def test_findings_come_in_the_order_of_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, replace(WORD, id="a/a", options={"word": "c"}), replace(WORD, id="b/b", options={"word": "a"}))

    assert [f.quote for f in lint(prose("a b c a"), RULESET).findings] == ["a", "c", "a"]


def test_fingerprint_stays_when_lines_move_and_markup_changes() -> None:
    (before,) = lint(prose("a very bad thing to say"), RULESET).findings
    moved = "Something new.\n\nA **very** bad thing\nto say"
    start = moved.index("A **very")
    shown = "A very bad thing to say"
    offsets = (*range(start, start + 2), *range(start + 4, start + 8), *range(start + 10, len(moved) + 1))
    document = Document(
        locale="de-DE",
        sources=(Source(pointer="/content", text=moved),),
        segments=(Segment(pointer="/content", text=shown, offsets=offsets),),
    )

    (after,) = lint(document, RULESET).findings

    assert after.at.start != before.at.start
    assert after.fingerprint == before.fingerprint


def test_equal_findings_are_told_apart() -> None:
    findings = lint(prose("bad. " * 5), RULESET).findings

    assert len({finding.fingerprint for finding in findings}) == 5


def test_fingerprint_differs_by_locale() -> None:
    german, english = (lint(prose("bad", locale=locale), RULESET).findings[0] for locale in ("de-DE", "en-GB"))

    assert german.fingerprint != english.fingerprint


def test_what_a_source_and_its_renditions_share_is_reported_once_at_the_source() -> None:
    source = prose("so bad", "/texts/de-DE/body")
    email, web = (prose("so bad", "/texts/de-DE/body", channel) for channel in ("email", "web"))

    report = lint_all((source, email, web), RULESET)

    assert [(f.channel, f.at.pointer) for f in report.findings] == [(None, "/texts/de-DE/body")]
    assert report.counts.warning == 1
    assert report.score == score(2, 1)


def test_picture_without_text_is_reported_once_for_all_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    def pictures(document: Document, context: Context) -> Iterator[Finding]:
        del context
        for picture in document.pictures:
            yield Finding(at=picture.at, message=SAID)

    use(monkeypatch, replace(WORD, needs=Needs.PICTURES, run=pictures))
    picture = PictureUse(src="a", alt=None, width=None, height=None, at=At(pointer="/facts/image"))
    documents = [Document(locale="de-DE", channel=channel, pictures=(picture,)) for channel in (None, "email", "web")]

    assert [finding.channel for finding in lint_all(documents, RULESET).findings] == [None]


def test_what_only_a_rendition_has_names_its_channel() -> None:
    signs = [
        Document(
            locale="de-DE",
            channel="signage",
            format="png",
            profile=profile,
            items=(Item(kind="text", box=(0, 0, 10, 10), text="Headline"),),
        )
        for profile in ("portrait-hd", "landscape-hd")
    ]

    findings = lint_all(signs, RULESET).findings

    assert [(f.channel, f.format, f.severity) for f in findings] == [("signage", "png", Severity.ERROR)] * 2
    assert len({f.fingerprint for f in findings}) == 2


def test_fingerprint_of_a_drawn_finding_outlives_its_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    def measured(document: Document, context: Context) -> Iterator[Finding]:
        del context
        for measure in document.measures:
            message = Said(de="", en=f"{measure.subject} takes {measure.amount:,} bytes")
            yield Finding(at=At(pointer="/content"), message=message)

    use(monkeypatch, replace(WORD, needs=Needs.MEASURES, run=measured))
    small, large = (
        lint(Document(locale=None, measures=(Measure(name="bytes", subject="payload", amount=amount),)), RULESET)
        for amount in (4_100, 5_000_000)
    )

    assert small.findings[0].fingerprint == large.findings[0].fingerprint


def test_check_that_fails_is_named_and_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document, context: Context) -> Iterator[Finding]:
        del document, context
        raise ZeroDivisionError

    use(monkeypatch, replace(WORD, run=broken))

    with pytest.raises(ZeroDivisionError) as caught:
        lint(prose("bad"), RULESET)
    assert caught.value.__notes__ == ["while the check language/word judged a document in de-DE"]


def test_place_outside_its_source_is_a_fault_of_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def beyond(document: Document, context: Context) -> Iterator[Finding]:
        del document, context
        yield Finding(at=At(pointer="/content", start=2, end=99), message=SAID)

    use(monkeypatch, replace(WORD, run=beyond))

    with pytest.raises(IndexError, match="outside its source"):
        lint(prose("bad"), RULESET)


def test_score_halves_at_one_finding_in_75_words() -> None:
    assert score(75, 0) == 100
    assert score(75, 1) == 50
    assert score(750, 1) == 91
    assert score(0, 3) is None


def test_document_without_words_has_no_score() -> None:
    assert lint(prose("–  –"), RULESET).score is None


@settings(deadline=None)
@given(st.lists(st.text(alphabet="bad \n\r", max_size=30), max_size=4))
def test_places_lie_in_their_sources_and_quote_them(texts: list[str]) -> None:
    documents = [prose(text, f"/texts/de-DE/{number}") for number, text in enumerate(texts)]
    sources = {document.sources[0].pointer: document.sources[0].text for document in documents}

    report: Report = linter.lint_all(documents, RULESET)

    for finding in report.findings:
        at = finding.at
        assert at.pointer is not UNSET
        assert at.line is not UNSET
        assert at.column is not UNSET
        assert at.start is not UNSET
        text = sources[at.pointer]
        assert text[at.start :].startswith(finding.quote)
        line = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")[at.line - 1]
        assert line[at.column - 1 :].startswith("bad")
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)
