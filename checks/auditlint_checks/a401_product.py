"""A401: a product is its factors multiplied."""

import itertools
import re
from collections.abc import Iterator, Sequence

from auditlint.api import (
    Check,
    Dimension,
    Document,
    Equation,
    Fact,
    Measure,
    Of,
    Product,
    Reading,
    Severity,
    Standing,
    Words,
)

_EACH = re.compile(
    r"人均|每人|每个|每家|每项|每户|每件|每名|每台|每次|每篇|每亩|每吨|每平方米|户均|亩均|(?<![超高达])标准|单价"
)
_NUMBERS = frozenset({Dimension.COUNT, Dimension.MEASURE})
_GRANT = re.compile(r"经费|补助|补贴|标准|奖励|发放|资助|单价|津贴|慰问")
_PAID_SHARE = re.compile(r"(?:拨付|剩余|支付|按|下达|兑付)(?:了|剩余|前期|首期|资金)*$")

# An instalment before this one is no base: 拨付50%运营经费补助250万元.
_INSTALMENT = re.compile(r"^[^，。；]{0,12}$")


def find(document: Document) -> Iterator[Equation]:
    """N人，人均B元，共A元; 拨付P%，A元."""
    for fact in document.facts:
        dimension = fact.quantity.unit.dimension
        if dimension is Dimension.MONEY and fact.measure is Measure.LEVEL and _EACH.search(fact.phrase):
            yield from _per_head(document.facts_in(fact.block), fact)
        elif dimension is Dimension.PERCENT and _PAID_SHARE.search(fact.phrase):
            yield from _paid_share(document.facts_in(fact.block), fact)


def _per_head(facts: Sequence[Fact], each: Fact) -> Iterator[Equation]:
    own = [fact for fact in facts if fact.sentence == each.sentence and fact.measure is Measure.LEVEL]
    counts = [fact for fact in own if fact.quantity.unit.dimension in _NUMBERS and fact.index < each.index]
    sums = [fact for fact in own if fact.family == each.family and fact is not each and not _EACH.search(fact.phrase)]
    if not counts or not sums:
        return
    behind = [fact for fact in sums if fact.index > each.index]
    whole = (behind or sums)[0]
    readings = tuple(
        Reading(_times(count, each), stated=None if amount is whole else amount.quantity)
        for amount in [whole, *(fact for fact in sums if fact is not whole)]
        for count in reversed(counts)
    )
    firm = _GRANT.search(each.phrase) and len(counts) == 1 and whole.index == each.index + 1
    yield Equation(
        whole.quantity, readings, standing=Standing.CERTAIN if firm else Standing.TENTATIVE, subject=whole.label
    )
    yield from _smaller_groups(own, each, whole, counts[0])


def _times(number: Fact, rate: Fact) -> Product:
    """Number × rate; a standard and an agreed share are rules, exact as printed."""
    return Product(Of(number.quantity, exactly=True), Of(rate.quantity, exactly=True))


def _smaller_groups(own: Sequence[Fact], each: Fact, whole: Fact, people: Fact) -> Iterator[Equation]:
    """…，其中两名的经费共4万元: the same standard for some of them."""
    behind = [fact for fact in own if fact.index > whole.index]
    for count, amount in itertools.pairwise(behind):
        if count.quantity.unit.dimension is Dimension.COUNT and amount.family == each.family:
            reading = Reading(_times(count, each))
            # 其中两名的经费: the same people and the same money, so the same standard.
            same = "其中" in count.gap and count.family == people.family and each.label[-2:] in amount.label
            standing = Standing.CERTAIN if same else Standing.TENTATIVE
            yield Equation(amount.quantity, (reading,), standing=standing, subject=amount.label)


def _paid_share(facts: Sequence[Fact], share: Fact) -> Iterator[Equation]:
    at = share.index - facts[0].index
    if at + 1 >= len(facts):
        return
    paid = facts[at + 1]
    if paid.quantity.unit.dimension is not Dimension.MONEY or "，" in paid.gap or "。" in paid.gap:
        return
    wholes = [fact for fact in facts[:at] if fact.family == paid.family and fact.measure is Measure.LEVEL]
    readings = tuple(Reading(_times(whole, share)) for whole in wholes)
    if readings:
        # Where only one amount is told that the share can be of, it is of that one.
        firm = len({whole.quantity.value for whole in wholes if not _INSTALMENT.search(whole.gap)}) == 1
        standing = Standing.CERTAIN if firm else Standing.TENTATIVE
        yield Equation(paid.quantity, readings, standing=standing, subject=paid.label)


CHECK = Check(
    code="A401",
    name="product",
    title=Words("金额等于标准乘以数量", "an amount is its rate times its number"),
    fault=Words("金额与标准、数量之积不符", "the amount is not the product of its factors"),
    rationale=Words(
        "按人均、每项标准安排的资金，金额应等于标准与数量之积。",
        ("Where money is granted at a rate per person or per item, the amount should be the rate times the number."),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "支持123名科技特派员，人均经费2万元，实际支出⟦246⟧万元。",
        "慰问老党员40人，每人慰问金500元，共发放⟦2⟧万元。",
    ),
    bad=(
        "支持123名科技特派员，人均经费2万元，实际支出⟦264⟧万元。",
        "慰问老党员40人，每人慰问金500元，共发放⟦20⟧万元。",
    ),
)
