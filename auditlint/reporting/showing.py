"""Which findings people see, and in which order; programs get all of them, by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditlint.reporting.ordering import worst_first
from auditlint.reporting.printed import SEVERITIES, Edition, PrintedFinding, PrintedReport

SORTS = ("path", "severity", "confidence")


def people_read(report: PrintedReport, edition: Edition) -> list[PrintedFinding]:
    """What is shown of a report: the worst first, or the surest where that is asked for."""
    return sorted(report.shown, key=_by_confidence) if edition.sort == "confidence" else worst_first(report.shown)


def in_order(reports: Iterable[PrintedReport], sort: str) -> Sequence[PrintedReport]:
    """Reports and the findings of each, the worst or the surest first; what could not be read stays in its place."""
    told = list(reports)
    if sort == "path":
        return told
    key = _by_severity if sort == "severity" else _by_confidence
    ordered = [replace(each, findings=tuple(sorted(each.findings, key=key))) for each in told]
    if sort == "severity":
        return sorted(ordered, key=lambda report: [-count for count in counts(report)])
    return sorted(ordered, key=lambda report: min(map(key, report.findings), default=(3, 0)))


def counts(report: PrintedReport) -> tuple[int, int, int]:
    """How many errors, warnings and remarks it has."""
    errors, warnings, remarks = (
        sum(finding.severity == severity for finding in report.findings) for severity in SEVERITIES
    )
    return errors, warnings, remarks


def _by_severity(finding: PrintedFinding) -> tuple[object, ...]:
    return SEVERITIES.index(finding.severity), -finding.confidence


def _by_confidence(finding: PrintedFinding) -> tuple[object, ...]:
    return -finding.confidence, SEVERITIES.index(finding.severity)
