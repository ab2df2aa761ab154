"""Facts -> comparisons: the base that each rate, change or share names or means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditlint.model.comparison import Comparison
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.completion import completion, rate
from auditlint.stating.deriving.remainders import remainder
from auditlint.stating.deriving.sharing import share
from auditlint.stating.words import cues

_YEAR = re.compile(r"(?:19|20)\d\d")
_PRIOR_WORDS = re.compile(r"上年|去年|同期|上一年|年初|上月|前年")
_SAME_BASIS = re.compile(r"同口径|可比口径|可比价|不变价|名义|剔除|扣除|同比例")
# So many figures to either side are looked at: a paragraph of thousands is a list, not an argument.
_REACH = 200
_NOUN = re.compile(r"[\d年月的数额度当全实际完成上去同期末底为初]+")


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The facts of one paragraph and of the one before it; ``parts`` are the spans' starts of listed parts."""

    own: tuple[Fact, ...]
    earlier: tuple[Fact, ...]
    parts: frozenset[int]


def comparisons_of(near: Surroundings) -> Iterator[Comparison]:
    """Every comparison that a paragraph's facts state."""
    earlier = near.earlier[-_REACH:]
    for number, fact in enumerate(near.own):
        first = max(0, number - _REACH)
        own, at = near.own[first : number + _REACH], number - first
        if fact.owner is not None and fact.owner < own[0].index:
            continue
        found: Comparison | None = None
        if fact.measure in (Measure.GROWTH, Measure.CHANGE, Measure.MULTIPLE):
            found = _against_prior(own, at)
        elif fact.measure is Measure.POINTS:
            found = _points(own, at)
        elif fact.measure is Measure.COMPLETION:
            found = completion(own, at)
        elif fact.measure is Measure.RATE:
            found = rate(own, earlier, at, near.parts)
        elif fact.measure is Measure.SHARE:
            found = share(own, earlier, at)
        elif fact.basis is Basis.BALANCE:
            found = remainder(own, at, near.parts)
        if found is not None:
            yield found


def _against_prior(facts: Sequence[Fact], at: int) -> Comparison | None:
    """A growth rate or change: its level, the change beside it, and the earlier value where one is told."""
    fact = facts[at]
    level = _of_index(facts, fact.owner)
    if level is None:
        return None
    change = _sibling_change(facts, fact) if fact.measure is Measure.GROWTH else None
    bases = _prior_levels(facts, fact, level)
    if change is None and not bases:
        return None
    firm = not _SAME_BASIS.search(fact.base + fact.phrase) and all(
        base.sentence == level.sentence for base in bases[:1]
    )
    return Comparison(fact, (level,), tuple(bases), change=change, firm=firm)


def with_whole(comparison: Comparison, whole: Fact) -> Comparison:
    """{T}A，其中{a}B、{b}C，比上年减少D: what is told behind a list may be said of its whole."""
    told = comparison.fact.measure in (Measure.CHANGE, Measure.GROWTH, Measure.COMPLETION)
    if not told or whole in comparison.levels or whole in comparison.bases or whole.depth > comparison.fact.depth:
        return comparison
    return replace(comparison, levels=(*comparison.levels, whole))


def _of_index(facts: Sequence[Fact], index: int | None) -> Fact | None:
    if index is None or not facts or not 0 <= index - facts[0].index < len(facts):
        return None
    return facts[index - facts[0].index]


def _sibling_change(facts: Sequence[Fact], growth: Fact) -> Fact | None:
    """The change told of the same level against the same base: 比上年增加D，增长P%."""
    for fact in facts:
        if fact.measure is not Measure.CHANGE or fact.owner != growth.owner or fact.sentence != growth.sentence:
            continue
        between = abs(fact.index - growth.index)
        same = not growth.base or not fact.base or _noun(growth.base) == _noun(fact.base)
        # A second change stands between: its own rate comes right behind it.
        if same and between == 1 and fact.family == (_of_index(facts, growth.owner) or fact).family:
            return fact
    return None


def _prior_levels(facts: Sequence[Fact], fact: Fact, level: Fact) -> list[Fact]:
    """The earlier values told near: 由B增加到A; 上年为B; 比2024年执行数…, where that is told."""
    from_words = [
        each
        for each in facts
        if each.measure is Measure.BASE
        and each.family == level.family
        and level.sentence <= each.sentence <= fact.sentence
        and level.index - 2 <= each.index < fact.index
        and (each.index < level.index or cues.AGAINST.search(each.phrase))
    ]
    if from_words:
        return from_words[-1:]
    told = [
        each
        for each in facts
        if each.measure is Measure.LEVEL
        and each is not level
        and each.family == level.family
        and level.sentence - 1 <= each.sentence <= fact.sentence
        and each.index < fact.index
    ]
    return [each for each in reversed(told) if _names_base(fact.base, each, level)][:2]


def _names_base(base: str, other: Fact, level: Fact) -> bool:
    """Whether ``base`` (2025年预算执行数, 上年, 年初预算数) is what ``other`` is called."""
    if not base:
        return other.basis is Basis.PRIOR and other.sentence == level.sentence
    years, theirs = _YEAR.findall(base), _YEAR.findall(other.label) or ([other.period] if other.period else [])
    if years:
        if not theirs or years[-1] != theirs[-1]:
            return False
        mine, noun = _noun(other.label), _noun(base)
        return not noun or noun in mine or (bool(mine) and mine in noun)
    if other.basis is Basis.PRIOR:
        return _PRIOR_WORDS.search(base) is not None
    noun = _noun(base)
    return len(noun) >= 2 and _noun(other.label).endswith(noun)


def _noun(words: str) -> str:
    return _NOUN.sub("", words)


def _points(facts: Sequence[Fact], at: int) -> Comparison | None:
    """由P%提高到Q%，提高x个百分点: both percentages told in the sentence, one as the earlier."""
    fact = facts[at]
    rates = [
        each
        for each in facts[max(0, at - 4) : at]
        if each.sentence == fact.sentence
        and each.quantity.unit.dimension is Dimension.PERCENT
        and each.depth == fact.depth
    ]
    bases = [each for each in rates if each.measure is Measure.BASE]
    if bases and cues.AGAINST.search(bases[-1].phrase):
        levels = [each for each in rates if each not in bases and each.index < bases[-1].index][-1:]
    else:
        levels = [each for each in rates if each not in bases and each.index > (bases[-1].index if bases else -1)]
    if len(bases) != 1 or len(levels) != 1:
        return None
    return Comparison(fact, tuple(levels), tuple(bases))
