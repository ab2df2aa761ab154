"""A302: a growth rate follows from the change, or from the two levels."""

from collections.abc import Iterator, Sequence

from auditlint.api import (
    Check,
    Comparison,
    Document,
    Equation,
    Expression,
    Fact,
    Magnitude,
    Measure,
    Of,
    Quotient,
    Reading,
    Severity,
    Sum,
    Words,
    growth,
    ratio,
)


def find(document: Document) -> Iterator[Equation]:
    """A，比上年增加D，增长P%; 由B增加到A，增长P%; A是B的P倍."""
    for comparison in document.comparisons:
        if comparison.fact.measure is Measure.MULTIPLE and comparison.bases:
            yield _multiple(comparison)
        if comparison.fact.measure is not Measure.GROWTH or "年均" in comparison.fact.phrase:
            continue
        if comparison.change is not None:
            yield _equation(comparison, [_by_change(level, comparison.change) for level in comparison.levels])
        if comparison.bases:
            base = comparison.bases[0].quantity
            yield _equation(comparison, [Magnitude(growth(level.quantity, base)) for level in comparison.levels])


def _by_change(level: Fact, change: Fact) -> Expression:
    """D ÷ (A ∓ D): the change over the earlier level that it implies."""
    sign = -1 if change.direction > 0 else 1
    earlier = Sum(((1, Of(level.quantity)), (sign, Of(change.quantity))))
    return Magnitude(Quotient(Of(change.quantity), earlier))


def _equation(comparison: Comparison, expressions: Sequence[Expression]) -> Equation:
    fact = comparison.fact
    subject = comparison.levels[0].label
    readings = tuple(Reading(expression) for expression in expressions)
    return Equation(fact.quantity, readings, standing=comparison.standing, subject=subject, magnitude=True)


def _multiple(comparison: Comparison) -> Equation:
    level, base = comparison.levels[0].quantity, comparison.bases[0].quantity
    return Equation(comparison.fact.quantity, (Reading(ratio(level, base)),), standing=comparison.standing)


CHECK = Check(
    code="A302",
    name="growth-rate",
    title=Words("增长率与增减额、基期数相符", "a growth rate follows from the change or the base"),
    fault=Words("增减幅度与所列数据不符", "the growth rate does not follow from the amounts stated"),
    rationale=Words(
        "增长率=增减额÷基期数。只写“同比增长”而未列基期数或增减额的无从复算，不作判断；同口径、可比价等另有基数的也不作判断。",
        (
            "Growth rate = change ÷ base. Where the text only says “同比增长” and gives neither base nor change, "
            "nothing can be recomputed and nothing is judged; nor is a rate on another base, such as 同口径 or "
            "可比价."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "税收收入38160万元，比上年增加3427万元，增长⟦9.9%⟧。",
        "城镇公共图书馆藏书由80万册增加到92万册，增长⟦15%⟧。",
        "2025年当年预算执行数为59.11万元，2026年预算安排57.8万元，比2025年预算执行数减少⟦2.22%⟧。",
        "接待费3.2万元，比上年减少0.8万元，下降⟦20%⟧。",
    ),
    bad=(
        "税收收入38160万元，比上年增加3427万元，增长⟦19.9%⟧。",
        "城镇公共图书馆藏书由80万册增加到92万册，增长⟦12%⟧。",
        "2025年当年预算执行数为432.69万元，2026年预算安排384.55万元，比2025年预算执行数减少⟦17.62%⟧。",
    ),
)
