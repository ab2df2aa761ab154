"""A table for Excel: one row a finding, or a claim."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from auditlint.reporting.excerpt import visible
from auditlint.reporting.printed import NOT_CHECKED, Edition, PrintedClaim, PrintedFinding, PrintedReport

# Without it Excel in Chinese reads UTF-8 as GBK.
_BYTE_ORDER_MARK = "\ufeff"
# A cell that begins so is a formula to a spreadsheet, and a report comes from strangers.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# 1,234.50 万元   -3.2%   17
_AMOUNT = re.compile(r"([-−]?\d[\d,]*(?:\.\d+)?) ?(\D[^\d]*|)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")

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
    ("单位", "unit"),
    ("差额", "difference"),
    ("差额单位", "difference_unit"),
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
    ("单位", "unit"),
    ("理由", "reason"),
)


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """Header, then the rows of one report after the other."""
    columns = _CLAIM_COLUMNS if edition.command == "trace" else _FINDING_COLUMNS
    yield _BYTE_ORDER_MARK + _row([edition.say(*column) for column in columns])
    for report in reports:
        for complaint in report.complaints:
            yield _row(_error_cells(report.path, complaint, columns))
        for finding in report.shown:
            yield _row(_finding_cells(report.path, finding))
        for claim in report.claims:
            yield _row(_claim_cells(report.path, claim))


def _error_cells(path: str, complaint: str, columns: Sequence[tuple[str, str]]) -> Sequence[str]:
    """What was not checked has a row like a finding: a table is all that some readers ever see."""
    told = {
        "file": path,
        "line": "1",
        "column": "1",
        "severity": "error",
        "verdict": "error",
        "check": NOT_CHECKED,
        "name": NOT_CHECKED,
        "message": complaint,
        "reason": complaint,
    }
    return [told.get(name, "") for _, name in columns]


def _finding_cells(path: str, finding: PrintedFinding) -> Sequence[str]:
    stated, unit = _parted(finding.stated)
    computed, other_unit = _parted(finding.computed)
    difference, difference_unit = _parted(finding.difference)
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
        stated,
        computed,
        unit or other_unit,
        difference,
        difference_unit,
        finding.equation or "",
        finding.suggestion.replacement if finding.suggestion else "",
        finding.fingerprint,
    )


def _claim_cells(path: str, claim: PrintedClaim) -> Sequence[str]:
    computed, unit = _parted(claim.computed)
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
        computed,
        unit,
        claim.reason or "",
    )


def _confidence(value: Fraction | None) -> str:
    return "" if value is None else f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _parted(told: str | None) -> tuple[str, str]:
    """A number that a spreadsheet sorts, and its unit: "1,234.50 万元" is 1234.50 and 万元."""
    match = _AMOUNT.fullmatch(told or "")
    if match is None:
        return told or "", ""
    return match[1].replace(",", "").replace("−", "-"), match[2]


def _row(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([_escaped(cell) for cell in cells])
    return written.getvalue()


def _escaped(cell: str) -> str:
    if _NUMBER.fullmatch(cell):
        return cell
    return f"'{visible(cell)}" if cell.startswith(_FORMULA) else visible(cell)
