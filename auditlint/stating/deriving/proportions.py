"""师生比1:17, 甲与乙之比为3:2: each number of a ratio follows from the amounts that it names, or that stand before it.

Which amounts is told by names ("教师与学生之比", 师生比), and where there are none by their order, if there
are just as many of one kind as the ratio has numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import Expression, Of, Product, ratio
from auditlint.model.fact import Fact
from auditlint.model.quantity import Hedge
from auditlint.stating.deriving.operands import grams
from auditlint.stating.deriving.ratio_chains import Chain, amounts, chains, name_of

_NAMED, _TOLD_IN_ORDER = 985, 950
# 教师与学生之比为, 男女比例约为, 城乡居民收入比由2.3:1缩小到; 同比, 占比 and 由2.3:1 alone tell no ratio of this year.
_RATIO = re.compile(
    r"(?P<name>.*?)(?P<cue>之比|(?:的|之|人数)?比例|比值|配比|(?<![同环占对相成])比(?!上|去|重|同))(?:关系)?"
    r"(?:大致|均|已|也|仅|约|大约|近)*(?:(?:为|是|达到?|保持在|控制在)约?|[由从].+(?:为|至|到)约?)?$"
)
_SPLIT = re.compile(r"与|和|及|同|、|对")
# Words for both at once: they name neither.
_BOTH = re.compile(r"[两二三四]者|各方|双方|上述")
# A standard, a plan, a range: nothing that the amounts beside it must come to.
_NOT_TOLD = re.compile(r"标准|要求|规定|目标|不低于|不高于|不超过|优于|高于|低于|计划|原则|\d[至到~～—-]+$")
# One character that stands for a word: 城乡, 警民, 师幼.
_SHORT_FOR = {
    "乡": "乡|农村|村",
    "农": "农",
    "师": "师|教职工|教员",
    "民": "民|人口|群众",
    "生": "学生|在校生|新生|生$|男生|女生|住校生",
}
_EXACT_BELOW = 10
# So many amounts and names are tried in every order.
MOST, _MOST_NAMES = 12, 3


def proportions(facts: Sequence[Fact], earlier: Sequence[Fact], text: str) -> Iterator[Derivation]:
    """The ratios of one paragraph; ``earlier`` are the facts of the paragraph before."""
    for chain in chains(facts, text):
        match = _RATIO.match(chain.words)
        if match is None or _NOT_TOLD.search(chain.words) or _NOT_TOLD.match(chain.behind.lstrip("的及之")[:4]):
            continue
        for reach in reaches(chain.figures[0], facts, earlier):
            told = _told(match.group("name"), reach, chain)
            if told is not None:
                yield from _derivations(chain, *told)
                break


def reaches(claim: Fact, facts: Sequence[Fact], earlier: Sequence[Fact]) -> Iterator[list[Fact]]:
    """The amounts of the own sentence; of it and the one before; of the paragraph before."""
    sentence = claim.sentence
    yield amounts([fact for fact in facts if fact.sentence == sentence])
    yield amounts([fact for fact in facts if sentence - 1 <= fact.sentence <= sentence])
    if facts[0].sentence == sentence:
        yield amounts(earlier)


def _told(name: str, reach: list[Fact], chain: Chain) -> tuple[tuple[Fact, ...], int] | None:
    """The amounts in the order of the ratio's numbers, with the belief in them."""
    count = len(chain.figures)
    if len(reach) < count:
        return None
    names = names_in(name, count)
    if names and count <= _MOST_NAMES and len(reach) <= MOST:
        pair = called(names, reach)
        if pair is not None:
            return pair, _NAMED
    before = [fact for fact in reach if fact.index < chain.figures[0].index]
    if len(before) == count and (not names or count > 2 or _one_is_called(names, before)):
        if len({fact.family for fact in before}) == 1 and not names:
            return tuple(before), _TOLD_IN_ORDER
        if names and _of_a_kind(before):
            return _other_way(names, before), _TOLD_IN_ORDER
    return None


