"""甲为乙的3.5倍, 甲比乙高出1倍, 放大12倍, 流动比率1.8: one amount over another, whatever units they are counted in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import Expression, growth, ratio
from auditlint.model.fact import Fact
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.proportions import MOST, called, reaches

_NAMED, _TOLD_IN_ORDER = 985, 950
# 申请量为名额的3.5倍, 前者是后者的2倍; 是上年的2倍 and 为全国平均的2倍 name what is not printed.
_TIMES = re.compile(r"^(?P<one>[^\d]{1,16}?)(?:约?为|约?是|达到?|相当于)(?P<other>[^\d]{1,16})的约?$")
# 前者比后者高出1倍
_MORE = re.compile(r"^(?P<one>[^\d]{1,16}?)比(?P<other>[^\d]{1,16}?)(?:高出?|多出?|增加|增长)了?约?$")
_FORMER, _LATTER = "前者", "后者"
# 撬动…放大12倍: the second amount over the first.
_AMPLIFIED = re.compile(r"(?:资金|杠杆)?(?:放大|杠杆(?:效应|倍数)?(?:达到?|为)?)$")
# 流动比率1.8, 速动比率为1.2: the first amount over the second.
_PURE = re.compile(r"(?:动|杠杆|权)比率(?:为|是|达到?)?$")
_CLAUSE = re.compile(r"[，；：。！？—]")


def multiples(facts: Sequence[Fact], earlier: Sequence[Fact]) -> Iterator[Derivation]:
    """The multiples of one paragraph whose two amounts are named, or are the only two of the sentence."""
    for claim in facts:
        unit = claim.quantity.unit.dimension
        words = _CLAUSE.split(claim.phrase)[-1]
        if unit is Dimension.TIMES:
            yield from _named(claim, words, facts, earlier)
            if _AMPLIFIED.search(words):
                yield from _in_order(claim, facts, upside_down=True)
        elif unit is Dimension.BARE and _PURE.search(words):
            yield from _in_order(claim, facts, upside_down=False, share=_NAMED)  # by definition


def _named(claim: Fact, words: str, facts: Sequence[Fact], earlier: Sequence[Fact]) -> Iterator[Derivation]:
    """One amount over the other, or how much it is more, of the two that the clause names."""
    times = _TIMES.match(words)
    match = times or _MORE.match(words)
    if match is None:
        return
    names = (match.group("one"), match.group("other"))
    if names == (_FORMER, _LATTER) or names == (_LATTER, _FORMER):
        pair = _only_two(claim, facts)
        if pair is not None:
            one, other = pair if names[0] == _FORMER else (pair[1], pair[0])
            yield _derivation(claim, one, other, times is not None, _TOLD_IN_ORDER)
        return
    for reach in reaches(claim, facts, earlier):
        found = called(names, reach) if 2 <= len(reach) <= MOST else None
        if found is not None:
            yield _derivation(claim, found[0], found[1], times is not None, _NAMED)
            return


def _in_order(
    claim: Fact, facts: Sequence[Fact], upside_down: bool, share: int = _TOLD_IN_ORDER
) -> Iterator[Derivation]:
    pair = _only_two(claim, facts)
    if pair is not None and pair[0].family == pair[1].family:
        one, other = (pair[1], pair[0]) if upside_down else pair
        yield _derivation(claim, one, other, True, share)


def _only_two(claim: Fact, facts: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """The two amounts before the claim in its sentence; None where there are more or fewer."""
    own = next(iter(reaches(claim, facts, ())))
    before = [fact for fact in own if fact.index < claim.index]
    if len(before) != 2 or before[0].quantity.unit.dimension is not before[1].quantity.unit.dimension:
        return None
    return before[0], before[1]


def _derivation(claim: Fact, one: Fact, other: Fact, times: bool, share: int) -> Derivation:
    make = ratio if times else growth
    expression: Expression = make(one.quantity, other.quantity)
    return Derivation(claim, "multiple", (Derived("multiple-of-two", (one, other), expression, share),))
