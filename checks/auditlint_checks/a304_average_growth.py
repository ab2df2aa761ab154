"""A304: an average annual growth rate is the root of the whole growth."""

from collections.abc import Iterator

from auditlint.api import (
    AnnualRate,
    Check,
    Comparison,
    Document,
    Equation,
    Measure,
    Reading,
    Severity,
    Words,
)

_LONGEST = 30


def find(document: Document) -> Iterator[Equation]:
    """从Y1年的A增加到Y2年的B，年均增长P%."""
    for comparison in document.comparisons:
        fact = comparison.fact
        if fact.measure is Measure.GROWTH and "年均" in fact.phrase and comparison.bases:
            yield from _equations(comparison)


def _equations(comparison: Comparison) -> Iterator[Equation]:
    level, base = comparison.levels[0], comparison.bases[0]
    if not (level.period and base.period):
        return
    periods = int(level.period) - int(base.period)
    if not 1 < periods <= _LONGEST or base.quantity.value <= 0 or level.quantity.value <= 0:
        return
    other = Words("年数多计或少计一年", "with one period more or fewer")
    readings = (
        Reading(AnnualRate(level.quantity, base.quantity, periods)),
        Reading(AnnualRate(level.quantity, base.quantity, periods + 1), other),
        Reading(AnnualRate(level.quantity, base.quantity, periods - 1), other),
    )
    yield Equation(
        comparison.fact.quantity, readings, standing=comparison.standing, subject=level.label, magnitude=True
    )


CHECK = Check(
    code="A304",
    name="average-growth",
    title=Words("年均增长率与首末两年相符", "average annual growth follows from the first and last year"),
    fault=Words("年均增长率与首末两年数据不符", "the average annual growth does not follow from its end years"),
    rationale=Words(
        "年均增长率=（末年数÷首年数）开“年数差”次方再减一；不得以累计增幅除以年数代替。",
        (
            "Average annual growth = (last year ÷ first year) to the power of 1/(years between them), less "
            "one; the cumulative growth divided by the number of years is no substitute."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "经营主体从2020年的100万户增加到2025年的161.05万户，年均增长⟦10%⟧。",
        "藏书从2021年的80万册增加到2023年的96.8万册，年均增长⟦10%⟧。",
    ),
    bad=(
        "经营主体从2020年的100万户增加到2025年的161.05万户，年均增长⟦12.2%⟧。",
        "藏书从2021年的80万册增加到2023年的96.8万册，年均增长⟦21%⟧。",
    ),
)
