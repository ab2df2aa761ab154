"""N101: a numeral can be read: one decimal point with digits on both sides, no nought in front."""

from collections import Counter
from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Quantity, Role, Severity, Words

# Cells of a lost table that run together make many such numerals in one paragraph: 2760.5811.5住户存款1767.7610.3.
_GLUED = 3
# No figure has so many digits: what has more was several cells, or the labels of a chart.
_LONGEST = 24
# A point without decimals may have lost them.
_MENDED = ("stop", "noughts", "headless")
_TOLD = {
    "points": Words("数字 {} 有多个小数点", "{} has more than one decimal point"),
    "dangling": Words("数字 {} 的小数点后没有数字", "no digit stands behind the decimal point of {}"),
    "headless": Words("数字 .{} 的小数点前没有数字", "no digit stands before the decimal point of .{}"),
    "stop": Words("数字 {} 把小数点写成了句号", "{} has a full stop for its decimal point"),
    "noughts": Words("数字 {} 以 0 开头", "{} begins with a nought"),
}


def find(document: Document) -> Iterator[Defect]:
    """Every numeral that cannot be read, and is not what a conversion made of a table."""
    broken = [q for q in document.every_quantity() if q.role is Role.MALFORMED and q.note in _TOLD]
    crowds = Counter(quantity.block for quantity in broken if quantity.block >= 0 and quantity.note == "points")
    yield from (_defect(document, q) for q in broken if q.note != "points" or crowds[q.block] < _GLUED)


def _defect(document: Document, quantity: Quantity) -> Defect:
    """Where a numeral can have been meant as one other only, that is its correction; else arithmetic may prove one."""
    told, printed = _TOLD[quantity.note], document.source[quantity.numeral_span]
    words = Words(told.zh.format(printed), told.en.format(printed))
    only = quantity.guesses[0] if len(quantity.guesses) == 1 and quantity.note in _MENDED else None
    loudness = "info" if sum(c.isdigit() for c in printed) > _LONGEST else None
    return Defect(quantity.numeral_span, words, replacement=only, loudness=loudness)


CHECK = Check(
    code="N101",
    name="malformed-number",
    title=Words("数字书写完整，读得出值", "a numeral can be read"),
    fault=Words("数字书写有误", "malformed number"),
    rationale=Words(
        "带两个小数点、小数点后没有数字或以 0 开头的数读不出确定的值，读者只能猜；GB/T 15835 规定小数点为一个圆点。",
        (
            "A numeral with two decimal points, with none of its decimals, or with a nought in front has no "
            "certain value, and the reader can only guess; GB/T 15835 prescribes a single point."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "项目支出449.34万元，详见2.3.1节，服务器地址192.168.0.1。",
        "统计时点为2024.12.31，按3.5.1的口径填列，软件版本V2.1.3。",
        "1.2.3经费支出情况",
        "增长0.5%，编号012，全县共12。50家企业参加。1.元旦活动支出3万元。",
    ),
    bad=(
        "项目支出⟦449.34.34⟧万元，其中奖励123.9万元。",
        "预算执行率为⟦95..4⟧%，完成年度目标。",
        "全年支出⟦12.⟧万元，其中培训费⟦03.5⟧万元，差旅费合计⟦6。5⟧万元，占.⟦35⟧%。",
    ),
)
