"""The closing line: how much was checked, and how much of it does not agree."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.confidence import EVEN
from auditlint.reporting.printed import Edition, PrintedClaim, PrintedReport

VERDICT_WORDS = {
    "consistent": ("相符", "consistent"),
    "rounding": ("尾差", "rounding"),
    "other-reading": ("另一口径", "other reading"),
    "inconsistent": ("不符", "inconsistent"),
    "undecided": ("未定", "undecided"),
    "doubted": ("存疑", "doubtful"),  # fails, and is likelier misread than wrong
}
UNCOVERED_WORDS = {
    "unreadable": ("书写有误、无法读数的数据", "figures that cannot be read"),
    "mentioned": ("只出现一次、无从复算的数据", "figures that nothing else in the report bears on"),
}


def verdict_word(claim: PrintedClaim, edition: Edition) -> str:
    """不符 only of what is believed."""
    doubted = claim.verdict == "inconsistent" and claim.confidence is not None and claim.confidence < EVEN
    return edition.say(*VERDICT_WORDS["doubted" if doubted else claim.verdict])


@dataclass(slots=True, eq=False)
class Totals:
    """Running totals over the reports of one output."""

    reports: int = 0
    unread: int = 0
    failed: int = 0
    figures: int = 0
    recomputed: int = 0
    unreadable: int = 0
    excluded: int = 0
    loud: int = 0
    remarks: int = 0
    hidden: int = 0
    suppressed: int = 0

    def add(self, report: PrintedReport) -> None:
        """Count one more report."""
        self.reports += report.read
        self.unread += not report.read and not report.failed
        self.failed += report.failed
        self.figures += report.figures
        self.recomputed += report.recomputed
        self.unreadable += report.unreadable
        self.excluded += report.excluded
        self.loud += report.loud
        self.remarks += len(report.findings) - report.loud
        self.hidden += len(report.findings) - len(report.shown)
        self.suppressed += len(report.suppressed)

    def line(self, edition: Edition) -> str:
        """「216 个数据，143 个经过复算，2 处不一致」; a trace has no findings to count."""
        zh = f"{self.figures} 个数据，{self.recomputed} 个经过复算"
        en = f"{_count(self.figures, 'figure')}, {self.recomputed} recomputed"
        if edition.command == "check":
            zh += f"，{self.loud} 处不一致" + (f"，{self.remarks} 条提示" if self.remarks else "")
            en += f", {self.loud} inconsistent" + (f", {_count(self.remarks, 'remark')}" if self.remarks else "")
            if self.hidden:
                zh += f"（{self.hidden} 条未显示，见 --show）"
                en += f" ({self.hidden} not shown, see --show)"
            if self.suppressed:
                zh += f"，{self.suppressed} 处已豁免"
                en += f", {self.suppressed} suppressed"
        else:
            mentioned = self.figures - self.recomputed - self.unreadable
            zh += f"，{mentioned} 个无从复算，{self.unreadable} 个无法读数；另有 {self.excluded} 个数字不作数据"
            en += f", {mentioned} only mentioned, {self.unreadable} unreadable; {self.excluded} numbers state no data"
        return edition.say(zh, en)

    def total_line(self, edition: Edition) -> str:
        """The same for several reports."""
        zh, en = f"共 {self.reports} 份报告", _count(self.reports, "report")
        if self.unread:
            zh, en = f"{zh}，{self.unread} 份未能读取", f"{en}, {self.unread} not read"
        if self.failed:
            zh, en = f"{zh}，{self.failed} 份未能核对", f"{en}, {self.failed} not checked"
        return edition.say(f"{zh}：", f"{en}: ") + self.line(edition)

    @property
    def several(self) -> bool:
        """Whether there is more than one report to sum up."""
        return self.reports + self.unread + self.failed > 1


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def totals_of(report: PrintedReport) -> Totals:
    """The totals of a single report."""
    totals = Totals()
    totals.add(report)
    return totals
