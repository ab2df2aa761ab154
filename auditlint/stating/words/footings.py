"""口径: on which footing a label puts an amount."""

from __future__ import annotations

import re
from functools import lru_cache

from auditlint.model.fact import Basis
from auditlint.stating.words.cues import BUDGET_NAMES

# Said anywhere in a label, these decide before all others.
_ANYWHERE: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (Basis.PRIOR, re.compile(r"上年(?!结转|结余|滚存)|去年(?!结转|结余)|上一年|同期|前年|往年")),
    (
        Basis.BALANCE,
        re.compile(
            r"结余|结转|余额|剩余|滚存|沉淀|缺口|未执行|未支出|未使用|未支付|(?:节约|节省)(?:了|资金|金额|预算)?$"
        ),
    ),
    (Basis.RECEIVED, re.compile(r"到位|到账|下达|收到|拨入|已拨|实拨")),
)
# A plan's own spending: 1～12月计划支出, 预算安排资金, 年度预算收入.
_PLANNED = re.compile(
    r"(?P<word>调整后?预算|年初预算|预算|计划|安排|批复)(?:支出|使用|资金|数|总额|额|收入|安排|投入|金额|总量|总数|为)*$"
)
# Otherwise the last such word of a label decides: 科技计划项目经费使用 is money used.
_LAST: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (Basis.INITIAL, re.compile(r"年初部门预算|年初预算|初预算|年初安排|年初批复|年初计划")),
    (Basis.ADJUSTED, re.compile(r"调整后?预算|调整后|全年预算|预算调整|追加后|变更后|调整(?:为|到)")),
    (Basis.EXECUTED, re.compile(r"执行数?(?!率)|决算数?|实际|已|支出|使用|完成|兑付|发放|拨付|开支|报销|列支|支付")),
    (Basis.BUDGET, re.compile(r"预算|计划|目标|指标|任务|安排|预计|批复|概算")),
)


@lru_cache(8192)  # labels recur within a report and from one to the next
def basis_of(label: str) -> Basis:
    """The footing that a label names: 预算执行数 is executed, 一般公共预算收入 names none of a budget."""
    plain = BUDGET_NAMES.sub("", label)
    for basis, pattern in _ANYWHERE:
        if pattern.search(plain):
            return basis
    if (planned := _PLANNED.search(plain)) and not plain[: planned.start()].endswith(("实际", "已")):
        return _plan(planned.group("word"), plain)
    best, reached = Basis.NONE, 0
    for basis, pattern in _LAST:
        for match in pattern.finditer(plain):
            if match.end() > reached:
                best, reached = basis, match.end()
    return best


def _plan(word: str, label: str) -> Basis:
    if "年初" in label or label.startswith("初"):
        return Basis.INITIAL
    return Basis.ADJUSTED if "调整" in word or "调整" in label or "全年" in label else Basis.BUDGET
