"""What a figure counts or measures."""

from __future__ import annotations

from dataclasses import dataclass, field
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

    # A member is itself alone; Enum would hash its name, in Python, at every look-up of a family.
    __hash__ = object.__hash__


# What is counted or measured in different units is not added up: 家 and 人, 吨 and 亩.
_OF_A_KIND = frozenset({Dimension.COUNT, Dimension.MEASURE, Dimension.FOREIGN, Dimension.RATIO, Dimension.TIME})


@dataclass(frozen=True, slots=True)
class Unit:
    """``name`` as it is printed (万元); ``base`` the unit without its scale (元); ``scale`` units of base.

    Figures of one ``family`` may stand in one sum: all money, all persons, all of one measure.
    """

    name: str
    base: str
    dimension: Dimension
    scale: Decimal = Decimal(1)
    family: tuple[Dimension, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "family", (self.dimension, self.base if self.dimension in _OF_A_KIND else ""))


NO_UNIT = Unit("", "", Dimension.BARE)
