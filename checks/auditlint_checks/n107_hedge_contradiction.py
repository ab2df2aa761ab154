"""N107: a hedge does not contradict another hedge, nor an exact figure."""

import re
from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Fact, Role, Severity, Words

_OVER = ("超", "超过", "突破", "逾", "多于", "高于")
_UNDER = ("近", "不足", "不到")
_ABOUT = "约"
_MORE = re.compile(r"[余多]")
_ROUGHLY = re.compile(r"左右|上下")
# Figures with so many digits are counted, not estimated.
_COUNTED_DIGITS = 4
_MEASURED_DIGITS = 6


def find(document: Document) -> Iterator[Defect]:
    """Figures hedged on both sides, or hedged although they are printed to the last digit."""
    for fact in document.facts:
        if fact.quantity.role is Role.DATA and fact.quantity.text.isascii():
            yield from _of(fact, document.source[fact.quantity.span])


def _of(fact: Fact, printed: str) -> Iterator[Defect]:
    numeral = fact.quantity.text
    more = _MORE.search(printed) is not None
    over, under, about = (fact.phrase.endswith(words) for words in (_OVER, _UNDER, _ABOUT))
    counted = _is_counted(numeral)
    if counted and more and (over or under or about):
        yield _defect(
            fact, printed, "精确数不能同时称“超过”和“余”", "an exact figure with hedges on both sides", "error"
        )
    elif counted and more and not _scaled_behind(printed):
        yield _defect(fact, printed, "精确数不称“余”", "an exact figure with a hedge behind it", "warning")
    elif under and more:
        yield _defect(
            fact, printed, "“近”与“余”相互矛盾", "“近” (nearly) and “余” (more than) contradict each other", "warning"
        )
    elif (over or about) and more:
        yield _defect(fact, printed, "概数词重复", "two hedges that say the same", "info")
    elif about and (_ROUGHLY.match(fact.after) or _is_measured(numeral)):
        yield _defect(
            fact,
            printed,
            "约数与精确数、概数词并用",
            "a figure that is exact or already hedged needs no “about”",
            "info",
        )


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


def _defect(fact: Fact, printed: str, zh: str, en: str, loudness: str) -> Defect:
    plain = _MORE.sub("", printed) if loudness in ("error", "warning") else None
    return Defect(fact.quantity.span, Words(zh, en), plain, loudness=loudness)


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
    good=("发放资料15600余份，参加人员超过10万人，近300家企业到会。", "支付补助1234万余元，约24.61亿元。"),
    bad=("线下参加人员超过⟦81436余人⟧。", "走访农户近⟦300余户⟧。", "惠及群众⟦23417余人⟧。"),
)
