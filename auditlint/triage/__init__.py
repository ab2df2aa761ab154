"""Verdicts, defects and blames -> findings and coverage. The only room that knows what deserves a reader's time."""

from __future__ import annotations

from auditlint.triage.counting import coverage
from auditlint.triage.sorting import findings

__all__ = ["coverage", "findings"]
