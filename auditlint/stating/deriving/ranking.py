"""A claim and the figures in its reach -> the readings of it, ranked. Arithmetic is no feature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from auditlint.model.form import Form, Shape
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.assignment import NOTHING, Assignment, Weights
from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.features import of_pair
from auditlint.stating.deriving.operands import Operand
from auditlint.stating.deriving.slots import SAID, ZEROS, Scored, Seen, chosen, scored, seen_by

_LONGEST = 30  # years over which an average growth is told
_NO_PERCENT = frozenset({Dimension.PERCENT})


def assignments(claim: Claim, near: Sequence[Operand], forms: Iterable[Form], weights: Weights) -> list[Assignment]:
    """Every reading of a claim that its forms allow, the best first."""
    rivals, seen = _rivals(claim, near), seen_by(claim, near)
    found = [
        each
        for form in forms
        for shape in form.shapes
        if (not shape.needs or not shape.needs.isdisjoint(claim.cues)) and shape.bars.isdisjoint(claim.cues)
        for each in _of_shape(claim, seen, form, shape, weights, rivals)
    ]
    return sorted(found, key=lambda each: -each.score)


def _of_shape(
    claim: Claim,
    near: Sequence[Seen],
    form: Form,
    shape: Shape,
    weights: Weights,
    rivals: Mapping[object, int],
) -> Iterator[Assignment]:
    counted = shape.name in weights
    table = weights.get(shape.name if counted else "*", NOTHING)
    floor = sum(map(table.get, claim.says, ZEROS)) + table.get("bias", 0) if counted else SAID
    columns: list[list[Scored]] = []
    for place, slot in enumerate(shape.slots, 1):
        key = f"{shape.name}.{slot.role}" if counted else f"*.{place}"
        column = scored(claim, near, slot, weights.get(key, NOTHING))
        if not column:
            return
        columns.append(column)
    for figures in chosen(columns, shape.slots):
        pairs: list[str] = []
        for one, other in combinations(figures, 2):
            pairs += of_pair(one[1], other[1])
        pairs.append(f"rivals:{min(rivals.get(figures[0][1].fact.family, 0), 5)}")
        score = floor + sum(each[0] for each in figures) + sum(map(table.get, pairs, ZEROS))
        features = (
            (shape.name, ("bias", *claim.says, *pairs)),
            *((f"{shape.name}.{slot.role}", each[2]) for slot, each in zip(shape.slots, figures, strict=True)),
        )
        operands = tuple(each[1] for each in figures)
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


def forms_for(claim: Claim, forms: Iterable[Form]) -> list[Form]:
    """The forms that a claim's unit and words admit; all of its unit where a rate has no words at all."""
    dimension = claim.operand.fact.quantity.unit.dimension
    fitting = [form for form in forms if dimension in form.dimensions]
    told = [form for form in fitting if _is_told(form, claim)]
    if not told and dimension in _NO_PERCENT:
        return [form for form in fitting if form.bars.isdisjoint(claim.cues)]
    return told


def _is_told(form: Form, claim: Claim) -> bool:
    if not form.bars.isdisjoint(claim.cues):
        return False
    if form.says and re.search(form.says, claim.words):
        return True
    return not form.cues.isdisjoint(claim.cues) if form.cues else not form.says
