"""The order in which people read findings; programs read them by place."""

from __future__ import annotations

from collections.abc import Iterable

from auditlint.model.severity import Severity
from auditlint.reporting.printed import PrintedFinding


def worst_first(findings: Iterable[PrintedFinding]) -> list[PrintedFinding]:
    """By severity, the surest of each first, then as they stand in the report."""
    return sorted(findings, key=lambda finding: (Severity(finding.severity).rank, -finding.confidence))
