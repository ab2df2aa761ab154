"""A claim -> the runs of figures that it may be the sum of, and the rates of such runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from auditlint.model.expression import Const, Expression, Of, Quotient, Sum, total
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.assignment import NOTHING, Assignment, Features, Weights
from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.features import of_slot
from auditlint.stating.deriving.operands import Operand
from auditlint.stating.deriving.runs import Run, runs_before, runs_behind, runs_to
from auditlint.stating.deriving.signs import signed
from auditlint.stating.deriving.slots import NO_AMOUNTS, ZEROS

_ADDED_UP = frozenset({"total", "contribution", "joint"})
_SUMMED = frozenset({"total", "netted", "left", "closing", "stock", "pays", "score", "adjusted", "executed"})


def sums(claim: Claim, everything: Sequence[Operand], weights: Weights) -> list[Assignment]:
    """Every run of figures that may make up a level, the best first."""
    dimension = claim.operand.fact.quantity.unit.dimension
    if dimension in _NO_SUMS or (dimension in _SHARES and _ADDED_UP.isdisjoint(claim.cues)):
        return []
    found: list[Assignment] = []
    for run in runs_behind(claim, everything):
        _add(found, "parts-behind", run, run.members, claim.says, weights)
    if not _SUMMED.isdisjoint(claim.cues) or "mean" in claim.cues:
        for run in runs_before(claim, everything):
            _add(found, "parts-before", run, run.members, claim.says, weights)
            if "mean" in claim.cues:
                _add(found, "run-mean", run, run.members, claim.says, weights)
            for shape, members in signed(run, claim):
                _add(found, shape, run, members, claim.says, weights)
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
    table = weights.get(shape, NOTHING)
    score = sum(map(table.get, features, ZEROS))
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
    form = "share" if "share" in claim.cues else "rate"
    found: list[Assignment] = []
    for run in runs:
        members = tuple(operand for _, operand in run.members)
        for rank, whole in enumerate(_wholes(members[0], everything), 1):
            slot = (*whole.static, *of_slot(claim, whole, rank))
            features: Features = (("joint", ("bias", *claim.says, *run.features)), ("joint.whole", slot))
            score = sum(weights.get(key, NOTHING).get(feature, 0) for key, own in features for feature in own)
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
        if everything[at].fact.quantity.unit.dimension not in NO_AMOUNTS:
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
