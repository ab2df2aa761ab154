"""A304: an average annual growth rate is the root of the whole growth."""

from collections.abc import Iterator
from dataclasses import replace

from auditlint.api import AnnualRate, Check, Document, Equation, Reading, Severity, Words

_OTHER = Words("年数多计或少计一年", "with one period more or fewer")


def find(document: Document) -> Iterator[Equation]:
    """从Y1年的A增加到Y2年的B，年均增长P%."""
    for derivation in document.derivations:
        if derivation.shape == "annual-growth":
            equation = derivation.equation()
            yield replace(equation, readings=(*equation.readings, *_neighbours(equation.readings[0])))


def _neighbours(reading: Reading) -> Iterator[Reading]:
    """The same with the years counted otherwise."""
    rate = reading.expression
    if isinstance(rate, AnnualRate):
        for periods in (rate.periods + 1, rate.periods - 1):
            if periods > 1:
                yield Reading(replace(rate, periods=periods), _OTHER)


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
        "藏书从2021年的80万册增加到2023年的96.8万册，年均增长⟦12%⟧。",
    ),
)
