"""What code hosts read: a SARIF 2.1.0 log that says no more than the standard has names for."""

import functools
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brand.document import Kind, Source
from brand.finding import At, Finding, Fix, Replacement, Report, Said, Severity, Waiver
from brand.linter import lint
from brand.model import Brand, Locale, Ruleset, Voice
from brand.places import Places
from brand.reports.judged import FileReport
from brand.reports.sarif import log
from brand.text import read

_TEXT = {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}
_ONE = {"type": "integer", "minimum": 1}
_REGION = {
    "type": "object",
    "properties": {"startLine": _ONE, "startColumn": _ONE, "endLine": _ONE, "endColumn": _ONE, "snippet": _TEXT},
    "required": ["startLine"],
    "additionalProperties": False,
}
_ARTIFACT = {
    "type": "object",
    "properties": {"uri": {"type": "string", "format": "uri-reference"}, "uriBaseId": {"type": "string"}},
    "additionalProperties": False,
}
_FIX = {
    "type": "object",
    "properties": {
        "description": _TEXT,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "artifactLocation": _ARTIFACT,
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "properties": {"deletedRegion": _REGION, "insertedContent": _TEXT},
                            "required": ["deletedRegion"],
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["artifactLocation", "replacements"],
                "additionalProperties": False,
            },
        },
        "properties": {"type": "object"},
    },
    "required": ["artifactChanges"],
    "additionalProperties": False,
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _TEXT,
        "locations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "physicalLocation": {
                        "type": "object",
                        "properties": {"artifactLocation": _ARTIFACT, "region": _REGION},
                        "required": ["artifactLocation"],
                        "additionalProperties": False,
                    }
                },
                "additionalProperties": False,
            },
        },
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "fixes": {"type": "array", "minItems": 1, "uniqueItems": True, "items": _FIX},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"kind": {"enum": ["inSource", "external"]}, "justification": {"type": "string"}},
                "required": ["kind"],
                "additionalProperties": False,
            },
        },
        "properties": {"type": "object"},
    },
    "required": ["message"],
    "additionalProperties": False,
}
_RULE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "shortDescription": _TEXT,
        "fullDescription": _TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": _LEVEL}, "additionalProperties": False},
    },
    "required": ["id"],
    "additionalProperties": False,
}
_DRIVER = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
    },
    "required": ["name"],
    "additionalProperties": False,
}
_RUN = {
    "type": "object",
    "properties": {
        "tool": {"type": "object", "properties": {"driver": _DRIVER}, "required": ["driver"]},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "artifacts": {
            "type": "array",
            "uniqueItems": True,
            "items": {"type": "object", "properties": {"location": _ARTIFACT}, "additionalProperties": False},
        },
        "results": {"type": "array", "items": _RESULT},
    },
    "required": ["tool"],
    "additionalProperties": False,
}
SHAPE = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": _RUN},
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}
"""The members of the standard that we write, with the limits that its schema sets them (OASIS, errata 01, 2023)."""

OFFICIAL = Path(__file__).parents[3] / "peers/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

BRAND = Brand(name="T", default_locale="de-DE", locales={"de-DE": Locale()})
RULES = Ruleset(digest="", brand=BRAND, voice=Voice(exclamation_max=0))


def judged(content: str, *, path: str = "texts/a b.md") -> FileReport:
    document = read(content, Kind.MARKDOWN, locale="de-DE")
    return FileReport(path=path, report=lint(document, RULES), sources=document.sources)


def logged(*files: FileReport, lang: str = "en") -> dict[str, object]:
    shown = log(files, lang)
    jsonschema.validate(shown, SHAPE)
    if OFFICIAL.exists():  # every log of this module meets the standard's own schema, where it is here
        official().validate(shown)
    return shown


@functools.cache
def official() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(OFFICIAL.read_text()))


@pytest.mark.skipif(not OFFICIAL.exists(), reason="NOT RUN: the schema of SARIF is not here (make peers; needs npm)")
def test_log_is_valid_by_the_schema_of_the_standard() -> None:
    shown = logged(judged("Endlich! Jetzt!"), judged("Ruhe.", path="texts/b.md"))

    assert not list(official().iter_errors(shown))
    assert list(official().iter_errors({**shown, "version": "2.0.0"}))


def only_run(*files: FileReport) -> Any:  # its shape was checked above
    runs = logged(*files)["runs"]
    assert isinstance(runs, list)
    (run,) = runs
    return run


def test_place_counts_lines_and_characters_as_people_do() -> None:
    (result,) = only_run(judged("Ä 😀\r\n\r\nÄ 😀 Endlich!"))["results"]

    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "texts/a%20b.md", "uriBaseId": "%SRCROOT%"},
                "region": {
                    "startLine": 3,
                    "startColumn": 12,
                    "endLine": 3,
                    "endColumn": 13,
                    "snippet": {"text": "!"},
                },
            }
        }
    ]


def test_words_over_two_lines_end_where_they_end() -> None:
    text = "Eins\nzwei drei"
    report = judged(text).report
    at = Places(read(text, Kind.TEXT, locale=None)).located(At(pointer="/content", start=2, end=9))
    finding = Finding(
        at=at,
        message=Said(de="d", en="e"),
        quote=text[2:9],
        severity=Severity.NOTE,
        rule="tone/claim",
        fix=Fix(safe=True, replacements=(Replacement(start=2, end=9, text="x"),)),
        waiver=Waiver(id="baseline", reason="known"),
    )
    report = Report(ruleset=report.ruleset, score=None, counts=report.counts, findings=(finding,))
    file = FileReport(path="/a.md", report=report, sources=(Source(pointer="/content", text=text),))

    (result,) = only_run(file)["results"]

    assert result["suppressions"] == [{"kind": "external", "justification": "known"}]
    (fix,) = result["fixes"]
    assert fix["artifactChanges"][0]["replacements"][0]["deletedRegion"] == {
        "startLine": 1,
        "startColumn": 3,
        "endLine": 2,
        "endColumn": 5,
    }


def test_rules_are_described_once_in_the_language_of_the_reader() -> None:
    runs = logged(judged("A!"), judged("B!", path="b.md"), lang="de")["runs"]
    assert isinstance(runs, list)

    (rule,) = runs[0]["tool"]["driver"]["rules"]

    assert rule["id"] == "language/exclamation"
    assert rule["shortDescription"] == {"text": "Zu viele Ausrufezeichen"}
    assert [result["ruleIndex"] for result in runs[0]["results"]] == [0, 0]


@pytest.mark.parametrize("path", ["-", "ü/ö.md", "a:b.md", "/srv/100%.md"])
def test_any_path_is_an_address(path: str) -> None:
    logged(judged("A!", path=path))


def test_no_files_give_an_empty_run() -> None:
    assert only_run()["results"] == []
