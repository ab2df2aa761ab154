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
_SURE, _LIKELY = 985, 940


@dataclass(slots=True)
class _Tally:
    held: int = 0
    failed: int = 0


def proved(table: Table, footings: Sequence[Footing]) -> tuple[Footing, ...]:
    """Each footing with the standing that the table's arithmetic gives it."""
    own = [_tally(table, footing) for footing in footings]
    signs: defaultdict[str, _Tally] = defaultdict(_Tally)
    for footing, tally in zip(footings, own, strict=True):
        signs[footing.sign].held += tally.held
        signs[footing.sign].failed += tally.failed
    return tuple(
        _with_standing(footing, tally, signs[footing.sign]) for footing, tally in zip(footings, own, strict=True)
    )


def _with_standing(footing: Footing, own: _Tally, sign: _Tally) -> Footing:
    if not own.failed:
        return replace(footing, standing=Standing.CERTAIN)
    others, against = sign.held - own.held, sign.failed - own.failed
    if own.held > own.failed:
        return replace(footing, standing=Standing.CERTAIN, belief=_SURE)
    if not own.held and others >= _FEWEST and against * _TO_ONE <= others:
        return replace(footing, standing=Standing.CERTAIN, belief=_LIKELY)
    return replace(footing, standing=Standing.TENTATIVE)


def _tally(table: Table, footing: Footing) -> _Tally:
    tally = _Tally()
    for column in footing.columns:
        found = [verdict for rows in footing.lists if (verdict := _holds(table, footing.parent, rows, column)) is not None]
        if found:
            tally.held += any(found)
            tally.failed += not any(found)
    return tally


def _holds(table: Table, parent: int, rows: Sequence[tuple[int, int]], column: int) -> bool | None:
    """Whether two parts or more add up to the parent, within their digits; None where that does not tell."""
    whole = table.figure(parent, column)
    if whole is None or table.is_loose(parent, column) or any(table.is_loose(row, column) for _, row in rows):
        return None
    parts = [(sign, figure) for sign, row in rows if (figure := table.figure(row, column)) is not None]
    if sum(1 for _, part in parts if part.value) < 2:
        return None
    gap = abs(whole.value - sum(sign * part.value for sign, part in parts))
    return 2 * gap <= whole.step + sum(part.step for _, part in parts)
