"""Report -> Paper: what an auditor keeps of a check, with formulas that can be followed and changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from auditlint.model.check import Check
from auditlint.model.equation import Relation
from auditlint.model.interval import Interval
from auditlint.model.quantity import Quantity
from auditlint.model.rendering import equation_text, scale_of, unit_shown
from auditlint.model.report import Report
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.whereabouts import Whereabouts
from auditlint.reporting.excerpt import excerpt
from auditlint.reporting.formulas import formula
from auditlint.reporting.paper import Paper, PaperClaim, PaperFigure
from auditlint.reporting.printing import print_findings
from auditlint.reporting.telling import told_outcome, told_reason
from auditlint.reporting.viewed import View


def paper(report: Report, seen: View, checks: Mapping[str, Check], language: str) -> Paper:
    """The working paper of a report that was read; ``seen`` is what a page shows of it."""
    document = report.document
    assert document is not None
    verdicts = sorted(report.verdicts, key=lambda verdict: (verdict.stated.numeral_span, verdict.check))
    figures = _figures(report, verdicts)
    shades = {mark.span: mark.shade for mark in seen.marks}
    labels = {mark.span: mark.label for mark in seen.marks}
    places = Whereabouts.of(document)
    told = tuple(
        PaperFigure(
            document.source.line_column(span.start)[0],
            places.where(span),
            labels[span],
            "".join(document.source[figure.span].split()),
            figure.value / scale_of(figure),
            unit_shown(figure),
            shades[span],
        )
        for span, figure in figures.items()
    )
    number = {span: at for at, span in enumerate(figures)}
    claims = tuple(_claim(report, verdict, number, places, checks, language) for verdict in verdicts)
    return Paper(told, claims, print_findings(report, language).findings)


def _figures(report: Report, verdicts: Iterable[Verdict]) -> dict[Span, Quantity]:
    """Every figure that states data or takes part in an equation, by place; as read by the equation it stands in."""
    figures = {
        each.figure.numeral_span: each.figure for each in report.coverage.covered if each.state.value != "excluded"
    }
    for verdict in verdicts:
        for figure in verdict.figures:
            figures[figure.numeral_span] = figure
    return dict(sorted(figures.items()))


def _claim(
    report: Report,
    verdict: Verdict,
    number: Mapping[Span, int],
    places: Whereabouts,
    checks: Mapping[str, Check],
    language: str,
) -> PaperClaim:
    assert report.document is not None
    source = report.document.source
    stated, reading = verdict.stated, verdict.reading
    check = checks.get(verdict.check)
    scale = Fraction(scale_of(stated))
    return PaperClaim(
        check=verdict.check,
        title=check.title.say(language) if check else "",
        line=source.line_column(stated.numeral_span.start)[0],
        where=places.where(stated.numeral_span),
        quote=excerpt(source, stated.numeral_span).text,
        equation=equation_text(verdict.equation, reading, language),
        stated=number[stated.numeral_span],
        formula=formula(reading.expression, stated, number) if verdict.computed is not None else None,
        computed=None if verdict.computed is None else verdict.computed / scale,
        slack=_slack(verdict) / scale,
        relation=verdict.equation.relation.value,
        magnitude=verdict.equation.magnitude,
        rounded=reading.expression.rounded,
        decimals=stated.decimals,
        verdict=told_outcome(verdict),
        confidence=verdict.confidence,
        weighed=bool(verdict.evidence),
        reason=told_reason(verdict, language) or "",
    )


def _slack(verdict: Verdict) -> Fraction:
    """How far apart the two may lie because printed figures are rounded, on the side on which they lie apart."""
    computed = verdict.computed
    if computed is None:
        return Fraction(0)
    stated = verdict.stated
    quantities = verdict.reading.expression.quantities()
    finest: dict[str, Decimal] = {}
    for quantity in quantities:
        finest[quantity.unit.name] = min(finest.get(quantity.unit.name, quantity.step), quantity.step)
    possible = verdict.reading.expression.interval(finest)
    if possible is None:
        return Fraction(0)
    own, value = stated.interval(), stated.fraction
    if verdict.equation.magnitude:
        own, possible, value, computed = own.absolute(), possible.absolute(), abs(value), abs(computed)
    slack = _between(own, value, possible, computed, verdict.equation.relation)
    # What is cut off instead of rounded is off by up to one in the last digit.
    if verdict.outcome is Outcome.ROUNDING and verdict.reading.expression.rounded:
        slack = max(slack, abs(computed - value))
    return slack


def _between(own: Interval, value: Fraction, possible: Interval, computed: Fraction, relation: Relation) -> Fraction:
    if relation is Relation.AT_MOST or (relation is Relation.EQUAL and computed < value):
        return (possible.high - computed) + (value - own.low)
    return (computed - possible.low) + (own.high - value)
