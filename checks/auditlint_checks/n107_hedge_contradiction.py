"""N107: a hedge does not contradict another hedge, nor an exact figure."""

import re
from collections.abc import Iterator

from auditlint.api import Check, Defect, Dimension, Document, Hedge, Quantity, Role, Severity, Words

_MORE = re.compile(r"[余多来]")
# What each hedge before a figure says of it, by its last character or word; those of a limit set one on purpose.
_BEFORE = {
    "超": Hedge.ABOVE, "超过": Hedge.ABOVE, "突破": Hedge.ABOVE, "逾": Hedge.ABOVE, "多于": Hedge.ABOVE,
    "高于": Hedge.ABOVE, "大于": Hedge.ABOVE, "近": Hedge.BELOW, "将近": Hedge.BELOW, "接近": Hedge.BELOW,
    "不足": Hedge.BELOW, "不到": Hedge.BELOW, "约": Hedge.ABOUT, "大约": Hedge.ABOUT, "约为": Hedge.ABOUT,
}  # fmt: skip
_AT_LEAST = frozenset(["不少于", "不低于", "不小于", "至少", "≥"])
_AT_MOST = frozenset(["不超过", "不高于", "不大于", "不多于", "不超", "至多", "≤"])
_BEHIND = {
    "余": Hedge.ABOVE, "多": Hedge.ABOVE, "来": Hedge.ABOVE, "有余": Hedge.ABOVE, "以上": Hedge.ABOVE,
    "及以上": Hedge.ABOVE, "左右": Hedge.ABOUT, "上下": Hedge.ABOUT, "以内": Hedge.BELOW, "之内": Hedge.BELOW,
    "以下": Hedge.BELOW, "及以下": Hedge.BELOW,
}  # fmt: skip
_CONTRADICTION = Words("“{}”与“{}”相互矛盾", "“{}” and “{}” contradict each other")
# Figures with so many digits are counted, not estimated.
_COUNTED_DIGITS = 4
_MEASURED_DIGITS = 6


def find(document: Document) -> Iterator[Defect]:
    """Figures hedged on both sides, or hedged although they are printed to the last digit."""
    for quantity in document.quantities:
        if quantity.role is Role.DATA and any(quantity.hedged_by):
            yield from _of(quantity, document.source[quantity.span])


def _of(quantity: Quantity, printed: str) -> Iterator[Defect]:
    before, behind = quantity.hedged_by
    more = _MORE.search(behind) is not None
    counted = _is_counted(quantity.text)
    if counted and more and before in _BEFORE:
        told = Words("精确数不能同时称“超过”和“余”", "an exact figure with hedges on both sides")
        yield _defect(quantity, printed, told, "error")
    elif counted and more and not _scaled_behind(printed):
        yield _defect(quantity, printed, Words("精确数不称“余”", "an exact figure with a hedge behind it"), "warning")
    elif before and behind:
        yield from _of_two(quantity, printed, before, behind)
    elif before == "约" and _is_measured(quantity.text):
        told = Words("约数与精确数并用", "a figure that is exact needs no “about”")
        yield _defect(quantity, printed, told, "info")


def _of_two(quantity: Quantity, printed: str, before: str, behind: str) -> Iterator[Defect]:
    """近…余 and 不低于…以内 contradict; 约…左右 says one thing twice; 60岁以上 names a group, hedged or not."""
    told = Words(_CONTRADICTION.zh.format(before, behind), _CONTRADICTION.en.format(before, behind))
    ahead, after = _BEFORE.get(before), _BEHIND.get(behind)
    if after is None or quantity.unit.dimension is Dimension.TIME:
        return
    if (before in _AT_LEAST and after is Hedge.BELOW) or (before in _AT_MOST and after is Hedge.ABOVE):
        yield _defect(quantity, printed, told, "warning")
    elif ahead is Hedge.ABOUT or ahead is after or {ahead, after} == {Hedge.BELOW, Hedge.ABOUT}:
        yield _defect(quantity, printed, Words("概数词重复", "two hedges that say the same"), "info")
    elif ahead is not None:
        yield _defect(quantity, printed, told, "warning")


def _is_counted(numeral: str) -> bool:
    """81436 is; 1240000 and 3600 are round."""
    digits = numeral.replace(",", "")
    return digits.isdigit() and len(digits) >= _COUNTED_DIGITS and digits[-1] != "0"


def _is_measured(numeral: str) -> bool:
    """1,234.56: all digits are given."""
    digits = numeral.replace(",", "").lstrip("-")
    return "." in digits and len(digits.replace(".", "").lstrip("0")) >= _MEASURED_DIGITS


def _scaled_behind(printed: str) -> bool:
    """1234万余元: 余 speaks of what is below ten thousand."""
    return re.search(r"[万亿千百十][余多]", printed) is not None


def _defect(quantity: Quantity, printed: str, told: Words, loudness: str) -> Defect:
    """``printed`` without the hedge that it holds; one behind the unit is left to the writer."""
    plain = _MORE.sub("", printed)
    mended = plain if loudness != "info" and plain != printed else None
    return Defect(quantity.span, told, mended, loudness=loudness)


CHECK = Check(
    code="N107",
    name="hedge-contradiction",
    title=Words("概数词不与精确数或其他概数词矛盾", "hedges do not contradict"),
    fault=Words("概数表述矛盾", "hedges that contradict"),
    rationale=Words(
        "GB/T 15835：概数与精确数不并用；“超过…余”“近…余”使读者不知实际是多是少。",
        (
            "GB/T 15835: a hedge does not go with an exact figure. With “超过…余” or “近…余” the reader cannot "
            "tell whether there are more or fewer."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "发放资料15600余份，参加人员超过10万人，近300家企业到会。",
        "支付补助1234万余元，约24.61亿元。",
        "节约12万元左右，附近300余户受益，费用不超过5万元，近3年多来满意度在90分以上。",
    ),
    bad=(
        "线下参加人员超过⟦81436余人⟧。",
        "走访农户近⟦300余户⟧。",
        "惠及群众⟦23417余人⟧。",
        "投入资金超过⟦200万元⟧左右，满意度不低于⟦90分⟧以内，办理近⟦300件⟧以上。",
    ),
)
