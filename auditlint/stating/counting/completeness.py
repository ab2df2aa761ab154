"""How sure it is that a list beside a count names everything that was counted."""

from __future__ import annotations

import re

from auditlint.model.enumeration import Item
from auditlint.model.quantity import Quantity
from auditlint.model.scope import Closure
from auditlint.model.unit import Dimension

Listings = tuple[tuple[Item, ...], ...]

# Units of kinds and bodies, which lists name one by one; those of events and persons are summed.
_WHOLE_UNITS = frozenset(["大", "类", "方面"])
_KIND_UNITS = _WHOLE_UNITS | frozenset(["个", "项", "家", "所", "种", "条", "门", "座", "处"])
_OWN_NAMES = frozenset(["家", "人"])
# So far from the list a count may still be meant for it.
_NEAR = 3
# More than these nobody puts in a bracket, unless they are examples.
_BRACKETED = 30
_STRUCTURE = re.compile("内设|下设|设有|分设|下辖|分为|包括|包含|即")
# 项目由甲公司和乙公司…: the subject before 由 is short.
_BY = re.compile("由")
_SUBJECT = 8
OPEN_WORDS = re.compile("主要|例如|譬如|诸如|^如|重点|其中|^含|不含|^见|详见|^不|^按|^以|^注|部分")
AMOUNT = re.compile(r"\d")
_REMARK = re.compile("（[^）]*）")
# A body by its last word: 市水文监测中心, 恒通机械公司.
_BODY = re.compile("(?:中心|公司|合作社|学校|大学|学院|医院|委员会|集团|协会|基地|[局科室所站院馆队委处办社股厂会])$")
_LONGEST_NAME = 26


def before(text: str, low: int, high: int, lists: Listings, quantity: Quantity) -> Closure:
    """A、B、C3个科室.

    学校、医院、道路20个项目 counts what the names are kinds of: only a near miss shows that they were
    meant to be all, unless the words (内设, 大, 方面) say so. Two names may be of another list.
    """
    fewest, most = min(map(len, lists)), max(map(len, lists))
    if _STRUCTURE.match(text, low, high) is not None and fewest >= 2:
        return Closure.CLOSED
    if not _plain(lists) or fewest < 3 or quantity.unit.base not in _KIND_UNITS:
        return Closure.OPEN
    near = fewest - _NEAR <= quantity.value <= most + _NEAR
    return Closure.CLOSED if near or quantity.unit.base in _WHOLE_UNITS else Closure.OPEN


def pair_before(text: str, low: int, high: int, items: tuple[Item, ...]) -> Closure:
    """由甲公司和乙公司2家企业实施: sure of two bodies; any other pair is worth a tick, no more."""
    bodies = all(is_body(item) and len(item.text) >= 4 for item in items)
    return Closure.CLOSED if bodies and _BY.search(text, low, low + _SUBJECT) else Closure.OPEN


def examples_before(lists: Listings, quantity: Quantity) -> Closure:
    """A、B、C等4个县: examples, unless there are more of them than the count."""
    fewest = min(map(len, lists))
    return Closure.CLOSED if fewest >= 3 and fewest > quantity.value and _plain(lists) else Closure.OPEN


def behind(text: str, cue: int, high: int, lists: Listings, quantity: Quantity, cue_is_firm: bool) -> Closure:
    """A list of names behind 即 or 个： is complete; sentences, and what ends with 等, are not.

    Behind 包括 two or three of many may be named.
    """
    items = lists[0] if lists else ()
    if not items or OPEN_WORDS.search(text[max(0, cue - 4) : cue + 30]) or "等" in text[high - 8 : high]:
        return Closure.OPEN
    if not all(is_name(item) for item in items) or (high == len(text) and text[-1] not in "。；）"):
        return Closure.OPEN  # at a paragraph's end a page may have cut the list
    if len(items) == 1:
        return Closure.CLOSED if cue_is_firm and is_body(items[0]) and quantity.value > 1 else Closure.OPEN
    if len(items) < 3 and "包" in text[cue : cue + 3] and quantity.value > len(items) + 1:
        return Closure.OPEN
    return Closure.CLOSED if cue_is_firm else Closure.LIKELY


def bracket(items: tuple[Item, ...], quantity: Quantity) -> Closure:
    """2家企业（甲、乙）: names right behind what was counted; one thing may have several parts."""
    if len(items) < 2 or not all(is_name(item) for item in items) or quantity.value > _BRACKETED:
        return Closure.OPEN
    if quantity.value > 1:
        return Closure.CLOSED
    has_own_name = quantity.unit.dimension is Dimension.COUNT and quantity.unit.base in _OWN_NAMES
    return Closure.LIKELY if has_own_name else Closure.OPEN


def is_name(item: Item) -> bool:
    """A name, not a clause; a remark in brackets does not make it longer."""
    return 2 <= len(_REMARK.sub("", item.text)) <= _LONGEST_NAME and not AMOUNT.search(item.text)


def is_body(item: Item) -> bool:
    """An office, firm or institution by its last word."""
    return is_name(item) and _BODY.search(_REMARK.sub("", item.text)) is not None


def _plain(lists: Listings) -> bool:
    return all(len(item.text) >= 2 for item in lists[0])
