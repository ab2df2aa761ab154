"""甲A，占P%；乙B，占Q%；丙C，占R%: parts that show by their shares that they are parts, without any 其中."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.closure import additive

_FEWEST = 3
_WHOLE = Decimal(1)


def share_list_scopes(facts: Sequence[Fact], earlier: Sequence[Fact], listed: Collection[int]) -> Iterator[Scope]:
    """The lists of one paragraph that no cue opens; ``earlier`` are the facts of the paragraph before."""
    run: list[Fact] = []
    shares: list[Fact] = []
    for fact in facts:
        if fact.measure is Measure.SHARE and run and fact.owner == run[-1].index and len(shares) == len(run) - 1:
            shares.append(fact)
            continue
        if len(shares) < len(run):  # the last level has no share: the run is over
            yield from _scope(run[: len(shares)], shares, facts, earlier, listed)
            run, shares = [], []
        if fact.measure is Measure.LEVEL and additive(fact) and fact.depth == 0:
            if run and fact.family != run[0].family:
                yield from _scope(run, shares, facts, earlier, listed)
                run, shares = [], []
            run.append(fact)
    yield from _scope(run[: len(shares)], shares, facts, earlier, listed)


def _scope(
    run: Sequence[Fact],
    shares: Sequence[Fact],
    facts: Sequence[Fact],
    earlier: Sequence[Fact],
    listed: Collection[int],
) -> Iterator[Scope]:
    if len(run) < _FEWEST or any(part.index in listed for part in run):
        return
    wholes = _wholes(run[0], facts, earlier)
    if wholes:
        closure = Closure.CLOSED if len(wholes) == 1 and _make_all(shares) else Closure.OPEN
        members = tuple((1, part) for part in run)
        yield Scope(ScopeKind.PARTITION, closure, tuple(wholes), (members,), run[0].quantity.span)


def shares_make_all(members: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether every member of a list tells its share, and the shares make a hundred per cent."""
    owners = {member.index for member in members}
    shares = [fact for fact in facts if fact.measure is Measure.SHARE and fact.owner in owners]
    return len(shares) == len(members) >= _FEWEST - 1 and _make_all(shares)


def _make_all(shares: Sequence[Fact]) -> bool:
    """Whether the shares add up to a hundred per cent, but for their last digits."""
    slack = sum((share.quantity.step for share in shares), Decimal(0)) / 2
    return abs(sum((share.quantity.value for share in shares), Decimal(0)) - _WHOLE) <= slack


def _wholes(first: Fact, facts: Sequence[Fact], earlier: Sequence[Fact]) -> list[Fact]:
    """The levels that the sentence or paragraph right before begins with."""
    own = [fact for fact in facts if fact.index < first.index and _may_be_whole(fact, first)]
    near = [fact for fact in own if fact.sentence >= first.sentence - 1]
    if near:
        return near[-1:] if near[-1].sentence == first.sentence else near[:1]
    if own:
        return []
    return [fact for fact in earlier if _may_be_whole(fact, first)][:2]


def _may_be_whole(fact: Fact, first: Fact) -> bool:
    return (
        fact.measure is Measure.LEVEL
        and fact.family == first.family
        and fact.quantity.unit.dimension is Dimension.MONEY
        and fact.basis is not Basis.PRIOR
        and additive(fact)
    )
