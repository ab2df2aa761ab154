"""What a figure counts or measures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Dimension(Enum):
    """Figures are added, subtracted and compared only within one dimension."""

    MONEY = "money"  # base: 元
    FOREIGN = "foreign"  # money of another country; the unit's name tells which
    PERCENT = "percent"  # base: 1 (so 50% is 0.5)
    POINT = "point"  # 百分点; base: 1 (so 2个百分点 is 0.02)
    TIMES = "times"  # 倍
    COUNT = "count"  # 家, 个, 人 …: exact, no slack
    MEASURE = "measure"  # 吨, 公里, 亩 …
    SCORE = "score"  # 分
    TIME = "time"  # 天, 小时, 年 as a duration
    RATIO = "ratio"  # 元/人, 吨/亩: one unit per another
    BARE = "bare"  # no unit printed


@dataclass(frozen=True, slots=True)
class Unit:
    """``name`` as it is printed (万元); ``base`` the unit without its scale (元); ``scale`` units of base."""

    name: str
    base: str
    dimension: Dimension
    scale: Decimal = Decimal(1)

    @property
    def family(self) -> tuple[Dimension, str]:
        """Figures of one family may stand in one sum: all money, all persons, all of one measure."""
        if self.dimension in (Dimension.COUNT, Dimension.MEASURE, Dimension.FOREIGN, Dimension.RATIO, Dimension.TIME):
            return self.dimension, self.base
        return self.dimension, ""


NO_UNIT = Unit("", "", Dimension.BARE)
