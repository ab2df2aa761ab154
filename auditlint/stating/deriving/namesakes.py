"""合格率, 集中供养率, 得分率: rates that are called like the figure above their line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.model.comparison import Comparison
from auditlint.model.fact import Fact, Measure
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.scorings import last_item
from auditlint.stating.words import cues

# What was done of what there was to do: the verbs of the smaller figure, told by the rate's own name.
_STEM = re.compile(r"(?P<stem>[^，；。、（）]{2,8}?)(?:比)?率$")
_IDLE = re.compile(r"^(?:其中|总体|整体|综合|平均|全年|年度|我[院校局镇]|学生|群众|问卷|项目|任务)+|(?:达标|完成)$")
# What the larger figure is called: 受理, 应…, 发放问卷, 抽检, 排查发现, 参考人数, 对象.
_BASE = re.compile(
    r"受理|新收|收案|收件|接收|接到|收到|交办|交办|转办|应(?!急)|发放|收回|回收|抽[检查样测验]|检[查测验]|发现|排查|调[处解]|"
    r"走访|访谈|参[考加评测]|报名|对象|总|共|计划|任务|申请|申报|登记|摸排|立案|评选|随机|开展|现有|共有|年末|毕业生"
)
_SCORE_RATE = re.compile(r"得分率$")
# Of so many candidates for the larger figure the text names none.
_MANY = 3
_COUNTED = (Dimension.COUNT, Dimension.MEASURE)


def namesake_rate(facts: Sequence[Fact], window: Sequence[Fact], at: int) -> Comparison | None:
    """A rate of two counts of one sentence, the smaller one called like the rate. ``window``: nearest first."""
    fact = facts[at]
    own = [each for each in window if each.sentence == fact.sentence]
    if _SCORE_RATE.search(fact.label):
        marks = [each for each in reversed(own) if each.quantity.unit.dimension is Dimension.SCORE]
        item = last_item(marks) if marks else None
        return Comparison(fact, (item.score,), (item.weight,)) if item else None
    match = _STEM.search(fact.label)
    stem = _IDLE.sub("", match.group("stem")) if match else ""
    counts = [each for each in own if each.measure is Measure.LEVEL and each.quantity.unit.dimension in _COUNTED]
    part = _part(stem, counts) if len(stem) > 1 else None
    if part is None:
        return None
    wholes = [
        each
        for each in counts
        if each.index < part.index and each.family == part.family and "；" not in _between(facts, each, fact)
    ]
    if not wholes or (_BASE.search(part.label.replace(stem, "")) and not _BASE.search(wholes[0].label)):
        return None
    near = part.index == fact.index - 1 or part.label == stem
    named = all(_BASE.search(each.label) for each in wholes)
    firm = near and len(wholes) < _MANY and bool(named or cues.OF_WHICH.search(part.gap))
    return Comparison(fact, (part,), tuple(wholes[:_MANY]), firm=firm)


def _part(stem: str, counts: Sequence[Fact]) -> Fact | None:
    """The figure called exactly like the rate; else the nearest, where its words hold the rate's: no 不满意."""
    exact = next((each for each in counts if each.label == stem), None)
    if exact is not None or not counts:
        return exact
    nearest = counts[0]
    negated = re.search(f"[不未非无]{stem}|基本{stem}", nearest.label)
    return nearest if stem in nearest.label + nearest.after and not negated else None


def _between(facts: Sequence[Fact], first: Fact, last: Fact) -> str:
    """The words from behind one figure up to a later one."""
    return "".join(fact.gap for fact in facts if first.index < fact.index <= last.index)
