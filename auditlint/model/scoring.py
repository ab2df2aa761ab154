"""A self-evaluation form as scored: its budget line, its indicators, its total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.model.quantity import Quantity
from auditlint.model.table import ColumnKind, RowKind, Table, forms


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """One row with a weight (分值) and a score (得分); either may be missing."""

    table: Table
    row: int

    @property
    def weight(self) -> Quantity | None:
        """What the row can be given at most."""
        return self._last(ColumnKind.WEIGHT)

    @property
    def score(self) -> Quantity | None:
        """What it was given."""
        return self._last(ColumnKind.SCORE)

    @property
    def in_marks(self) -> bool:
        """Whether weight and score are both marks: a weight of 10% or 0.1 is put to a score out of 100."""
        weight, score = self.weight, self.score
        if weight is None or score is None:
            return True
        return weight.unit.family == score.unit.family and not weight.text.startswith("0.")

    @property
    def unreadable(self) -> bool:
        """Whether the score's cell holds words that are no figure, or a score that is still to be weighed."""
        columns = self.table.columns_of(ColumnKind.SCORE)
        if not self.in_marks:
            return True
        return bool(columns) and self.score is None and bool(self.table.text(self.row, columns[-1].index).strip("-—/"))

    def _last(self, kind: ColumnKind) -> Quantity | None:
        """The deepest level's column, where a table weighs groups and items beside each other."""
        columns = self.table.columns_of(kind)
        return self.table.figure(self.row, columns[-1].index) if columns else None


@dataclass(frozen=True, slots=True, eq=False)
class Scoring:
    """A total row and what it adds up: ``budget`` the execution lines, ``items`` the indicators."""

    total: Scored
    budget: tuple[Scored, ...]
    items: tuple[Scored, ...]


def is_budget_part(table: Table) -> bool:
    """资金 lines: a rate beside weight and score, and no targets."""
    kinds = {column.kind for column in table.columns}
    scored = ColumnKind.SCORE in kinds or ColumnKind.WEIGHT in kinds
    return scored and ColumnKind.RATE in kinds and not kinds & {ColumnKind.TARGET, ColumnKind.ACTUAL}


def scorings(tables: tuple[Table, ...]) -> Iterator[Scoring]:
    """Every total row of a scored form with the rows since the last one."""
    for form in forms(tables):
        budget: list[Scored] = []
        items: list[Scored] = []
        for table in form:
            if is_budget_part(table):
                budget += _weighed(table)
                continue
            for row in table.rows:
                scored = Scored(table, row.index)
                if row.kind is RowKind.TOTAL and (scored.score or scored.weight):
                    if items:
                        yield Scoring(scored, tuple(budget), tuple(items))
                    budget, items = [], []
                elif row.kind in (RowKind.DETAIL, RowKind.OF_WHICH) and (scored.score or scored.weight):
                    items.append(scored)


def _weighed(table: Table) -> list[Scored]:
    rows = [Scored(table, row) for row in table.body()]
    return [row for row in rows if row.score or row.weight][:1]
