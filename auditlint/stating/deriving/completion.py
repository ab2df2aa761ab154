"""执行率, 完成预算的P%: which amount was measured against which."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.model.comparison import Comparison
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.namesakes import namesake_rate
from auditlint.stating.words import cues

_PLANS = (Basis.ADJUSTED, Basis.BUDGET, Basis.INITIAL)
# A rate of money: 预算执行率, 资金使用率; 资源使用率 is not.
_EXECUTION = re.compile(
    r"^(?:年度|全年|当年|本年|累计|实际|预算|资金|经费|项目|部门|财政|专项|总体|整体|综合|金额|支出|总|的|单位|本级|市级|"
    r"截至.*|其|该)*(?:执行|支出|使用|支付|完成|开支|列支|拨付|兑付)(?:比例|率|进度)$"
)
_ARRIVAL = re.compile(r"到位率$")
_SAVING = re.compile(r"(?:节约|结余|节余|结转|压减|节省|核减)率$")
_CASES = re.compile(r"(?:办结|结案|答复|整改|化解|回收|征收|清欠|处置|销号|控制)率$")
_OVERALL = re.compile(r"整体|总体|综合|合计|全部|总的")
_INITIAL_WORDS = re.compile(r"年初")
_ADJUSTED_WORDS = re.compile(r"调整|变更")
_PRIOR_WORDS = re.compile(r"上年|去年|同期|决算|执行")
_PLAN_WORDS = re.compile(r"预算|计划|目标|任务|指标")
_LONG_LABEL = 6
_WHOLE_SUM = re.compile(r"总投资|投资总额|资金总额|总预算|应到位")
# 应到位资金 is what was promised, 实际到位资金 what came.
_DUE = re.compile(r"应(?:当)?(?:到位|下达|拨)|计划(?:到位|下达)")
_TAKEN_IN = re.compile(r"受理|收到|收案|接到|交办|转办|应办|承办")
_SETTLED = re.compile(r"办结|结案|答复|办理完毕|审结")


def completion(facts: Sequence[Fact], at: int) -> Comparison | None:
    """A为预算的P%: the level against the budget told in its sentence, or the one before."""
    fact = facts[at]
    level = facts[fact.owner - facts[0].index] if fact.owner is not None else None
    if level is None:
        return None
    if at and facts[at - 1].measure is Measure.BASE and cues.THE_RATE_OF_IT.match(fact.gap):
        return Comparison(fact, (level,), (facts[at - 1],))
    near = [
        each
        for each in facts[:at]
        if each is not level
        and each.family == level.family
        and each.measure in (Measure.LEVEL, Measure.BASE)
        and each.depth <= level.depth
    ]
    own = [each for each in reversed(near) if each.sentence == level.sentence]
    before = [each for each in reversed(near) if each.sentence == level.sentence - 1]
    for group, firm in ((own, True), (before, False)):
        named = [each for each in group if _is_base(fact.base, each)]
        if named:
            others = [each for each in group if each not in named and each.basis in (*_PLANS, Basis.RECEIVED)]
            return Comparison(fact, (level,), tuple(named[:2]), tuple(others), firm=firm and level.basis not in _PLANS)
    return None


def _is_base(words: str, other: Fact) -> bool:
    if _INITIAL_WORDS.search(words):
        return other.basis is Basis.INITIAL
    if _ADJUSTED_WORDS.search(words):
        return other.basis is Basis.ADJUSTED
    if _PRIOR_WORDS.search(words):
        return other.basis is Basis.PRIOR or (
            other.measure is Measure.BASE and cues.FROM.search(other.phrase) is not None
        )
    return other.basis in _PLANS and _PLAN_WORDS.search(cues.BUDGET_NAMES.sub("", other.label)) is not None


def rate(facts: Sequence[Fact], earlier: Sequence[Fact], at: int, parts: frozenset[int]) -> Comparison | None:
    """A named rate: its numerator and denominator by what the words of both mean."""
    fact = facts[at]
    window = _window(facts, at)
    amounts = [each for each in window if each.measure is Measure.LEVEL and _countable(each)]
    if _EXECUTION.search(fact.label):
        if _OVERALL.search(fact.label):
            return _whole_execution(fact, amounts)
        return _execution(fact, amounts, facts, earlier, parts)
    if _ARRIVAL.search(fact.label):
        return _pair(fact, amounts, (Basis.RECEIVED,), parts)
    if _SAVING.search(fact.label):
        return _saved_of_figure(fact, window) or _pair(fact, amounts, (Basis.BALANCE,), parts)
    named = namesake_rate(facts, window, at)
    if named is None and _CASES.search(fact.label):
        return _cases(fact, amounts)
    return named


def _whole_execution(fact: Fact, amounts: Sequence[Fact]) -> Comparison | None:
    """涉及资金A，实际支出B，总体执行率P%: the overall rate of the two amounts before it, and of none in lists."""
    own = [each for each in amounts if each.sentence == fact.sentence and each.depth == fact.depth]
    own = [each for each in own if each.quantity.unit.dimension is Dimension.MONEY]
    if len(own) != 2 or own[0].basis is not Basis.EXECUTED or own[1].basis is Basis.EXECUTED:
        return None
    return Comparison(fact, (own[0],), (own[1],), firm=own[0].family == own[1].family)


def _window(facts: Sequence[Fact], at: int) -> list[Fact]:
    """The facts before a rate, back to the last rate of the same name: each item has its own."""
    rate_fact = facts[at]
    window: list[Fact] = []
    for fact in reversed(facts[:at]):
        if fact.measure is Measure.RATE and fact.label[-3:] == rate_fact.label[-3:]:
            break
        window.append(fact)
    return window


def _countable(fact: Fact) -> bool:
    return fact.quantity.unit.dimension in (Dimension.MONEY, Dimension.COUNT, Dimension.FOREIGN)


def _execution(
    fact: Fact, amounts: Sequence[Fact], facts: Sequence[Fact], earlier: Sequence[Fact], parts: frozenset[int]
) -> Comparison | None:
    money = [each for each in amounts if each.quantity.unit.dimension is Dimension.MONEY and each.depth <= fact.depth]
    whole = [each for each in money if each.quantity.start not in parts] or money
    spent = [each for each in whole if each.basis is Basis.EXECUTED] or _spent_behind_list(money)
    if not spent:
        return None
    plans = [each for each in whole if each.basis in _PLANS and each not in spent]
    if not plans or spent[0].sentence < fact.sentence - 2:
        return _fallback(fact, spent[0], whole, earlier)
    plans = _preferred_plans(fact, plans)
    rest = [each for each in whole if each.basis in _PLANS and each not in plans and each not in spent]
    after = [each for each in facts if each.basis is Basis.RECEIVED and each.family == spent[0].family]
    return Comparison(fact, tuple(spent[:1]), tuple(plans), (*rest, *after))


def _spent_behind_list(money: Sequence[Fact]) -> list[Fact]:
    """预算T，其中：A、B；全年执行E: behind the ； what was spent may be no part of the list."""
    return [each for each in money if each.basis is Basis.EXECUTED and each.gap.startswith("；")][:1]


def _preferred_plans(fact: Fact, plans: Sequence[Fact]) -> list[Fact]:
    """The adjusted budget before any other; what is called a budget before a mere plan."""
    if _INITIAL_WORDS.search(fact.label):
        initial = [each for each in plans if each.basis is Basis.INITIAL]
        if initial:
            return initial[:1]
    adjusted = [each for each in plans if each.basis is Basis.ADJUSTED]
    if adjusted:
        return adjusted[:1]
    called = [each for each in plans if "预算" in cues.BUDGET_NAMES.sub("", each.label)]
    return (called or list(plans))[:1]


def _fallback(fact: Fact, spent: Fact, whole: Sequence[Fact], earlier: Sequence[Fact]) -> Comparison | None:
    """No budget is told by that name: 本项目210万元，已使用201万元; or the item of the same name above."""
    namesakes = [
        each
        for each in earlier
        if each.measure is Measure.LEVEL and each.family == spent.family and _same_name(each.label, spent.label)
    ]
    if namesakes:
        return Comparison(fact, (spent,), tuple(namesakes[:1]))
    plain = [each for each in whole if each.basis in (Basis.NONE, Basis.RECEIVED) and each.index < spent.index]
    if not plain:
        return None
    return Comparison(fact, (spent,), (plain[0],), tuple(plain[1:3]), firm=plain[0].sentence == spent.sentence)


def _same_name(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    for ending in ("使用", "支出", "已", "实际"):
        short = short.removesuffix(ending)
        long = long.removesuffix(ending)
    short, long = sorted((short, long), key=len)
    return len(short) >= _LONG_LABEL and short in long


def _pair(fact: Fact, amounts: Sequence[Fact], bases: tuple[Basis, ...], parts: frozenset[int]) -> Comparison | None:
    whole = [each for each in amounts if each.quantity.start not in parts]
    above = [each for each in whole if each.basis in bases]
    due = [each for each in above if _DUE.search(each.label)]
    above = [each for each in above if each not in due]
    if not above:
        return None
    if due and due[0].family == above[0].family:
        return Comparison(fact, tuple(above[:1]), tuple(due[:1]), firm=due[0].sentence == fact.sentence)
    rest = [each for each in whole if each not in above and each.family == above[0].family]
    below = [each for each in rest if each.basis in _PLANS] or [each for each in rest if each.basis is Basis.NONE]
    if not below:
        return None
    firm = _only_two(fact, above, below)
    return Comparison(fact, tuple(above[:1]), tuple(below[:4]), firm=firm)


def _only_two(fact: Fact, above: Sequence[Fact], below: Sequence[Fact]) -> bool:
    """预算A，实际B，节约C，节约率P%: one plan and one amount against it, told in the rate's sentence or just before."""
    told = (*above, *below)
    planned = below[0].basis in _PLANS or _WHOLE_SUM.search(below[0].label) is not None
    return len(told) == 2 and planned and all(each.sentence >= fact.sentence - 1 for each in told)


def _saved_of_figure(fact: Fact, window: Sequence[Fact]) -> Comparison | None:
    """较控制价B节约D，节约率P%."""
    if len(window) < 2 or window[0].basis is not Basis.BALANCE or window[1].measure is not Measure.BASE:
        return None
    return Comparison(fact, (window[0],), (window[1],), firm=window[0].family == window[1].family)


def _cases(fact: Fact, amounts: Sequence[Fact]) -> Comparison | None:
    """受理A件，办结B件，办结率P%: two counts of one kind in the rate's own sentence."""
    counts = [each for each in amounts if each.sentence == fact.sentence]
    if len(counts) < 2 or counts[0].family != counts[1].family:
        return None
    done, taken = counts[0], counts[1]
    firm = len(counts) == 2 and _SETTLED.search(done.phrase) is not None and _TAKEN_IN.search(taken.phrase) is not None
    return Comparison(fact, (done,), (taken,), firm=firm)
