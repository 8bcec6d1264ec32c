"""What a program reads: the shape that other people's clients are written against."""

import msgspec

from brand.finding import At, Counts, Finding, Fix, Replacement, Report, RulesetMark, Said, Severity, Waiver
from brand.reports.json import wire

FINDING = Finding(
    at=At(pointer="/texts/de-DE/headline", start=4, end=10, line=1, column=5),
    message=Said(de="„billig“ meiden", en="avoid “billig”"),
    quote="billig",
    severity=Severity.ERROR,
    fix=Fix(safe=False, replacements=(Replacement(start=4, end=10, text="günstig"),)),
    why=Said(de="Wert", en="worth"),
    rule="tone/avoided-term",
    locale="de-DE",
    fingerprint="f",
)


def report(finding: Finding) -> Report:
    return Report(
        ruleset=RulesetMark(version=3, digest="sha256:a"), score=50, counts=Counts(error=1), findings=(finding,)
    )


def test_report_has_the_members_of_the_contract() -> None:
    assert msgspec.json.decode(msgspec.json.encode(wire(report(FINDING), "en"))) == {
        "ruleset": {"version": 3, "digest": "sha256:a"},
        "score": 50,
        "counts": {"error": 1, "warning": 0, "note": 0},
        "findings": [
            {
                "rule": "tone/avoided-term",
                "severity": "error",
                "message": "avoid “billig”",
                "locale": "de-DE",
                "channel": None,
                "format": None,
                "at": {"pointer": "/texts/de-DE/headline", "start": 4, "end": 10, "line": 1, "column": 5},
                "quote": "billig",
                "fix": {"safe": False, "replacements": [{"start": 4, "end": 10, "text": "günstig"}]},
                "why": "worth",
                "guide": None,
                "fingerprint": "f",
                "waiver": None,
            }
        ],
    }


def test_messages_come_in_the_language_that_was_asked_for() -> None:
    findings = wire(report(FINDING), "de-AT")["findings"]

    assert isinstance(findings, list)
    assert (findings[0]["message"], findings[0]["why"]) == ("„billig“ meiden", "Wert")


def test_finding_of_a_block_names_it_and_its_waiver() -> None:
    waiver = Waiver(id="w1", reason="Zitat", expires="2026-12-31T00:00:00Z")
    named = msgspec.structs.replace(FINDING, block="offer", version=2, waiver=waiver)

    finding = msgspec.json.decode(msgspec.json.encode(wire(report(named), "en")))["findings"][0]

    assert (finding["block"], finding["version"], finding["waiver"]["id"]) == ("offer", 2, "w1")


def test_finding_in_a_picture_has_a_box() -> None:
    drawn = msgspec.structs.replace(FINDING, at=At(box=(1.0, 2.0, 3.0, 4.0)))

    findings = wire(report(drawn), "en")["findings"]

    assert isinstance(findings, list)
    assert [list(value) for value in findings[0]["at"].values()] == [[1.0, 2.0, 3.0, 4.0]]
