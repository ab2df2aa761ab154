"""A claim and the figures in its reach -> the readings of it, ranked. Arithmetic is no feature."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, repeat

from auditlint.model.expression import Const, Expression, Of, Quotient, Sum, total
from auditlint.model.form import Asks, Form, Shape, Slot
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.features import of_pair, of_slot
from auditlint.stating.deriving.operands import Operand
from auditlint.stating.deriving.runs import Run, runs_before, runs_behind, runs_to, signed

# So many figures a slot go on to be paired: the right one is among them in nearly all marked cases.
KEPT = 6
_LONGEST = 30  # years over which an average growth is told
_NO_AMOUNTS = frozenset({Dimension.PERCENT, Dimension.POINT, Dimension.TIMES, Dimension.BARE})
_NUMBERS = frozenset({Dimension.COUNT, Dimension.MEASURE, Dimension.TIME})
_NO_PERCENT = frozenset({Dimension.PERCENT})

_LIKE_ANOTHER = frozenset({Asks.LIKE_FIRST, Asks.LIKE_SECOND, Asks.NEXT})

Weights = Mapping[str, Mapping[str, int]]
Features = tuple[tuple[str, tuple[str, ...]], ...]  # (key of the table, features counted under it)
_NONE: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """One reading of a claim: the figures that it follows from, with the sum of their features' weights.

    ``signs`` are those of a sum's terms; other shapes make their own expression of the operands.
    """

    form: str
    shape: str
    operands: tuple[Operand, ...]
    score: int
    features: Features
    make: Callable[..., Expression] | None = None
    signs: tuple[int, ...] = ()
    magnitude: bool = False
    periods: int = 0

    def expression(self) -> Expression:
        """What the claimed figure should be."""
        quantities = [operand.fact.quantity for operand in self.operands]
        if self.make is not None:
            return self.make(*quantities, self.periods) if self.periods else self.make(*quantities)
        return Sum(tuple((sign, Of(quantity)) for sign, quantity in zip(self.signs, quantities, strict=True)))


def assignments(claim: Claim, near: Sequence[Operand], forms: Iterable[Form], weights: Weights) -> list[Assignment]:
    """Every reading of a claim that its forms allow, the best first."""
    rivals, seen = _rivals(claim, near), _seen(claim, near)
    found = [
        each
        for form in forms
        for shape in form.shapes
        if (not shape.needs or not shape.needs.isdisjoint(claim.cues)) and shape.bars.isdisjoint(claim.cues)
        for each in _of_shape(claim, seen, form, shape, weights, rivals)
    ]
    return sorted(found, key=lambda each: -each.score)


_Seen = tuple[Operand, tuple[str, ...]]
_Scored = tuple[int, Operand, tuple[str, ...]]
_ZEROS = repeat(0)


def _of_shape(
    claim: Claim,
    near: Sequence[_Seen],
    form: Form,
    shape: Shape,
    weights: Weights,
    rivals: Mapping[object, int],
) -> Iterator[Assignment]:
    says = tuple(f"q:{cue}" for cue in claim.cues)
    table = weights.get(shape.name, _NONE)
    floor = sum(map(table.get, says, _ZEROS)) + table.get("bias", 0)
    columns: list[list[_Scored]] = []
    for slot in shape.slots:
        key = f"{shape.name}.{slot.role}"
        column = _scored(claim, near, slot, weights.get(key, _NONE))
        if not column:
            return
        columns.append(column)
    for chosen in _chosen(columns, shape.slots):
        pairs: list[str] = []
        for one, other in combinations(chosen, 2):
            pairs += of_pair(one[1], other[1])
        pairs.append(f"rivals:{min(rivals.get(chosen[0][1].fact.family, 0), 5)}")
        score = floor + sum(each[0] for each in chosen) + sum(map(table.get, pairs, _ZEROS))
        features = (
            (shape.name, ("bias", *says, *pairs)),
            *((f"{shape.name}.{slot.role}", each[2]) for slot, each in zip(shape.slots, chosen, strict=True)),
        )
        operands = tuple(each[1] for each in chosen)
        periods = _periods(operands) if shape.periods else 0
        if shape.periods and not 1 < periods <= _LONGEST:
            continue
        yield Assignment(
            form.name, shape.name, operands, score, features, shape.make, magnitude=form.magnitude, periods=periods
        )


def _rivals(claim: Claim, near: Sequence[Operand]) -> dict[object, int]:
    """How many figures of each family the claim's own sentence tells: two are hardly told for nothing."""
    counts: dict[object, int] = {}
    for operand in near:
        if operand.place == claim.operand.place and operand is not claim.operand:
            counts[operand.fact.family] = counts.get(operand.fact.family, 0) + 1
    return counts


