"""N110: what is counted one by one is counted in whole numbers."""

import re
from collections.abc import Iterator

from auditlint.api import Check, Defect, Dimension, Document, Fact, Measure, Severity, Words

_COUNTED = frozenset(  # noqa: SIM905  one line reads better than a column
    "个 家 人 名 位 项 件 场 次 期 所 座 处 台 辆 篇 种 批 户 笔 人次 家次 例 宗".split()
)
_AVERAGE = re.compile(r"均|每|比|率|相当于|折合|折算|约合|标准|万人|万车|亿元|于|提高|下降|上升|回落")

_LONGEST_CLAUSE = 60


def find(document: Document) -> Iterator[Defect]:
    """0.4个县市, 1.1家: a decimal point where no part of a thing can be counted."""
    for fact in document.facts:
        if _is_broken_count(fact) and not _AVERAGE.search(_clause(document, fact)):
            message = Words(
                f"{fact.quantity.text}{fact.quantity.unit.name}不是整数", f"{fact.quantity.text} is not a whole number"
            )
            yield Defect(fact.quantity.numeral_span, message)


def _clause(document: Document, fact: Fact) -> str:
    """The words from the last mark to the figure, other figures among them included."""
    text = document.paragraphs[fact.block].view.text
    return re.split(r"[，；。]", text[max(0, fact.quantity.start - _LONGEST_CLAUSE) : fact.quantity.start])[-1]


def _is_broken_count(fact: Fact) -> bool:
    quantity = fact.quantity
    unit = quantity.unit
    return (
        fact.measure is Measure.LEVEL
        and unit.dimension is Dimension.COUNT
        and unit.name in _COUNTED
        and unit.scale == 1
        and quantity.value != quantity.value.to_integral_value()
        and not fact.after.startswith("/")
    )


CHECK = Check(
    code="N110",
    name="whole-count",
    title=Words("逐个计数的应为整数", "things are counted in whole numbers"),
    fault=Words("计数不是整数", "the count is not a whole number"),
    rationale="家、个、人、项等逐个计数，出现小数多为小数点误植；平均数、折合数除外。",
    severity=Severity.ERROR,
    find=find,
    good=("全年走访企业24家，平均每周走访0.5家。", "建成站点12个，完成率96.5%。"),
    bad=("全年走访企业⟦2.4⟧家。", "建成站点⟦1.2⟧个，完成率96.5%。"),
)
