"""A303: words of direction of every kind, 增加 and 减少, 大于 and 小于, 结余 and 缺口, against their figures."""

import itertools
import re
from collections.abc import Iterator

from auditlint.api import (
    Basis,
    Check,
    Defect,
    Derivation,
    Document,
    Equation,
    Fact,
    Measure,
    Of,
    Reading,
    Relation,
    Severity,
    Span,
    Standing,
    Words,
)
from auditlint_checks._compared import Comparison, behind, between
from auditlint_checks._directions import EVEN, THAN, Pair, core, prose, relation_of

_FINAL_AGAINST_BUDGET = re.compile(r"决算数?(?P<how>大于|小于|高于|低于|等于)(?:年初|调整)?预算数?")
# Of a thousand: how far 低于预算12万元 tells the level, not the distance to it.
_SURE, _LIKELIER = 1000, 970
# Shapes whose first figure is the change itself, and those of a level and an earlier one.
_BY_CHANGE = ("change-rate", "rise-rate", "fall-rate")
_BY_LEVELS = ("growth", "difference", "points")
# 比上年增加D，下降P%: nothing but the word stands before the rate.
_RATE_ALONE = re.compile(r"，(?:同比)?(?:增长|上升|提高|下降|减少|降低|增幅|降幅)(?:了|约|为)*")


def find(document: Document) -> Iterator[Equation | Defect]:
    """One equation for each two figures that words compare, however many words do; and changes against rates."""
    places: dict[tuple[Span, Span, Relation, Standing], list[tuple[Comparison, Span]]] = {}
    for found, block in _comparisons(document):
        span = document.paragraphs[block].view.span(found.start, found.end)
        pair = found.pair.told.quantity.span, found.pair.against.quantity.span
        places.setdefault((*pair, found.relation, found.standing), []).append((found, span))
    for same in places.values():
        yield _equation(same[0][0], tuple(dict.fromkeys(span for _, span in same)))
    yield from _contradictions(document)


def _comparisons(document: Document) -> Iterator[tuple[Comparison, int]]:
    for block, paragraph, facts in prose(document):
        for found in (*between(facts), *behind(paragraph, facts), *_final_accounts(paragraph.view.text, facts)):
            yield found, block
    for derivation in document.derivations:
        pair = _level_and_earlier(derivation)
        fact = derivation.fact
        if not pair or derivation.standing is not Standing.CERTAIN or fact.quantity.value <= 0:
            continue
        name = core(fact.label)
        own = not name or any(name in core(each.phrase) for each in (pair.told, pair.against))
        if own and fact.direction and (name or _is_nearest(pair, fact, document.facts)):
            relation = Relation.AT_LEAST if fact.direction > 0 else Relation.AT_MOST
            yield Comparison(pair, relation, fact.quantity.start, fact.quantity.end), fact.block


def _is_nearest(pair: Pair, change: Fact, facts: tuple[Fact, ...]) -> bool:
    """Whether no other level stands between a nameless change and what it is told of: 加上补助后总收入B，增长P%."""
    told, against = pair.told, pair.against
    between = facts[told.index + 1 : change.index]
    return not any(
        fact.measure is Measure.LEVEL and fact.family == told.family and fact is not against for fact in between
    )


def _equation(found: Comparison, words: tuple[Span, ...]) -> Equation:
    """The figure that is told of, held against the other; the words are shown with them."""
    told, against = found.pair.told, found.pair.against
    return Equation(
        told.quantity,
        (Reading(Of(against.quantity)),),
        found.relation,
        found.standing,
        told.label or told.subject or against.label,
        listed=words,
        belief=_LIKELIER if found.standing is Standing.PLAUSIBLE else _SURE,
    )


def _level_and_earlier(derivation: Derivation) -> Pair | None:
    """The figure that changed and what it changed from, where the words tell which is which."""
    lead = derivation.readings[0]
    if lead.shape not in _BY_LEVELS:
        return None
    one, other = lead.figures
    if lead.shape != "growth" and _is_earlier(one) == _is_earlier(other):
        return None
    return Pair(other, one) if lead.shape != "growth" and _is_earlier(one) else Pair(one, other)


def _is_earlier(fact: Fact) -> bool:
    return fact.measure is Measure.BASE or fact.basis is Basis.PRIOR


def _contradictions(document: Document) -> Iterator[Defect]:
    """增加D，下降P%: the two words cannot both be right."""
    told = {}
    for derivation in document.derivations:
        lead = derivation.readings[0]
        if derivation.standing is Standing.CERTAIN and lead.shape in _BY_CHANGE:
            told[derivation.fact] = lead.figures[0]
    for change, rate in itertools.pairwise(document.facts):
        beside = change.block == rate.block and change.base and _RATE_ALONE.fullmatch(rate.gap)
        if beside and change.measure is Measure.CHANGE and rate.measure is Measure.GROWTH:
            told.setdefault(rate, change)
    words = Words("增减额与增减幅度的方向相反", "the change and its rate go opposite ways")
    for rate, change in told.items():
        if _way(change) * _way(rate) < 0:
            yield Defect(rate.quantity.span, words, related=(change.quantity.span,))


