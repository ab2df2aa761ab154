"""How much of a report was checked: "nothing found" must mean "this much was recomputed"."""

from __future__ import annotations

from collections.abc import Iterable

from auditlint.model.document import Document
from auditlint.model.quantity import Role
from auditlint.model.report import Coverage
from auditlint.model.verdict import Outcome, Verdict

_STATES_DATA = (Role.DATA, Role.MALFORMED)


def coverage(document: Document, verdicts: Iterable[Verdict]) -> Coverage:
    """Figures that state data, and how many of them took part in an equation that was decided."""
    figures = {q.numeral_span for q in document.every_quantity() if q.role in _STATES_DATA}
    decided = (verdict for verdict in verdicts if verdict.outcome is not Outcome.UNDECIDED)
    taking_part = {quantity.numeral_span for verdict in decided for quantity in verdict.figures}
    return Coverage(len(figures), len(figures & taking_part))
