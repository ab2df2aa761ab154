"""All verdicts -> which failures may be told: the evidence of each is summed, and the sum decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditlint.model.equation import Relation, Standing
from auditlint.model.quantity import Hedge
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.weighing.pieces import Company, evidence

_HOLDS = frozenset({Outcome.CONSISTENT, Outcome.ROUNDING})
_DECIDED = frozenset({*_HOLDS, Outcome.INCONSISTENT})
_DERIVED = frozenset({Standing.CERTAIN, Standing.PLAUSIBLE})
_SURE = 1000
# So much belief makes a reading count among those that fail or hold in a report.
_COUNTED = 300
_FEW = 5  # figures of an equation whose holding tells that they belong together
# Hundredths of a bit from which a failure is told at all, and from which it is told as an error.
_TOLD, _ERROR = 0, 200


def weigh(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts again; a failure is told only where the evidence is against the figure, not against the reading."""
    return _ranked(_with_company(verdicts))


def _with_company(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """A reading of a table that fails in half of its rows or columns is wrong as a whole; no preparer errs so."""
    tally: dict[str, list[int]] = {}
    for verdict in verdicts:
        if verdict.equation.reading_of and verdict.outcome in _DECIDED:
            told = tally.setdefault(verdict.equation.reading_of, [0, 0])
            told[verdict.outcome is Outcome.INCONSISTENT] += 1
    wrong = {reading for reading, (held, failed) in tally.items() if failed > 1 and failed >= held}
    return [
        replace(verdict, suspected=True, faint=True)
        if verdict.equation.reading_of in wrong and verdict.outcome is Outcome.INCONSISTENT
        else verdict
        for verdict in verdicts
    ]


def _ranked(verdicts: Sequence[Verdict]) -> list[Verdict]:
    # That a part is no more than its whole does not vouch for it.
    equal = [verdict for verdict in verdicts if verdict.equation.relation is Relation.EQUAL]
    held = {verdict.stated.span for verdict in equal if verdict.outcome in _HOLDS}
    company, pairs = _company(verdicts), _holding_together(verdicts)
    return [
        _weighed(
            verdict, company, verdict.stated.span in held or _is_told(verdict, pairs), _is_together(verdict, pairs)
        )
        if is_weighed(verdict)
        else verdict
        for verdict in verdicts
    ]


def _holding_together(verdicts: Sequence[Verdict]) -> dict[Span, set[frozenset[Span]]]:
    """By figure, the sets of figures of the equations that hold with it; sums of many hold whatever is in them."""
    found: dict[Span, set[frozenset[Span]]] = {}
    for verdict in verdicts:
        if verdict.outcome in _HOLDS and verdict.equation.relation is Relation.EQUAL:
            spans = frozenset(figure.span for figure in verdict.figures)
            if 2 < len(spans) <= _FEW:
                for span in spans:
                    found.setdefault(span, set()).add(spans)
    return found


def _is_told(verdict: Verdict, pairs: Mapping[Span, set[frozenset[Span]]]) -> bool:
    """Whether these very figures hold in another way: what A − B leaves is no second reading of what A is."""
    figures = frozenset(figure.span for figure in verdict.figures)
    return any(figures <= spans for spans in pairs.get(verdict.stated.span, ()))


def _is_together(verdict: Verdict, pairs: Mapping[Span, set[frozenset[Span]]]) -> bool:
    """Whether the operands stand in one equation that holds."""
    operands = frozenset(figure.span for figure in verdict.figures[1:])
    first = next(iter(operands), None)
    return len(operands) > 1 and first is not None and any(operands <= spans for spans in pairs.get(first, ()))


def is_weighed(verdict: Verdict) -> bool:
    """Whether a verdict is a failure whose reading was ranked, not certain."""
    ranked = verdict.equation.belief < _SURE and verdict.equation.standing in _DERIVED
    return ranked and verdict.computed is not None and verdict.outcome in (Outcome.INCONSISTENT, Outcome.UNDECIDED)


def _company(verdicts: Sequence[Verdict]) -> Company:
    ranked = [verdict for verdict in verdicts if _COUNTED <= verdict.equation.belief < _SURE]
    holding = {verdict.stated.span for verdict in ranked if verdict.outcome in _HOLDS}
    failing = {verdict.stated.span for verdict in ranked if is_weighed(verdict)}
    return Company(len(failing - holding), len(holding))


def _weighed(verdict: Verdict, company: Company, told: bool, together: bool) -> Verdict:
    pieces = evidence(verdict, company, together)
    bits = sum(piece.bits for piece in pieces)
    doubtful = told or verdict.stated.hedge is not Hedge.NONE
    if bits < _TOLD or doubtful:
        faint = bits >= _TOLD
        outcome = Outcome.INCONSISTENT if faint else Outcome.UNDECIDED
        return replace(verdict, outcome=outcome, suspected=faint, faint=faint, evidence=pieces)
    return replace(verdict, outcome=Outcome.INCONSISTENT, suspected=bits < _ERROR, reason=None, evidence=pieces)
