"""What a number outside every mask is there for, and what is wrong with one that cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditlint.measuring.numerals import guesses, is_well_formed
from auditlint.measuring.units import Tail, read_tail
from auditlint.model.han import HAN
from auditlint.model.quantity import Role
from auditlint.model.unit import Dimension

_MARKER_BEFORE = frozenset("。；：，")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,4}|\d{1,3}(?:\.\d{1,3}){3}")
_BRACKETED_CELL = re.compile(r"（[\d,.]+%?）")
# 50—60人, 1%至3%: from number to number of one thing, nothing between them but the first one's unit.
_TO = frozenset("-—～至到")
_ON = re.compile(r"(?P<to>[-—～]{1,2}|至|到)\d[\d.,]*")
_BACK = re.compile(r"(?P<first>\d[\d.,]*)(?P<unit>\D{0,8}?)(?P<to>[-—～]{1,2}|至|到)$")
# 3号楼—5号楼, 9时—11时; in 畜肉4.7水产品-2.7 the minus is a sign.
_FEW_WORDS = re.compile(r"%|[号楼时点级档线区段栋度年月日岁]{0,2}")
_REACH = 24
# 由12家至15家 tells a change; 从5万元到8万元不等 a range.
_CHANGES = frozenset("由从")
_VARIES = re.compile(r"不等|之间|的?范围|区间|以?内")
# A decimal point in front of one of these has lost its digits: 12.万元; 12.个 may number a list.
_MEASURED = frozenset([Dimension.MONEY, Dimension.PERCENT, Dimension.POINT])
# 完成率.98%: a word in front of the point; 一.5万元 opens an item.
_WORD = re.compile(rf"(?![一二三四五六七八九十]){HAN}")
# 1.亿元项目, 12。5万元以上企业: an item or a sentence that begins with an amount.
_OPENS = re.compile(rf"(?!左右|的|，)(?:以上|以下|{HAN})")
_AFTER_STOP = re.compile(r"。\d{1,2}(?![\d.,])")


@dataclass(frozen=True, slots=True)
class Malformed:
    """A numeral that states no value: what it may be instead, why, where it ends, what stands behind it."""

    role: Role
    note: str
    end: int
    tail: Tail
    guesses: tuple[str, ...]


def malformed(text: str, start: int, end: int, tail: Tail, block: int) -> Malformed | None:
    """What is wrong with a numeral: 449.34.34, 11,25791, 12.万元, .5万元, 012.5万元, 12。5万元."""
    numeral = text[start:end]
    if not is_well_formed(numeral):
        return _misbuilt(text, start, end, numeral, tail, block)
    behind = text[end : end + 1]
    if behind == "." and start and text[start - 1] not in _MARKER_BEFORE:
        beyond = read_tail(text, end + 1)
        if beyond.unit.dimension in _MEASURED and not _OPENS.match(text, end + 1 + beyond.length):
            return Malformed(Role.MALFORMED, "dangling", end + 1, beyond, (numeral,))
    elif behind == "。" and block >= 0 and "." not in numeral and start:
        return _stopped(text, start, end)
    if tail.unit.dimension not in _MEASURED:
        return None
    if start > 1 and text[start - 1] == "." and _WORD.match(text, start - 2):
        return Malformed(Role.MALFORMED, "headless", end, tail, ("0." + numeral,) if numeral.isdecimal() else ())
    if numeral[0] == "0" and numeral[1:2].isdigit() and (not start or text[start - 1] not in ".,"):
        plain = numeral.lstrip("0")
        if plain and plain[0] not in ".,":
            found = (plain, *(() if "." in numeral or "," in numeral else ("0." + numeral[1:],)))
            return Malformed(Role.MALFORMED, "noughts", end, tail, found)
    return None


def _misbuilt(text: str, start: int, end: int, numeral: str, tail: Tail, block: int) -> Malformed | None:
    """A point too many or a separator in the wrong place; None where such a numeral is none: 3.5.1, A1.2.3."""
    if _is_name(text, start, end, tail) or (block >= 0 and _is_marker(text, start, end)):
        return None
    if numeral.count(".") < 2:
        return Malformed(Role.MALFORMED, "separator", end, tail, guesses(numeral))
    plain = "," not in numeral and not tail.length
    if plain and (start == 0 or block < 0):
        return Malformed(Role.MARKER, "", end, tail, ())
    # 见3.5.1节, 192.168.0.1, 24.12.31: sections, addresses and dates have short parts and no unit.
    named = "," not in numeral and (not tail.length or text[end : end + 1] in "节条款项")
    if named and _SECTION.fullmatch(numeral):
        return Malformed(Role.CODE, "", end, tail, ())
    return Malformed(Role.MALFORMED, "points", end, tail, guesses(numeral))


def _stopped(text: str, start: int, end: int) -> Malformed | None:
    """12。5万元: a full stop for the point; 第12。5万元 and 共12。50家 are two sentences."""
    part = _AFTER_STOP.match(text, end)
    if part is None or re.match(HAN, text[start - 1]) is None:
        return None
    tail = read_tail(text, part.end())
    if tail.unit.dimension not in _MEASURED or _OPENS.match(text, part.end() + tail.length):
        return None
    numeral = text[start : part.end()].replace("。", ".")
    return Malformed(Role.MALFORMED, "stop", part.end(), tail, (numeral,))


def role_of(text: str, start: int, end: int, numeral: str, tail: Tail, block: int) -> Role:
    """The role of a number outside every mask."""
    if _is_name(text, start, end, tail):
        return Role.NAME
    if block >= 0 and _is_marker(text, start, end):
        return Role.MARKER
    if text[end : end + 1] == "号" or text[start - 1 : start] == "№":
        return Role.CODE
    if numeral.isdecimal() and not tail.length:
        led = len(numeral) > 1 and numeral[0] == "0"
        if led or (len(numeral) >= 8 and block >= 0):
            return Role.CODE
    return Role.RANGE if _in_range(text, start, end, tail) else Role.DATA


def _is_name(text: str, start: int, end: int, tail: Tail) -> bool:
    """A5 and 5G are names; 5kg is none."""
    before = text[start - 1] if start else ""
    behind = text[end] if end < len(text) else ""
    return (before.isascii() and before.isalpha()) or (behind.isascii() and behind.isalpha() and not tail.length)


def _is_marker(text: str, start: int, end: int) -> bool:
    """1、 1. （1） 1） at a paragraph's start or after a mark; 主要完成1.研究院…2.产业…"""
    before = text[start - 1] if start else ""
    behind = text[end] if end < len(text) else ""
    if end - start > 2 or not behind:
        return False
    follows = text[end + 1] if end + 1 < len(text) else ""
    if before == "（" and behind == "）":
        return start == 1 or text[start - 2] in _MARKER_BEFORE
    opens = start == 0 or before in _MARKER_BEFORE
    if behind in "、．":
        return opens and not follows.isdigit()
    if behind == ".":
        return (
            not follows.isdigit()
            and (opens or "\u4e00" <= before <= "\u9fff")
            and ("\u4e00" <= follows <= "\u9fff" or follows in "“《〈‘（")
        )
    return behind == "）" and start == 0


