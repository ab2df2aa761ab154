"""GitLab's code-quality report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from auditlint.reporting.printed import NOT_CHECKED, Edition, PrintedFinding, PrintedReport

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """One JSON array."""
    told = [issue for report in reports for issue in _issues(report)]
    yield json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _issues(report: PrintedReport) -> Iterator[dict[str, Any]]:
    for complaint in report.complaints:
        yield {
            "description": complaint,
            "check_name": NOT_CHECKED,
            "fingerprint": _unique(report.path, complaint),
            "severity": "critical",
            "location": {"path": report.path.replace("\\", "/"), "lines": {"begin": 1}},
        }
    for finding in report.told:
        yield _issue(report.path, finding)


def _issue(path: str, finding: PrintedFinding) -> dict[str, Any]:
    return {
        "description": f"{finding.check} {finding.name}: {finding.place.told(finding.message)}",
        "check_name": finding.check,
        "fingerprint": _unique(path, finding.fingerprint),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path.replace("\\", "/"), "lines": {"begin": finding.place.line}},
    }


def _unique(path: str, fingerprint: str) -> str:
    """GitLab wants a fingerprint that is unique over all files; the finding's own is unique within its report."""
    told = f"{path}\0{fingerprint}".encode("utf-8", "surrogateescape")
    return hashlib.sha1(told, usedforsecurity=False).hexdigest()
