"""Findings -> what is written beside them in the report's own file: a few lines for a reader who knows no codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditlint.model.check import Check
from auditlint.model.confidence import in_words
from auditlint.model.finding import Finding
from auditlint.model.remark import Remark
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.words import Words

_LEVELS = {
    Severity.ERROR: Words("错误", "error"),
    Severity.WARNING: Words("警告", "warning"),
    Severity.INFO: Words("提示", "remark"),
}


def remarks(report: Report, checks: Mapping[str, Check], language: str) -> tuple[Remark, ...]:
    """One for each loud finding, in the order of the report; ``checks`` go by their codes."""
    if report.document is None:
        return ()
    source = report.document.source
    return tuple(
        Remark(
            finding.span,
            finding.severity,
            tuple(_lines(finding, source[finding.suggestion.span] if finding.suggestion else "", checks, language)),
        )
        for finding in report.findings
        if finding.severity is not Severity.INFO
    )


def _lines(finding: Finding, quote: str, checks: Mapping[str, Check], language: str) -> Iterable[str]:
    """What is wrong, the recomputation, how sure it is, the suggestion."""
    check = checks.get(finding.check)
    fault = check.fault.say(language) if check else finding.name
    level = _LEVELS[finding.severity].say(language)
    english = language == "en"
    yield f"[{level}] {fault} ({finding.check})" if english else f"【{level}】{fault}（{finding.check}）"
    yield finding.message.say(language)
    if sure := in_words(finding.confidence, bool(finding.evidence)).say(language):
        yield f"Confidence: {sure}" if english else f"把握：{sure}有误"
    if finding.suggestion is not None:
        put, reason = finding.suggestion.replacement, finding.suggestion.reason.say(language)
        quote = " ".join(quote.split())
        change = f"{quote} → {put}" if put else f"delete {quote}" if english else f"删去 {quote}"
        yield f"Suggestion: {change} ({reason})" if english else f"建议：{change}（{reason}）"