def names_in(name: str, count: int) -> list[re.Pattern[str] | str]:
    """教师与学生 -> the two names; 师生, 城乡居民收入 -> a pattern for each character; none where it names neither."""
    if _BOTH.search(name):
        return []
    parts = [part for part in _SPLIT.split(name) if part]
    if len(parts) == count:
        return list(parts)
    if count == 2 and len(parts) == 1:
        if len(name) == 4:
            return [name[:2], name[2:]]  # 投入产出
        if len(name) in (2, 3) or name.startswith(("城乡", "男女", "师生", "生师")):
            return [re.compile(_SHORT_FOR.get(sign, re.escape(sign))) for sign in name[:2]]
    return []


def _strength(name: re.Pattern[str] | str, fact: Fact) -> Fraction:
    """How much of a name an amount is called by."""
    words = name_of(fact)
    if isinstance(name, re.Pattern):
        return Fraction(1 if name.search(words) else 0)
    asked = grams(name)
    if not asked:
        return Fraction(1 if name in words else 0)
    return Fraction(len(asked & grams(words)), len(asked))


def called(names: Sequence[re.Pattern[str] | str], reach: list[Fact]) -> tuple[Fact, ...] | None:
    """The amounts that the names call, each by its own; None where two ways are as good."""
    table = {fact.index: [_strength(name, fact) for name in names] for fact in reach}
    scored: list[tuple[Fraction, tuple[Fact, ...]]] = []
    for way in permutations(reach, len(names)):
        own = [table[fact.index][at] for at, fact in enumerate(way)]
        if all(own) and _of_a_kind(way):
            others = sum((sum(table[fact.index]) - own[at] for at, fact in enumerate(way)), Fraction(0))
            scored.append((sum(own, Fraction(0)) - others, way))
    scored.sort(key=lambda each: -each[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1] if scored[0][0] > 0 else None


def _one_is_called(names: Sequence[re.Pattern[str] | str], pair: Sequence[Fact]) -> bool:
    return any(_strength(name, fact) for name in names for fact in pair)


def _other_way(names: Sequence[re.Pattern[str] | str], pair: Sequence[Fact]) -> tuple[Fact, ...]:
    """警民比 beside 警力 and 人员: one amount is called, the other is the one that is left."""
    straight = sum(_strength(name, fact) for name, fact in zip(names, pair, strict=True))
    crossed = sum(_strength(name, fact) for name, fact in zip(names, reversed(pair), strict=True))
    return tuple(reversed(pair)) if crossed > straight else tuple(pair)


def _of_a_kind(way: Sequence[Fact]) -> bool:
    """Money is held against money, counts against counts of whatever."""
    kinds = {fact.quantity.unit.dimension for fact in way}
    return len(kinds) == 1


def _derivations(chain: Chain, told: tuple[Fact, ...], share: int) -> Iterator[Derivation]:
    """Each number but one, from the amounts and the one that the others are measured by: the 1, else the greatest."""
    figures = chain.figures
    ones = [at for at, fact in enumerate(figures) if fact.quantity.value == 1]
    if ones:
        base = ones[0]
    elif len(figures) == 2:
        base = 0
    else:
        base = max(range(len(figures)), key=lambda at: figures[at].quantity.value)
    for at, fact in enumerate(figures):
        if at != base and told[base].quantity.value:
            stated = fact
            if figures[0].quantity.hedge is not Hedge.NONE:  # 约为1:11
                stated = replace(fact, quantity=replace(fact.quantity, hedge=figures[0].quantity.hedge))
            expression = _part(told[at], told[base], figures[base])
            yield Derivation(stated, "ratio", (Derived("ratio", (told[at], told[base]), expression, share),))


def _part(part: Fact, of: Fact, base: Fact) -> Expression:
    quotient = ratio(part.quantity, of.quantity)
    if base.quantity.value == 1:
        return quotient
    # 3:2 is a rule; in 10:40:50 each number is rounded.
    return Product(quotient, Of(base.quantity, exactly=base.quantity.value < _EXACT_BELOW))
