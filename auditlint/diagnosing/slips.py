"""How people err when they type a figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from auditlint.model.words import Words


class SlipKind(Enum):
    """Likeliest first."""

    POINT = Words("小数点错位", "the decimal point moved")
    SWAPPED = Words("两位数字颠倒", "two digits swapped")
    DOUBLED = Words("多写一位数字", "a digit too many")
    DROPPED = Words("漏写一位数字", "a digit left out")
    CHANGED = Words("一位数字有误", "one digit changed")
    SCALE = Words("万元、亿元混用", "万元 and 亿元 confused")


@dataclass(frozen=True, slots=True)
class Slip:
    """From the printed numeral to the wanted one in one step of ``kind``."""

    kind: SlipKind
    wanted: str

    @property
    def rank(self) -> int:
        return list(SlipKind).index(self.kind)


def slip_between(printed: str, wanted: Decimal) -> Slip | None:
    """The one slip that turns ``wanted`` into what is printed, None where it takes more than one."""
    if wanted <= 0:
        return None
    plain = printed.replace(",", "").lstrip("-")
    target = plain_text(wanted)
    have, want = _trimmed(plain), _trimmed(target)
    if have == want:
        return None
    if have.replace(".", "").strip("0") == want.replace(".", "").strip("0"):
        return Slip(SlipKind.POINT, target)
    kind = _digit_slip(*_aligned(plain, target))
    return Slip(kind, target) if kind else None


def plain_text(value: Decimal) -> str:
    """A value without exponent or idle zeros: 1.70 -> 1.7."""
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def significant(numeral: str) -> int:
    """How many digits carry information: 1,247.01 -> 6, 500 -> 1."""
    digits = numeral.replace(",", "").replace(".", "").lstrip("-0")
    return len(digits.rstrip("0")) if "." not in numeral else len(digits)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _aligned(have: str, want: str) -> tuple[str, str]:
    """Both with the same number of decimals, the points taken out."""
    parts = [text.partition(".") for text in (have, want)]
    places = max(len(part[2]) for part in parts)
    first, second = (part[0] + part[2].ljust(places, "0") for part in parts)
    return first, second


def _digit_slip(have: str, want: str) -> SlipKind | None:
    if len(have) == len(want):
        differing = [i for i, (a, b) in enumerate(zip(have, want, strict=True)) if a != b]
        if len(differing) == 1:
            return SlipKind.CHANGED
        if len(differing) == 2 and differing[1] == differing[0] + 1:
            i, j = differing
            if have[i] == want[j] and have[j] == want[i]:
                return SlipKind.SWAPPED
        return None
    longer, shorter, kind = (have, want, SlipKind.DOUBLED) if len(have) > len(want) else (want, have, SlipKind.DROPPED)
    if len(longer) != len(shorter) + 1:
        return None
    return kind if any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))) else None
