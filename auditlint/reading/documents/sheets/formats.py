"""A number and its format code -> the digits that the sheet shows: 0.9532 as 0.0% is 95.3%.

The digits shown are what the report states; the seventeen that are stored are the noise of binary arithmetic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

from auditlint.reading.documents.sheets.dates import date_text, is_date_code

# The formats that a file names by number alone (ECMA-376, 18.8.30), and those of Chinese programs.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-m-yy",
    16: "d-m",
    17: "yyyy-m",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;"¥"-#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"-"',
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
    48: "0.0E+0",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|!(?P<forced>.)|_.|\*.|\[\$(?P<currency>[^\]\-]*)(?:-[^\]]*)?\]|\[[^\]]*\]'
    r"|(?P<exponent>[Ee][+\-]0+)|(?P<place>[0#?])|(?P<mark>[.,%])|(?P<literal>.)",
    re.DOTALL,
)
_STORED_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_GENERAL_DIGITS = 11  # what a cell of the usual width shows of a number without a format
_MOST_EXPONENT = 30
_PLAIN = re.compile(r"-?\d+(?:\.\d*[1-9])?")
_NEVER_A_FRACTION = re.compile(r"[#?0]\s*/\s*[#?0-9]")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One section of a code. ``whole`` and ``part`` are the places before and behind the point, with literals."""

    whole: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    percent: int = 0
    grouped: bool = False
    thousands: int = 0
    exponent: int = 0
    is_text: bool = False


def code_of(number: int, own: dict[int, str]) -> str:
    """The format code by its number; General where there is none."""
    return own.get(number) or _BUILT_IN.get(number, "General")


def shown(stored: str, code: str, from_1904: bool = False) -> str:
    """What a cell that stores this number shows; the stored text itself where it is no number."""
    if code == "General" and len(stored) < _GENERAL_DIGITS and _PLAIN.fullmatch(stored):
        return stored
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return stored
    if not value.is_finite() or abs(value.adjusted()) > _MOST_EXPONENT:
        return stored
    value = _STORED_DIGITS.plus(value)
    if is_date_code(code):
        return date_text(value, code, from_1904) or _general(value)
    sections = _sections(code)
    at = (
        0
        if value > 0 or len(sections) == 1
        else 1
        if value < 0
        else min(2, len(sections) - 1)
        if len(sections) > 2
        else 0
    )
    pattern = sections[at]
    if pattern is None:
        return _general(value)
    text = _filled(abs(value), pattern)
    negative = value < 0 and len(sections) == 1 and any(character in "123456789" for character in text)
    return ("-" if negative else "") + text.strip()


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Pattern | None, ...]:
    """A section is nothing where it shows a number as it comes: General, text, fractions."""
    parts, depth = [""], False
    for character in code:
        if character == '"':
            depth = not depth
        if character == ";" and not depth:
            parts.append("")
        else:
            parts[-1] += character
    return tuple(_pattern(part) for part in parts[:3])


def _pattern(code: str) -> _Pattern | None:
    if "general" in code.lower() or "@" in code or "G/通用格式" in code or _NEVER_A_FRACTION.search(code):
        return None
    whole: list[str] = []
    part: list[str] = []
    into = whole
    percent = commas = exponent = 0
    grouped = False
    for match in _TOKEN.finditer(code):
        literal = match["quoted"] or match["escaped"] or match["forced"] or match["currency"] or match["literal"]
        if match["place"]:
            grouped = grouped or (commas > 0 and into is whole)
            commas = 0
            into.append("\0" + match["place"])
        elif match["exponent"]:
            exponent = len(match["exponent"]) - 2
        elif match["mark"] == ".":
            into = part
        elif match["mark"] == ",":
            commas += any(each.startswith("\0") for each in into)
        elif literal or match["mark"] == "%":
            percent += match["mark"] == "%"
            into.append(literal or "%")
    return _Pattern(tuple(whole), tuple(part), percent, grouped, commas, exponent)


def _filled(value: Decimal, pattern: _Pattern) -> str:
    places = sum(1 for each in pattern.part if each.startswith("\0"))
    value = value.scaleb(2 * pattern.percent - 3 * pattern.thousands)
    suffix = ""
    if pattern.exponent:
        power = value.adjusted() if value else 0
        value = value.scaleb(-power)
        suffix = f"E{'-' if power < 0 else '+'}{abs(power):0{pattern.exponent}}"
    digits = format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    before, _, behind = digits.partition(".")
    shown_part = _decimals(behind, pattern.part)
    point = "." if any(each.isdigit() for each in shown_part) else ""
    return _wholes(before, pattern) + point + shown_part + suffix


def _wholes(digits: str, pattern: _Pattern) -> str:
    """The places take digits from the right; what is left stands at the first place."""
    places = [at for at, each in enumerate(pattern.whole) if each.startswith("\0")]
    if digits == "0" and all(pattern.whole[at] != "\x000" for at in places):
        digits = ""
    pieces = [each if not each.startswith("\0") else "" for each in pattern.whole]
    if not places:
        return "".join(pieces)
    left = digits
    for at in reversed(places[1:]):
        pieces[at] = left[-1:] or ("0" if pattern.whole[at] == "\x000" else "")
        left = left[:-1]
    pieces[places[0]] = left or ("0" if pattern.whole[places[0]] == "\x000" else "")
    if not pattern.grouped:
        return "".join(pieces)
    first, last = places[0], places[-1]
    number = "".join(pieces[first : last + 1])
    number = f"{int(number):,}" if number.isdecimal() and not number.startswith("0") else number
    return "".join(pieces[:first]) + number + "".join(pieces[last + 1 :])


def _decimals(digits: str, part: tuple[str, ...]) -> str:
    """Places # show nothing for noughts at the end."""
    kept = len(digits.rstrip("0"))
    text, at = "", 0
    for each in part:
        if each.startswith("\0"):
            if each == "\x000" or at < kept:
                text += digits[at : at + 1] or "0"
            at += 1
        else:
            text += each
    return text


def _general(value: Decimal) -> str:
    """As many digits as a cell shows: 0.333333333, never 0.30000000000000004."""
    whole = len(str(abs(int(value))))
    places = max(0, _GENERAL_DIGITS - whole - 1)
    text = format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
