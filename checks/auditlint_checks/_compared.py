"""Words of direction in a paragraph -> the two figures that each is said of."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.api import Dimension, Fact, Hedge, Measure, Paragraph, Relation, Standing
from auditlint_checks._directions import (
    BALANCE,
    EVEN,
    REACH,
    THAN,
    TURNS,
    Pair,
    alternatives,
    by_plan,
    by_purse,
    by_time,
    comparable,
    core,
    relation_of,
    which,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``start`` and ``end`` are the place of the word in the paragraph's view."""

    pair: Pair
    relation: Relation
    start: int
    end: int
    standing: Standing = Standing.CERTAIN


_HOW = r"(?:有所|略有|略|明显|大幅度?|显著|稍|逐步|逐年|已|均|也|仍|都|虽|但|且|并|而|实际|总体|大大|远|又|再|再次)*"
_HEDGE = r"(?:了|约|近)?"
# 降至, 增加到2024年的, ，压减至
_TO = re.compile(
    rf"，?{_HOW}(?P<word>{alternatives(TURNS)})(?:到|至|为|成){_HEDGE}(?:(?:20\d\d年|今年|本年|目前|现在)(?:末|底)?的?)?"
)
# 由, 从2023年的, 收入比由上年的
_FROM = re.compile(r"(?:由|从)[^，；。]{0,16}$")
# 低于招标控制价, ，明显高于全市平均的, ，未达到
_AGAINST = re.compile(rf"，?{_HOW}(?P<word>{alternatives(THAN, REACH)})(?P<name>[^，；。：（）]{{0,20}})")
# 比常年, 较上年的, ，与2023年的
_BESIDE = re.compile(r"，?(?:比|较|相比|与|同(?!比|期))(?P<name>[^，；。：（）]{1,20}?)的?")
# 偏少, 相比净增
_TURNED = re.compile(rf"(?:相比)?(?:同比|分别|各|共|{_HOW})(?P<word>{alternatives(TURNS)})(?:了|约|近|为)*")
# 的目标, 的年度预算
_STANDARD = re.compile(
    r"的?(?:年度|全年|年初|预期|绩效|既定|合同|考核)*(?:目标|标准|要求|预算|任务|指标|计划|限额|平均|水平)"
)
# 完成不低于8%的要求; 完成年度目标100个
_AT_LEAST = re.compile(r"了?(?:不低于|不少于)?")
_TARGET = re.compile(r"(?:了|年度|全年|年初|预期|绩效|既定)*(?:目标|任务|指标|计划)(?:值|数|任务)?")
# 控制在; behind it, 以内
_WITHIN = re.compile(rf"，?{_HOW}(?P<word>控制在)(?:了|目标|年度目标|预算|概算|限额)*")
_INSIDE = re.compile(r"(?:以内|之内|以下|范围内)")
# Of a rank the first is the highest; of these the least is the best.
_RANKS = re.compile(r"排名|位次|名次|位列|位居|排位|等级|级别")
_RANK_UNITS = ("位", "名", "级", "类", "档")
_LEAST_IS_BEST = re.compile(
    r"失业|投诉|差错|死亡|事故|发病|发案|能耗|耗能|排放|成本|不良|逾期|流失|浓度|负债|赤字|时限|时长|用时|降|减|压"
)
# 高于国家标准, 较上年: what stands behind is no figure of the subject.
_COMPARED = re.compile(rf"，{_HOW}(?:{alternatives(THAN)}|优于|好于|比(?![重例])|较|与|同(?!比))")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_PARTS = re.compile(r"其中|包括|分别|构成")
_MEAN = re.compile(r"均|最[高低大小]|单[笔个项]")
# Of a span of years, of years to come, or of each of them, the two figures are not the ends.
_OTHER_TIME = re.compile(r"分别|各|年均|平均|累计|年间|以来|明年|次年|下年|预计|力争|计划")
# In prices or on a footing that the two figures are not told in.
_REAL = re.compile(r"可比|不变价|扣除|剔除|同口径|价格因素")
_ATTRIBUTES = (Measure.COMPLETION, Measure.GROWTH, Measure.CHANGE, Measure.POINTS)


def between(facts: tuple[Fact, ...]) -> Iterator[Comparison]:
    """The word stands between two figures that follow each other."""
    for place, (one, other) in enumerate(itertools.pairwise(facts)):
        if not comparable(one, other) or (one.direction < 0 and one.measure is Measure.GROWTH):
            continue
        follower = facts[place + 2] if place + 2 < len(facts) else None
        if found := _from_to(one, other):
            yield found
        for found in (_than(one, other), _within(one, other), _beside(one, other, follower)):
            if found and not _is_aside(place, facts):
                yield found
    for one, by, other in zip(facts, facts[1:], facts[2:], strict=False):
        if found := _from_by_to(one, by, other):
            yield found


