"""One line a finding or claim, as editors and grep like it, and one closing line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.reporting.summary import Totals, verdict_word


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """``path:line:column: severity CODE name: message``."""
    totals = Totals()
    for report in reports:
        totals.add(report)
        for finding in report.findings:
            spot = f"{report.path}:{finding.place.line}:{finding.place.column}"
            told = f"{spot}: {finding.severity} {finding.check} {finding.name}: {finding.place.told(finding.message)}"
            if finding.suggestion is not None:
                change = finding.suggestion.change(edition)
                told += edition.say(f"（建议：{change}）", f" (suggestion: {change})")
            yield safe(told.replace("\n", " ")) + "\n"
        for claim in report.claims:
            spot = f"{report.path}:{claim.place.line}:{claim.place.column}"
            verdict = verdict_word(claim, edition)
            yield safe(f"{spot}: {verdict} {claim.check} {claim.name}: {claim.place.told(claim.equation)}") + "\n"
    several = totals.reports + totals.unread > 1
    if totals.reports == 0:
        return  # what could not be read is said on standard error
    yield (totals.total_line(edition) if several else totals.line(edition)) + "\n"
