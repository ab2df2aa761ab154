"""The equations that a table's structure states: footings, crossings and computed columns.

Stating has said which rows and columns make up which; here that is only spelled out cell by cell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from auditlint.model.equation import Equation, Reading, Standing
from auditlint.model.expression import Expression, Of, Product, Steps, Sum, difference, growth, ratio
from auditlint.model.interval import Interval
from auditlint.model.quantity import Quantity
from auditlint.model.table import Crossing, Footing, FootingKind, Link, LinkKind, RowKind, Table
from auditlint.model.unit import Dimension
from auditlint.model.words import Words

_Terms = tuple[tuple[int, Quantity], ...]


@dataclass(frozen=True, slots=True)
class Capped(Product):
    """left × right, but never above left: a score is its weight times the completion, at most the weight."""

    def exact(self) -> Fraction:
        """The value from the printed figures."""
        return min(self.left.exact(), self.left.exact() * self.right.exact())

    def interval(self, steps: Steps) -> Interval | None:
        """All values that the figures' digits allow."""
        left, right = self.left.interval(steps), self.right.interval(steps)
        if left is None or right is None:
            return None
        free = left * right
        low, high = min(free.low, left.low), min(free.high, left.high)
        return Interval(low, high, free.low_open and low == free.low, free.high_open and high == free.high)


def footing_equations(tables: Iterable[Table], kind: FootingKind) -> Iterator[Equation]:
    """One equation for every footing of this kind and every column with figures in it."""
    for number, table in enumerate(tables):
        for place, footing in enumerate(table.footings):
            if footing.kind is kind:
                reading = "" if footing.proved else f"{kind.value} {number} {place}"
                for column in footing.columns:
                    yield from _named(_footing(table, footing, column), reading)
        for footing in table.keyed_footings:
            if footing.kind is kind:
                whole = table.keyed[footing.parent]
                readings = _sums(whole.quantity, [_labelled(table, parts) for parts in footing.lists])
                if readings:
                    yield Equation(whole.quantity, readings, standing=footing.standing, subject=whole.label)


def _named(equations: Iterable[Equation], reading: str) -> Iterator[Equation]:
    """The instances of one reading of a table, so that they can vouch for each other."""
    for equation in equations:
        yield replace(equation, reading_of=reading)


def _labelled(table: Table, parts: Sequence[tuple[int, int]]) -> _Terms:
    return tuple((sign, table.keyed[index].quantity) for sign, index in parts)


def _footing(table: Table, footing: Footing, column: int) -> Iterator[Equation]:
    stated = table.figure(footing.parent, column)
    if stated is None or table.is_loose(footing.parent, column):
        return
    lists = [_down(table, rows, column) for rows in footing.lists]
    readings = _sums(stated, lists)
    if readings:
        subject = _subject(table, footing.parent, column)
        yield Equation(stated, readings, standing=footing.standing, subject=subject, belief=footing.belief)


def _down(table: Table, rows: Sequence[tuple[int, int]], column: int) -> _Terms | None:
    """The figures of a column in these rows; None where a cell holds words that nobody can add, or it is open which."""
    terms = []
    for sign, row in rows:
        if table.is_loose(row, column):
            return None
        figure = table.figure(row, column)
        if figure is not None:
            terms.append((sign, figure))
        elif _holds_other_figures(table, row, column):
            return None
    return tuple(terms)


def _holds_other_figures(table: Table, row: int, column: int) -> bool:
    cell = table.cell(row, column)
    return cell is not None and bool(cell.quantities)


def _sums(stated: Quantity, lists: Iterable[_Terms | None]) -> tuple[Reading, ...]:
    """A reading for every different list whose figures are of the stated one's family."""
    seen: list[_Terms] = []
    for terms in lists:
        if terms and terms not in seen and all(part.unit.family == stated.unit.family for _, part in terms):
            seen.append(terms)
    return tuple(Reading(Sum(tuple((sign, Of(part)) for sign, part in terms))) for terms in seen)


def crossing_equations(tables: Iterable[Table]) -> Iterator[Equation]:
    """One equation for every total column and every row with figures in it."""
    for number, table in enumerate(tables):
        for place, crossing in enumerate(table.crossings):
            for row in table.body():
                yield from _named(_crossing(table, crossing, row), f"crossing {number} {place}")


