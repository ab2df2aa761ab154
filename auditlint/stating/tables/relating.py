"""Columns of a table -> those that follow from others in nearly every row, whatever their headers say."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from auditlint.model.column_relations import Figures, Printed, Relation, RelationKind, relations, sample
from auditlint.model.equation import Standing
from auditlint.model.quantity import Quantity
from auditlint.model.table import ADDITIVE, Column, ColumnKind, Crossing, Link, LinkKind, Operands, Table
from auditlint.model.unit import Dimension

_FIGURES = ADDITIVE | {ColumnKind.RATE, ColumnKind.GROWTH, ColumnKind.LEVEL}
_MOST_ROWS = 400
_HUNDRED = Decimal(100)
# One row in so many may fail before a relation is one that some rows keep and others do not.
_FIRM = 10
_LINKS = {
    RelationKind.RATE: LinkKind.RATE,
    RelationKind.GROWTH: LinkKind.GROWTH,
    RelationKind.DIFFERENCE: LinkKind.DIFFERENCE,
}


def related(table: Table, columns: Sequence[Column]) -> tuple[tuple[Link, ...], tuple[Crossing, ...]]:
    """The columns that are computed from others row by row, and those that are the sum of others."""
    places = [column.index for column in columns if column.kind in _FIGURES]
    links: list[Link] = []
    crossings: list[Crossing] = []
    for span in _halves(table, places):
        rows = [_figures(table, row, span) for row in table.body() if span and not table.is_loose(row, span[0])]
        for relation in relations(sample(rows, _MOST_ROWS), len(span)):
            standing = Standing.CERTAIN if _is_firm(relation) else Standing.TENTATIVE
            operands = tuple(span[place] for place in relation.operands)
            result = span[relation.result]
            if relation.kind is RelationKind.SUM:
                crossings.append(Crossing(result, (operands,), standing))
            elif _is_sensible(relation, columns, span):
                links.append(Link(_LINKS[relation.kind], result, (Operands(operands[0], operands[1]),), standing))
    return tuple(links), tuple(crossings)


def _is_firm(relation: Relation) -> bool:
    """Whether what fails is a figure, not a row for which the columns mean something else."""
    if relation.kind is RelationKind.SUM and relation.failed < 2:
        return True
    return relation.failed * _FIRM <= relation.held


def _halves(table: Table, places: list[int]) -> list[list[int]]:
    """The columns of figures of each half; relations do not reach across."""
    bounds = [*(table.starts or (0,)), table.width]
    return [[place for place in places if low <= place < high] for low, high in pairwise(bounds)]


def _is_sensible(relation: Relation, columns: Sequence[Column], span: Sequence[int]) -> bool:
    """Rates are percentages; what is no percentage is no rate."""
    percent = columns[span[relation.result]].kind in (ColumnKind.RATE, ColumnKind.GROWTH, ColumnKind.SHARE)
    return percent == (relation.kind in (RelationKind.RATE, RelationKind.GROWTH)) or not percent


def _figures(table: Table, row: int, span: Sequence[int]) -> Figures:
    return [_printed(table.figure(row, column)) for column in span]


def _printed(figure: Quantity | None) -> Printed | None:
    """The figure as its digits stand there: rates in per cent, amounts in the unit of their table."""
    if figure is None:
        return None
    scale = figure.unit.scale
    if figure.unit.dimension is Dimension.PERCENT:
        return Printed(figure.value * _HUNDRED, figure.step * _HUNDRED)
    return Printed(figure.value / scale, figure.step / scale)
