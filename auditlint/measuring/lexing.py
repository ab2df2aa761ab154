"""A view -> every number in it: value, unit, precision, hedge, role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from auditlint.measuring.hedging import NOT_HEDGED, hedges
from auditlint.measuring.masks import masks
from auditlint.measuring.numerals import LARGE, arabic, chinese, decimals, guesses, is_well_formed
from auditlint.measuring.roles import Malformed, malformed, role_of, sign_of
from auditlint.measuring.units import NO_TAIL, Tail, read_tail, unit_named
from auditlint.model.han import HAN
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.unit import NO_UNIT, Dimension, Unit
from auditlint.model.view import View

# A row of digits with the marks that may stand inside a number; or a Chinese numeral with a measure
# word behind it (九个, 百分之九十五, 三成, 三点五亿元), without which 三 and 千 are syllables of words.
_NUMERAL = re.compile(
    rf"""
    (?P<digits> \d+(?:[.,]+\d+)* )
    | 百分之(?P<percent> [零一二两三四五六七八九十百点]+ | \d+(?:\.\d+)? )
    | (?P<capital> [壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]*   # 叁拾捌万元整
        (?= 元(?:整|正|[^壹贰叁肆伍陆柒捌玖零]) ) )
    | (?P<chinese>
        (?: [二两三四五六七八九十百]
          | 一(?<![统唯专单逐同].)(?=[十百千万亿]|点[零一二三四五六七八九]+[万亿倍]|倍|成(?!不变))   # 一百二十人, 一倍
          | 千(?<=[近约超逾上].) )                                                          # 近千人
        (?<![第每十百千万亿零〇○一二三四五六七八九几数].)
        [零一二三四五六七八九十百千]*(?:[万亿][零一二三四五六七八九十百千]+)* (?:点[零一二三四五六七八九]+)? )
      (?= [余多]?[万亿]{{0,2}}[余多]?(?:
          个|家|项|名|位|人次|人(?![民均大口才员力工事社类])|批|场|次(?!会议|全会|全体)|所|座|期(?!间)|条|户|件(?!事)
        | 张|篇|类|种|大(?={HAN})(?!报告|精神|召开|以来)
        | 方面|成(?![为立功员果长就本交效都品套势])|支(?![出持付撑部行护])|只|台|套
        | 处(?!理)|笔|起|份|天|年|倍|辆|元(?<=[百千万亿余多].)(?![旦宵素器])|亩|吨|公里|平方米 ) )
    """,
    re.VERBOSE,
)
_CURRENCY = frozenset("￥¥")
_PERCENT = Unit("%", "%", Dimension.PERCENT, Decimal("0.01"))
# 两成五, 一倍半: what stands behind the measure word, in tenths.
_TENTHS = {digit: tenths for tenths, digit in enumerate("零一二三四五六七八九")} | {"半": 5}
_TENTHS_BEHIND = re.compile(rf"[一二三四五六七八九半](?!{HAN})|[五半](?=以|左|上|的|多|余)")
# The numerals of contracts and cheques.
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_ROUND = frozenset("百千")
_HEDGED = tuple("近约超逾上")
_COUNTED = frozenset([Dimension.COUNT, Dimension.TIME, Dimension.PERCENT, Dimension.TIMES])
_TENTHED = frozenset("成倍")


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
    if (broken := malformed(text, start, end, tail, block)) is not None:
        return _malformed(view, text, start, block, broken)
    role = role_of(text, start, end, numeral, tail, block)
    if ("," in numeral or "." in numeral) and not is_well_formed(numeral):
        return _malformed(view, text, start, block, Malformed(role, "", end, tail, guesses(numeral)))
    if role not in (Role.DATA, Role.RANGE):
        tail = NO_TAIL
    sign, low = sign_of(text, start, block) if role is Role.DATA else (1, start)
    unit = tail.unit
    if unit.dimension is Dimension.BARE and block >= 0 and start and text[start - 1] in _CURRENCY:
        unit = unit_named(unit.name + "元")
    places = decimals(numeral)
    hedge, hedged_by = hedges(text, low, end, numeral, tail) if role is Role.DATA else NOT_HEDGED
    printed = view.span(low, end)
    return Quantity(
        view.span(low, end + tail.length) if tail.length else printed,
        printed,
        numeral if sign > 0 else "-" + numeral,
        arabic(numeral) * unit.scale * sign,
        unit.scale.scaleb(-places),
        unit,
        role,
        hedge,
        block,
        low,
        end + tail.length,
        places,
        hedged_by=hedged_by,
    )


def _malformed(view: View, text: str, start: int, block: int, broken: Malformed) -> Quantity:
    stop = broken.end + broken.tail.length
    numeral = text[start : broken.end]
    return Quantity(
        view.span(start, stop),
        view.span(start, broken.end),
        numeral,
        Decimal(re.sub(r"[^\d]", "", numeral)),
        Decimal(1),
        broken.tail.unit,
        broken.role,
        block=block,
        start=start,
        end=stop,
        note=broken.note,
        guesses=broken.guesses,
    )


def _word(view: View, text: str, match: re.Match[str], block: int) -> Quantity | None:
    """A number in Chinese numerals: 九个, 二十余家, 百分之九十五, 三成, 三点五亿元."""
    percent = match.group("percent")
    start, end = match.span()
    numeral = percent or match.group("chinese") or match.group("capital").translate(_PLAIN)
    least = Decimal(1)
    if not percent and text[end : end + 1] in LARGE and not LARGE.keys().isdisjoint(numeral):
        least = Decimal(LARGE[text[end]])  # 三亿二千万元: the last 万 belongs to the numeral
        end += 1
        numeral = text[start:end]
    value = arabic(numeral) if numeral[0].isdigit() else chinese(numeral)
    if value is None:
        return None
    tail = Tail(0, _PERCENT, False) if percent else read_tail(text, end)
    if not percent and tail.unit is NO_UNIT:
        return None
    if numeral in _ROUND and not text.startswith(_HEDGED, start - 1) and tail.unit.dimension not in _COUNTED:
        return None  # 百公里油耗, 百亩方: no figures; 近百公里 is one
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    stop = end + tail.length
    if tail.unit.name in _TENTHED and _TENTHS_BEHIND.match(text, stop) is not None:
        value += Decimal(_TENTHS[text[stop]]) / 10
        places, stop = 1, stop + 1
    hedge, hedged_by = hedges(text, start, end, numeral, Tail(stop - end, tail.unit, tail.more))
    scale = tail.unit.scale
    return Quantity(
        view.span(start, stop),
        view.span(start, end),
        text[start:end],
        value * scale,
        least * scale.scaleb(-places),
        tail.unit,
        Role.DATA,
        hedge,
        block,
        start,
        stop,
        places,
        hedged_by=hedged_by,
    )