def _in_range(text: str, start: int, end: int, tail: Tail) -> bool:
    """An end of 50—60人 or 1%至3%; neither 由12家至15家 nor 95人降至80人, which tell changes."""
    after = end + tail.length
    if text[after : after + 1] in _TO and after < len(text):
        on = _ON.match(text, after)
        if on is not None:
            return not _is_change(text, start, tail.length > 0, on.group("to"), on.end())
    if not start or text[start - 1] not in _TO:
        return False
    back = _BACK.search(text, max(0, start - _REACH), start)
    if back is None:
        return False
    between, first = back.group("unit"), back.end("first")
    dashed = back.group("to")[0] not in "至到"
    if read_tail(text, first).length != len(between) and not (dashed and _FEW_WORDS.fullmatch(between)):
        return False
    return not _is_change(text, back.start("first"), bool(between), back.group("to"), end)


def _is_change(text: str, first: int, has_unit: bool, to: str, end: int) -> bool:
    """Whether 由…至 or 从…到 tells a change; ``end`` is where the second numeral ends."""
    if not (first and text[first - 1] in _CHANGES and has_unit and to in "至到"):
        return False
    return _VARIES.match(text, end + read_tail(text, end).length) is None


def sign_of(text: str, start: int, block: int) -> tuple[int, int]:
    """(-1, where the sign stands) for -5.2, and for (5.2) where it is all that a cell holds."""
    if start and text[start - 1] == "-" and (start == 1 or not text[start - 2].isascii() or text[start - 2] in "（, "):
        return -1, start - 1
    if block < 0 and start == 1 and text[0] == "（" and _BRACKETED_CELL.fullmatch(text):
        return -1, start
    return 1, start
