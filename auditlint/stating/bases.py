"""口径: on which footing a label puts an amount."""

from __future__ import annotations

import re

from auditlint.model.fact import Basis
from auditlint.stating.wording import BUDGET_NAMES

# Tried in order: the first that a label holds decides; later words are weaker.
_WORDS: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (Basis.PRIOR, re.compile(r"上年(?!结转|结余|滚存)|去年(?!结转|结余)|上一年|同期|前年|往年")),
    (Basis.BALANCE, re.compile(r"结余|结转|余额|剩余|滚存|沉淀|缺口")),
    (Basis.RECEIVED, re.compile(r"到位|到账|下达|收到|拨入|已拨|实拨")),
    (Basis.EXECUTED, re.compile(r"执行数|执行(?!率)|决算|实际|累计支出|已支付|已使用|已支出|使用了|实现支出|支付")),
    (Basis.INITIAL, re.compile(r"年初预算|年初部门预算|初预算|年初安排|年初批复|年初计划")),
    (Basis.ADJUSTED, re.compile(r"调整后?预算|调整后|全年预算|预算调整|追加后|变更后|调整(?:为|到)")),
    (Basis.BUDGET, re.compile(r"预算|计划|目标|指标|任务|安排|预计|批复|概算|下达")),
    (Basis.EXECUTED, re.compile(r"支出|使用|完成|兑付|发放|拨付|开支|报销|列支|执行")),
)


def basis_of(label: str) -> Basis:
    """The footing that a label names: 预算执行数 is executed, 一般公共预算收入 names none of a budget."""
    plain = BUDGET_NAMES.sub("", label)
    for basis, pattern in _WORDS:
        if pattern.search(plain):
            return basis
    return Basis.NONE