def _is_aside(place: int, facts: tuple[Fact, ...]) -> bool:
    """Whether a figure may only divide the one that the sentence is about: a later item of 其中, 村均A, 高于全市A."""
    fact = facts[place]
    if fact.gap.startswith("、") or _COMPARED.match(fact.gap):
        return True
    before = facts[place - 1] if place else None
    if before and before.sentence == fact.sentence and before.family == fact.family and _MEAN.search(fact.phrase):
        return True
    for earlier in reversed(facts[: place + 1]):
        if earlier.sentence != fact.sentence or "；" in earlier.gap:
            return False
        if _PARTS.search(earlier.gap):
            return earlier is not fact and earlier.family == fact.family
    return False


def _from_to(one: Fact, other: Fact) -> Comparison | None:
    match = _TO.fullmatch(other.gap)
    if not match or not _FROM.search(one.phrase):
        return None
    if one.quantity.unit.name in _RANK_UNITS or _RANKS.search(one.phrase):
        return None
    return _found(Pair(other, one), relation_of(match["word"], TURNS), other, match)


def _from_by_to(one: Fact, by: Fact, other: Fact) -> Comparison | None:
    """由A降低D至B."""
    turned = _TURNED.fullmatch(by.gap)
    if not turned or not _FROM.search(one.phrase) or not re.fullmatch("，?(?:降|升|增|减|达)?[至到]", other.gap):
        return None
    if not comparable(one, other) or not _is_difference(by, one):
        return None
    return _found(Pair(other, one), relation_of(turned["word"], TURNS), by, turned)


def _than(one: Fact, other: Fact) -> Comparison | None:
    """A低于B: the word opens the clause, so that A is what it is said of."""
    match = _AGAINST.fullmatch(other.gap)
    standard = _STANDARD.match(other.after)
    if not match or (other.after and not standard) or other.measure in _ATTRIBUTES:
        return None
    relation, name = relation_of(match["word"], THAN, REACH), match["name"]
    if re.fullmatch(alternatives(REACH), match["word"]):
        if not ((standard and _AT_LEAST.fullmatch(name)) or _TARGET.fullmatch(name)) or _may_be_less(one):
            return None
        return _found(Pair(one, other), relation, other, match)
    if not name and not standard:
        return None
    # 低于预算12万元 may say by how much; 低于12万元的预算, 低于全市平均的12万元 do not; nor is A above by more than A.
    plain = relation is Relation.AT_LEAST or standard or name.endswith("的")
    standing = Standing.CERTAIN if plain else Standing.PLAUSIBLE
    return _found(Pair(one, other), relation, other, match, standing)


def _may_be_less(fact: Fact) -> bool:
    """Whether a lower figure may be the better one: 失业率4.8%，完成5.5%的目标."""
    return fact.quantity.unit.dimension is Dimension.TIME or bool(_LEAST_IS_BEST.search(fact.phrase))


def _within(one: Fact, other: Fact) -> Comparison | None:
    """登记失业率3.1%，控制在4.5%以内."""
    match = _WITHIN.fullmatch(other.gap)
    if not match or not _INSIDE.match(other.after):
        return None
    return _found(Pair(one, other), Relation.AT_MOST, other, match)


def _beside(one: Fact, other: Fact, follower: Fact | None) -> Comparison | None:
    """A，比上年的B减少D."""
    match = _BESIDE.fullmatch(other.gap)
    if not match or follower is None or follower.sentence != other.sentence:
        return None
    turned = _TURNED.fullmatch(follower.gap)
    if not turned:
        return None
    return _found(Pair(one, other), relation_of(turned["word"], TURNS), follower, turned)


def _found(
    pair: Pair, relation: Relation, at: Fact, match: re.Match[str], standing: Standing = Standing.CERTAIN
) -> Comparison:
    """The word stands in the gap before ``at``."""
    shift = at.quantity.start - len(at.gap)
    return Comparison(pair, relation, shift + match.start("word"), shift + match.end("word"), standing)


