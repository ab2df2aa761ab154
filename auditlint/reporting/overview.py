"""The end of a run over many reports: the worst of them, what each check found, and what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from auditlint.reporting.excerpt import safe, width
from auditlint.reporting.printed import SEVERITIES, Edition, PrintedReport
from auditlint.reporting.showing import counts

# A piece of a line and the name of its style; the styles' colours are the business of ``colour``.
Segment = tuple[str, str]
Line = tuple[Segment, ...]

_WORST = 10
_CHECKS = 10
_LONGEST = 60
_COLUMNS = (("错误", "errors"), ("警告", "warnings"), ("提示", "remarks"))
_REPORTS = ("问题最多的报告", "the worst reports")
_BY_CHECK = ("各检查项", "by check")
_UNDONE = ("未能核对的报告", "not checked")


@dataclass(slots=True, eq=False)
class Overview:
    """Numbers alone, so that thousands of reports need no memory."""

    reports: list[tuple[tuple[int, int, int], str]] = field(default_factory=list)
    checks: dict[str, Counter[str]] = field(default_factory=dict)
    undone: list[tuple[str, str]] = field(default_factory=list)

    def add(self, report: PrintedReport) -> None:
        """Count one more report."""
        if not report.read:
            self.undone.append((report.path, "；".join(report.complaints)))
            return
        told = counts(report)
        if any(told):
            self.reports.append((told, report.path))
        for finding in report.findings:
            self.checks.setdefault(f"{finding.check} {finding.name}", Counter())[finding.severity] += 1

    def lines(self, edition: Edition, whole: bool = False) -> Iterator[Line]:
        """The tables; ``whole`` with every check and report, and those that have remarks alone."""
        worst = sorted(self.reports, key=lambda each: ([-count for count in each[0]], each[1]))
        rows = [(path, told) for told, path in worst if whole or any(told[:2])]
        yield from _table(edition, _REPORTS, rows if whole else rows[:_WORST], len(rows))
        ordered = sorted(self.checks, key=lambda name: ([-self.checks[name][each] for each in SEVERITIES], name))
        by_check = [(name, tuple(self.checks[name][each] for each in SEVERITIES)) for name in ordered]
        by_check = [row for row in by_check if whole or any(row[1][:2])]
        yield from _table(edition, _BY_CHECK, by_check if whole else by_check[:_CHECKS], len(by_check))
        if self.undone:
            yield ((edition.say(*_UNDONE), "strong"),)
            for path, why in self.undone:
                yield ((f"   {safe(path)}", "path"), (f"  {safe(why)}", "error"))
            yield ()


def _table(
    edition: Edition, title: tuple[str, str], rows: Sequence[tuple[str, tuple[int, ...]]], count: int
) -> Iterator[Line]:
    if not rows:
        return
    heads = [edition.say(*column) for column in _COLUMNS]
    names = [_short(safe(name)) for name, _ in rows]
    room = max(width(edition.say(*title)), *(width(name) + 3 for name in names))
    head = "".join(_right(word) for word in heads)
    yield ((_padded(edition.say(*title), room), "strong"), (head, "faint"))
    for name, (_, told) in zip(names, rows, strict=True):
        numbers = tuple(
            (_right(str(number) if number else "-"), severity if number else "faint")
            for number, severity in zip(told, SEVERITIES, strict=True)
        )
        yield ((_padded(f"   {name}", room), ""), *numbers)
    if count > len(rows):
        left = count - len(rows)
        yield (
            (
                edition.say(f"   另有 {left} 项（--statistics 列出全部）", f"   {left} more (--statistics lists all)"),
                "faint",
            ),
        )
    yield ()


def _short(text: str) -> str:
    """A long path by its end, where files differ."""
    while width(text) > _LONGEST:
        text = "…" + text[2 + (width(text) - _LONGEST) // 2 :]
    return text


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _right(text: str) -> str:
    return " " * (10 - width(text)) + text
