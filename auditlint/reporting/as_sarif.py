"""SARIF 2.1.0, for code-scanning services."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from auditlint.model.check import Check
from auditlint.reporting.printed import Edition, Place, PrintedFinding, PrintedReport

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# Where this repository lives: a rule's page is that of the catalogue.
_HOME = "https://git.example.org/auditlint"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
# The largest number of results that GitHub takes in one run; the worst come first.
_MOST_RESULTS = 25_000


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """One run with its rules, its results and what could not be done."""
    told = list(reports)
    located = [pair for report in told for pair in report.located()]
    located += [(report, finding) for report in told for finding in report.suppressed]
    located.sort(key=lambda pair: tuple(_LEVELS).index(pair[1].severity))
    indexes = {check.code: index for index, check in enumerate(edition.checks)}
    run = {
        "tool": {
            "driver": {
                "name": "auditlint",
                "version": edition.version,
                "informationUri": _HOME,
                "rules": [_rule(check, edition.language) for check in edition.checks],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(told, len(located))],
        "results": [_result(report, finding, indexes) for report, finding in located[:_MOST_RESULTS]],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _fingerprint(uri: str, finding: PrintedFinding) -> str:
    """The finding's own is unique within its report; here all reports lie together."""
    return hashlib.sha1(f"{uri}\0{finding.fingerprint}".encode(), usedforsecurity=False).hexdigest()


def _rule(check: Check, language: str) -> dict[str, Any]:
    heads = ("Consistent", "Inconsistent") if language == "en" else ("相符", "不符")
    examples = "".join(
        f"\n\n**{head}**\n\n```text\n{example.strip(chr(10))}\n```"
        for head, some in ((heads[0], check.good[:1]), (heads[1], check.bad[:1]))
        for example in some
    )
    whole = f"{check.rationale.say(language)}"
    return {
        "id": check.code,
        "name": check.name,
        "helpUri": f"{_HOME}/blob/main/checks/README.md#{check.code.lower()}-{check.name}",
        "help": {"text": whole, "markdown": f"{whole}{examples}"},
        "shortDescription": {"text": check.title.say(language)},
        "fullDescription": {"text": check.rationale.say(language)},
        "defaultConfiguration": {"level": _LEVELS[check.severity.value]},
    }


def _invocation(reports: list[PrintedReport], results: int) -> dict[str, Any]:
    """What was not done is a notification: a run with errors did not succeed."""
    notes: list[dict[str, Any]] = [
        {"level": "error", "message": {"text": error}, "locations": [{"physicalLocation": _file(report.path)}]}
        for report in reports
        for error in report.errors
    ]
    if results > _MOST_RESULTS:
        left_out = f"{results - _MOST_RESULTS} results left out: a run holds {_MOST_RESULTS}"
        notes.append({"level": "error", "message": {"text": left_out}})
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _file(path: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(path)}}


def _uri(path: str) -> str:
    return quote(path.replace("\\", "/"), safe="/:", errors="surrogateescape")


def _result(report: PrintedReport, finding: PrintedFinding, indexes: dict[str, int]) -> dict[str, Any]:
    uri = _uri(report.path)
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "level": _LEVELS[finding.severity],
        "rank": int(finding.confidence * 100),
        "message": {"text": finding.message},
        "locations": [_location(uri, finding.place)],
        "partialFingerprints": {"auditlint/v2": _fingerprint(uri, finding)},
    }
    if finding.check in indexes:
        result["ruleIndex"] = indexes[finding.check]
    account = finding.suppression
    if account is not None:
        kind = "inSource" if account.kind == "comment" else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": account.reason}]
    if finding.related:
        result["relatedLocations"] = [_location(uri, place) for place in finding.related]
    if finding.suggestion is not None:
        result["fixes"] = [_fix(uri, finding)]
    return result


def _location(uri: str, place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": _region(place)}}
    if place.where:
        location["logicalLocations"] = [{"fullyQualifiedName": place.where}]
    return location


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(uri: str, finding: PrintedFinding) -> dict[str, Any]:
    assert finding.suggestion is not None
    replacement = {
        "deletedRegion": _region(finding.suggestion.place),
        "insertedContent": {"text": finding.suggestion.replacement},
    }
    return {
        "description": {"text": finding.suggestion.reason},
        "artifactChanges": [{"artifactLocation": {"uri": uri}, "replacements": [replacement]}],
    }
