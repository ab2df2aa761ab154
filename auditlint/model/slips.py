"""How people err when they type a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from auditlint.model.words import Words


class SlipKind(Enum):
    """Likeliest first."""

    SCALE = Words("计量单位有误", "the unit's scale is wrong")
    POINT = Words("小数点错位", "the decimal point moved")
    SWAPPED = Words("两位数字颠倒", "two digits swapped")
    DOUBLED = Words("多写一位数字", "a digit too many")
    DROPPED = Words("漏写一位数字", "a digit left out")
    CHANGED = Words("一位数字有误", "one digit changed")


_RANKS = {kind: rank for rank, kind in enumerate(SlipKind)}
# So many significant digits must a figure have before the agreement of one slip with an equation is
# no accident: the more ways a slip has to go, the more digits.
_TELLING_DIGITS = {
    SlipKind.POINT: 2,
    SlipKind.SCALE: 2,
    SlipKind.SWAPPED: 3,
    SlipKind.DOUBLED: 4,
    SlipKind.DROPPED: 4,
    SlipKind.CHANGED: 5,
}
# Against one guessed list in a hundred thousand values some 80 slips fit by chance: fewer than 1 in 1,000.
_STRIKING_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Slip:
    """From ``wanted`` to what is printed in one step of ``kind``."""

    kind: SlipKind
    wanted: str

    @property
    def rank(self) -> int:
        """0 is the likeliest."""
        return _RANKS[self.kind]

    def telling(self, printed: str) -> bool:
        """Whether an equation that this slip mends proves it."""
        return significant(printed) >= _TELLING_DIGITS[self.kind]

    def striking(self, printed: str) -> bool:
        """Whether it does so even where the equation itself is but a guess."""
        return self.kind is not SlipKind.CHANGED and significant(printed) >= _STRIKING_DIGITS


def slip_between(printed: str, wanted: Decimal) -> Slip | None:
    """The one slip that turns ``wanted`` into what is printed, None where it takes more than one."""
    if wanted <= 0 or not printed.isascii():
        return None
    plain = printed.replace(",", "").lstrip("-")
    target = plain_text(wanted)
    have, want = _trimmed(plain), _trimmed(target)
    if have == want:
        return None
    if have.replace(".", "").strip("0") == want.replace(".", "").strip("0"):
        return Slip(SlipKind.POINT, target)
    aligned = _aligned(plain, target)
    kind = _surplus(plain, target) or _surplus(*aligned) or _digit_slip(*(text.replace(".", "") for text in aligned))
    return Slip(kind, padded(target, plain)) if kind else None


def slips_of(printed: str) -> Iterator[Slip]:
    """Every numeral from which one slip leads to the printed one: about 25 for each digit; none for 九."""
    if not printed.isascii():
        return
    plain = printed.replace(",", "").lstrip("-")
    digits, places = plain.replace(".", ""), len(plain.partition(".")[2])
    seen = {_trimmed(plain)}
    for kind, numeral in _candidates(digits, places):
        if numeral and _trimmed(numeral) not in seen:
            seen.add(_trimmed(numeral))
            yield Slip(kind, numeral)


def _candidates(digits: str, places: int) -> Iterator[tuple[SlipKind, str]]:
    for shift in (-1, 1, -2, 2):
        if 0 <= places + shift <= len(digits):
            yield SlipKind.POINT, _trimmed(_pointed(digits.lstrip("0"), places + shift))
    for i in range(len(digits) - 1):
        swapped = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
        yield SlipKind.SWAPPED, _pointed(swapped, places)
    for i in range(len(digits)):
        behind_point = i >= len(digits) - places
        yield SlipKind.DOUBLED, _pointed(digits[:i] + digits[i + 1 :], places - behind_point)
    for i in range(len(digits) + 1):
        for digit in "0123456789":
            fuller = digits[:i] + digit + digits[i:]
            if i <= len(digits) - places:
                yield SlipKind.DROPPED, _pointed(fuller, places)
            if places and i >= len(digits) - places:
                yield SlipKind.DROPPED, _pointed(fuller, places + 1)
    for i, old in enumerate(digits):
        for digit in "0123456789":
            if digit != old:
                yield SlipKind.CHANGED, _pointed(digits[:i] + digit + digits[i + 1 :], places)


def _pointed(digits: str, places: int) -> str:
    """The digits with the point before the last ``places``; empty where that is no numeral."""
    if places < 0 or len(digits) <= places:
        digits = digits.rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    if not whole or (len(whole) > 1 and whole[0] == "0"):
        return ""
    return f"{whole}.{part}" if part else whole


def plain_text(value: Decimal) -> str:
    """A value without exponent or idle zeros: 1.70 -> 1.7."""
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def padded(numeral: str, printed: str) -> str:
    """The numeral with as many decimals as the printed one has: 222 for 220.00 -> 222.00."""
    places = len(printed.partition(".")[2])
    own = len(numeral.partition(".")[2])
    if own >= places:
        return numeral
    return (numeral if own else numeral + ".") + "0" * (places - own)


def in_chinese(value: Decimal) -> str:
    """A count in Chinese numerals where it is below a hundred, else in Arabic: 10 -> 十, 21 -> 二十一."""
    digits = "零一二三四五六七八九"
    if value != value.to_integral_value() or not 0 < value < 100:
        return plain_text(value)
    tens, ones = divmod(int(value), 10)
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones else "")


def significant(numeral: str) -> int:
    """How many digits carry information: 1,247.01 -> 6, 500 -> 1, 17 -> 2."""
    digits = numeral.replace(",", "").replace(".", "").lstrip("-0")
    return len(digits.rstrip("0")) if "." not in numeral else len(digits)


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _aligned(have: str, want: str) -> tuple[str, str]:
    """Both with the same number of decimals."""
    parts = [text.partition(".") for text in (have, want)]
    places = max(len(part[2]) for part in parts)
    first, second = (part[0] + "." * (places > 0) + part[2].ljust(places, "0") for part in parts)
    return first, second


def _surplus(have: str, want: str) -> SlipKind | None:
    """Whether one of two numerals is the other with a digit too many, on either side of the point."""
    longer, shorter, kind = (have, want, SlipKind.DOUBLED) if len(have) > len(want) else (want, have, SlipKind.DROPPED)
    if len(longer) != len(shorter) + 1:
        return None
    spots = [i for i, c in enumerate(longer) if c != "."]
    return kind if any(longer[:i] + longer[i + 1 :] == shorter for i in spots) else None


def _digit_slip(have: str, want: str) -> SlipKind | None:
    """Rows of digits of one length that differ in one place, or in two neighbours turned round."""
    differing = [i for i, (a, b) in enumerate(zip(have, want, strict=False)) if a != b]
    if len(have) != len(want) or len(differing) not in (1, 2):
        return None
    if len(differing) == 1:
        return SlipKind.CHANGED
    i, j = differing
    return SlipKind.SWAPPED if j == i + 1 and have[i] == want[j] and have[j] == want[i] else None
