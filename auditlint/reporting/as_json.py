"""The JSON contract, version 1: what other tools rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from auditlint.reporting.printed import (
    Edition,
    Place,
    PrintedClaim,
    PrintedEvidence,
    PrintedFinding,
    PrintedReport,
    PrintedSuggestion,
)

_VERSION = 1


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """One JSON object, written report by report, so that thousands of them need no memory."""
    tool = json.dumps({"name": "auditlint", "version": edition.version})
    yield f'{{"version": {_VERSION}, "tool": {tool}, "reports": ['
    between = "\n"
    for report in reports:
        yield between + json.dumps(report_object(report, edition.command), ensure_ascii=False, indent=1)
        between = ",\n"
    yield "\n]}\n"


def report_object(report: PrintedReport, command: str) -> dict[str, Any]:
    """A report as the contract has it; ``check`` tells findings, ``trace`` claims."""
    head = {
        "path": report.path,
        "report_year": report.year,
        "figures": report.figures,
        "recomputed": report.recomputed,
    }
    tail: dict[str, Any] = {"errors": list(report.errors)}
    if report.suppressed:
        tail["suppressed"] = [
            {**_finding(finding), "suppression": _suppression(finding)} for finding in report.suppressed
        ]
    if report.notes:
        tail["notes"] = list(report.notes)
    if command == "trace":
        return {**head, "claims": [_claim(claim) for claim in report.claims], **tail}
    return {**head, "findings": [_finding(finding) for finding in report.told], **tail}


def _place(place: Place) -> dict[str, Any]:
    spot: dict[str, Any] = {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "quote": place.quote,
    }
    return {**spot, "where": place.where} if place.where else spot


def _finding(finding: PrintedFinding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "name": finding.name,
        "severity": finding.severity,
        "verdict": finding.verdict,
        **_place(finding.place),
        "message": finding.message,
        "stated": finding.stated,
        "computed": finding.computed,
        "difference": finding.difference,
        "equation": finding.equation,
        "related": [_place(place) for place in finding.related],
        "suggestion": _suggestion(finding.suggestion),
        "fingerprint": finding.fingerprint,
        **_weight(finding.confidence, finding.evidence, finding.ground),
    }


def _suppression(finding: PrintedFinding) -> dict[str, str] | None:
    account = finding.suppression
    return {"kind": account.kind, "reason": account.reason} if account else None


def _suggestion(suggestion: PrintedSuggestion | None) -> dict[str, Any] | None:
    if suggestion is None:
        return None
    return {**_place(suggestion.place), "replacement": suggestion.replacement, "reason": suggestion.reason}


def _claim(claim: PrintedClaim) -> dict[str, Any]:
    return {
        "check": claim.check,
        "name": claim.name,
        "verdict": claim.verdict,
        **_place(claim.place),
        "equation": claim.equation,
        "computed": claim.computed,
        "reason": claim.reason,
        "related": [_place(place) for place in claim.related],
        **_weight(claim.confidence, claim.evidence, claim.ground),
    }


def _weight(confidence: Fraction | None, evidence: Sequence[PrintedEvidence], ground: str) -> dict[str, Any]:
    """How far a failure may be believed, why, and for which reason the equation was formed."""
    told: dict[str, Any] = {}
    if confidence is not None:
        told["confidence"] = _number(confidence)
    if evidence:
        told["evidence"] = [{"name": each.name, "bits": _number(each.bits), "words": each.words} for each in evidence]
    return {**told, "ground": ground} if ground else told


def _number(value: Fraction | Decimal) -> Any:
    """As JSON has numbers, with the decimals that it has and no more; nothing is computed with it."""
    exact = value if isinstance(value, Decimal) else Decimal(value.numerator) / Decimal(value.denominator)
    return json.loads(f"{exact:f}")
