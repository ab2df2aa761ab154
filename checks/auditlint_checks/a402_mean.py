"""A402: a mean is the total over the number."""

import re
from collections.abc import Iterator, Sequence

from auditlint.api import (
    HAN,
    Check,
    Dimension,
    Document,
    Equation,
    Fact,
    Measure,
    Reading,
    Severity,
    Standing,
    Words,
    ratio,
)

_MEAN = re.compile(rf"人均|户均|亩均|生均|车均|村均|平均每{HAN}|场均|次均|件均|平均")
# What the name of a mean divides by, by its first words and the unit of the number.
_DIVISORS = (
    (re.compile(r"人均|平均每人"), re.compile(r"人|名|人次|位")),
    (re.compile(r"户均|平均每户"), re.compile(r"户")),
    (re.compile(r"生均"), re.compile(r"人|名")),
    (re.compile(r"车均"), re.compile(r"辆|台")),
    (re.compile(r"村均"), re.compile(r"个|村")),
    (re.compile(r"场均"), re.compile(r"场|场次")),
    (re.compile(r"平均每公里"), re.compile(r"公里|千米")),
)
_PER_TIME = re.compile(r"[年月日天季]")
_DERIVED = re.compile(r"增长|收入|生产总值|消费|年龄|工资|价格|面积|寿命|住房|床位|GDP")
_NUMBERS = frozenset({Dimension.COUNT, Dimension.MEASURE})
_SUMS = frozenset({Dimension.MONEY, Dimension.MEASURE, Dimension.COUNT})


def find(document: Document) -> Iterator[Equation]:
    """共A元、N人，人均P元, where total and number stand in the same sentence."""
    for fact in document.facts:
        if fact.measure is Measure.LEVEL and fact.quantity.unit.dimension in _SUMS and _MEAN.search(fact.phrase):
            equation = _equation(document.facts_in(fact.block), fact)
            if equation is not None:
                yield equation


def _equation(facts: Sequence[Fact], mean: Fact) -> Equation | None:
    near = [fact for fact in facts if mean.sentence - 1 <= fact.sentence <= mean.sentence and fact.index < mean.index]
    near = [fact for fact in near if fact.measure is Measure.LEVEL and not _MEAN.search(fact.phrase)]
    own = [fact for fact in near if fact.sentence == mean.sentence]
    counts = [fact for fact in own if fact.quantity.unit.dimension in _NUMBERS and fact.family != mean.family]
    sums = [fact for fact in near if fact.family == mean.family]
    named = [fact for fact in counts if _is_divisor(mean.phrase, fact.quantity.unit.name)]
    counts = named or counts
    if not sums or not counts:
        return None
    readings = tuple(
        Reading(ratio(amount.quantity, count.quantity)) for amount in reversed(sums) for count in reversed(counts)
    )
    firm = (
        len({fact.quantity.value for fact in sums}) == len(counts) == 1
        and sums[0] in own
        and not _DERIVED.search(mean.phrase)
        and (mean.index - own[0].index <= 2 or (bool(named) and sums[0].index == mean.index - 1))
        and not (named and _PER_TIME.search(mean.phrase))
    )
    standing = Standing.CERTAIN if firm else Standing.TENTATIVE
    return Equation(mean.quantity, readings, standing=standing, subject=mean.label)


def _is_divisor(phrase: str, unit: str) -> bool:
    """Whether the mean's own name asks for a number in this unit: 平均每公里 for 公里."""
    return any(name.search(phrase) and units.fullmatch(unit) for name, units in _DIVISORS)


CHECK = Check(
    code="A402",
    name="mean",
    title=Words("平均数等于总数除以个数", "a mean is the total over the number"),
    fault=Words("平均数与总数、个数不符", "the mean does not follow from total and number"),
    rationale=Words(
        "人均、场均等由同句所列总数与个数相除得出；人均可支配收入、人均生产总值等另有统计口径的不作判断。",
        (
            "An average per person or per session is the total over the number that the same sentence states. "
            "Figures with a statistical definition of their own, such as disposable income or GDP per head, "
            "are not judged."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "全年举办讲座40场，听众5200人次，场均⟦130⟧人次。",
        "培训费共6万元，参训120人，人均⟦500⟧元。",
    ),
    bad=(
        "全年举办讲座40场，听众5200人次，场均⟦310⟧人次。",
        "培训费共6万元，参训120人，人均⟦5000⟧元。",
    ),
)
