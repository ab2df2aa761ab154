"""Findings that somebody has accounted for are set apart, and accounts of what is no longer found are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditlint.model.check import Check
from auditlint.model.finding import Finding
from auditlint.model.source import Source
from auditlint.model.suppression import Suppression

Suppressed = tuple[Finding, Suppression]


def set_apart(
    source: Source, findings: Iterable[Finding], suppressions: Sequence[Suppression]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], tuple[Suppression, ...]]:
    """(what is left, what is suppressed and by what, the suppressions that met nothing)."""
    left: list[Finding] = []
    apart: list[Suppressed] = []
    used: set[Suppression] = set()
    for finding in findings:
        line, _ = source.line_column(finding.span.start)
        place = (finding.check, finding.name, finding.fingerprint, line, finding.where)
        meant = [each for each in suppressions if each.covers(*place)]
        used.update(meant)
        if meant:
            apart.append((finding, meant[0]))
        else:
            left.append(finding)
    return tuple(left), tuple(apart), tuple(each for each in suppressions if each not in used)


def overdue(unused: Iterable[Suppression], checks: Sequence[Check]) -> tuple[Suppression, ...]:
    """Those of the unused that the checks of this run could have met: of the others nothing is known."""
    return tuple(each for each in unused if any(each.concerns(check.code, check.name) for check in checks))
