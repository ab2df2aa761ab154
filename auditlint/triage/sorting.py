"""Failed verdicts and defects -> findings: one for each place to look at, in the order of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from auditlint.model.certainty import certainty
from auditlint.model.check import Check
from auditlint.model.diagnosis import Diagnosis
from auditlint.model.document import Document
from auditlint.model.equation import Defect
from auditlint.model.finding import Finding, Suggestion
from auditlint.model.severity import Severity
from auditlint.model.span import Span
from auditlint.model.thresholds import USUAL, Thresholds
from auditlint.model.verdict import Verdict
from auditlint.model.whereabouts import Whereabouts
from auditlint.triage.complaint import Complaint, complaints
from auditlint.triage.fingerprinting import fingerprinted
from auditlint.triage.wording import derived_from, message, numbers, stated_equation, with_company


@dataclass(slots=True, eq=False)
class _Group:
    """Complaints about one place: the lead speaks, the others are mentioned; ``derived`` follow from it."""

    lead: Complaint
    others: list[Complaint] = field(default_factory=list)
    derived: list[Complaint] = field(default_factory=list)


def findings(
    document: Document,
    checks: Sequence[Check],
    verdicts: Sequence[Verdict],
    defects: Iterable[tuple[Check, Defect]],
    diagnosis: Diagnosis,
    thresholds: Thresholds = USUAL,
) -> tuple[Finding, ...]:
    """All that somebody must look at, by place."""
    places = Whereabouts.of(document)
    own, derived = _grouped(complaints(checks, verdicts, diagnosis, thresholds))
    made = [_finding(document, group) for group in own]
    made += [_derived_finding(document, group, root) for group, root in derived]
    made += _of_defects(document, defects)
    placed = [replace(finding, where=places.where(finding.span)) for finding in made]
    placed.sort(key=lambda finding: (finding.span, finding.severity.rank, finding.check))
    return fingerprinted(document.source, places, placed)


def _grouped(all_complaints: Sequence[Complaint]) -> tuple[list[_Group], list[tuple[_Group, _Group]]]:
    """Groups that stand for themselves, and (group, the group it derives from)."""
    own: list[_Group] = []
    known: dict[object, _Group] = {}
    by_index: dict[int, _Group] = {}
    for complaint in all_complaints:
        if complaint.root is None:
            by_index[complaint.index] = _join(complaint, known, own)
    derived: list[tuple[_Group, _Group]] = []
    apart: list[_Group] = []
    for complaint in all_complaints:
        root = by_index.get(complaint.root) if complaint.root is not None else None
        if complaint.root is not None and root is None:  # a ring: nobody is the root
            by_index[complaint.index] = _join(complaint, known, own)
        elif root is not None and complaint.places not in known:
            root.derived.append(complaint)
            before = len(apart)
            group = _join(complaint, known, apart)
            derived += [(group, root)] if len(apart) > before else []
    return own, derived


def _join(complaint: Complaint, known: dict[object, _Group], groups: list[_Group]) -> _Group:
    """Put a complaint with those over the same figures or about the same figure, or by itself."""
    keys = (complaint.places, complaint.figure.numeral_span)
    group = next((known[key] for key in keys if key in known), None)
    if group is None:
        group = _Group(complaint)
        groups.append(group)
    else:
        group.others.append(complaint)
    for key in keys:
        known.setdefault(key, group)
    return group


def _finding(document: Document, group: _Group) -> Finding:
    lead = group.lead
    equation = lead.verdict.equation
    stated, computed, difference = numbers(lead.verdict)
    believed = _believed(group)
    # What is no more than a remark itself is no company.
    elsewhere = [other for other in group.others if other.places != lead.places and other.severity is not Severity.INFO]
    return Finding(
        check=lead.check.code,
        name=lead.check.name,
        severity=_loudest(group),
        outcome=lead.verdict.outcome,
        span=lead.figure.numeral_span,
        message=with_company(message(lead, document.source), elsewhere, len(group.derived)),
        stated=stated,
        computed=computed,
        difference=difference,
        equation=stated_equation(equation),
        related=_related(group),
        suggestion=_suggestion(group),
        confidence=_confidence(believed),
        evidence=believed.evidence,
        ground=lead.verdict.ground,
    )


def _believed(group: _Group) -> Verdict:
    """The surest of the failures that one figure explains."""
    verdicts = [each.verdict for each in (group.lead, *group.others, *group.derived)]
    return max(verdicts, key=_confidence)


def _confidence(verdict: Verdict) -> Fraction:
    return verdict.confidence or certainty(verdict.check)


def _loudest(group: _Group) -> Severity:
    """A faint ground from which a certain failure follows is as loud as that failure."""
    return min((each.severity for each in (group.lead, *group.others, *group.derived)), key=lambda each: each.rank)


def _derived_finding(document: Document, group: _Group, root: _Group) -> Finding:
    """What fails only because another figure is wrong: a remark that points there."""
    line, _ = document.source.line_column(root.lead.figure.numeral_span.start)
    finding = _finding(document, group)
    return replace(
        finding,
        severity=Severity.INFO,
        message=derived_from(finding.message, root.lead.figure, line),
        related=(root.lead.figure.numeral_span, *(s for s in finding.related if s != root.lead.figure.numeral_span)),
    )


def _related(group: _Group) -> tuple[Span, ...]:
    """All the other figures and counted places, each once: the lead's own first."""
    spans: dict[Span, None] = {}
    for complaint in (group.lead, *group.others):
        spans.update(dict.fromkeys(quantity.numeral_span for quantity in complaint.figures))
        spans.update(dict.fromkeys(complaint.verdict.equation.listed))
    spans.update(dict.fromkeys(complaint.figure.numeral_span for complaint in group.derived))
    spans.pop(group.lead.figure.numeral_span, None)
    return tuple(spans)


def _suggestion(group: _Group) -> Suggestion | None:
    """The lead's repair, or that of another complaint about the same figure."""
    for complaint in (group.lead, *group.others):
        blame = complaint.blame
        if blame is not None and blame.replacement is not None and blame.figure == group.lead.figure:
            span = blame.figure.span if blame.with_unit else blame.figure.numeral_span
            return Suggestion(span, blame.replacement, blame.reason or complaint.check.title)
    return None


def _of_defects(document: Document, defects: Iterable[tuple[Check, Defect]]) -> list[Finding]:
    once = {(check.code, defect.span): (check, defect) for check, defect in reversed(list(defects))}
    return [
        Finding(
            check=check.code,
            name=check.name,
            severity=Severity(defect.loudness) if defect.loudness else check.severity,
            outcome=None,
            span=defect.span,
            message=defect.message,
            stated=document.source[defect.span],
            related=defect.related,
            suggestion=_correction(check, defect),
            confidence=certainty(check.code),
        )
        for check, defect in once.values()
    ]


def _correction(check: Check, defect: Defect) -> Suggestion | None:
    if defect.replacement is None:
        return None
    return Suggestion(defect.span, defect.replacement, defect.reason or check.title)
