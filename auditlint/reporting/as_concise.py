"""One line a finding or claim, as editors and grep like it, and one closing line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditlint.reporting.excerpt import safe
from auditlint.reporting.overview import Overview
from auditlint.reporting.printed import NOT_CHECKED, Edition, PrintedReport
from auditlint.reporting.showing import people_read
from auditlint.reporting.summary import Totals, verdict_word


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """``path:line:column: severity CODE name: message``."""
    totals, overview = Totals(), Overview()
    for report in reports:
        totals.add(report)
        overview.add(report)
        if edition.statistics:
            continue
        for complaint in report.complaints:
            yield safe(f"{report.path}:1:1: error {NOT_CHECKED}: {complaint}".replace("\n", " ")) + "\n"
        for finding in people_read(report, edition):
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
    if edition.statistics:
        for line in overview.lines(edition, whole=True):
            yield "".join(text for text, _ in line) + "\n"
    if totals.reports or totals.several:
        yield (totals.total_line(edition) if totals.several else totals.line(edition)) + "\n"
