"""A random editor: what hands, conversions and strangers do to the text of a report, and worse.

The same edits serve the tests (Hypothesis draws them) and ``python -m benchmarks.fuzz`` (a seed does). Each is a
function of a text and a source of chance, and none of them cares whether the result makes sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Edit = Callable[[str, Random], str]

_NUMERAL = re.compile(r"\d[\d,.]*")
# Bases of nought, numerals beyond any unit, figures that other programs write.
_HUGE = (
    "0", "0.00", "-0", "00", "1e400", "1E-400", "9" * 40, "0." + "0" * 40 + "1", "1" + "0" * 309, "½", "１２３", "٣٤",
    "一千万亿亿亿", "零", "〇", "两百五", "NaN", "∞", "1.2.3.4", "1,2,3,4", "12,34.5,6", "-", "—", "##", "#DIV/0!",
)  # fmt: skip
_ODD = "\x00\x01\x08\x0c\x1b\x85\u00a0\u00ad\u200b\u200d\u2028\u202e\u3000\ufeff\ufffd\ue000😀％‰℃㎡＋－=≈≤±×÷/\\|\t\r"
_MARKS = "，。；：、（）()《》“”【】[]{}%·…—－-—.,:;!?！？"
_WORDS = (
    "其中", "其中：", "合计", "总计", "小计", "占", "增长", "下降", "同比", "比上年", "个百分点", "%", "万元", "亿元",
    "元", "倍", "分别为", "依次为", "共", "等", "约", "近", "超", "以上", "一、", "（一）", "1.", "一是", "年", "月",
    "剔除", "人均", "完成率", "预算", "决算", "减去", "加上", "由", "降至", "翻一番", "平均", "单价", "表1",
    "单位：万元",
)  # fmt: skip
_LONGEST = 60  # characters of what is moved about


def edited(text: str, chance: Random, edits: int) -> str:
    """The text after so many random edits."""
    for _ in range(edits):
        text = chance.choice(EDITS)(text, chance)
    return text


def _span(text: str, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + chance.randint(0, _LONGEST))


def _insert(text: str, what: str, chance: Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + what + text[at:]


def delete(text: str, chance: Random) -> str:
    """A span goes."""
    start, end = _span(text, chance)
    return text[:start] + text[end:]


def duplicate(text: str, chance: Random) -> str:
    """A span stands twice."""
    start, end = _span(text, chance)
    return text[:end] + text[start:end] + text[end:]


def swap(text: str, chance: Random) -> str:
    """Two spans change places."""
    (first, first_end), (second, second_end) = sorted((_span(text, chance), _span(text, chance)))
    second, second_end = max(second, first_end), max(second_end, first_end)
    return text[:first] + text[second:second_end] + text[first_end:second] + text[first:first_end] + text[second_end:]


def change_digit(text: str, chance: Random) -> str:
    """One digit becomes another, or nought."""
    places = [match.start() for match in re.finditer(r"\d", text)]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice("00123456789") + text[at + 1 :]


def change_numeral(text: str, chance: Random) -> str:
    """A numeral becomes one that nobody would print."""
    numerals = list(_NUMERAL.finditer(text))
    if not numerals:
        return _insert(text, chance.choice(_HUGE), chance)
    match = chance.choice(numerals)
    return text[: match.start()] + chance.choice(_HUGE) + text[match.end() :]


def swap_numerals(text: str, chance: Random) -> str:
    """Two numerals change places."""
    numerals = list(_NUMERAL.finditer(text))
    if len(numerals) < 2:
        return text
    first, second = sorted(chance.sample(range(len(numerals)), 2))
    one, other = numerals[first], numerals[second]
    between = text[one.end() : other.start()]
    return text[: one.start()] + other.group() + between + one.group() + text[other.end() :]


def odd_character(text: str, chance: Random) -> str:
    """A character that no keyboard has."""
    return _insert(text, chance.choice(_ODD) * chance.choice((1, 1, 3)), chance)


def mark(text: str, chance: Random) -> str:
    """A mark where none belongs."""
    return _insert(text, chance.choice(_MARKS), chance)


def word(text: str, chance: Random) -> str:
    """A word that makes arithmetic of what stands around it."""
    return _insert(text, chance.choice(_WORDS), chance)


def split_line(text: str, chance: Random) -> str:
    """A line breaks in the middle."""
    return _insert(text, chance.choice(("\n", "\n\n", "\r\n", "\n    ")), chance)


def join_lines(text: str, chance: Random) -> str:
    """A line break goes."""
    places = [match.start() for match in re.finditer("\n", text)]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice(("", " ", "\t", "|")) + text[at + 1 :]


def nest(text: str, chance: Random) -> str:
    """Brackets around a span, one deep or many."""
    start, end = _span(text, chance)
    opening, closing = chance.choice((("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("（", "")))
    depth = chance.choice((1, 1, 2, 40))
    return text[:start] + opening * depth + text[start:end] + closing * depth + text[end:]


def tabulate(text: str, chance: Random) -> str:
    """Blanks become the separators of a table."""
    start, end = _span(text, chance)
    return text[:start] + re.sub(r"[ ，、]", chance.choice(("\t", "|", "   ", "\n")), text[start:end]) + text[end:]


EDITS: tuple[Edit, ...] = (
    delete, duplicate, swap, change_digit, change_digit, change_numeral, change_numeral, swap_numerals, odd_character,
    mark, word, word, split_line, join_lines, nest, tabulate,
)  # fmt: skip
