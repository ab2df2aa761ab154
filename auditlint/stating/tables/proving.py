"""Footings and relations of a table whose grid was guessed -> the same as far as they prove themselves.

That a row is the sum of others is read from words, codes and indents; whether a table is read right as a
whole, its own arithmetic tells: where most of what one sign says holds, what fails there is worth a look,
and where it does not, the sign was misread and is silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditlint.model.equation import Standing
from auditlint.model.table import Footing, Table

# A sign is proved where so many sums hold, and so many for each one that fails.
_FEWEST, _TO_ONE = 4, 5
# A column fails so often before it is taken for one that is not added.
_FEW = 2
_SURE, _LIKELY = 985, 940


@dataclass(slots=True)
class _Tally:
    held: int = 0
    failed: int = 0

    def add(self, other: _Tally) -> None:
        self.held += other.held
        self.failed += other.failed


def proved(table: Table, footings: Sequence[Footing]) -> tuple[Footing, ...]:
    """Each footing with the standing that the table's arithmetic gives it, less the columns that do not add."""
    told = [{column: _tally(table, footing, column) for column in footing.columns} for footing in footings]
    signs, columns = defaultdict[str, _Tally](_Tally), defaultdict[int, _Tally](_Tally)
    for footing, own in zip(footings, told, strict=True):
        for column, tally in own.items():
            columns[column].add(tally)
    added = frozenset(column for column, tally in columns.items() if tally.failed < _FEW or tally.failed < tally.held)
    for footing, own in zip(footings, told, strict=True):
        for column, tally in own.items():
            if column in added:
                signs[footing.sign].add(tally)
    return tuple(
        _with_standing(replace(footing, columns=_columns(own, added)), own, signs[footing.sign])
        for footing, own in zip(footings, told, strict=True)
    )


def _columns(own: dict[int, _Tally], added: frozenset[int]) -> tuple[int, ...]:
    return tuple(column for column, tally in own.items() if column in added and tally.held + tally.failed)


def _with_standing(footing: Footing, by_column: dict[int, _Tally], sign: _Tally) -> Footing:
    own = _Tally()
    for column in footing.columns:
        own.add(by_column[column])
    if not own.failed:
        return replace(footing, standing=Standing.CERTAIN)
    others, against = sign.held - own.held, sign.failed - own.failed
    if own.held >= own.failed:
        # What adds up in one column is the right list; beside it one column may hold a wrong figure.
        return replace(footing, standing=Standing.CERTAIN, belief=_SURE if own.held > own.failed else _LIKELY)
    if not own.held and others >= _FEWEST and against * _TO_ONE <= others:
        return replace(footing, standing=Standing.CERTAIN, belief=_LIKELY)
    return replace(footing, standing=Standing.TENTATIVE)


def _tally(table: Table, footing: Footing, column: int) -> _Tally:
    found = [told for rows in footing.lists if (told := _holds(table, footing, rows, column)) is not None]
    return _Tally(int(any(found)), int(bool(found) and not any(found)))


def _holds(table: Table, footing: Footing, rows: Sequence[tuple[int, int]], column: int) -> bool | None:
    """Whether the parts add up to the parent, within their digits; None where that does not tell.

    A single part tells only where codes say that it is one: a list of one may go on.
    """
    whole = table.figure(footing.parent, column)
    if whole is None or table.is_loose(footing.parent, column) or any(table.is_loose(row, column) for _, row in rows):
        return None
    parts = [(sign, figure) for sign, row in rows if (figure := table.figure(row, column)) is not None]
    if sum(1 for _, part in parts if part.value) < (1 if footing.sign == "code" else 2):
        return None
    gap = abs(whole.value - sum(sign * part.value for sign, part in parts))
    return 2 * gap <= whole.step + sum(part.step for _, part in parts)
