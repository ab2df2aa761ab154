"""A view -> every number in it: value, unit, precision, hedge, role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from auditlint.measuring.masks import masks
from auditlint.measuring.numerals import arabic, chinese, decimals, guesses, is_well_formed
from auditlint.measuring.units import Tail, read_tail
from auditlint.model.han import HAN
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.unit import NO_UNIT, Dimension, Unit
from auditlint.model.view import View

# A row of digits with the marks that may stand inside a number; or a Chinese numeral with a measure
# word behind it (九个, 百分之九十五, 三成), without which 三 and 千 are syllables of words.
_NUMERAL = re.compile(
    r"(?P<digits>\d+(?:[.,]+\d+)*)"
    r"|百分之(?P<percent>[零一二两三四五六七八九十百点]+|\d+(?:\.\d+)?)"
    r"|(?P<chinese>[二两三四五六七八九十百](?<![第十百千万亿零一二三四五六七八九几数].)[零一二三四五六七八九十百千]*万?)"
    rf"(?=[余多]?(?:个|家|项|名|位|人次|人(?![民均大口才员力工事社])|批|场|次(?!会议|全会|全体)|所|座|期(?!间)|条|户|件(?!事)|张|篇|类|种|大(?={HAN})|方面|成(?![为立功员果长就本交效都品套])|"
    r"支(?![出持付撑部行护])|只|台|套|处(?!理)|笔|起|份|天|年|倍|辆))"
)
_MARKER_BEFORE = frozenset("。；：，")
# Each of the patterns for what stands beside a number is tried only beside a character that it may have there.
_BEFORE_END = frozenset("超过破逾于少达到≥>近足≤<约为右")
_BEFORE = re.compile(
    r"(?:(?P<above>超过?|突破|逾|多于|高于|不少于|不低于|至少|达到?超?|≥|>|大于)|(?P<below>近|将近|接近|不足|不到|不超过|低于|少于|≤|<|小于)|(?P<about>大?约|约为|左右))$"
)
_BEHIND_START = frozenset("余多以及有左上")
_BEHIND = re.compile(r"(?P<above>余|多|以上|及以上|有余)|(?P<below>以下|以内)|(?P<about>左右|上下)")
_TO = frozenset("-—～至到")
_RANGE_BEHIND = re.compile(r"(?:[-—～]{1,2}|至|到)\d")
_RANGE_BEFORE = re.compile(rf"\d(?:%|{HAN}{{0,3}})(?:[-—～]{{1,2}}|至)$")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,4}|\d{1,3}(?:\.\d{1,3}){3}")
_BRACKETED_CELL = re.compile(r"（[\d,.]+%?）")


def lex(view: View, block: int = -1) -> tuple[Quantity, ...]:
    """Every number of a view, in order of place. ``block`` is the paragraph's index, -1 for a cell."""
    text = view.text
    return tuple(_quantities(view, text, block)) if text else ()


def _quantities(view: View, text: str, block: int) -> Iterator[Quantity]:
    match = _NUMERAL.search(text)
    ranges = masks(text) if match is not None else []
    mask = 0
    while match is not None:
        start, end = match.span()
        while mask < len(ranges) and ranges[mask][1] <= start:
            mask += 1
        if mask < len(ranges) and ranges[mask][0] <= start:
            if text[end - 1].isdigit():  # 百分之5 inside a title holds a digit too
                low = start if match.group("digits") else match.start("percent")
                end = max(low + 1, min(end, ranges[mask][1]))
                yield _masked(view, text, low, end, ranges[mask][2], block)
            at = end
        elif match.group("digits"):
            for low, high in _pieces(text, start, end) if "," in match.group() else ((start, end),):
                number = _number(view, text, low, high, block)
                at = max(end, number.end)  # behind its unit: the 十 of 3十项 is its scale, no number of its own
                yield number
        else:
            at = end
            if (word := _word(view, text, match, block)) is not None:
                at = max(at, word.end)
                yield word
        match = _NUMERAL.search(text, at)