def _crossing(table: Table, crossing: Crossing, row: int) -> Iterator[Equation]:
    stated = table.figure(row, crossing.total)
    if stated is None or table.is_loose(row, crossing.total):
        return
    lists: list[_Terms | None] = []
    for columns in crossing.lists:
        broken = any(table.figure(row, c) is None and _holds_other_figures(table, row, c) for c in columns)
        figures = [figure for c in columns if (figure := table.figure(row, c)) is not None]
        lists.append(None if broken else tuple((1, figure) for figure in figures))
    readings = _sums(stated, lists)
    if readings:
        yield Equation(stated, readings, standing=crossing.standing, subject=_subject(table, row, crossing.total))


def link_equations(tables: Iterable[Table], *kinds: LinkKind) -> Iterator[Equation]:
    """One equation for every computed column of these kinds and every row with figures in it."""
    for number, table in enumerate(tables):
        totals = [row.index for row in table.rows if row.kind is RowKind.TOTAL]
        for place, link in enumerate(table.links):
            if link.kind in kinds:
                for row in table.body():
                    yield from _named(_in_row(table, link, row, totals), f"column {number} {place}")
        for link in table.keyed_links:
            if link.kind in kinds:
                stated = table.keyed[link.result].quantity
                pairs = [(table.keyed[o.left].quantity, table.keyed[o.right].quantity) for o in link.readings]
                yield from _linked(link, stated, pairs, link.standing, table.keyed[link.result].label)


def _in_row(table: Table, link: Link, row: int, totals: Sequence[int]) -> Iterator[Equation]:
    stated = table.figure(row, link.result)
    if stated is None or table.is_loose(row, link.result):
        return
    # A share is of the whole column's total, everything else of its own row.
    other = _whole(totals, row) if link.kind is LinkKind.SHARE else row
    pairs = [
        (table.figure(row, operands.left), None if other is None else table.figure(other, operands.right))
        for operands in link.readings
    ]
    standing = Standing.TENTATIVE if row in link.doubtful else link.standing
    yield from _linked(link, stated, pairs, standing, _subject(table, row, link.result))


def _linked(
    link: Link,
    stated: Quantity,
    pairs: Sequence[tuple[Quantity | None, Quantity | None]],
    standing: Standing,
    subject: str,
) -> Iterator[Equation]:
    """The equation over those readings whose figures are all there; the first of them is the preferred one."""
    readings: list[Reading] = []
    for operands, (left, right) in zip(link.readings, pairs, strict=True):
        expression = _expression(link.kind, left, right, stated) if left and right else None
        if expression is not None:
            note = (
                Words(f"按{operands.note}计算", f"when based on {operands.note}")
                if operands.note and readings
                else None
            )
            readings.append(Reading(expression, note))
    if readings:
        yield Equation(stated, tuple(readings), standing=standing, subject=subject)


def _expression(kind: LinkKind, left: Quantity, right: Quantity, stated: Quantity) -> Expression | None:
    if kind is LinkKind.PRODUCT:
        return Product(Of(left), Of(right)) if _priced_alike(left, stated) else None
    if left.unit.family != right.unit.family:
        return None
    if kind is LinkKind.DIFFERENCE:
        return difference(left, right)
    return growth(left, right) if kind is LinkKind.GROWTH else ratio(left, right)


def _priced_alike(price: Quantity, amount: Quantity) -> bool:
    """A price without a unit cannot be held against 万元."""
    return (price.unit.dimension is Dimension.BARE) == (amount.unit.dimension is Dimension.BARE)


def _whole(totals: Sequence[int], row: int) -> int | None:
    """The total row that this row's share is of: the next one below, else the last one above."""
    at = bisect_left(totals, row)
    return totals[at] if at < len(totals) else totals[-1] if totals else None


def _subject(table: Table, row: int, column: int) -> str:
    label = next((line.label for line in table.rows[row : row + 1]), "")
    heads = table.columns[column].path if column < len(table.columns) else ()
    return f"{label}·{heads[-1]}" if label and heads else label or "".join(heads)
