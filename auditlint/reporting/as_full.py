"""The terminal format: each finding with its place, an excerpt with carets, the proof and the repair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from auditlint.reporting.excerpt import carets, safe
from auditlint.reporting.overview import Line, Overview
from auditlint.reporting.printed import Edition, PrintedClaim, PrintedFinding, PrintedReport
from auditlint.reporting.showing import people_read
from auditlint.reporting.summary import UNCOVERED_WORDS, Totals, totals_of, verdict_word
from auditlint.reporting.waterfall import waterfall

_INDENT = "   "
_IN_PART = ("部分未核对：", "not checked in part: ")
_NOT_AT_ALL = ("未核对：", "not checked: ")


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """Plain text, one piece a line."""
    for line in lines(reports, edition):
        yield "".join(text for text, _ in line) + "\n"


def lines(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[Line]:
    """The same, each line in styled pieces."""
    totals, overview = Totals(), Overview()
    body = _claim_lines if edition.command == "trace" else _finding_lines
    for report in reports:
        totals.add(report)
        overview.add(report)
        if edition.statistics:
            continue
        for complaint in report.complaints:
            told = (
                edition.say("未核对：", "not checked: ")
                if not report.read
                else edition.say("部分未核对：", "in part not checked: ")
            )
            yield ((f"{safe(report.path)}{edition.say('：', ': ')}", "path"), (safe(told + complaint), "error"))
        if report.read:
            yield from body(report, edition)
            for note in report.notes:
                yield ((f"{safe(report.path)}{edition.say('：', ': ')}", "path"), (safe(note), "faint"))
            yield ((f"{safe(report.path)}{edition.say('：', ': ')}", "path"), (totals_of(report).line(edition), ""))
    if edition.command == "check" and (totals.several or edition.statistics):
        yield from overview.lines(edition, whole=edition.statistics)
    if totals.several or edition.statistics:
        yield ((totals.total_line(edition), "strong"),)


def _finding_lines(report: PrintedReport, edition: Edition) -> Iterator[Line]:
    for finding in people_read(report, edition):
        yield from _finding(report.path, finding, edition)
        yield ()


def _finding(path: str, finding: PrintedFinding, edition: Edition) -> Iterator[Line]:
    place = finding.place
    yield (
        (f"{safe(path)}:{place.line}:{place.column}", "path"),
        (f"  {finding.severity}", finding.severity),
        (f"  {finding.check} {finding.name}", "strong"),
        *(((f"  {finding.likelihood}", "faint"),) if finding.likelihood else ()),
    )
    if place.where:
        yield ((_INDENT + safe(place.where), "faint"),)
    yield ((_INDENT + finding.excerpt.text, ""),)
    yield ((_INDENT + carets(finding.excerpt), finding.severity),)
    yield ((_INDENT + safe(finding.message), ""),)
    if finding.suggestion is not None:
        change, reason = finding.suggestion.change(edition), finding.suggestion.reason
        told = edition.say(f"建议：{change}（{reason}）", f"suggestion: {change} ({reason})")
        yield ((_INDENT + safe(told), "suggestion"),)


def _claim_lines(report: PrintedReport, edition: Edition) -> Iterator[Line]:
    """The working paper: the equations of each line of the report together, under its headings."""
    where: str | None = None
    line = 0
    for claim in report.claims:
        if claim.place.where != where:
            where = claim.place.where
            yield ((f"{safe(report.path)}:{claim.place.line}", "path"), (f"  {safe(where)}" if where else "", "faint"))
        elif claim.place.line != line:
            yield ((f"{safe(report.path)}:{claim.place.line}", "path"),)
        line = claim.place.line
        yield _claim(claim, edition)
        yield from waterfall(claim.confidence, claim.evidence, edition, _INDENT * 2)
    if report.claims:
        yield ()
    yield from _uncovered_lines(report, edition)


def _uncovered_lines(report: PrintedReport, edition: Edition) -> Iterator[Line]:
    """Line by line, the figures that no equation was decided for: what a reader must check otherwise."""
    for state, told in UNCOVERED_WORDS.items():
        figures = [figure for figure in report.uncovered if figure.state == state]
        if figures:
            yield ((f"{safe(report.path)}", "path"), (f"  {edition.say(*told)}", "strong"))
            for line, group in groupby(figures, key=lambda figure: figure.line):
                texts = "  ".join(" ".join(figure.text.split()) for figure in group)
                yield ((f"{_INDENT}{line}", "faint"), (f"  {safe(texts)}", ""))
            yield ()


def _claim(claim: PrintedClaim, edition: Edition) -> Line:
    verdict = verdict_word(claim, edition)
    told = f"  {claim.check} {claim.name}  {safe(claim.equation)}"
    if claim.computed is not None and claim.verdict != "consistent":
        told += edition.say(f"  复算 {claim.computed}", f"  recomputed {claim.computed}")
    if claim.reason:
        told += edition.say(f"（{safe(claim.reason)}）", f" ({safe(claim.reason)})")
    return ((f"{_INDENT}{claim.place.column}", "faint"), (f"  {verdict}", claim.verdict), (told, ""))
