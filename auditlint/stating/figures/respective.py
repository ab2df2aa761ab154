"""a、b、c分别为A、B、C: the figures of a run take their names, their unit and their owners in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from auditlint.model.fact import Fact, Measure
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension, Unit

_JOINT = re.compile(r"[、，]?(?:和|及|以及|与|、|，)?")
_RESPECTIVE = re.compile(r"分别|依次|各")
_NAME_SPLIT = re.compile(r"[、和及与]|以及")
_NAME_HEAD = re.compile(r"^.*[，；：。（）]")


def share_out(facts: list[Fact], first: int) -> list[Fact]:
    """Runs of figures without words between them -> each with the run's measure, its own name and owner."""
    done = list(facts)
    at = 0
    while at < len(done):
        end = at + 1
        while end < len(done) and _joined(done[end]):
            end += 1
        if end - at > 1:
            run = _unified(done[at:end])
            names = _names(run[0], end - at)
            owners = _owners(done[:at], names, end - at, run[0])
            for offset, fact in enumerate(run):
                done[at + offset] = replace(
                    fact,
                    measure=run[0].measure,
                    direction=run[0].direction,
                    base=run[0].base,
                    label=names[offset] if names else fact.label or run[0].label,
                    owner=owners[offset] if owners else None,
                )
        at = end
    return done


def _joined(fact: Fact) -> bool:
    return bool(fact.gap) and _JOINT.fullmatch(fact.gap) is not None


def _unified(run: Sequence[Fact]) -> list[Fact]:
    """502.28、3.45亿元: a figure without a unit takes that of the run's last."""
    last = run[-1].quantity.unit
    if last.dimension is Dimension.BARE:
        return list(run)
    return [
        replace(fact, quantity=in_unit(fact.quantity, last)) if fact.quantity.unit.dimension is Dimension.BARE else fact
        for fact in run
    ]


def in_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """A bare figure read in a unit that stands elsewhere."""
    scale = unit.scale / quantity.unit.scale
    return replace(quantity, unit=unit, value=quantity.value * scale, step=quantity.step * scale)


def _names(head: Fact, count: int) -> list[str]:
    """The names enumerated before 分别, where there are as many as figures."""
    match = _RESPECTIVE.search(head.phrase)
    if not match:
        return []
    names = [name for name in _NAME_SPLIT.split(_NAME_HEAD.sub("", head.phrase[: match.start()])) if name]
    if len(names) == count:
        return names
    return (
        [name for name in _NAME_SPLIT.split(_NAME_HEAD.sub("", head.gap.split("分别")[0])) if name][-count:]
        if len(names) > count
        else []
    )


def _owners(before: Sequence[Fact], names: list[str], count: int, head: Fact) -> list[int] | None:
    """The levels that a run of rates is said of: those just before it, as many as there are figures."""
    if head.measure in (Measure.LEVEL, Measure.RATE, Measure.OTHER, Measure.BASE):
        return None
    levels = [fact for fact in before if fact.measure is Measure.LEVEL and fact.sentence >= head.sentence - 1]
    if names:
        by_name = [
            next((f.index for f in reversed(levels) if name in f.label or (f.label and f.label in name)), None)
            for name in names
        ]
        if all(owner is not None for owner in by_name):
            return [owner for owner in by_name if owner is not None]
    own = [fact for fact in levels if fact.sentence == head.sentence and fact.depth == head.depth]
    nearest = own[-count:]
    # 分别为A、B和C，占T的P、Q和R: as many rates as there were amounts in one run.
    in_one_run = len(nearest) == count and all(_joined(fact) for fact in nearest[1:])
    if not names and len(nearest) == count and (in_one_run or _RESPECTIVE.search(head.phrase)):
        return [fact.index for fact in nearest]
    return None
