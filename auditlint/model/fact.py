"""A quantity with what it is said of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension


class Measure(Enum):
    """What a figure says of its subject."""

    LEVEL = "level"  # 基本支出855.82万元
    CHANGE = "change"  # 增加34269万元
    GROWTH = "growth"  # 增长10%
    COMPLETION = "completion"  # 为预算的98.6%, 完成年初预算的90%
    SHARE = "share"  # 占…的P%
    RATE = "rate"  # 执行率, 到位率, 满意度 …
    POINTS = "points"  # 提高0.4个百分点
    BASE = "base"  # 由B …增加到: the earlier value; 比年初预算B
    MULTIPLE = "multiple"  # 是…的3倍
    OTHER = "other"


class Basis(Enum):
    """口径: on which footing an amount stands."""

    NONE = ""
    BUDGET = "budget"  # 预算, 计划, 指标, 任务
    INITIAL = "initial"  # 年初预算
    ADJUSTED = "adjusted"  # 调整后预算, 全年预算
    EXECUTED = "executed"  # 执行, 支出, 决算, 完成
    RECEIVED = "received"  # 到位, 下达, 收到
    PRIOR = "prior"  # 上年, 去年同期
    BALANCE = "balance"  # 结余, 结转, 余额


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One figure and its words.

    ``label`` is what the figure is said of, trimmed of cues (税收收入); ``phrase`` the words before it
    as they stand. ``subject`` is inherited where the label is empty. ``owner`` is the index, among
    the document's facts, of the level that a change, rate or share belongs to. ``direction`` is +1
    (增加), -1 (减少) or 0. ``base`` are the words that name the base (比上年, 年初预算). ``depth`` counts the
    brackets around it; ``sentence`` is the index of the sentence in its block; ``after`` the words that
    follow it up to the next mark; ``gap`` all that stands between the figure before it and itself.
    """

    index: int
    quantity: Quantity
    measure: Measure
    label: str = ""
    phrase: str = ""
    after: str = ""
    gap: str = ""
    subject: str = ""
    period: str = ""
    basis: Basis = Basis.NONE
    owner: int | None = None
    direction: int = 0
    base: str = ""
    depth: int = 0
    sentence: int = 0

    @property
    def family(self) -> tuple[Dimension, str]:
        """See Unit.family."""
        return self.quantity.unit.family

    @property
    def block(self) -> int:
        """The index of its paragraph."""
        return self.quantity.block
