"""One page that can be mailed: no script, no network, everything from the report escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition, Excerpt, PrintedClaim, PrintedFinding, PrintedReport
from auditlint.reporting.summary import VERDICT_WORDS, Totals, totals_of

_STYLE = """
body { font: 15px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
       margin: 2em auto; max-width: 60em; }
h2 { font-size: 1.1em; border-bottom: 1px solid #bbb; margin-top: 2em; }
article { border-left: 4px solid #888; padding: .2em 1em; margin: 1em 0; }
article.error { border-color: #c00; }
article.warning { border-color: #d80; }
tr.inconsistent { color: #c00; }
tr.other-reading { color: #a60; }
tr.undecided { color: #777; }
.where, .place { color: #666; font-size: .9em; }
mark { background: #fd8; }
table { border-collapse: collapse; width: 100%; }
td { border: 1px solid #ccc; padding: .2em .5em; vertical-align: top; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """Head, one section a report, and the totals."""
    title = edition.say("报告数据核对结果", "Report consistency check")
    yield (
        f'<!doctype html>\n<html lang="{edition.say("zh-CN", "en")}"><head><meta charset="utf-8">'
        f'<meta name="generator" content="auditlint"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>\n"
    )
    totals = Totals()
    for report in reports:
        totals.add(report)
        yield _section(report, edition)
    yield f"<p><strong>{_text(totals.total_line(edition))}</strong></p></body></html>\n"


def _section(report: PrintedReport, edition: Edition) -> str:
    errors = "".join(f'<p class="error">{_text(error)}</p>\n' for error in report.errors)
    errors += "".join(f'<p class="where">{_text(note)}</p>\n' for note in report.notes)
    coverage = f"<p>{_text(totals_of(report).line(edition))}</p>\n" if report.read else ""
    body = "".join(_finding(finding, edition) for finding in report.findings)
    if report.claims:
        body += "<table>" + "".join(_claim(claim, edition) for claim in report.claims) + "</table>\n"
    return f"<section><h2>{_text(report.path)}</h2>\n{coverage}{errors}{body}</section>\n"


def _finding(finding: PrintedFinding, edition: Edition) -> str:
    place = finding.place
    spot = edition.say(f"第 {place.line} 行第 {place.column} 列", f"line {place.line}, column {place.column}")
    told = ""
    if finding.suggestion is not None:
        change, reason = finding.suggestion.change(edition), finding.suggestion.reason
        told = edition.say(f"建议：{change}（{reason}）", f"Suggestion: {change} ({reason})")
        told = f"<p>{_text(told)}</p>"
    return (
        f'<article class="{finding.severity}"><div><strong>{finding.severity} {finding.check} '
        f'{_text(finding.name)}</strong> <span class="place">{spot}</span></div>'
        f'<div class="where">{_text(place.where)}</div><p>{_marked(finding.excerpt)}</p>'
        f"<p>{_text(finding.message)}</p>{told}</article>\n"
    )


def _claim(claim: PrintedClaim, edition: Edition) -> str:
    verdict = edition.say(*VERDICT_WORDS[claim.verdict])
    cells = (f"{claim.place.line}:{claim.place.column}", verdict, f"{claim.check} {claim.name}", claim.equation)
    told = "".join(f"<td>{_text(cell)}</td>" for cell in (*cells, claim.computed or "", claim.reason or ""))
    return f'<tr class="{claim.verdict}">{told}</tr>\n'


def _marked(piece: Excerpt) -> str:
    before, figure, behind = piece.text[: piece.start], piece.text[piece.start : piece.end], piece.text[piece.end :]
    return f"{_text(before)}<mark>{_text(figure)}</mark>{_text(behind)}"


def _text(text: str) -> str:
    return escape(safe(text))
