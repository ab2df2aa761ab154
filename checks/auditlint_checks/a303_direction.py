"""A303: 增加 and 减少, 大于 and 小于 say which way the figures go."""

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
    Standing,
    Words,
)

_FINAL_AGAINST_BUDGET = re.compile(r"决算数?(?P<how>大于|小于|高于|低于|等于|持平于)(?:年初|调整)?预算数?")
# Shapes whose first figure is the change itself.
_BY_CHANGE = ("change-rate", "rise-rate", "fall-rate")
_RELATIONS = {"大于": Relation.AT_LEAST, "高于": Relation.AT_LEAST, "小于": Relation.AT_MOST, "低于": Relation.AT_MOST}


def find(document: Document) -> Iterator[Equation | Defect]:
    """The level against its base, by the word between them; final accounts against the budget."""
    for derivation in document.derivations:
        fact, (lead, *_) = derivation.fact, derivation.readings
        if derivation.standing is not Standing.CERTAIN or not fact.direction:
            continue
        change = lead.figures[0]
        if lead.shape in _BY_CHANGE and _way(change) * _way(fact) < 0:
            yield _contradiction(change, fact)
        pair = _level_and_earlier(derivation)
        if pair and fact.quantity.value > 0:
            level, earlier = pair
            relation = Relation.AT_LEAST if fact.direction > 0 else Relation.AT_MOST
            readings = (Reading(Of(earlier.quantity)),)
            yield Equation(level.quantity, readings, relation, derivation.standing, level.label)
    yield from _final_accounts(document)


def _level_and_earlier(derivation: Derivation) -> tuple[Fact, Fact] | None:
    """The figure that changed and what it changed from, where the words tell which is which."""
    lead = derivation.readings[0]
    if lead.shape == "growth":
        return lead.figures[0], lead.figures[1]
    if lead.shape == "difference":
        one, other = lead.figures
        if _is_earlier(one) != _is_earlier(other):
            return (other, one) if _is_earlier(one) else (one, other)
    return None


def _is_earlier(fact: Fact) -> bool:
    return fact.measure is Measure.BASE or fact.basis is Basis.PRIOR


def _way(fact: Fact) -> int:
    """Which way a change goes: 增长-10% goes down."""
    return -fact.direction if fact.quantity.value < 0 else fact.direction


def _contradiction(change: Fact, rate: Fact) -> Defect:
    """增加D，下降P%: the two words cannot both be right."""
    words = Words("增减额与增减幅度的方向相反", "the change and its rate go opposite ways")
    return Defect(rate.quantity.span, words, related=(change.quantity.span,))


def _final_accounts(document: Document) -> Iterator[Equation]:
    """年初预算B，支出决算A…决算数大于预算数的主要原因."""
    for block, paragraph in enumerate(document.paragraphs):
        facts = document.facts_in(block)
        for match in _FINAL_AGAINST_BUDGET.finditer(paragraph.view.text) if facts else ():
            pair = _pair(facts, match.start())
            relation = _RELATIONS.get(match.group("how"), Relation.EQUAL)
            if pair:
                final, budget = pair
                yield Equation(final.quantity, (Reading(Of(budget.quantity)),), relation, subject=final.label)


def _pair(facts: tuple[Fact, ...], before: int) -> tuple[Fact, Fact] | None:
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
    return (final, budgets[-1]) if budgets and final.index - budgets[-1].index <= 2 else None


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
    ),
    bad=(
        "年初预算为332万元，支出决算为⟦300⟧万元，决算数大于预算数的主要原因是追加项目。",
        "培训费8.2万元，比上年增加0.8万元，下降⟦10.81%⟧。",
        "2024年执行数为57.8万元，2025年预算安排⟦59.11⟧万元，比2024年执行数减少2.27%。",
    ),
)
