"""A203: the rates of the parts meet in the rate of the whole."""

import re
from collections.abc import Iterator, Sequence

from auditlint.api import (
    HAN,
    Basis,
    Check,
    Document,
    Equation,
    Fact,
    Measure,
    Of,
    Quotient,
    Reading,
    Scope,
    Severity,
    Words,
    total,
)

_OVERALL = re.compile(rf"(?:整体|总体|综合|合计|总){HAN}{{0,6}}(?:执行|支出|使用|支付|完成)(?:率|进度)$")
_REACH = 3  # paragraphs between the list of budgets and the overall rate


def find(document: Document) -> Iterator[Equation]:
    """整体使用率 = Σ used ÷ the total of the list whose items were used."""
    for fact in document.facts:
        if fact.measure is Measure.RATE and _OVERALL.search(fact.label):
            scope = _nearest_list(document.scopes, fact)
            spent = _spent(document, scope, fact) if scope else []
            if scope and len(spent) >= 2:
                whole = Of(scope.governors[0].quantity)
                reading = Reading(Quotient(total(*(each.quantity for each in spent)), whole))
                yield Equation(fact.quantity, (reading,), subject=fact.label)


def _nearest_list(scopes: Sequence[Scope], fact: Fact) -> Scope | None:
    before = [scope for scope in scopes if fact.block - _REACH <= scope.governors[0].block <= fact.block]
    before = [scope for scope in before if scope.governors[0].index < fact.index and len(scope.members[0]) >= 2]
    return before[-1] if before else None


def _spent(document: Document, scope: Scope, fact: Fact) -> list[Fact]:
    """What was used of each listed item, told behind the list under the same names; unused items are nought."""
    names = [member.label[:6] for _, member in scope.members[0]]
    last = scope.members[0][-1][1].index
    found = [
        each
        for each in document.facts[last + 1 : fact.index]
        if each.measure is Measure.LEVEL
        and each.basis is Basis.EXECUTED
        and each.family == scope.governors[0].family
        and any(name and name in each.label for name in names)
    ]
    return found if len({each.label[:6] for each in found}) == len(found) else []


CHECK = Check(
    code="A203",
    name="overall-rate",
    title=Words("总体比率由各分项汇成", "the overall rate follows from the parts"),
    fault=Words("总体比率与各分项不符", "the overall rate does not follow from the parts"),
    rationale=Words(
        "逐项列明使用金额后再报总体使用率的，总体使用率应等于各项使用之和除以总额。",
        (
            "Where the amounts used are listed item by item before the overall rate of use, that rate should "
            "equal the sum of the amounts used over the total."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "专项经费共计拨付200万元，其中包括评审管理费用60万元，平台建设费用90万元，科技下乡经费50万元。\n"
        "截至12月底，评审管理费用使用40万元；平台建设费用使用80万元；科技下乡经费使用20万元。\n"
        "资金整体使用率达到⟦70%⟧。",
        "专项经费共计拨付80万元，其中包括评审管理费用60万元，平台建设费用20万元。\n"
        "评审管理费用使用40万元；平台建设费用使用20万元，总体使用率为⟦75%⟧。",
    ),
    bad=(
        "专项经费共计拨付200万元，其中包括评审管理费用60万元，平台建设费用90万元，科技下乡经费50万元。\n"
        "截至12月底，评审管理费用使用40万元；平台建设费用使用80万元；科技下乡经费使用20万元。\n"
        "资金整体使用率达到⟦72%⟧。",
        "专项经费共计拨付80万元，其中包括评审管理费用60万元，平台建设费用20万元。\n"
        "评审管理费用使用40万元；平台建设费用使用20万元，总体使用率为⟦57%⟧。",
    ),
)