def _masked(view: View, text: str, start: int, end: int, role: Role, block: int) -> Quantity:
    numeral = text[start:end]
    digits = numeral.replace(",", "")
    value = Decimal(digits) if digits.isdigit() else Decimal(0)
    span = view.span(start, end)
    return Quantity(span, span, numeral, value, Decimal(1), NO_UNIT, role, Hedge.NONE, block, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One number, or the several that a comma parts: 5,6,7号楼; 2023,2024年."""
    numeral = text[start:end]
    groups = numeral.split(",")
    if len(groups) > 1 and not is_well_formed(numeral):
        small = all(len(group) <= 2 for group in groups)
        year = len(groups[-1]) == 4 and text[end : end + 1] == "年"
        # 12.5,1345.6 and 100,50,30: no separator stands behind a point, or in front of no thousand.
        several = any("." in group for group in groups[:-1]) or (
            len(groups) > 2 and all(len(group.partition(".")[0]) != 3 for group in groups[1:])
        )
        if small or year or several or ",," in numeral:
            at = start
            for group in groups:
                if group:
                    yield at, at + len(group)
                at += len(group) + 1
            return
    yield start, end


def _number(view: View, text: str, start: int, end: int, block: int) -> Quantity:
    numeral = text[start:end]
    tail = read_tail(text, end)
    well_formed = is_well_formed(numeral)
    role, note = _role(text, start, end, numeral, well_formed, tail, block)
    if role is Role.MALFORMED or not well_formed:
        digits = re.sub(r"[^\d]", "", numeral)
        printed = view.span(start, end)
        whole = view.span(start, end + tail.length)
        role = Role.MALFORMED if role is Role.DATA else role
        return Quantity(
            whole,
            printed,
            numeral,
            Decimal(digits),
            Decimal(1),
            tail.unit,
            role,
            block=block,
            start=start,
            end=end + tail.length,
            note=note,
            guesses=guesses(numeral),
        )
    if role not in (Role.DATA, Role.RANGE):
        tail = Tail(0, NO_UNIT, False)
    sign, low = _sign(text, start, block, tail)
    unit = tail.unit
    places = decimals(numeral)
    value = arabic(numeral) * unit.scale * sign
    step = unit.scale.scaleb(-places)
    hedge = _hedge(text, low, end, tail) if role is Role.DATA else Hedge.NONE
    printed = view.span(low, end)
    return Quantity(
        view.span(low, end + tail.length) if tail.length else printed,
        printed,
        numeral if sign > 0 else "-" + numeral,
        value,
        step,
        unit,
        role,
        hedge,
        block,
        low,
        end + tail.length,
        places,
    )


def _role(text: str, start: int, end: int, numeral: str, well_formed: bool, tail: Tail, block: int) -> tuple[Role, str]:
    """The role of a number outside every mask, and why it is malformed where it is."""
    before = text[start - 1] if start else ""
    behind = text[end] if end < len(text) else ""
    if before.isascii() and before.isalpha():
        return Role.NAME, ""
    if behind.isascii() and behind.isalpha() and not tail.length:
        return Role.NAME, ""
    if block >= 0 and _is_marker(text, start, end, before, behind):
        return Role.MARKER, ""
    if not well_formed:
        if numeral.count(".") > 1:
            plain = "," not in numeral and not tail.length
            if plain and (start == 0 or block < 0):
                return Role.MARKER, ""
            # 见3.5.1节, 192.168.0.1, 24.12.31: sections, addresses and dates have short parts and no unit.
            named = "," not in numeral and (not tail.length or behind in "节条款项")
            if named and _SECTION.fullmatch(numeral):
                return Role.CODE, ""
            return Role.MALFORMED, "points"
        return Role.MALFORMED, "separator"
    if behind == "号" or before == "№":
        return Role.CODE, ""
    if "." not in numeral and "," not in numeral and not tail.length:
        if len(numeral) > 1 and numeral[0] == "0":
            return Role.CODE, ""
        if len(numeral) >= 8 and block >= 0:
            return Role.CODE, ""
    after = end + tail.length
    if text[after : after + 1] in _TO and _RANGE_BEHIND.match(text, after):
        return Role.RANGE, ""
    if before in _TO and _RANGE_BEFORE.search(text, max(0, start - 8), start):
        return Role.RANGE, ""
    return Role.DATA, ""


def _is_marker(text: str, start: int, end: int, before: str, behind: str) -> bool:
    """1、 1. （1） 1） at a paragraph's start or after a mark; 主要完成1.研究院…2.产业…"""
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


def _sign(text: str, start: int, block: int, tail: Tail) -> tuple[int, int]:
    """(-1, where the sign stands) for -5.2, and for (5.2) where it is all that a cell holds."""
    if start and text[start - 1] == "-" and (start == 1 or not text[start - 2].isascii() or text[start - 2] in "（, "):
        return -1, start - 1
    if block < 0 and start == 1 and text[0] == "（" and _BRACKETED_CELL.fullmatch(text):
        return -1, start
    return 1, start


def _hedge(text: str, start: int, end: int, tail: Tail) -> Hedge:
    if tail.more:
        return Hedge.ABOVE
    after = end + tail.length
    behind = _BEHIND.match(text, after) if text[after : after + 1] in _BEHIND_START else None
    before = _BEFORE.search(text, max(0, start - 4), start) if text[start - 1 : start] in _BEFORE_END else None
    for match in (behind, before):
        if match is None:
            continue
        kind = match.lastgroup
        if kind == "above" and match.group() not in ("达", "达到"):
            return Hedge.ABOVE
        if kind == "below":
            return Hedge.BELOW
        if kind == "about":
            return Hedge.ABOUT
    return Hedge.NONE


_PERCENT = Unit("%", "%", Dimension.PERCENT, Decimal("0.01"))


def _word(view: View, text: str, match: re.Match[str], block: int) -> Quantity | None:
    """A number in Chinese numerals: 九个, 二十余家, 百分之九十五, 三成."""
    percent = match.group("percent")
    start, end = match.span()
    numeral = percent or match.group("chinese")
    value = arabic(numeral) if numeral[0].isdigit() else chinese(numeral)
    if value is None:
        return None
    tail = Tail(0, _PERCENT, False) if percent else read_tail(text, end)
    if not percent and tail.unit is NO_UNIT:
        return None
    scale = tail.unit.scale
    places = -int(value.as_tuple().exponent) if isinstance(value.as_tuple().exponent, int) else 0
    return Quantity(
        view.span(start, end + tail.length),
        view.span(start, end),
        text[start:end],
        value * scale,
        scale.scaleb(-places),
        tail.unit,
        Role.DATA,
        _hedge(text, start, end, tail),
        block,
        start,
        end + tail.length,
        places,
    )
