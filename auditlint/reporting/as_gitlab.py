"""GitLab's code-quality report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from auditlint.reporting.printed import Edition, PrintedFinding, PrintedReport

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """One JSON array."""
    told = [_issue(report.path, finding) for report in reports for finding in report.findings]
    yield json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _issue(path: str, finding: PrintedFinding) -> dict[str, Any]:
    # GitLab wants a fingerprint that is unique over all files; the finding's own is unique within its report.
    fingerprint = hashlib.sha1(f"{path}\0{finding.fingerprint}".encode(), usedforsecurity=False).hexdigest()
    return {
        "description": f"{finding.check} {finding.name}: {finding.place.told(finding.message)}",
        "check_name": finding.check,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path.replace("\\", "/"), "lines": {"begin": finding.place.line}},
    }
