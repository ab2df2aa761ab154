"""A301: a difference is what its two amounts leave."""

from collections.abc import Iterator

from auditlint.api import (
    Check,
    Comparison,
    Dimension,
    Document,
    Equation,
    Magnitude,
    Measure,
    Reading,
    Severity,
    Standing,
    Words,
    difference,
)


def find(document: Document) -> Iterator[Equation]:
    """由B增加到A，增加D; 预算A，支出B，结余C."""
    for comparison in document.comparisons:
        if not comparison.bases or comparison.fact.quantity.unit.dimension is Dimension.PERCENT:
            continue
        if comparison.fact.measure in (Measure.CHANGE, Measure.LEVEL):
            yield _equation(comparison)


def _equation(comparison: Comparison) -> Equation:
    readings = tuple(
        Reading(Magnitude(difference(base.quantity, level.quantity)))
        for level in comparison.levels
        for base in comparison.bases
    )
    standing = Standing.CERTAIN if comparison.firm else Standing.TENTATIVE
    fact = comparison.fact
    return Equation(fact.quantity, readings, standing=standing, subject=fact.label, magnitude=True)


CHECK = Check(
    code="A301",
    name="difference",
    title=Words("增减额、结余等于两数之差", "a change or remainder is the difference of its amounts"),
    fault=Words("差额与所列两数不符", "the difference does not follow from the two amounts"),
    rationale=Words(
        "增加、减少、结余由前列两数相减得出；改动其一而差额未改，前后即不一致。",
        (
            "An increase, a decrease or a balance is the difference of the two amounts before it; if one of "
            "them is changed and the difference is not, the report contradicts itself."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "编外人员由120人减少到95人，减少⟦25⟧人。",
        "调整后预算7406.91万元，实际支出6159.9万元，支出率83.2%，结余⟦1247.01⟧万元由财政收回。",
    ),
    bad=(
        "编外人员由120人减少到95人，减少⟦35⟧人。",
        "调整后预算7406.91万元，实际支出6159.9万元，结余⟦1274.01⟧万元由财政收回。",
    ),
)
