"""Many reports -> an index: the worst first, by check, with a search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from auditlint.model.check import Check
from auditlint.reporting.as_html.writing import text
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.reporting.summary import Totals

_LEVELS = ("error", "warning", "info")
_CODES_SHOWN = 8


def index_section(reports: Sequence[PrintedReport], edition: Edition) -> str:
    """The totals, what was found by check, and a row for each report."""
    totals = Totals()
    for report in reports:
        totals.add(report)
    ordered = sorted(enumerate(reports), key=lambda each: (_badness(each[1]), each[0]))
    loud = sum(1 for report in reports if report.loud)
    tone = "bad" if loud or totals.unread else "good"
    rows = "".join(_row(number, report, edition) for number, report in ordered)
    heads = edition.say("报告 错误 警告 提示 已复算 检查项", "Report Errors Warnings Remarks Recomputed Checks").split(
        " "
    )
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    search = edition.say("按名称、检查项查找", "Search by name or check")
    only = edition.say("只看有问题的", "Only with findings")
    label = edition.say("报告", "Reports")
    return (
        f'<main class="index" id="index"><header class="overview"><h1 class="{tone}" tabindex="-1">'
        f'{_headline(len(reports), loud, edition)}</h1><p class="lede">{text(totals.total_line(edition))}</p></header>'
        f'<section class="checks">{_by_check(reports, edition)}</section>'
        f'<section class="reports"><div class="filters"><input type="search" placeholder="{search}" '
        f'aria-label="{search}"><label class="only"><input type="checkbox"> {only}</label><output></output></div>'
        f'<div class="scroll" tabindex="0"><table aria-label="{label}"><thead><tr>{head}</tr></thead>'
        f'<tbody>{rows}</tbody></table></div></section></main><main class="single" id="single" hidden></main>\n'
    )


def _badness(report: PrintedReport) -> tuple[int, int, int, int]:
    """What could not be read is looked at first of all."""
    levels = Counter(finding.severity for finding in report.findings)
    return report.read, -levels["error"], -levels["warning"], -levels["info"]


def _headline(count: int, loud: int, edition: Edition) -> str:
    if not loud:
        return edition.say(f"{count} 份报告，未发现不一致", f"{count} reports, no inconsistency found")
    return edition.say(f"{count} 份报告，{loud} 份有不一致", f"{count} reports, {loud} with inconsistencies")


def _row(number: int, report: PrintedReport, edition: Edition) -> str:
    levels = Counter(finding.severity for finding in report.findings)
    codes = Counter(finding.check for finding in report.findings)
    listed = " ".join(code for code, _ in codes.most_common(_CODES_SHOWN)) + (" …" if len(codes) > _CODES_SHOWN else "")
    if not report.read:
        told = f'<td colspan="4" class="failed">{text(" ".join(report.errors))}</td><td></td>'
    else:
        cells = "".join(f'<td class="g {level}">{levels[level] or ""}</td>' for level in _LEVELS)
        told = f'{cells}<td class="g">{report.recomputed} / {report.figures}</td><td class="codes">{text(listed)}</td>'
    found = " ".join(codes)
    return (
        f'<tr data-checks="{text(found)}" data-loud="{report.loud + (not report.read)}">'
        f'<th scope="row"><a href="#r{number}">{text(report.path)}</a></th>{told}</tr>\n'
    )


def _by_check(reports: Sequence[PrintedReport], edition: Edition) -> str:
    """How often each check found something, and in how many reports; a button shows only these."""
    count: Counter[str] = Counter()
    among: dict[str, int] = defaultdict(int)
    for report in reports:
        own = Counter(finding.check for finding in report.findings)
        count.update(own)
        for code in own:
            among[code] += 1
    if not count:
        return ""
    checks = {check.code: check for check in edition.checks}
    title = edition.say("按检查项", "By check")
    items = "".join(
        f'<li><button type="button" class="chip check" data-check="{text(code)}" aria-pressed="false">'
        f"<b>{text(code)}</b> {text(_fault(checks.get(code), edition))} "
        f"<small>{edition.say(f'{found} 处 · {among[code]} 份', f'{found} in {among[code]}')}</small></button></li>"
        for code, found in sorted(count.items(), key=lambda each: (-each[1], each[0]))
    )
    return f'<h2>{title}</h2><ul class="chips">{items}</ul>'


def _fault(check: Check | None, edition: Edition) -> str:
    return check.fault.say(edition.language) if check else ""
