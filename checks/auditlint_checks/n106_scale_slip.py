"""N106: 元, 万元 and 亿元 are not confused: an amount in another scale than its siblings fits their sum."""

from collections import Counter
from collections.abc import Iterator, Sequence

from auditlint.api import (
    Check,
    Defect,
    Dimension,
    Document,
    Equation,
    Fact,
    Of,
    Reading,
    RepetitionKind,
    Severity,
    Words,
    right_scale,
)

# With fewer amounts nobody can say which of the scales is the odd one.
_FEWEST = 3


def find(document: Document) -> Iterator[Equation | Defect]:
    """Sums with one amount in a scale of its own, what would be right in another scale, one numeral in two scales."""
    for derivation in document.derivations:
        unit = right_scale(derivation)
        if unit is not None:
            yield _defect(derivation.fact, unit)
        elif derivation.form == "sum" and _has_odd_scale([derivation.fact, *derivation.readings[0].figures]):
            yield derivation.equation()
    for told in document.repetitions:
        if told.kind is RepetitionKind.SCALES:
            yield Equation(told.second, (Reading(Of(told.first)),), standing=told.standing, subject=told.label)


def _defect(fact: Fact, unit: str) -> Defect:
    message = Words(f"单位改为“{unit}”才与算式相符", f"agrees with what it follows from only as {unit}")
    return Defect(fact.quantity.span, message, replacement=f"{fact.quantity.text}{unit}")


def _has_odd_scale(facts: Sequence[Fact]) -> bool:
    units = Counter(fact.quantity.unit.name for fact in facts if fact.quantity.unit.dimension is Dimension.MONEY)
    return len(facts) > _FEWEST and len(units) == 2 and min(units.values()) == 1


CHECK = Check(
    code="N106",
    name="scale-slip",
    title=Words("元、万元、亿元不混用", "yuan, ten thousand and hundred million yuan are not confused"),
    fault=Words("金额单位相差万倍", "an amount in the wrong scale"),
    rationale=Words(
        "万元误作亿元，数额差一万倍；同一组加减项里只有一项单位不同、改回后等式成立，即可断定。",
        (
            "亿元 in place of 万元 changes an amount ten-thousandfold. If one item of a sum has another unit than "
            "the rest, and the equation holds once it is changed, the slip is certain."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "一般公共预算收入93000万元，加上上级补助收入17361万元、上年结余收入0.5亿元，收入总计⟦115361⟧万元。",
        "一、执行情况\n水库移民后期扶持资金支出12769.1万元。\n二、绩效情况\n水库移民后期扶持资金支出1.28亿元。\n",
    ),
    bad=(
        "设备采购48台，单价1.5万元，总价⟦72亿元⟧。",
        "一般公共预算收入93000万元，加上上级补助收入17361万元、上年结余收入⟦6826亿元⟧，收入总计117187万元。",
        "一、执行情况\n水库移民后期扶持资金支出12769.1万元，专户管理。\n二、绩效情况\n全年水库移民后期扶持资金支出⟦12769.1亿元⟧。\n",
    ),
)
