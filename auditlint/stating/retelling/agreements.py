"""One figure in several places: found by value and words, so that it can be ticked."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from decimal import Decimal

from auditlint.model.fact import Measure
from auditlint.model.quantity import Hedge
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.occurrences import Occurrence, one_value
from auditlint.stating.retelling.one_fact import (
    apart,
    contradictory,
    differently_scoped,
    fully_named,
    grams,
    other_footing,
    same_hedge,
    same_kind,
    shared,
    significant,
)
from auditlint.stating.words.similarity import other_side, overlapping, same_name

# How many earlier mentions of one value are looked at.
_LOOK_BACK = 5
# So many digits are hardly ever told twice by chance.
_DISTINCTIVE = 5
# So many digits, or characters that name something, leave little room for chance.
_FEW = 4
# … and under one name so many.
_THREE = 3
_OWNED = (Measure.GROWTH, Measure.CHANGE, Measure.SHARE, Measure.COMPLETION, Measure.POINTS, Measure.MULTIPLE)


def agreements(told: Sequence[Occurrence]) -> dict[int, int]:
    """For each occurrence that repeats an earlier one, the place of that one."""
    pairs = dict(_by_words(told))
    _spread(told, pairs)
    return pairs


def _by_words(told: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    exact: dict[Decimal, list[int]] = defaultdict(list)
    finer: dict[Decimal, list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        value, coarse = telling.quantity.value, telling.coarser
        if telling.quantity.note or not value:
            continue
        earlier = [*exact[value][-_LOOK_BACK:], *finer.get(value, ())[-_LOOK_BACK:]]
        for key in coarse:
            earlier += exact.get(key, ())[-_LOOK_BACK:]
        if earlier and telling.measure not in _OWNED:
            likeness, place = max((_likeness(told[i], telling), -i) for i in earlier)
            if likeness:
                yield at, -place
        exact[value].append(at)
        for key in coarse:
            finer[key].append(at)


def _likeness(one: Occurrence, two: Occurrence) -> int:
    """0 where the two may be different facts, else the more the likelier they are one."""
    a, b = one.quantity, two.quantity
    if (
        one.measure in _OWNED
        or two.measure in _OWNED
        or not same_kind(a, b)
        or not same_hedge(a, b)
        or not one_value(a, b)
    ):
        return 0
    digits = min(significant(a), significant(b))
    if digits >= (_FEW if one.sentence == two.sentence else _THREE) and _is_named_again(one, two):
        return 15 + digits
    if one.block == two.block:
        restated = one.label != two.label and digits >= 3 and one.sentence != two.sentence
        return 1 + shared(one, two).telling if restated and not other_footing(one, two) and grams(one, two) else 0
    words = shared(one, two)
    if digits >= _DISTINCTIVE and a.unit.family == b.unit.family:
        return 20 + words.telling
    if other_side(one.label, two.label) or (apart(one.path, two.path) and digits < _FEW):
        return 0
    if one.path == two.path and digits < _FEW and not fully_named(one, two) and words.ahead < _FEW:
        return 0
    if digits >= _FEW and words.telling >= 2 and a.unit.dimension is b.unit.dimension is Dimension.MONEY:
        return 5 + words.telling
    named = digits >= 2 or a.hedge is not Hedge.NONE or one.path == two.path
    if words.telling >= (4 if named else 5) and a.unit.family == b.unit.family:
        return 10 + words.telling
    return 1 + words.telling if _near_same_words(one, two, digits) else 0


def _is_named_again(one: Occurrence, two: Occurrence) -> bool:
    return same_name(one.label, two.label) and not contradictory(one, two) and not differently_scoped(one, two)


def _near_same_words(one: Occurrence, two: Occurrence, digits: int) -> bool:
    """Whether the words near both are alike enough for figures of so few digits."""
    a, b = one.quantity, two.quantity
    if a.unit.family != b.unit.family:
        return digits >= 3 and bool(one.mood) and one.mood <= {"all", "sum"} and overlapping(one.label, two.label)
    if a.unit.dimension is Dimension.PERCENT or len(a.text) < 2:
        return False
    round_sum = a.unit.dimension is Dimension.MONEY and len(a.text) >= 3 and one.path != two.path
    return grams(one, two) >= (1 if digits >= 3 or round_sum else 2)


def _spread(told: Sequence[Occurrence], pairs: dict[int, int]) -> None:
    """What stands beside an agreement and agrees as well, in the same order, belongs to the same repetition."""
    queue = deque(pairs.items())
    while queue:
        second, first = queue.popleft()
        for step, other in ((1, 1), (-1, -1), (1, 2), (2, 1), (-1, -2), (-2, -1)):
            i, j = first + step, second + other
            if j in pairs or not (0 <= i < len(told) and 0 <= j < len(told)) or i >= j:
                continue
            if (
                told[i].block == told[first].block
                and told[j].block == told[second].block
                and _follows(told[i], told[j])
            ):
                pairs[j] = i
                queue.append((j, i))


def _follows(one: Occurrence, two: Occurrence) -> bool:
    a, b = one.quantity, two.quantity
    if one.block == two.block or a.unit.family != b.unit.family or a.note or b.note or one.measure is not two.measure:
        return False
    equal = one_value(a, b)
    return (
        equal and same_hedge(a, b) and bool(a.value) and shared(one, two).length >= 2 and not apart(one.path, two.path)
    )
