"""N101: a numeral has one decimal point at most."""

from collections import Counter
from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Role, Severity, Words

# Cells of a lost table that run together make many such numerals in one paragraph: 2760.5811.5住户存款1767.7610.3.
_GLUED = 3


def find(document: Document) -> Iterator[Defect]:
    """Every numeral with a point too many that is not what a conversion made of a table."""
    broken = [q for q in document.every_quantity() if q.role is Role.MALFORMED and q.note == "points"]
    crowds = Counter(quantity.block for quantity in broken if quantity.block >= 0)
    for quantity in broken:
        if crowds[quantity.block] < _GLUED:
            yield Defect(
                quantity.numeral_span,
                Words(f"数字 {quantity.text} 有多个小数点", f"{quantity.text} has more than one decimal point"),
            )


CHECK = Check(
    code="N101",
    name="malformed-number",
    title=Words("一个数至多一个小数点", "a numeral has one decimal point at most"),
    fault=Words("数字书写有误", "malformed number"),
    rationale=Words(
        "带两个小数点的数读不出值，读者只能猜；GB/T 15835 规定小数点为一个圆点。",
        (
            "A numeral with two decimal points has no value, and the reader can only guess; GB/T 15835 "
            "prescribes a single point."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "项目支出449.34万元，详见2.3.1节，服务器地址192.168.0.1。",
        "统计时点为2024.12.31，按3.5.1的口径填列，软件版本V2.1.3。",
        "1.2.3经费支出情况",
    ),
    bad=(
        "项目支出⟦449.34.34⟧万元，其中奖励123.9万元。",
        "预算执行率为⟦95..4⟧%，完成年度目标。",
    ),
)
