"""How sure it is that a list beside a count names everything that was counted: decided here, for every form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditlint.model.closure import Closure
from auditlint.model.enumeration import Item, ListForm
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension
from auditlint.stating.counting.listing import ends_as_body

Listings = tuple[tuple[Item, ...], ...]

# Units of kinds and bodies, which lists name one by one; those of events and persons are summed.
_WHOLE_UNITS = frozenset(["大", "类", "方面"])
_KIND_UNITS = _WHOLE_UNITS | frozenset(["个", "项", "家", "所", "种", "条", "门", "座", "处", "级", "方"])
_OWN_NAMES = frozenset(["家", "人"])
# So far from the list a count may still be meant for it.
_NEAR = 3
# More than these nobody puts in a bracket, unless they are examples.
_BRACKETED = 30
# 项目由甲公司和乙公司…: the subject before 由 is short.
_SUBJECT = 8
# Words that name some of several.
OPEN_WORDS = re.compile("主要|[例譬诸]如|^如|重点|其中|^含|不含|^见|详见|^不|^按|^以|^注|部分")
# A figure; the year of a plan or a rule belongs to its name.
AMOUNT = re.compile(r"\d(?!\d*年)")
_REMARK = re.compile("（[^）]*）")
_LONGEST_NAME = 26


@dataclass(frozen=True, slots=True)
class Listed:
    """A list beside a count: where it stands (``text[low:high]``) and what binds the two.

    ``cue`` is the place of the words that lead from the count to the list behind it; ``is_firm`` says
    that they announce all (即, 分别为, a colon). ``is_apart``: 共 before the count, or a list that goes on
    behind what is counted, tells that the two need not belong together.
    """

    form: ListForm
    text: str
    low: int
    high: int
    cue: int = 0
    is_firm: bool = False
    is_apart: bool = False


def closure(listed: Listed, lists: Listings, count: Quantity) -> Closure:
    """CLOSED where all are named, LIKELY where they may be, OPEN where the list is known to give examples."""
    if not lists or not lists[0]:
        return Closure.OPEN
    return _DECISIONS[listed.form](listed, lists, count)


def _before(listed: Listed, lists: Listings, count: Quantity) -> Closure:
    """A、B、C3个科室.

    学校、医院、道路20个项目 counts what the names are kinds of: only a near miss shows that they were
    meant to be all, unless the unit (大, 方面) says so; 门卫、泵房共8栋 is a sum over several kinds, and
    低保、残疾人两项补贴等 a list of which the count is a part. Two names may be of another list,
    unless they are bodies that do something: 由甲公司和乙公司2家企业实施.
    """
    fewest, most = min(map(len, lists)), max(map(len, lists))
    if listed.is_apart:
        return Closure.OPEN
    if most == 2:
        bodies = all(is_body(item) and len(item.text) >= 4 for item in lists[0])
        return Closure.CLOSED if bodies and "由" in listed.text[listed.low :][:_SUBJECT] else Closure.OPEN
    if not _plain(lists) or fewest < 3 or count.unit.base not in _KIND_UNITS:
        return Closure.OPEN
    near = fewest - _NEAR <= count.value <= most + _NEAR
    return Closure.CLOSED if near or count.unit.base in _WHOLE_UNITS else Closure.OPEN


def _examples(listed: Listed, lists: Listings, count: Quantity) -> Closure:
    """A、B、C等4个县: examples, unless there are more of them than the count."""
    fewest = min(map(len, lists))
    return Closure.CLOSED if fewest >= 3 and fewest > count.value and _plain(lists) else Closure.OPEN


def _behind(listed: Listed, lists: Listings, count: Quantity) -> Closure:
    """A list of names behind 即 or 个： is complete; clauses, and what ends with 等, are not.

    Behind 包括 two or three of many may be named.
    """
    text, items = listed.text, lists[0]
    opening = text[max(0, listed.cue - 4) : listed.low + 30].partition("（")[0]
    selected = "主要" in text[max(0, count.start - 8) : count.start]
    if OPEN_WORDS.search(opening) or selected or "等" in text[listed.high - 8 : listed.high]:
        return Closure.OPEN
    if listed.high == len(text) and text[-1] not in "。；）":
        return Closure.OPEN  # at a paragraph's end a page may have cut the list
    told = all(is_told(item, count.unit.base) for item in items)
    if not told and not all(is_name(item) for item in items):
        return Closure.OPEN
    if len(items) == 1:
        return Closure.CLOSED if listed.is_firm and is_body(items[0]) else Closure.OPEN
    if len(items) < 3 and "包" in text[listed.cue : listed.low] and count.value > len(items) + 1:
        return Closure.OPEN
    return Closure.CLOSED if listed.is_firm else Closure.LIKELY


def _bracket(listed: Listed, lists: Listings, count: Quantity) -> Closure:
    """2家企业（甲、乙）: names right behind what was counted; one thing may have several parts."""
    items = lists[0]
    named = len(items) >= 2 and all(is_name(item) for item in items)
    if not named or not listed.is_firm or count.value > _BRACKETED:
        return Closure.OPEN
    if count.value > 1:
        return Closure.CLOSED
    has_own_name = count.unit.dimension is Dimension.COUNT and count.unit.base in _OWN_NAMES
    return Closure.LIKELY if has_own_name else Closure.OPEN


_DECISIONS = {
    ListForm.BEFORE: _before,
    ListForm.ETCETERA: _examples,
    ListForm.AFTER: _behind,
    ListForm.BRACKET: _bracket,
}


def is_name(item: Item) -> bool:
    """A name, not a clause; a remark in brackets does not make it longer."""
    return 2 <= len(_REMARK.sub("", item.text)) <= _LONGEST_NAME and not AMOUNT.search(item.text)


def is_told(item: Item, unit: str) -> bool:
    """A name with a figure of its own, in another unit than the count: 农林水支出1588.32万元."""
    figure = AMOUNT.search(item.text)
    return figure is not None and figure.start() >= 2 and not re.search(rf"\d{unit}", _REMARK.sub("", item.text))


def is_body(item: Item) -> bool:
    """An office, firm or institution by its last word."""
    return is_name(item) and ends_as_body(item.text)


def _plain(lists: Listings) -> bool:
    return all(len(item.text) >= 2 for item in lists[0])
