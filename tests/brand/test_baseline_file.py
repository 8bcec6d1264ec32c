"""A baseline is a file that people review."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from brand.baseline import Baseline, Known, baseline_of, read_baseline, write_baseline
from brand.finding import At, Counts, Finding, Report, RulesetMark, Said
from brand.reports.judged import FileReport


def file(*fingerprints: str) -> FileReport:
    findings = tuple(
        Finding(at=At(), message=Said(de="", en=""), rule="tone/claim", fingerprint=mark) for mark in fingerprints
    )
    report = Report(ruleset=RulesetMark(version=None, digest=""), score=None, counts=Counts(), findings=findings)
    return FileReport(path="a.txt", report=report, words=75)


def test_baseline_is_written_one_finding_a_line(tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", Baseline(findings=(Known(fingerprint="1", rule="a", quote="ü"),)))

    assert (tmp_path / "b.json").read_text("utf-8") == (
        '{\n  "version": 1,\n  "findings": [\n    {"fingerprint":"1","rule":"a","path":"","quote":"ü"}\n  ]\n}\n'
    )


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=6), max_size=4))
def test_everything_is_known_after_the_baseline_was_written(marks: list[list[str]]) -> None:
    files = [file(*fingerprints) for fingerprints in marks]

    known = baseline_of(files).known_in(files)

    assert all(finding.waiver is not None for one in known for finding in one.report.findings)
    assert all(one.report.score == 100 for one in known)


def test_empty_baseline_reads_back(tmp_path: Path) -> None:
    write_baseline(tmp_path / "b.json", Baseline())

    assert read_baseline(tmp_path / "b.json") == Baseline()
