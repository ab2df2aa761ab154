"""A count and the list that it counts: 6个职能科室 and their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditlint.model.closure import Closure
from auditlint.model.quantity import Quantity
from auditlint.model.span import Span


class ListForm(Enum):
    """Where the list stands, seen from its count."""

    AFTER = "after"  # 内设科室3个：甲、乙、丙; 九个项目，包括…
    BEFORE = "before"  # 甲、乙、丙3个科室
    ETCETERA = "etcetera"  # 甲、乙、丙等4个县: the names may be examples
    BRACKET = "bracket"  # 2家企业（甲、乙）
    YEARS = "years"  # 三年行动计划（2024—2026年）
    NUMBERED = "numbered"  # 四项工作：一是…二是…


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a list names, and where."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Enumeration:
    """``listings`` are the defensible ways to part the list, likeliest first (规划和财务科 is one, or two).

    Where an item stands twice the list without its repetition comes first. ``repeated`` holds the
    first and the second place of each such item. ``closure`` says how sure it is that the list is
    meant to be complete.
    """

    count: Quantity
    form: ListForm
    closure: Closure
    listings: tuple[tuple[Item, ...], ...]
    repeated: tuple[tuple[Item, Item], ...] = ()

    def __post_init__(self) -> None:
        if not self.listings:
            raise ValueError("an enumeration needs a listing")
