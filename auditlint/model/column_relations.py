"""Figures in rows and columns -> which columns follow from which in nearly every row.

What a header says in a hundred wordings the figures of a long table say once: a column that is the
difference of two others in forty rows is their difference, and the row where it is not is worth a look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import combinations, islice, permutations

_HUNDRED, _TWO = Decimal(100), Decimal(2)
# A relation is tried on so many rows; what mostly fails there is not followed through the table.
_TRIAL = 12
_WIDEST = 12  # columns among which relations are sought; the pairs grow with the square
# Bits of agreement below which a relation may be an accident among the hundreds that are tried.
_PROVED = 30
_FEWEST = 3
_MOST_BITS = 12  # that one row may give
_BITS_A_DIGIT = 3
_LONGEST_SUM = 8


class RelationKind(Enum):
    """How a column follows from others; rates and growth are printed in per cent."""

    RATE = "rate"
    GROWTH = "growth"
    DIFFERENCE = "difference"
    SUM = "sum"


_QUOTIENTS = (RelationKind.RATE, RelationKind.GROWTH)


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as printed: its ``value``, and the ``step`` of its last digit."""

    value: Decimal
    step: Decimal


Figures = Sequence[Printed | None]


@dataclass(frozen=True, slots=True)
class Relation:
    """``result`` follows from ``operands``; in so many rows it ``held``, to the last digit ``exact``, or ``failed``."""

    kind: RelationKind
    result: int
    operands: tuple[int, ...]
    held: int = 0
    failed: int = 0
    exact: int = 0


def holds(relation: Relation, row: Figures) -> bool | None:
    """Whether a row agrees within its printed digits; None where figures are missing."""
    stated = row[relation.result]
    if stated is None:
        return None
    parts = [row[column] for column in relation.operands]
    if relation.kind is RelationKind.SUM:
        return _sum_holds(stated, [part for part in parts if part is not None])
    left, right = parts
    if left is None or right is None:
        return None
    if relation.kind is RelationKind.DIFFERENCE:
        gap = abs(stated.value - left.value + right.value)
        return gap * _TWO <= stated.step + left.step + right.step
    return None if not right.value else _quotient_holds(relation.kind, stated, left, right)


def _sum_holds(stated: Printed, parts: Sequence[Printed]) -> bool | None:
    if not parts:
        return None
    gap = abs(stated.value - sum(part.value for part in parts))
    return gap * _TWO <= stated.step + sum(part.step for part in parts)


def _quotient_holds(kind: RelationKind, stated: Printed, left: Printed, right: Printed) -> bool:
    """Against what the digits of all three leave open; a rate that was cut off, not rounded, holds too."""
    above = left.value - right.value if kind is RelationKind.GROWTH else left.value
    base = abs(right.value)
    gap = abs(stated.value * right.value - _HUNDRED * above)
    return gap <= stated.step * base + _HUNDRED * (left.step * base + right.step * abs(left.value)) / base / _TWO


def _is_printed_quotient(relation: Relation, row: Figures) -> bool:
    """Whether the stated figure is the quotient of the printed ones to its last digit.

    What is computed agrees so; the base that leads back from a rate to its own operand agrees only roughly.
    """
    stated, left, right = (row[column] for column in (relation.result, *relation.operands))
    if stated is None or left is None or right is None:
        return False
    above = left.value - right.value if relation.kind is RelationKind.GROWTH else left.value
    return abs(stated.value * right.value - _HUNDRED * above) <= stated.step * abs(right.value)


def _is_of_like(relation: Relation, row: Figures) -> bool:
    """Whether both operands are printed to one digit, as amounts of one kind are; an amount and a rate are not."""
    left, right = (row[column] for column in relation.operands)
    return left is not None and right is not None and left.step == right.step


def relations(rows: Sequence[Figures], width: int) -> tuple[Relation, ...]:
    """The relations that hold where they can be told, with all but few rows; the best proved first."""
    if width > _WIDEST or len(rows) < _FEWEST:
        return ()
    found = [proved for candidate in _candidates(width) if (proved := _proved(candidate, rows)) is not None]
    signed = frozenset(
        column for column in range(width) if any(cell.value < 0 for row in rows if (cell := row[column]) is not None)
    )
    return tuple(_without_echoes(sorted(found, key=lambda each: _rank(each, signed))))


def _rank(relation: Relation, signed: frozenset[int]) -> tuple[int, ...]:
    """The best proved first; of a = b + c and c = a − b the one that fits their signs: parts are not negative."""
    against = relation.kind is RelationKind.SUM and bool(signed.intersection(relation.operands))
    against |= relation.kind is RelationKind.DIFFERENCE and relation.result not in signed
    return (relation.failed * 4 - relation.exact, int(against), len(relation.operands), -relation.result)


def _candidates(width: int) -> Iterator[Relation]:
    for result, left, right in permutations(range(width), 3):
        yield Relation(RelationKind.RATE, result, (left, right))
        yield Relation(RelationKind.GROWTH, result, (left, right))
        if left < right or result > right:
            yield Relation(RelationKind.DIFFERENCE, result, (left, right))
    for result in range(width):
        for low, last in combinations(range(width), 2):
            if not low <= result <= last and last - low < _LONGEST_SUM:
                yield Relation(RelationKind.SUM, result, tuple(range(low, last + 1)))


def _proved(candidate: Relation, rows: Sequence[Figures]) -> Relation | None:
    """With its counts, or nothing where the rows do not prove it."""
    held = failed = bits = seen = exact = alike = 0
    for row in rows:
        weight = _weight(candidate, row)
        if not weight:
            continue
        seen += 1
        alike += candidate.kind not in _QUOTIENTS or _is_of_like(candidate, row)
        if holds(candidate, row):
            held, bits = held + 1, bits + weight
            exact += candidate.kind not in _QUOTIENTS or _is_printed_quotient(candidate, row)
        else:
            failed += 1
            if seen <= _TRIAL and failed > 2 + held:
                return None
    enough = (
        held >= _FEWEST
        and bits >= _PROVED
        and (failed < 2 or failed * 4 <= held)
        and exact * 2 >= held
        and alike * 3 >= seen
    )
    return replace(candidate, held=held, failed=failed, exact=exact) if enough else None


def _weight(relation: Relation, row: Figures) -> int:
    """Bits that agreement in this row would be worth: none where it could hardly be otherwise."""
    stated = row[relation.result]
    if stated is None or not stated.value:
        return 0
    parts = [part.value for column in relation.operands if (part := row[column]) is not None and part.value]
    if len(parts) < 2 or (relation.kind is not RelationKind.SUM and parts[0] == parts[1]):
        return 0
    return min(_MOST_BITS, _BITS_A_DIGIT * len(str(int(abs(stated.value / stated.step)))))


def _without_echoes(found: Iterable[Relation]) -> Iterator[Relation]:
    """One relation for each set of columns: a = b + c says what c = a − b says.

    A result that follows from one pair throughout follows from another where the two are equal, and no further.
    """
    seen: set[frozenset[int]] = set()
    results: set[tuple[bool, int]] = set()
    for relation in found:
        columns = frozenset((relation.result, *relation.operands))
        key = (relation.kind in _QUOTIENTS, relation.result)
        if columns not in seen and not (relation.failed and key in results):
            seen.add(columns)
            results.add(key)
            yield relation


def sample(rows: Sequence[Figures], most: int) -> list[Figures]:
    """So many rows at most, from all over the table."""
    step = max(1, len(rows) // most)
    return list(islice(rows, 0, None, step))[:most]