def _periods(operands: Sequence[Operand]) -> int:
    """The years from the second figure's to the first one's; 0 where they are not told."""
    first, second = (operand.year or operand.fact.period for operand in operands[:2])
    positive = all(operand.fact.quantity.value > 0 for operand in operands[:2])
    return int(first) - int(second) if first and second and positive else 0


def _chosen(columns: Sequence[Sequence[_Scored]], slots: Sequence[Slot]) -> Iterator[tuple[_Scored, ...]]:
    """One figure a slot, no figure twice, of each the best few that go with those chosen before."""
    chosen: list[tuple[_Scored, ...]] = [(first,) for first in columns[0][:KEPT]]
    for column, slot in zip(columns[1:], slots[1:], strict=True):
        chosen = [(*before, each) for before in chosen for each in _fitting(column, slot, before)]
    yield from chosen


def _fitting(column: Sequence[_Scored], slot: Slot, before: tuple[_Scored, ...]) -> list[_Scored]:
    taken = {each[1].at for each in before}
    found: list[_Scored] = []
    for each in column:
        if each[1].at not in taken and _goes_with(each[1], slot, before):
            found.append(each)
            if len(found) == KEPT:
                break
    return found


def _goes_with(operand: Operand, slot: Slot, before: tuple[_Scored, ...]) -> bool:
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


def _scored(claim: Claim, near: Sequence[_Seen], slot: Slot, table: Mapping[str, int]) -> list[_Scored]:
    """The figures that a slot may take, the best first."""
    found = [
        (sum(map(table.get, features, _ZEROS)), operand, features)
        for operand, features in near
        if _fits(claim, operand, slot)
    ]
    found.sort(key=lambda each: -each[0])
    return found


def _seen(claim: Claim, near: Sequence[Operand]) -> list[_Seen]:
    """The figures in reach with all that speaks for and against each, whatever the slot."""
    found: list[_Seen] = []
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
        return dimension not in _NO_AMOUNTS
    if asks in _LIKE_ANOTHER:
        return dimension not in _NO_AMOUNTS
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


def reach(claim: Claim, everything: Sequence[Operand], named: Mapping[str, Sequence[Operand]]) -> list[Operand]:
    """The figures that may be meant, the nearest first.

    Those of its own paragraph and of three before it; then, from farther off, those that are called like the
    claim or like what it is told of.
    """
    own = claim.operand
    found: list[Operand] = []
    for at in range(own.at - 1, max(-1, own.at - 1 - _BEFORE), -1):
        if own.fact.block - everything[at].fact.block > _PARAGRAPHS:
            break
        found.append(everything[at])
    for at in range(own.at + 1, min(len(everything), own.at + 1 + _BEHIND)):
        if everything[at].fact.block != own.fact.block:
            break
        found.append(everything[at])
    near = {operand.at for operand in found}
    names = dict.fromkeys(each.name for each in (own, *found[:_TOLD_OF]) if each.name)
    for name in names:
        same = named.get(name, ())
        place = bisect_left(same, own.at, key=lambda each: each.at)
        found += [each for each in reversed(same[max(0, place - _NAMESAKES) : place]) if each.at not in near]
        near |= {each.at for each in found}
    return found


_BEFORE, _BEHIND, _PARAGRAPHS = 24, 8, 3  # figures before and behind, paragraphs before
_TOLD_OF = 2  # the figures right before it, of which a change or a rate is told
_NAMESAKES = 3


def by_name(everything: Sequence[Operand]) -> dict[str, list[Operand]]:
    """The figures of a document under their names, in order."""
    named: dict[str, list[Operand]] = {}
    for operand in everything:
        if operand.name:
            named.setdefault(operand.name, []).append(operand)
    return named


def forms_for(claim: Claim, forms: Iterable[Form]) -> list[Form]:
    """The forms that a claim's unit and words admit; all of its unit where a rate has no words at all."""
    dimension = claim.operand.fact.quantity.unit.dimension
    fitting = [form for form in forms if dimension in form.dimensions]
    told = [form for form in fitting if not form.cues or not form.cues.isdisjoint(claim.cues)]
    if not told and dimension in _NO_PERCENT:
        return fitting
    return told


