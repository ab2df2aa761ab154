"""A slot and the figures in reach -> those that it may take, and the combinations that a shape may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

from auditlint.model.form import Asks, Slot
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.features import of_slot
from auditlint.stating.deriving.operands import Operand

# So many figures a slot go on to be paired: the right one is among them in nearly all marked cases.
KEPT = 6
# Hundredths of a bit: a form that nobody has counted goes by its own words.
SAID = 500
NO_AMOUNTS = frozenset({Dimension.PERCENT, Dimension.POINT, Dimension.TIMES, Dimension.BARE})
_NUMBERS = frozenset({Dimension.COUNT, Dimension.MEASURE, Dimension.TIME})
_LIKE_ANOTHER = frozenset({Asks.LIKE_FIRST, Asks.LIKE_SECOND, Asks.NEXT})
Seen = tuple[Operand, tuple[str, ...]]
Scored = tuple[int, Operand, tuple[str, ...]]
ZEROS = repeat(0)


def chosen(columns: Sequence[Sequence[Scored]], slots: Sequence[Slot]) -> Iterator[tuple[Scored, ...]]:
    """One figure a slot, no figure twice, of each the best few that go with those chosen before."""
    chosen: list[tuple[Scored, ...]] = [(first,) for first in columns[0][:KEPT]]
    for column, slot in zip(columns[1:], slots[1:], strict=True):
        chosen = [(*before, each) for before in chosen for each in _fitting(column, slot, before)]
    yield from chosen


def _fitting(column: Sequence[Scored], slot: Slot, before: tuple[Scored, ...]) -> list[Scored]:
    taken = {each[1].at for each in before}
    found: list[Scored] = []
    for each in column:
        if each[1].at not in taken and _goes_with(each[1], slot, before):
            found.append(each)
            if len(found) == KEPT:
                break
    return found


def _goes_with(operand: Operand, slot: Slot, before: tuple[Scored, ...]) -> bool:
    asks = slot.asks
    if asks is Asks.LIKE_FIRST:
        return operand.fact.family == before[0][1].fact.family
    if asks is Asks.LIKE_SECOND:
        return operand.fact.family == before[1][1].fact.family
    last = before[-1][1]
    if asks is Asks.NEXT:
        return operand.fact.family == last.fact.family and operand.at == last.at + 1
    # Factors of one kind stand in order, or each pair is told twice.
    return asks is not Asks.NUMBER or len(before) < 2 or operand.at > last.at


def scored(claim: Claim, near: Sequence[Seen], slot: Slot, table: Mapping[str, int]) -> list[Scored]:
    """The figures that a slot may take, the best first."""
    found = [
        (sum(map(table.get, features, ZEROS)) + _said(slot, operand), operand, features)
        for operand, features in near
        if _fits(claim, operand, slot)
    ]
    found.sort(key=lambda each: -each[0])
    return found


def _said(slot: Slot, operand: Operand) -> int:
    """What the slot's own words are worth; nothing where the weights know them."""
    if not slot.says:
        return 0
    return SAID if re.search(slot.says, operand.words) else -SAID


def seen_by(claim: Claim, near: Sequence[Operand]) -> list[Seen]:
    """The figures in reach with all that speaks for and against each, whatever the slot."""
    found: list[Seen] = []
    ranks: dict[object, int] = {}
    for operand in near:
        if operand is not claim.operand:
            kind = (operand.fact.family, operand.at > claim.operand.at)
            ranks[kind] = ranks.get(kind, 0) + 1
            found.append((operand, (*operand.static, *of_slot(claim, operand, ranks[kind]))))
    return found


def _fits(claim: Claim, operand: Operand, slot: Slot) -> bool:
    unit = operand.fact.quantity.unit
    dimension = unit.dimension
    asks = slot.asks
    if asks is Asks.AMOUNT:
        return dimension not in NO_AMOUNTS
    if asks in _LIKE_ANOTHER:
        return dimension not in NO_AMOUNTS
    if asks is Asks.POINTS:
        return dimension is Dimension.POINT
    if asks is Asks.LIKE_CLAIM:
        return operand.fact.family == claim.operand.fact.family
    if asks is Asks.PRICE:
        if dimension is Dimension.RATIO:
            return unit.base.startswith(claim.operand.fact.quantity.unit.base + "/")
        same = operand.fact.family == claim.operand.fact.family
        return same and ("c:each" in operand.static or "c:mean" in operand.static)
    if asks is Asks.MEAN_OF:
        claimed = claim.operand.fact.quantity.unit
        if claimed.dimension is Dimension.RATIO:
            return claimed.base.startswith(unit.base + "/")
        return operand.fact.family == claim.operand.fact.family
    if asks is Asks.PERCENT:
        return dimension is Dimension.PERCENT
    if asks is Asks.NEAR_PERCENT:
        return dimension is Dimension.PERCENT and 0 < claim.operand.at - operand.at <= 2
    if asks is Asks.NUMBER:
        return dimension in _NUMBERS and operand.fact.family != claim.operand.fact.family
    return dimension is Dimension.SCORE
