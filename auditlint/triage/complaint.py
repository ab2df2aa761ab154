"""One failed verdict with all that triage knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditlint.model.check import Check
from auditlint.model.diagnosis import Blame, Diagnosis
from auditlint.model.quantity import Quantity
from auditlint.model.severity import Severity
from auditlint.model.span import Span
from auditlint.model.thresholds import USUAL, Thresholds
from auditlint.model.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Complaint:
    """``root`` is the index of the verdict whose fault made this one fail, None where it has its own."""

    index: int
    verdict: Verdict
    check: Check
    severity: Severity
    blame: Blame | None
    root: int | None = None

    @property
    def figure(self) -> Quantity:
        """The figure to look at first."""
        return self.blame.figure if self.blame else self.verdict.stated

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """Everything the equation compares, the stated figure first."""
        return self.verdict.figures

    @property
    def places(self) -> frozenset[Span]:
        """Two complaints over the same places are one and the same, however they put it."""
        return frozenset((*(q.numeral_span for q in self.figures), *self.verdict.equation.listed))


def complaints(
    checks: Iterable[Check], verdicts: Sequence[Verdict], diagnosis: Diagnosis, thresholds: Thresholds = USUAL
) -> list[Complaint]:
    """The verdicts that deserve a reader's time, the loudest first, in the order found."""
    by_code = {check.code: check for check in checks}
    loud = [
        (index, verdict, by_code[verdict.check], severity)
        for index, verdict in enumerate(verdicts)
        if verdict.check in by_code
        and (severity := loudness(verdict, by_code[verdict.check].severity, thresholds)) is not None
    ]
    audible = {index for index, *_ in loud}
    made = [
        Complaint(
            index,
            verdict,
            check,
            severity,
            diagnosis.blames.get(index),
            _root(index, diagnosis.blames, audible),
        )
        for index, verdict, check, severity in loud
    ]
    return sorted(made, key=lambda complaint: (complaint.severity.rank, complaint.index))


def loudness(verdict: Verdict, usual: Severity, thresholds: Thresholds = USUAL) -> Severity | None:
    """The severity of a verdict, None where it is nothing to report.

    What is believed less than an error is a step quieter, what is believed less than a warning a remark. So is
    a last digit that is not the rounded one.
    """
    if verdict.outcome is Outcome.ROUNDING:
        return Severity.INFO if verdict.last_digit else None
    unnamed = verdict.outcome is Outcome.OTHER_READING and verdict.reading.note is None
    confidence = verdict.confidence
    if verdict.outcome is Outcome.UNDECIDED or unnamed or confidence is None or confidence < thresholds.info:
        return None
    if confidence < thresholds.warning:
        return Severity.INFO
    return usual if confidence >= thresholds.error else quieter(usual)


def quieter(severity: Severity) -> Severity:
    """One step down; info stays info."""
    steps = list(Severity)
    return steps[min(severity.rank + 1, len(steps) - 1)]


def _root(index: int, blames: Mapping[int, Blame], audible: set[int]) -> int | None:
    """The last failure up the chain of roots that is itself reported; a ring of roots has none."""
    seen, at, root = {index}, index, None
    while (blame := blames.get(at)) is not None and blame.root is not None and blame.root not in seen:
        at = blame.root
        seen.add(at)
        root = at if at in audible else root
    return root