def _way(fact: Fact) -> int:
    """Which way a change goes: 增长-10% goes down."""
    return -fact.direction if fact.quantity.value < 0 else fact.direction


def _final_accounts(text: str, facts: tuple[Fact, ...]) -> Iterator[Comparison]:
    """年初预算B，支出决算A，…。决算数大于预算数的主要原因: a sentence or two may stand between."""
    for match in _FINAL_AGAINST_BUDGET.finditer(text):
        pair = _final_and_budget(facts, match.start())
        if pair:
            yield Comparison(pair, relation_of(match["how"], THAN, EVEN), match.start("how"), match.end("how"))


def _final_and_budget(facts: tuple[Fact, ...], before: int) -> Pair | None:
    """The last final-accounts amount before a place, and the budget just before that."""
    near = [fact for fact in facts if fact.quantity.end <= before and fact.measure is Measure.LEVEL]
    finals = [fact for fact in near if fact.basis is Basis.EXECUTED and "决算" in fact.label]
    if not finals:
        return None
    final = finals[-1]
    plans = (Basis.INITIAL, Basis.BUDGET, Basis.ADJUSTED)
    budgets = [
        fact for fact in near if fact.basis in plans and fact.family == final.family and fact.index < final.index
    ]
    return Pair(final, budgets[-1]) if budgets and final.index - budgets[-1].index <= 2 else None


CHECK = Check(
    code="A303",
    name="direction",
    title=Words("增减、大小的用词与数据一致", "words of direction agree with the figures"),
    fault=Words("增减或大小的用词与数据相反", "the word of direction contradicts the figures"),
    rationale=Words(
        "套用上年文字而未改“增加/减少”“大于/小于”，是决算说明中常见的差错。",
        (
            "When last year's wording is reused, the words “增加/减少” or “大于/小于” are easily left as they were: a "
            "common slip in the notes to final accounts."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "编外人员由120人减少到⟦95⟧人，减少25人。",
        "年初预算为232万元，支出决算为⟦300⟧万元，决算数大于预算数的主要原因是追加项目。",
        "结案平均用时由52天缩短至⟦47⟧天。",
        "图书馆座位⟦386⟧个，比上年的352个增加34个。",
        "全县人均书店面积⟦12.6⟧平方米，高于全市平均的11.9平方米。",
        "登记失业率⟦3.12⟧%，控制在4.5%以内。",
        "预算执行率⟦86.4⟧%，未达到95%的目标。",
        "年度目标培训640人，实际培训⟦618⟧人，未完成年度目标。",
        "镇级收入1,286万元，支出⟦1,342⟧万元，收支相抵缺口56万元。",
        "全年出口31.8亿元，进口⟦35.2⟧亿元，贸易逆差3.4亿元。",
        "2023年末藏书21.4万册，2024年末⟦23.8⟧万册，比上年增加。",
        "上年决算36.5万元，本年决算⟦36.5⟧万元，与上年持平。",
        "本院药占比⟦25.3⟧%，全市平均27.9%，我院低于全市平均水平2.6个百分点。",
        "三项经费8.5万元，其中用车5.1万元、接待3.4万元，比上年的9.2万元增加0.7万元。",
        "奖励村集体86万元，村均21.5万元，比上年的72万元增加14万元。",
        (
            "一、2024年执行情况\n全县基金收入完成0.62亿元，加上补助后总收入为0.85亿元，为预算的96.4%。\n"
            "二、2025年收支安排\n全县基金收入0.47亿元，加上补助后总收入预计为⟦0.93⟧亿元，比上年的0.85亿元增长9.4%。\n"
        ),
        "税收排名由12位上升到9位，失业率4.1%，完成5.5%的目标。",
    ),
    bad=(
        "年初预算为332万元，支出决算为⟦300⟧万元，决算数大于预算数的主要原因是追加项目。",
        "培训费8.2万元，比上年增加0.8万元，下降⟦10.81%⟧。",
        "2024年执行数为57.8万元，2025年预算安排⟦59.11⟧万元，比2024年执行数减少2.27%。",
        "结案平均用时由47天缩短至⟦52⟧天。",
        "中标价⟦1,980⟧万元，低于1,865万元的预算。",
        "预算执行率⟦86.4⟧%，达到95%的目标。",
        "年度目标培训640人，实际培训⟦618⟧人，超额完成年度目标。",
        "镇级收入1,286万元，支出⟦1,342⟧万元，收支相抵结余56万元。",
        "上年决算36.5万元，本年决算⟦38.5⟧万元，与上年持平。",
        "2023年末藏书23.8万册，2024年末⟦21.4⟧万册，比上年增加。",
    ),
)
