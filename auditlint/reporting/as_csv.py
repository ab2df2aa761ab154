"""A table for Excel: one row a finding, or a claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from auditlint.reporting.printed import Edition, PrintedClaim, PrintedFinding, PrintedReport

# Without it Excel in Chinese reads UTF-8 as GBK.
_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so is a formula to a spreadsheet, and a report comes from strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_FINDING_COLUMNS = (
    ("文件", "file"),
    ("行", "line"),
    ("列", "column"),
    ("级别", "severity"),
    ("把握", "confidence"),
    ("检查项", "check"),
    ("名称", "name"),
    ("位置", "where"),
    ("原文", "quote"),
    ("说明", "message"),
    ("报告数", "stated"),
    ("复算数", "computed"),
    ("差额", "difference"),
    ("算式", "equation"),
    ("建议", "suggestion"),
    ("标识", "fingerprint"),
)
_CLAIM_COLUMNS = (
    ("文件", "file"),
    ("行", "line"),
    ("列", "column"),
    ("结论", "verdict"),
    ("把握", "confidence"),
    ("检查项", "check"),
    ("名称", "name"),
    ("位置", "where"),
    ("原文", "quote"),
    ("算式", "equation"),
    ("复算数", "computed"),
    ("理由", "reason"),
)


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """Header, then the rows of one report after the other."""
    columns = _CLAIM_COLUMNS if edition.command == "trace" else _FINDING_COLUMNS
    yield _BYTE_ORDER_MARK + _row([edition.say(*column) for column in columns])
    for report in reports:
        for finding in report.findings:
            yield _row(_finding_cells(report.path, finding))
        for claim in report.claims:
            yield _row(_claim_cells(report.path, claim))


def _finding_cells(path: str, finding: PrintedFinding) -> Sequence[str]:
    return (
        path,
        str(finding.place.line),
        str(finding.place.column),
        finding.severity,
        _confidence(finding.confidence),
        finding.check,
        finding.name,
        finding.place.where,
        finding.place.quote,
        finding.message,
        finding.stated or "",
        finding.computed or "",
        finding.difference or "",
        finding.equation or "",
        finding.suggestion.replacement if finding.suggestion else "",
        finding.fingerprint,
    )


def _claim_cells(path: str, claim: PrintedClaim) -> Sequence[str]:
    return (
        path,
        str(claim.place.line),
        str(claim.place.column),
        claim.verdict,
        _confidence(claim.confidence),
        claim.check,
        claim.name,
        claim.place.where,
        claim.place.quote,
        claim.equation,
        claim.computed or "",
        claim.reason or "",
    )


def _confidence(value: Fraction | None) -> str:
    return "" if value is None else f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _row(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([_escaped(cell) for cell in cells])
    return written.getvalue()


def _escaped(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
