"""Numerals -> exact values: Arabic with or without separators, and Chinese."""

from __future__ import annotations

import re
from decimal import Decimal

# 1,234,567.89 or 1234567.89; separators part groups of three, all or none.
_WELL_FORMED = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}


def is_well_formed(numeral: str) -> bool:
    """Whether a numeral is written as one number: 1,234.5 is, 11,25791 and 449.34.34 are not."""
    return numeral.isdecimal() or _WELL_FORMED.fullmatch(numeral) is not None


def arabic(numeral: str) -> Decimal:
    """``"1,234.50"`` -> 1234.50. Raises decimal.InvalidOperation for what is not well formed."""
    return Decimal(numeral.replace(",", ""))


def decimals(numeral: str) -> int:
    """How many decimals are printed."""
    return len(numeral) - numeral.index(".") - 1 if "." in numeral else 0


def chinese(numeral: str) -> Decimal | None:
    """``"二十三"`` -> 23, ``"三点五"`` -> 3.5, ``"一百零二万"`` -> 1020000; None for what is no numeral (十百)."""
    whole, _, part = numeral.partition("点")
    value = _whole(whole)
    if value is None:
        return None
    if not part:
        return Decimal(value)
    if any(digit not in _DIGITS for digit in part):
        return None
    return Decimal(f"{value}." + "".join(str(_DIGITS[digit]) for digit in part))


def _whole(numeral: str) -> int | None:
    if not numeral:
        return None
    if len(numeral) > 1 and all(c in _DIGITS for c in numeral):
        return int("".join(str(_DIGITS[c]) for c in numeral))  # 二〇二五
    total, section, digit, last = 0, 0, None, 10**9
    for c in numeral:
        if c in _DIGITS:
            if digit not in (None, 0):
                return None
            digit = _DIGITS[c]
        elif c in _SMALL:
            if _SMALL[c] >= last or digit == 0:
                return None
            section += (1 if digit is None else digit) * _SMALL[c]
            digit, last = None, _SMALL[c]
        elif c in LARGE:
            section += digit or 0
            if total >= LARGE["亿"] > LARGE[c]:
                total += section * LARGE[c]  # 三亿二千万: the 亿 are told already
            else:
                total = (total + section or 1) * LARGE[c]
            section, digit, last = 0, None, 10**9
        else:
            return None
    return total + section + (digit or 0)


def guesses(numeral: str) -> tuple[str, ...]:
    """What a malformed numeral may have been meant to be, likeliest first.

    449.34.34 -> 449.34, 34.34, 44934.34, 449.3434 …; 11,25791 -> 11,257.91, 1125791, 11.25791.
    """
    found: list[str] = []
    if numeral.count(".") > 1:
        groups = numeral.split(".")
        found += [f"{groups[0]}.{groups[1]}", f"{groups[-2]}.{groups[-1]}", "".join(groups[:-1]) + "." + groups[-1]]
        found.append(f"{groups[0]}.{''.join(groups[1:])}")
        found.append("".join(groups))
    if "," in numeral:
        digits = numeral.replace(",", "")
        head, _, tail = numeral.partition(",")
        if "." not in tail and "," not in tail and len(tail) > 3 and len(head) <= 3:
            found.append(f"{head},{tail[:3]}.{tail[3:]}")
        found.append(digits)
        found.append(numeral.replace(",", "."))
    return tuple(dict.fromkeys(each for each in found if is_well_formed(each)))
