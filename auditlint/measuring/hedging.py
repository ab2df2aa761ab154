"""The words around a figure -> how they hedge it: 约 近 超 before it, 余 多 左右 以上 behind it."""

from __future__ import annotations

import re

from auditlint.measuring.units import Tail
from auditlint.model.quantity import Hedge
from auditlint.model.unit import Dimension

# Each of the patterns is tried only beside a character that it may have there.
_BEFORE_END = frozenset("超过破逾于少多达到≥>近足≤<约为上")
_BEHIND_START = frozenset("余多以及有左上之开")
# Each begins with its longest form, as the leftmost that fits is taken: 不高于 is no 高于.
_BEFORE = re.compile(
    r"""
    (?: (?P<below> (?:不|未|没有?|没能|尚未|从未)(?:超过?|突破|逾)      # 不超过12万元, 未突破
        | 不(?:高于|大于|多于) | (?<!不)(?:低于|少于|小于) | 至多 | 最多
        | [将接逼]近 | (?<![附邻靠最亲接临走贴浅新就切相毗挨迫将凑])近          # 近百家; 附近 and 最近 are no hedges
        | (?<![在的与和及、些项])不足 | 不到 | ≤ | < )
      | (?P<above> (?<![赶反])超 | 超过 | 突破 | 逾 | (?<!不)(?:多于|高于|大于) | 不(?:少于|低于|小于) | 至少 | ≥ | >
        | (?<![以之加])上 )                                   # 上百家
      | (?P<about> 大约 | 约为
        | (?<![节预合签制集履违缔邀公解相契条婚失规盟租协续特要守毁简])约 ) )$
    """,
    re.VERBOSE,
)
_BEHIND = re.compile(
    r"""
    (?P<above> 余(?=[^一-龥]|$|[名人家户]) | 多(?=[^一-龥]|$|[的来月小]) | 及?以上(?!述) | 有余 | 之多(?!的) | 开外 )
  | (?P<below> 及?以下(?!简称|各|几) | [以之]内 )
  | (?P<about> 左右(?!两|岸) | 上下(?![班游级]|联动) )
    """,
    re.VERBOSE,
)
_KINDS = {"above": Hedge.ABOVE, "below": Hedge.BELOW, "about": Hedge.ABOUT}
# 突破3项 speaks of things that were achieved, 突破3000家 of a mark that was passed.
_ACHIEVED = frozenset("项个条")
_FEW = 100
_LONGEST = 4
_MONTHS = re.compile("个多?(?:月|小时|季度|星期)")


NOT_HEDGED = (Hedge.NONE, ("", ""))


def hedges(text: str, start: int, end: int, numeral: str, tail: Tail) -> tuple[Hedge, tuple[str, str]]:
    """The hedge of the figure at ``text[start:end]``, and the words that hedge it, before and behind."""
    after = end + tail.length
    if not tail.more and text[start - 1 : start] not in _BEFORE_END and text[after : after + 1] not in _BEHIND_START:
        return NOT_HEDGED
    before, word_before = _before(text, start, end, numeral, tail)
    behind, word_behind = _behind(text, end, tail)
    return (behind if behind is not Hedge.NONE else before), (word_before, word_behind)


def _before(text: str, start: int, end: int, numeral: str, tail: Tail) -> tuple[Hedge, str]:
    if text[start - 1 : start] not in _BEFORE_END or not start:
        return Hedge.NONE, ""
    match = _BEFORE.search(text, max(0, start - _LONGEST), start)
    if match is None:
        return Hedge.NONE, ""
    word = match.group()
    if word == "近" and (tail.unit.dimension is Dimension.TIME or _MONTHS.match(text, end)):
        return Hedge.BELOW, ""  # 近3年 are the last three years or nearly three: open, but no word to agree with
    if word == "上" and numeral[0] not in "百千":
        return Hedge.NONE, ""  # 工作台上3件: no 上百家
    if word == "突破" and tail.unit.name in _ACHIEVED and numeral.isdigit() and int(numeral) < _FEW:
        return Hedge.NONE, ""
    return _KINDS[match.lastgroup or ""], word


def _behind(text: str, end: int, tail: Tail) -> tuple[Hedge, str]:
    after = end + tail.length
    match = _BEHIND.match(text, after) if text[after : after + 1] in _BEHIND_START and after < len(text) else None
    if match is not None:
        return _KINDS[match.lastgroup or ""], match.group()
    if tail.more:
        return Hedge.ABOVE, next(mark for mark in text[end:after] if mark in "余多来")
    return Hedge.NONE, ""