# A clause that says how the two figures before it stand: 同比减少(22万元), 与上年持平
_BEHIND = re.compile(
    r"(?<=[，；。：])(?P<who>[^，；。：（）]{0,12}?)"
    rf"(?:(?:比|较|与|同(?!比|期))(?P<base>[^，；。：（）]{{1,12}}?)(?:相比)?|(?P<since>同比|环比))?{_HOW}净?"
    rf"(?P<word>{alternatives(TURNS)}|持平)(?:了|约|为)*(?=[\d，。；]|$)"
)
# 我院低于全市平均水平(1.3个百分点), 决算数小于预算数的原因
_BEHIND_THAN = re.compile(
    rf"(?<=[，；。：])(?P<who>[^，；。：（）]{{0,12}}?){_HOW}(?P<word>{alternatives(THAN)}|等于)"
    r"(?P<base>[^，；。：（）\d]{2,12}?)(?=[\d，。；]|的(?:主要)?原因|主要|$)"
)
# 未完成年度目标, 超过目标值
_BEHIND_REACH = re.compile(
    rf"(?<=[，；。：])(?P<who>[^，；。：（）]{{0,8}}?)(?P<word>{alternatives(REACH, THAN)})"
    rf"(?P<base>{_TARGET.pattern})(?=[，。；]|$)"
)
# 超支(150万元), 尚有缺口, 收支相抵赤字, 贸易顺差
_BEHIND_BALANCE = re.compile(
    r"(?<=[，；。：])(?P<who>(?:尚有|尚存|还有|存在|形成|出现|产生|实现|当年|本年度?|收支相抵后?|相抵后?|收支|贸易|资金|预算|，)*)"
    rf"(?P<word>{alternatives(BALANCE)})(?:资金|为|达|了|额|约)*(?=[\d，。；]|$)"
)
# What is carried over makes a balance that is not of the year.
_CARRIED = re.compile(r"结转|(?:上年|年初|滚存|累计)结余|动用|调入|上级补助")


def behind(paragraph: Paragraph, facts: tuple[Fact, ...]) -> Iterator[Comparison]:
    """The word stands behind both figures, with the amount of the difference or without."""
    text = paragraph.view.text
    for pattern, tables in (
        (_BEHIND, (TURNS, EVEN)),
        (_BEHIND_THAN, (THAN, EVEN)),
        (_BEHIND_REACH, (REACH, THAN)),
        (_BEHIND_BALANCE, (BALANCE,)),
    ):
        for match in pattern.finditer(text):
            two = _two_before(facts, match.start(), text)
            if not two or not _fits(two, facts, match) or _REAL.search(text, two[1].quantity.end, match.end()):
                continue
            pair = _in_order(two, match, pattern, text)
            # One of two figures is on the right side of another half of the time: a doubtful pair proves nothing.
            if pair and (pattern is _BEHIND_BALANCE or not _is_aside(facts.index(two[0]), facts)):
                relation = relation_of(match["word"], *tables)
                yield Comparison(pair, relation, match.start("word"), match.end("word"))


def _in_order(two: tuple[Fact, Fact], match: re.Match[str], pattern: re.Pattern[str], text: str) -> Pair | None:
    if pattern is _BEHIND_BALANCE:
        return None if _CARRIED.search(text, 0, match.start()) else by_purse(*two)
    who, base = match["who"], match["base"] or ""
    if _OTHER_TIME.search(who) or "分别" in base or any(year not in two[1].phrase for year in _YEAR.findall(who)):
        return None
    if core(who) and not any(core(who) in core(fact.phrase) for fact in two):
        return None  # 2023年支出A，2024年支出B，其中项目支出增加: of something else
    if pattern is _BEHIND_REACH:
        return None if any(_may_be_less(fact) for fact in two) else by_plan(*two)
    return which(*two, base) if base else by_time(*two, match["since"] or "")


def _two_before(facts: tuple[Fact, ...], place: int, text: str) -> tuple[Fact, Fact] | None:
    """The last two figures before a place in its sentence, no more than rates and changes of theirs between."""
    near = [fact for fact in facts if fact.quantity.end <= place]
    while near and near[-1].measure in _ATTRIBUTES:
        near.pop()
    if len(near) < 2 or "。" in text[near[-1].quantity.end : place] or "；" in text[near[-2].quantity.end : place]:
        return None
    one, other = near[-2:]
    adjoining = other.index == one.index + 1 and comparable(one, other) and one.depth == 0
    return (one, other) if adjoining and Hedge.NONE is one.quantity.hedge is other.quantity.hedge else None


def _fits(two: tuple[Fact, Fact], facts: tuple[Fact, ...], match: re.Match[str]) -> bool:
    """Whether the figure at the word, if there is one, is a difference of these two or its rate."""
    change = next((fact for fact in facts if fact.quantity.start == match.end()), None)
    return change is None or _is_difference(change, two[0])


def _is_difference(change: Fact, level: Fact) -> bool:
    """Points between rates; an amount or a rate between amounts."""
    dimension = change.quantity.unit.dimension
    if change.quantity.value <= 0:
        return False
    if level.quantity.unit.dimension is Dimension.PERCENT:
        return dimension is Dimension.POINT
    return dimension is Dimension.PERCENT or change.family == level.family