_ADDED_UP = frozenset({"total", "contribution", "joint"})
_SUMMED = frozenset({"total", "netted", "left", "closing", "stock", "pays", "score"})


def sums(claim: Claim, everything: Sequence[Operand], weights: Weights) -> list[Assignment]:
    """Every run of figures that may make up a level, the best first."""
    dimension = claim.operand.fact.quantity.unit.dimension
    if dimension in _NO_SUMS or (dimension in _SHARES and _ADDED_UP.isdisjoint(claim.cues)):
        return []
    says = tuple(f"q:{cue}" for cue in claim.cues)
    found: list[Assignment] = []
    for run in runs_behind(claim, everything):
        _add(found, "parts-behind", run, run.members, says, weights)
    if not _SUMMED.isdisjoint(claim.cues) or "mean" in claim.cues:
        for run in runs_before(claim, everything):
            _add(found, "parts-before", run, run.members, says, weights)
            if "mean" in claim.cues:
                _add(found, "run-mean", run, run.members, says, weights)
            for shape, members in signed(run, claim):
                _add(found, shape, run, members, says, weights)
    return sorted(found, key=lambda each: -each.score)


_NO_SUMS = frozenset({Dimension.TIMES, Dimension.RATIO})
_SHARES = frozenset({Dimension.PERCENT, Dimension.POINT})


def _add(
    found: list[Assignment],
    shape: str,
    run: Run,
    members: tuple[tuple[int, Operand], ...],
    says: tuple[str, ...],
    weights: Weights,
) -> None:
    features = ("bias", *says, *run.features)
    table = weights.get(shape, _NONE)
    score = sum(map(table.get, features, _ZEROS))
    operands = tuple(operand for _, operand in members)
    signs = tuple(sign for sign, _ in members)
    make = _mean_of if shape == "run-mean" else None
    found.append(Assignment("sum", shape, operands, score, ((shape, features),), make, signs))


def joint(claim: Claim, everything: Sequence[Operand], weights: Weights) -> list[Assignment]:
    """三者合计占P%, 整体使用率P%: a run of figures together over a whole told before it."""
    if claim.operand.fact.quantity.unit.dimension is not Dimension.PERCENT or "joint" not in claim.cues:
        return []
    if not _SHARED.isdisjoint(claim.cues):
        last = _last_level(claim, everything)
        runs = list(runs_to(claim, last, everything)) if last is not None else []
    else:
        runs = []
    says = tuple(f"q:{cue}" for cue in claim.cues)
    form = "share" if "share" in claim.cues else "rate"
    found: list[Assignment] = []
    for run in runs:
        members = tuple(operand for _, operand in run.members)
        for rank, whole in enumerate(_wholes(members[0], everything), 1):
            slot = (*whole.static, *of_slot(claim, whole, rank))
            features: Features = (("joint", ("bias", *says, *run.features)), ("joint.whole", slot))
            score = sum(weights.get(key, _NONE).get(feature, 0) for key, own in features for feature in own)
            found.append(Assignment(form, "joint", (*members, whole), score, features, _together_over))
    return sorted(found, key=lambda each: -each.score)


def _mean_of(*quantities: Quantity) -> Expression:
    return Quotient(total(*quantities), Const(Fraction(len(quantities)), str(len(quantities))))


_SHARED = frozenset({"share", "rate", "fulfil"})
_WHOLES = 4


def _together_over(*quantities: Quantity) -> Expression:
    return Quotient(Sum(tuple((1, Of(part)) for part in quantities[:-1])), Of(quantities[-1]))


def _last_level(claim: Claim, everything: Sequence[Operand]) -> Operand | None:
    """The nearest amount before a rate."""
    for at in range(claim.operand.at - 1, max(-1, claim.operand.at - 7), -1):
        if everything[at].fact.quantity.unit.dimension not in _NO_AMOUNTS:
            return everything[at]
    return None


def _wholes(first: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """The figures of a run's kind right before it."""
    count = 0
    for at in range(first.at - 1, max(-1, first.at - 25), -1):
        if everything[at].fact.family == first.fact.family:
            yield everything[at]
            count += 1
            if count == _WHOLES or first.fact.block - everything[at].fact.block > 3:
                return
