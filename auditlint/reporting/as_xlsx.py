"""The working paper as a workbook: formulas over the report's figures, which an auditor may follow and change.

What comes from a report is written as text, whatever it begins with; numbers and formulas are ours.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from auditlint.extras import require
from auditlint.model.confidence import in_words
from auditlint.reporting.excerpt import safe
from auditlint.reporting.naming import severity_word, shade_word
from auditlint.reporting.paper import PaperClaim
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.reporting.summary import VERDICT_WORDS
from auditlint.reporting.viewed import Shade

_CLAIMS = (
    *(("序号", "No.", 6), ("报告", "Report", 18), ("位置", "Place", 30), ("行", "Line", 6), ("检查项", "Check", 22)),
    *(("原文", "Text", 40), ("算式", "Equation", 34), ("报告数", "Stated", 14), ("单位", "Unit", 8)),
    *(("复算数", "Recomputed", 14), ("差额", "Difference", 12), ("容许", "Slack", 10), ("复核", "Formula says", 9)),
    *(("结论", "Verdict", 11), ("把握", "Confidence", 9), ("说明", "Remark", 26), ("审计备注", "Auditor's note", 30)),
)
_FIGURES = (
    *(("编号", "No.", 6), ("报告", "Report", 18), ("行", "Line", 6), ("位置", "Place", 30), ("名称", "Label", 26)),
    *(("报告数", "Stated", 14), ("单位", "Unit", 8), ("原文", "Text", 16), ("状态", "State", 11)),
)
_FINDINGS = (
    *(
        ("报告", "Report", 18),
        ("行", "Line", 6),
        ("位置", "Place", 30),
        ("级别", "Severity", 8),
        ("检查项", "Check", 10),
    ),
    *(("原文", "Quote", 16), ("说明", "Message", 60), ("建议", "Suggestion", 24), ("把握", "Confidence", 9)),
    ("审计备注", "Auditor's note", 30),
)
_STATED, _COMPUTED, _GAP, _SLACK, _SAYS, _VERDICT = "H", "J", "K", "L", "M", "N"  # columns of the claims
_VALUE = "F"  # the column of a figure's value
_COLOURS = {"inconsistent": "#FFC7CE", "other-reading": "#FFEB9C", "rounding": "#DDEBF7", "consistent": "#E2EFDA"}
_FIRST = 2  # the row below the head
# A sheet ends here.
_MOST_ROWS = 1_048_000
# Beyond these digits a spreadsheet's numbers are noise.
_NOISE = 9


def workbook(reports: Iterable[PrintedReport], edition: Edition) -> bytes:
    """The bytes of the workbook. Raises NeedsExtra."""
    library = require("xlsxwriter", "xlsx", "--format xlsx")
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = library.Workbook(stream, options)
    book.set_properties({"title": edition.say("复算底稿", "Working paper"), "author": "auditlint"})
    book.set_calc_mode("auto")
    _Paper(book, edition).write(list(reports))
    book.close()
    return stream.getvalue()


class _Sheet:
    """One sheet as it grows."""

    def __init__(self, book: Any, name: str, columns: Iterable[tuple[str, str, int]], edition: Edition) -> None:
        self.name = name
        self.row = _FIRST - 1
        self._sheet = book.add_worksheet(name)
        look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#D0D0D0"}
        self._text = book.add_format(look)
        self._number = book.add_format({**look, "num_format": "#,##0.######;[Red]-#,##0.######"})
        self._note = book.add_format({**look, "bg_color": "#FFFBE6"})
        head = book.add_format({**look, "bold": True, "bg_color": "#F2F2F2", "align": "center"})
        for at, (zh, en, width) in enumerate(columns):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, edition.say(zh, en), head)
            self._last = at
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def add(self, *cells: object) -> int:
        """A row: numbers as numbers, all else as text; its number as people count."""
        if self.row < _MOST_ROWS:
            for at, cell in enumerate(cells):
                if isinstance(cell, int | Decimal):
                    self._sheet.write_number(self.row, at, cell, self._number)
                elif cell is not None:
                    self._sheet.write_string(self.row, at, safe(str(cell))[:32_000], self._text)
                else:
                    self._sheet.write_blank(self.row, at, None, self._note if at == self._last else self._text)
            self.row += 1
        return self.row

    def put(self, row: int, column: str, told: str, value: object) -> None:
        """A formula of ours into a cell, with the value that it has."""
        shown = value if isinstance(value, int | Decimal) else str(value)
        look = self._number if isinstance(value, int | Decimal) else self._text
        self._sheet.write_formula(f"{column}{row}", f"={told}", look, shown)

    def colour(self, book: Any, column: str, words: Mapping[str, str]) -> None:
        """Cells of a column by what they say."""
        for said, colour in words.items():
            look = book.add_format({"bg_color": colour})
            rule = {"type": "cell", "criteria": "==", "value": f'"{said}"', "format": look}
            self._sheet.conditional_format(f"{column}{_FIRST}:{column}{max(self.row, _FIRST)}", rule)

    def close(self) -> None:
        """Filters over all that is there."""
        self._sheet.autofilter(0, 0, max(self.row - 1, 1), self._last)


class _Paper:
    """The sheets of the paper: a summary, the equations, the findings, the figures, and those without an equation."""

    def __init__(self, book: Any, edition: Edition) -> None:
        self._book = book
        self._edition = edition
        say = edition.say
        summary = (("报告", "Report", 40), *((zh, en, 11) for zh, en in _COUNTS))
        self._summary = _Sheet(book, say("汇总", "Summary"), summary, edition)
        self._claims = _Sheet(book, say("复算", "Equations"), _CLAIMS, edition)
        self._findings = _Sheet(book, say("问题", "Findings"), _FINDINGS, edition)
        self._open = _Sheet(book, say("未复算", "Not recomputed"), _FIGURES, edition)
        self._figures = _Sheet(book, say("数据", "Figures"), _FIGURES, edition)
        self._number = 0

    def write(self, reports: Iterable[PrintedReport]) -> None:
        """All reports, one below the other on each sheet."""
        for report in reports:
            first = self._claims.row + 1
            self._add_figures(report)
            for claim in report.paper.claims if report.paper else ():
                self._add_claim(report, claim)
            self._add_findings(report)
            self._add_summary(report, first, self._claims.row)
        words = {self._word(name): colour for name, colour in _COLOURS.items()}
        for column in (_SAYS, _VERDICT):
            self._claims.colour(self._book, column, words)
        for sheet in (self._claims, self._findings, self._open, self._figures):
            sheet.close()

    def _word(self, verdict: str) -> str:
        return self._edition.say(*VERDICT_WORDS[verdict])

    def _add_figures(self, report: PrintedReport) -> None:
        self._origin = self._figures.row + 1
        for figure in report.paper.figures if report.paper else ():
            number = self._figures.row
            state = shade_word(figure.shade, self._edition)
            cells = (
                report.path,
                figure.line,
                figure.where,
                figure.label,
                figure.value,
                figure.unit,
                figure.text,
                state,
            )
            self._figures.add(number, *cells)
            if figure.shade in (Shade.OPEN, Shade.UNREADABLE):
                self._open.add(number, *cells)

    def _cell(self, figure: int) -> str:
        return f"'{self._figures.name}'!{_VALUE}{self._origin + figure}"

    def _add_claim(self, report: PrintedReport, claim: PaperClaim) -> None:
        assert report.paper is not None
        self._number += 1
        stated = report.paper.figures[claim.stated]
        sure = ""
        if claim.confidence is not None and claim.verdict in ("inconsistent", "doubted"):
            sure = in_words(claim.confidence, claim.weighed).say(self._edition.language)
        where = (report.path, claim.where, claim.line, f"{claim.check} {claim.title}", claim.quote, claim.equation)
        slack = _decimal(claim.slack)
        row = self._claims.add(
            *(self._number, *where, "", stated.unit, "", "", slack, "", self._word(claim.verdict), sure, claim.reason),
            None,
        )
        self._claims.put(row, _STATED, self._cell(claim.stated), stated.value)
        if claim.computed is None or claim.formula is None:
            return
        computed = _decimal(claim.computed)
        told = claim.formula.format(*(self._cell(at) for at in range(len(report.paper.figures))))
        self._claims.put(row, _COMPUTED, told, computed)
        gap = f"ABS({_COMPUTED}{row})-ABS({_STATED}{row})" if claim.magnitude else f"{_COMPUTED}{row}-{_STATED}{row}"
        difference = abs(claim.computed) - abs(Fraction(stated.value)) if claim.magnitude else None
        difference = claim.computed - Fraction(stated.value) if difference is None else difference
        self._claims.put(row, _GAP, f"ROUND({gap},{_NOISE})", _decimal(difference))
        if claim.verdict != "undecided":
            self._claims.put(row, _SAYS, self._says(claim, row), self._expected(claim))

    def _says(self, claim: PaperClaim, row: int) -> str:
        """The comparison as a formula: as printed, then within what the digits allow."""
        stated, computed = f"{_STATED}{row}", f"{_COMPUTED}{row}"
        gap, slack = f"{_GAP}{row}", f"{_SLACK}{row}"
        if claim.magnitude:
            stated, computed = f"ABS({stated})", f"ABS({computed})"
        # A value that lies on the half but for the noise of a spreadsheet's numbers is on the half.
        digits = claim.decimals if claim.rounded else _NOISE
        computed, stated = f"ROUND(ROUND({computed},{digits + _NOISE}),{digits})", f"ROUND({stated},{digits})"
        sign = {"=": "=", "≤": "<=", "≥": ">="}[claim.relation]
        near = {"=": f"ABS({gap})<={slack}", "≤": f"-{gap}<={slack}", "≥": f"{gap}<={slack}"}[claim.relation]
        words = [self._word(name) for name in ("consistent", "rounding", "inconsistent")]
        return f'IF({stated}{sign}{computed},"{words[0]}",IF({near},"{words[1]}","{words[2]}"))'

    def _expected(self, claim: PaperClaim) -> str:
        """What the formula says of the figures as they are: it knows nothing of readings and of belief."""
        return self._word({"other-reading": "consistent", "doubted": "inconsistent"}.get(claim.verdict, claim.verdict))

    def _add_findings(self, report: PrintedReport) -> None:
        for finding in report.paper.findings if report.paper else ():
            change = finding.suggestion.change(self._edition) if finding.suggestion else ""
            level = severity_word(finding.severity, self._edition)
            sure = in_words(finding.confidence, bool(finding.evidence)).say(self._edition.language)
            place = (report.path, finding.place.line, finding.place.where, level, finding.check, finding.place.quote)
            self._findings.add(*place, finding.message, change, sure, None)

    def _add_summary(self, report: PrintedReport, first: int, last: int) -> None:
        paper = report.paper
        errors = " ".join(report.errors)
        mentioned = sum(figure.shade is Shade.OPEN for figure in paper.figures) if paper else 0
        loud = sum(finding.loud for finding in paper.findings) if paper else 0
        counts = (report.figures, report.recomputed, mentioned, loud) if report.read else ("", "", "", errors)
        row = self._summary.add(report.path, *counts, *("" for _ in _COLOURS))
        if paper is None or last < first:
            return
        for column, name in zip("FGHI", reversed(_COLOURS), strict=True):
            count = sum(claim.verdict == name for claim in paper.claims)
            area = f"'{self._claims.name}'!{_VERDICT}{first}:{_VERDICT}{last}"
            self._summary.put(row, column, f'COUNTIF({area},"{self._word(name)}")', count)


_COUNTS = (
    *(("数据", "Figures"), ("已复算", "Recomputed"), ("未复算", "Not recomputed"), ("问题", "Findings")),
    *(VERDICT_WORDS[name] for name in reversed(_COLOURS)),
)


def _decimal(value: Fraction) -> Decimal:
    """As a spreadsheet holds it: fifteen digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)
