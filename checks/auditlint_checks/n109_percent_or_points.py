"""N109: rates change by percentage points, amounts by per cent."""

import re
from collections.abc import Iterator

from auditlint.api import (
    Check,
    Defect,
    Dimension,
    Document,
    Equation,
    Fact,
    Hedge,
    Magnitude,
    Reading,
    Severity,
    Words,
    difference,
    growth,
)

_RATE = re.compile(
    r"率|比重|占比|比例|强度|增速|增幅|涨幅|降幅|进度|指数|满意度|覆盖面|份额|贡献|高于|低于|快于|拉动|回落|收窄|系数|赤字|利差"
)
# 比重提高5%: of a rate that is named right before its change.
_RATE_CHANGED = re.compile(
    r"(?:执行率|到位率|覆盖率|完成率|办结率|就业率|入学率|合格率|达标率|普及率|比重|占比)"
    r"(?:比|较)(?:上年|去年|年初|上期)[^，。；]{0,6}(?:提高|上升|下降|降低|提升)(?:了)?$"
)
# 收入比上年增长5个百分点: of an amount.
_AMOUNT_CHANGED = re.compile(
    r"(?:收入|支出|产值|增加值|销售额|零售额|投资额?|存款余额|贷款余额|总量|人数|产量)"
    r"(?:同比|比上年|较上年|比去年|较去年)?(?:增长|增加|减少|下降)(?:了)?$"
)


# 384万元，增长20个百分点; 384万元，比上年增长20个百分点
_ITS_CHANGE = re.compile(r"，?(?:同比|比上年|较上年|比去年|较去年)?(?:增长|增加|减少|下降)了?")
# 由90%提高到95%，提高5%; 执行率95%，较上年90%上升5%
_CHANGE = re.compile(r"^，?[^，。；\d%]{0,6}(?:提高|上升|提升|下降|降低|回落|增加|减少|增长)了?$")
_LINKS = re.compile(r"到|至|比|较")
# 95%，较上年80%: the earlier rate stands second.
_BACK = re.compile(r"比|较")
_TOGETHER = 12
_POINTS_MEANT = Words("按百分点计算，应写“个百分点”", "read as percentage points, and then to be called so")


def find(document: Document) -> Iterator[Defect | Equation]:
    """Amounts that grow by points; rates that rise by per cent, between two rates by what they make."""
    between = {three[2].index: three for three in _between_rates(document)}
    for first, second, change in between.values():
        share = Reading(Magnitude(growth(second.quantity, first.quantity)))
        backward = Reading(Magnitude(growth(first.quantity, second.quantity)))
        points = Reading(Magnitude(difference(second.quantity, first.quantity)), _POINTS_MEANT)
        told_back = _BACK.search(second.gap) is not None
        yield Equation(change.quantity, (backward if told_back else share, points), magnitude=True)
    before: Fact | None = None
    for fact in document.facts:
        if fact.index not in between:
            yield from _by_its_words(fact, before)
        before = fact


def _by_its_words(fact: Fact, before: Fact | None) -> Iterator[Defect]:
    dimension = fact.quantity.unit.dimension
    amount = _AMOUNT_CHANGED.search(fact.phrase) or (before is not None and _is_of_amount(fact, before))
    if dimension is Dimension.POINT and amount and not _speaks_of_rates(fact):
        zh = "总量的增减用百分数，不用百分点"
        yield _defect(fact, "%", zh, "the change of an amount is told in per cent, not in percentage points", "warning")
    elif dimension is Dimension.PERCENT and _RATE_CHANGED.search(fact.phrase):
        zh = "比率的变化宜用百分点"
        yield _defect(fact, "个百分点", zh, "the change of a rate is better told in percentage points", "info")


def _is_of_amount(fact: Fact, before: Fact) -> bool:
    """由320万元增加到384万元，增长20个百分点: right behind an amount, and of nothing else."""
    is_amount = before.quantity.unit.dimension in (Dimension.MONEY, Dimension.COUNT, Dimension.MEASURE)
    same = (before.block, before.sentence) == (fact.block, fact.sentence)
    return is_amount and same and _ITS_CHANGE.fullmatch(fact.gap) is not None


def _between_rates(document: Document) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Two rates that are linked in one sentence, and the change in per cent right behind them."""
    for three in zip(document.facts, document.facts[1:], document.facts[2:], strict=False):
        first, second, change = three
        if change.quantity.unit.name != "%" or not _CHANGE.search(change.gap):
            continue
        if len({(fact.block, fact.sentence) for fact in three}) > 1 or len(second.gap) > _TOGETHER:
            continue
        rates = all(fact.quantity.unit.name == "%" and fact.quantity.hedge is Hedge.NONE for fact in three)
        if rates and _LINKS.search(second.gap):
            yield first, second, change


def _speaks_of_rates(fact: Fact) -> bool:
    return _RATE.search(fact.gap) is not None


def _defect(fact: Fact, unit: str, zh: str, en: str, loudness: str) -> Defect:
    return Defect(fact.quantity.span, Words(zh, en), fact.quantity.text + unit, loudness=loudness)


CHECK = Check(
    code="N109",
    name="percent-or-points",
    title=Words("百分数与百分点不混用", "per cent and percentage points are not confused"),
    fault=Words("百分数与百分点混用", "per cent and percentage points confused"),
    rationale=Words(
        "执行率由90%提高到95%是提高5个百分点，即5.6%；两者混用会使读者误解幅度。",
        (
            "An execution rate that rises from 90% to 95% rises by 5 percentage points, that is by 5.6%; to "
            "confuse the two misleads the reader about the size of the change."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "预算执行率比上年提高5个百分点，收入比上年增长5%。",
        "增加值增长5%，增速比上年提高1.2个百分点。",
        "单价占比由80%提高到92%，提高⟦15%⟧。",
    ),
    bad=(
        "全年门票收入比上年增长⟦5.2个百分点⟧。",
        "门票收入由320万元增加到384万元，增长⟦20个百分点⟧。",
        "预算执行率比上年提高⟦5%⟧，收入增长3%。",
        "执行率由90.5%提高到95.7%，提高⟦5.2%⟧；到位率95%，较上年80%上升⟦15%⟧。",
    ),
)
