"""A number -> as automatic numbering writes it: 十二, ⑫, XII, L."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_ROMAN = 3999


def numbered(number: int, form: str) -> str:
    """``form`` as the file names it; one that is not known here counts in plain digits."""
    return _FORMS.get(form, str)(number)


def _chinese(number: int, digits: str = _DIGITS, units: tuple[str, str, str] = ("十", "百", "千")) -> str:
    """12 -> 十二, 105 -> 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for place, unit in zip((1000, 100, 10, 1), (units[2], units[1], units[0], ""), strict=True):
        digit = number // place % 10
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + unit
        gap = not digit
    return text.removeprefix(digits[1]) if 10 <= number < 20 and digits == _DIGITS else text


def _ranged(number: int, first: str, most: int) -> str:
    return chr(ord(first) + number - 1) if 1 <= number <= most else str(number)


def _circled(number: int) -> str:
    """① to ㊿, in their three blocks."""
    if number <= 20:
        return _ranged(number, "①", 20)
    return _ranged(number - 20, "㉑", 15) if number <= 35 else _ranged(number - 35, "㊱", 15)


def _letters(number: int) -> str:
    """1 -> a, 27 -> aa, 28 -> bb, as Word counts on."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 260 else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _cycled(number: int, signs: str) -> str:
    return signs[number - 1] if 0 < number <= len(signs) else str(number)


def _wide(number: int) -> str:
    return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def _by_digit(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: _ranged(number, "⑴", 20),
    "decimalEnclosedFullstop": lambda number: _ranged(number, "⒈", 20),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseDigital": _by_digit,
    "chineseLegalSimplified": lambda number: _chinese(number, _LEGAL, ("拾", "佰", "仟")),
    "ideographLegalTraditional": lambda number: _chinese(number, _LEGAL, ("拾", "佰", "仟")),
    "ideographTraditional": lambda number: _cycled(number, _STEMS),
    "ideographZodiac": lambda number: _cycled(number, _BRANCHES),
    "ideographEnclosedCircle": lambda number: _ranged(number, "㊀", 10),
    "numberInDash": lambda number: f"-{number}-",
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
}
