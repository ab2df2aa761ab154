"""Report -> PrintedReport: spans become lines and columns, words one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from auditlint.model.confidence import in_words
from auditlint.model.coverage import State
from auditlint.model.document import Document
from auditlint.model.evidence import Evidence
from auditlint.model.finding import Finding
from auditlint.model.rendering import equation_text
from auditlint.model.report import Report
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.verdict import Verdict
from auditlint.model.whereabouts import Whereabouts
from auditlint.reporting.excerpt import excerpt
from auditlint.reporting.printed import (
    Place,
    PrintedClaim,
    PrintedEvidence,
    PrintedFigure,
    PrintedFinding,
    PrintedReport,
    PrintedSuggestion,
    PrintedSuppression,
)
from auditlint.reporting.telling import told_computed, told_reason

_DEFECT = "defect"


def print_findings(report: Report, language: str) -> PrintedReport:
    """What ``check`` shows of a report."""
    return _print(report, report.document, language, findings=_findings(report, language))


def print_claims(report: Report, names: Mapping[str, str], language: str) -> PrintedReport:
    """What ``trace`` shows of a report: every equation, by place. ``names`` are those of the checks, by code."""
    return replace(
        _print(report, report.document, language, claims=_claims(report, names, language)), uncovered=_uncovered(report)
    )


def _print(
    report: Report,
    document: Document | None,
    language: str,
    findings: tuple[PrintedFinding, ...] = (),
    claims: tuple[PrintedClaim, ...] = (),
) -> PrintedReport:
    return PrintedReport(
        path=report.path,
        year=document.year if document else None,
        figures=report.coverage.figures,
        recomputed=report.coverage.recomputed,
        unreadable=report.coverage.count(State.UNREADABLE),
        excluded=report.coverage.count(State.EXCLUDED),
        findings=findings,
        claims=claims,
        errors=tuple(words.say(language) for words in (*report.errors, *report.unread)),
        notes=tuple(note.say(language) for note in report.notes),
        read=document is not None,
        suppressed=_suppressed(report, language),
    )


def _uncovered(report: Report) -> tuple[PrintedFigure, ...]:
    """The figures that state data and were not recomputed, by place."""
    if report.document is None:
        return ()
    source = report.document.source
    open_states = (State.MENTIONED, State.UNREADABLE)
    left = [each for each in report.coverage.covered if each.state in open_states]
    return tuple(
        PrintedFigure(source.line_column(each.figure.span.start)[0], source[each.figure.span], each.state.value)
        for each in sorted(left, key=lambda each: each.figure.span)
    )


def _findings(report: Report, language: str) -> tuple[PrintedFinding, ...]:
    if report.document is None:
        return ()
    source = report.document.source
    return tuple(_finding(source, finding, language) for finding in report.findings)


def _suppressed(report: Report, language: str) -> tuple[PrintedFinding, ...]:
    if report.document is None:
        return ()
    source = report.document.source
    return tuple(
        replace(_finding(source, finding, language), suppression=PrintedSuppression(account.kind, account.reason))
        for finding, account in report.suppressed
    )


def _finding(source: Source, finding: Finding, language: str) -> PrintedFinding:
    suggestion = finding.suggestion and PrintedSuggestion(
        _place(source, finding.suggestion.span), finding.suggestion.replacement, finding.suggestion.reason.say(language)
    )
    return PrintedFinding(
        place=_place(source, finding.span, finding.where),
        excerpt=excerpt(source, finding.span),
        check=finding.check,
        name=finding.name,
        severity=finding.severity.value,
        verdict=finding.outcome.value if finding.outcome else _DEFECT,
        message=finding.message.say(language),
        stated=finding.stated,
        computed=finding.computed,
        difference=finding.difference,
        equation=finding.equation.say(language) if finding.equation else None,
        related=tuple(_place(source, span) for span in finding.related),
        suggestion=suggestion or None,
        fingerprint=finding.fingerprint,
        confidence=finding.confidence,
        likelihood=in_words(finding.confidence, bool(finding.evidence)).say(language),
        evidence=printed_evidence(finding.evidence, language),
        ground=finding.ground,
    )


def _claims(report: Report, names: Mapping[str, str], language: str) -> tuple[PrintedClaim, ...]:
    if report.document is None:
        return ()
    source, places = report.document.source, Whereabouts.of(report.document)
    ordered = sorted(report.verdicts, key=lambda verdict: (verdict.stated.numeral_span, verdict.check))
    return tuple(_claim(source, places, verdict, names, language) for verdict in ordered)


def _claim(
    source: Source, places: Whereabouts, verdict: Verdict, names: Mapping[str, str], language: str
) -> PrintedClaim:
    stated = verdict.stated
    others = dict.fromkeys(quantity.numeral_span for quantity in verdict.reading.expression.quantities())
    others.update(dict.fromkeys(verdict.equation.listed))
    others.pop(stated.numeral_span, None)
    return PrintedClaim(
        place=_place(source, stated.numeral_span, places.where(stated.numeral_span)),
        check=verdict.check,
        name=names.get(verdict.check, ""),
        verdict=verdict.outcome.value,
        equation=equation_text(verdict.equation, verdict.reading, language),
        computed=told_computed(verdict),
        reason=told_reason(verdict, language),
        related=tuple(_place(source, span) for span in others),
        confidence=verdict.confidence,
        evidence=printed_evidence(verdict.evidence, language),
        ground=verdict.ground,
    )


def printed_evidence(pieces: Sequence[Evidence], language: str) -> tuple[PrintedEvidence, ...]:
    """Each piece in one language, its bits as a decimal."""
    return tuple(PrintedEvidence(each.name, Decimal(each.bits).scaleb(-2), each.words.say(language)) for each in pieces)


def _place(source: Source, span: Span, where: str = "") -> Place:
    line, column = source.line_column(span.start)
    end_line, end_column = source.line_column(span.end)
    landmark = source.landmark(span)
    return Place(line, column, end_line, end_column, source[span], where or landmark, landmark)
