"""All equations of a report as one graph over its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.model.equation import Relation, Standing
from auditlint.model.expression import Sum
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict

_HOLDS = frozenset({Outcome.CONSISTENT, Outcome.ROUNDING})


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """``failed`` and ``holding`` are indices of verdicts, by the span of each figure in them; ``units``
    counts how often each unit is printed."""

    verdicts: Sequence[Verdict]
    failed: dict[Span, tuple[int, ...]]
    holding: dict[Span, tuple[int, ...]]
    units: Counter[str]

    def vouched(self, span: Span) -> int:
        """How many equations that hold a figure takes part in."""
        return len(self.holding.get(span, ()))


def graph_of(verdicts: Sequence[Verdict]) -> Graph:
    """The graph of equalities and of inequalities that fail."""
    failed: dict[Span, list[int]] = defaultdict(list)
    holding: dict[Span, list[int]] = defaultdict(list)
    for index, verdict in enumerate(verdicts):
        if verdict.equation.relation is Relation.EQUAL:
            kind = failed if is_open_question(verdict) else holding if verdict.outcome in _HOLDS else None
        else:
            # A ≤ that holds vouches for little; one that fails tells against its figures.
            kind = failed if verdict.outcome is Outcome.INCONSISTENT else None
        if kind is not None:
            for span in {figure.span for figure in verdict.figures}:
                kind[span].append(index)
    return Graph(
        verdicts,
        {span: tuple(found) for span, found in failed.items()},
        {span: tuple(found) for span, found in holding.items()},
        Counter(figure.unit.name for verdict in verdicts for figure in verdict.figures),
    )


def is_open_question(verdict: Verdict) -> bool:
    """An equality that fails, or that would fail were the list it rests on complete."""
    if verdict.equation.relation is not Relation.EQUAL or verdict.computed is None:
        return False
    if verdict.outcome is Outcome.INCONSISTENT:
        return not verdict.disbelieved  # what weighing does not believe asks nothing
    if verdict.outcome is not Outcome.UNDECIDED:
        return False
    return verdict.equation.standing is Standing.LIKELY or is_tentative_list(verdict)


def is_tentative_list(verdict: Verdict) -> bool:
    """A list of three figures or more whose structure is not certain: only a plain slip convicts it."""
    if verdict.equation.standing is not Standing.TENTATIVE or not isinstance(verdict.reading.expression, Sum):
        return False
    return len(verdict.figures) > 2
