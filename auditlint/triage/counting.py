"""How much of a report was checked: "nothing found" must mean "this much was recomputed"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from auditlint.model.coverage import Coverage, Covered, State
from auditlint.model.document import Document
from auditlint.model.quantity import Quantity, Role
from auditlint.model.span import Span
from auditlint.model.verdict import Verdict


def coverage(document: Document, verdicts: Iterable[Verdict]) -> Coverage:
    """The state of every figure of the report, each once."""
    equations: Counter[Span] = Counter()
    for verdict in verdicts:
        if verdict.proves:
            equations.update({figure.numeral_span for figure in verdict.figures})
    figures = {figure.numeral_span: figure for figure in document.every_quantity()}
    return Coverage(tuple(_covered(figure, equations[span]) for span, figure in figures.items()))


def _covered(figure: Quantity, equations: int) -> Covered:
    if figure.role not in (Role.DATA, Role.MALFORMED):
        return Covered(figure, State.EXCLUDED)
    if equations:
        return Covered(figure, State.RECOMPUTED, equations)
    return Covered(figure, State.UNREADABLE if figure.role is Role.MALFORMED else State.MENTIONED)
