"""SARIF 2.1.0 (OASIS, errata 01 of 2023-08-28): what code hosts and editors read findings from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import PurePath
from urllib.parse import quote as percent_encoded

from msgspec import UNSET

from brand import checks
from brand.check import Check
from brand.document import Document
from brand.finding import At, Finding, Fix, Replacement, Severity
from brand.places import Places
from brand.reports.judged import FileReport
from brand.reports.language import said
from brand.waivers import INLINE, RULES

__all__ = ["log"]

Json = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ROOT = "%SRCROOT%"
_LINE_END = re.compile(r"\r\n?|\n")


def log(files: Iterable[FileReport], lang: str) -> Json:
    """Give one run over all files, ready for a JSON encoder; waived findings are kept as suppressed."""
    judged = tuple(files)
    rules = sorted({finding.rule for file in judged for finding in file.report.findings})
    position = {rule: at for at, rule in enumerate(rules)}
    run: Json = {
        "tool": {"driver": _driver(rules, lang)},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(file.path)} for file in judged],
        "results": [
            {**result, "ruleIndex": position[str(result["ruleId"])]}
            for file in judged
            for result in _results(file, lang)
        ],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _driver(rules: Iterable[str], lang: str) -> Json:
    version = metadata.version("content-hub-service")
    known = checks.discover()
    return {"name": "brand", "version": version, "rules": [_rule(rule, known.get(rule), lang) for rule in rules]}


def _rule(rule: str, check: Check | None, lang: str) -> Json:
    described = check or RULES.get(rule)
    if described is None:
        return {"id": rule}
    return {
        "id": rule,
        "shortDescription": {"text": said(described.summary, lang)},
        "fullDescription": {"text": said(described.why, lang)},
        "defaultConfiguration": {"level": _LEVELS[described.severity]},
    }


def _results(file: FileReport, lang: str) -> Iterator[Json]:
    places = Places(Document(locale=None, sources=tuple(file.sources)))
    for finding in file.report.findings:
        result: Json = {
            "ruleId": finding.rule,
            "level": _LEVELS[finding.severity or Severity.ERROR],
            "message": {"text": said(finding.message, lang)},
            "locations": [{"physicalLocation": _place(finding, file.path)}],
            "partialFingerprints": {"brand/v1": finding.fingerprint},
        }
        if finding.at.box is not UNSET:
            result["properties"] = {"box": list(finding.at.box)}
        if finding.fix is not None:
            result["fixes"] = [_fix(finding, finding.fix, file.path, lang=lang, places=places)]
        if finding.waiver is not None:
            kind = "inSource" if finding.waiver.id.startswith(INLINE) else "external"
            result["suppressions"] = [{"kind": kind, "justification": finding.waiver.reason}]
        yield result


def _place(finding: Finding, path: str) -> Json:
    at = finding.at
    place: Json = {"artifactLocation": _location(path)}
    if at.line is UNSET or at.column is UNSET:
        return place
    line, column = _end(at.line, at.column, finding.quote)
    region: Json = {"startLine": at.line, "startColumn": at.column, "endLine": line, "endColumn": column}
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    return {**place, "region": region}


def _end(line: int, column: int, words: str) -> tuple[int, int]:
    """Give the line and column behind some words."""
    lines = _LINE_END.split(words)
    return (line, column + len(words)) if len(lines) == 1 else (line + len(lines) - 1, len(lines[-1]) + 1)


def _fix(finding: Finding, fix: Fix, path: str, *, lang: str, places: Places) -> Json:
    replaced = [
        {"deletedRegion": _region(one, finding, places), "insertedContent": {"text": one.text}}
        for one in fix.replacements
    ]
    return {
        "description": {"text": said(finding.message, lang)},
        "artifactChanges": [{"artifactLocation": _location(path), "replacements": replaced}],
        "properties": {"safe": fix.safe},
    }


def _region(one: Replacement, finding: Finding, places: Places) -> Mapping[str, object]:
    first = places.located(At(pointer=finding.at.pointer, start=one.start, end=one.start))
    last = places.located(At(pointer=finding.at.pointer, start=one.end, end=one.end))
    return {"startLine": first.line, "startColumn": first.column, "endLine": last.line, "endColumn": last.column}


def _location(path: str) -> Json:
    """Give a file as an address: below the root of the sources where the path is relative."""
    named = PurePath(path)
    address = percent_encoded(named.as_posix(), errors="surrogateescape")
    return {"uri": f"file://{address}"} if named.is_absolute() else {"uri": address, "uriBaseId": _ROOT}
