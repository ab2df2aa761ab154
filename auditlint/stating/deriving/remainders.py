"""结余, 结转, 节约: what is left of an amount, with the two figures that it is the difference of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.model.comparison import Comparison
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.stating.words import cues

_LEFT_OVER = re.compile(
    r"(?:结余|剩余|未使用|未支出|未执行|节余|尚余|余额|节约|节省|(?P<carried>结转))(?:资金|金额|的)?$"
)


def remainder(facts: Sequence[Fact], at: int, parts: frozenset[int]) -> Comparison | None:
    """预算A，支出B，结余C: C = A − B."""
    fact = facts[at]
    match = _LEFT_OVER.search(fact.label)
    if fact.measure is not Measure.LEVEL or match is None or "滚存" in fact.label:
        return None
    if at > 1 and facts[at - 1].measure is Measure.BASE and cues.AGAINST.search(facts[at - 1].phrase):
        return _saving(facts, at)
    if match.group("carried") and _has_other_remainder(facts, fact):
        return None
    before = [
        each
        for each in facts[:at]
        if fact.sentence - 1 <= each.sentence <= fact.sentence
        and each.measure is Measure.LEVEL
        and each.family == fact.family
        and each.quantity.start not in parts
        and each.depth == fact.depth
    ]
    if not any(each.basis is Basis.EXECUTED for each in before):
        before += [each for each in facts[:at] if each.sentence == fact.sentence and each.gap.startswith("；")]
    budgets = [
        each for each in reversed(before) if each.basis in (Basis.BUDGET, Basis.ADJUSTED, Basis.INITIAL, Basis.RECEIVED)
    ]
    spent = [each for each in reversed(before) if each.basis is Basis.EXECUTED and each.sentence == fact.sentence]
    if not budgets or not spent or any(each.basis is Basis.BALANCE for each in before):
        return None
    firm = any(each.sentence == fact.sentence for each in budgets)
    return Comparison(fact, tuple(spent[:1]), tuple(budgets), firm=firm)


def _saving(facts: Sequence[Fact], at: int) -> Comparison | None:
    """A，较控制价B节约D: D = B − A."""
    fact, base = facts[at], facts[at - 1]
    levels = [each for each in facts[: at - 1] if each.sentence == fact.sentence and each.measure is Measure.LEVEL]
    if not levels or not levels[-1].family == base.family == fact.family:
        return None
    return Comparison(fact, (levels[-1],), (base,))


def _has_other_remainder(facts: Sequence[Fact], fact: Fact) -> bool:
    """结转A，结余B: what is left is told in two figures."""
    return any(each is not fact and each.basis is Basis.BALANCE and each.sentence == fact.sentence for each in facts)
