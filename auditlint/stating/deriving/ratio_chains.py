"""Facts -> the ratios among them: bare figures that colons join (1:7, 5:3:2), with the words on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.model.fact import Fact, Measure
from auditlint.model.unit import Dimension

_COLONS = frozenset({":", "：", "比"})
_MARK = re.compile(r"[，；：。！？]")
_REMARK = re.compile(r"（[^（）]*）")
# Farther off no word speaks of it.
_REACH = 40
_AMOUNTS = frozenset({Dimension.MONEY, Dimension.FOREIGN, Dimension.COUNT, Dimension.MEASURE, Dimension.RATIO})
_EARLIER = re.compile(r"上年|去年|同期|年初|原来")


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """``words`` stand before it in its clause, without remarks in brackets; ``behind`` up to the next mark."""

    figures: tuple[Fact, ...]
    words: str
    behind: str


def chains(facts: Sequence[Fact], text: str) -> list[Chain]:
    """The ratios of one paragraph, in order. ``text`` is the paragraph's."""
    found: list[Chain] = []
    first = 0
    while first < len(facts):
        end = first + 1
        while end < len(facts) and facts[end].gap in _COLONS:
            end += 1
        run = tuple(facts[first:end])
        if len(run) > 1 and all(fact.quantity.unit.dimension is Dimension.BARE for fact in run):
            found.append(Chain(run, _before(text, run[0].quantity.start), run[-1].after))
        first = end
    return found


def _before(text: str, start: int) -> str:
    plain = _REMARK.sub("", text[max(0, start - _REACH) : start])
    return _MARK.split(plain)[-1]


def amounts(facts: Sequence[Fact]) -> list[Fact]:
    """The levels that a ratio may be the ratio of: no rates, no changes, nothing of last year's, no 三 of 三次产业."""
    return [
        fact
        for fact in facts
        if fact.quantity.unit.dimension in _AMOUNTS
        and fact.measure is Measure.LEVEL
        and fact.quantity.text[0].isdigit()
        and not _EARLIER.search(fact.label or fact.phrase)
    ]


def name_of(fact: Fact) -> str:
    """What a figure is called, by its label or the words before it."""
    return fact.label or fact.phrase
