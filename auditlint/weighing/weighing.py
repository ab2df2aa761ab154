"""All verdicts -> which failures may be told: the evidence of each is summed, and the sum decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditlint.model.equation import Relation, Standing
from auditlint.model.quantity import Hedge
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.weighing.pieces import Company, evidence

_HOLDS = frozenset({Outcome.CONSISTENT, Outcome.ROUNDING})
_DERIVED = frozenset({Standing.CERTAIN, Standing.PLAUSIBLE})
_SURE = 1000
# So much belief makes a reading count among those that fail or hold in a report.
_COUNTED = 300
# Hundredths of a bit from which a failure is told at all, and from which it is told as an error.
_TOLD, _ERROR = 0, 200


def weigh(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts again; a derived figure that fails is told only where the evidence is against the figure."""
    # That a part is no more than its whole does not vouch for it.
    equal = [verdict for verdict in verdicts if verdict.equation.relation is Relation.EQUAL]
    held = {verdict.stated.span for verdict in equal if verdict.outcome in _HOLDS}
    company = _company(verdicts)
    return [_weighed(verdict, company, held) if is_weighed(verdict) else verdict for verdict in verdicts]


def is_weighed(verdict: Verdict) -> bool:
    """Whether a verdict is a failure whose reading was ranked, not certain."""
    ranked = verdict.equation.belief < _SURE and verdict.equation.standing in _DERIVED
    return ranked and verdict.computed is not None and verdict.outcome in (Outcome.INCONSISTENT, Outcome.UNDECIDED)


def _company(verdicts: Sequence[Verdict]) -> Company:
    ranked = [verdict for verdict in verdicts if _COUNTED <= verdict.equation.belief < _SURE]
    holding = {verdict.stated.span for verdict in ranked if verdict.outcome in _HOLDS}
    failing = {verdict.stated.span for verdict in ranked if is_weighed(verdict)}
    return Company(len(failing - holding), len(holding))


def _weighed(verdict: Verdict, company: Company, held: set[Span]) -> Verdict:
    pieces = evidence(verdict, company)
    bits = sum(piece.bits for piece in pieces)
    doubtful = verdict.stated.span in held or verdict.stated.hedge is not Hedge.NONE
    if bits < _TOLD or doubtful:
        faint = bits >= _TOLD
        outcome = Outcome.INCONSISTENT if faint else Outcome.UNDECIDED
        return replace(verdict, outcome=outcome, suspected=faint, faint=faint, evidence=pieces)
    return replace(verdict, outcome=Outcome.INCONSISTENT, suspected=bits < _ERROR, reason=None, evidence=pieces)
