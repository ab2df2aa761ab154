"""One report -> the article that the page shows of it."""

from __future__ import annotations

from auditlint.reporting.as_html.cards import cards_html
from auditlint.reporting.as_html.overview import overview_html
from auditlint.reporting.as_html.text import text_html
from auditlint.reporting.as_html.writing import text
from auditlint.reporting.printed import Edition, PrintedClaim, PrintedReport
from auditlint.reporting.summary import verdict_word


def report_article(report: PrintedReport, edition: Edition) -> str:
    """Head, findings beside the text, and for a trace every equation. Findings come first for who cannot see."""
    head = overview_html(report, edition)
    side = cards_html(report, edition) if edition.command == "check" and report.read else ""
    own = edition.say("报告正文", "The report")
    paper = (
        f'<section class="paper" lang="zh-CN" aria-label="{own}">{text_html(report.view)}</section>'
        if report.view
        else ""
    )
    asked = edition.say("所选数据", "The figure chosen")
    hint = edition.say("点选正文中的数据，查看它的算式", "Choose a figure in the text to see its equation")
    side = (
        f'<aside class="side"><section class="detail" aria-label="{asked}" tabindex="-1">'
        f'<p class="hint">{hint}</p></section>{side}</aside>'
        if report.view
        else side
    )
    return (
        f'<article class="report">{head}<div class="columns">{side}{paper}</div>'
        f"{_claims(report, edition) if report.claims else ''}</article>\n"
    )


def _claims(report: PrintedReport, edition: Edition) -> str:
    """The working paper as a table."""
    heads = edition.say("行 结论 检查项 算式 复算 说明", "Line Verdict Check Equation Recomputed Remark").split(" ")
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    title = edition.say("全部算式", "Every equation")
    rows = "".join(_claim(claim, edition) for claim in report.claims)
    return (
        f'<section class="claims"><h2>{title} <small>{len(report.claims)}</small></h2><div class="scroll" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def _claim(claim: PrintedClaim, edition: Edition) -> str:
    cells = (f"{claim.place.line}", verdict_word(claim, edition), f"{claim.check} {claim.name}", claim.equation)
    told = "".join(f"<td>{text(cell)}</td>" for cell in (*cells, claim.computed or "", claim.reason or ""))
    return f'<tr class="{claim.verdict}">{told}</tr>\n'
