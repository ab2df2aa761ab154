"""What stands behind a numeral: hedge, scale, unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from auditlint.measuring.measure_words import (
    COUNTS,
    FOREIGN,
    MEASURES,
    NOT_BEFORE,
    ONLY_BEFORE,
    PARTS,
    PER_NOUNS,
    PERSONS,
    SAME,
    SCALES,
    TIMES,
    WITH_BRACKETS,
)
from auditlint.model.han import HAN
from auditlint.model.unit import NO_UNIT, Dimension, Unit

_MORE = frozenset("余多来")
_MORE_BEHIND = frozenset("余多")
_NO_SCALE_BEFORE = ("里挑", "分之", "众")
# A unit in letters ends where they end: 3t and 3t煤, but neither 3tb nor 3t2.
_LETTER = re.compile(r"[A-Za-z\d]")
# What a rate may be told by that is no unit: 元/株次, 元/kg2.
_OTHER_NOUN = re.compile(rf"{PER_NOUNS}|{HAN}{{1,3}}(?!{HAN})|[a-zA-Z]{{1,3}}")
_PER_MARKS = frozenset("/·")


def _plain(word: str, dimension: Dimension) -> Unit:
    base, scale = PARTS.get(SAME.get(word, word), (SAME.get(word, word), "1"))
    return Unit(word, base, dimension, Decimal(scale))


@cache
def _units() -> dict[str, Unit]:
    table = {word: Unit(word, "人", Dimension.COUNT) for word in PERSONS.split()}
    for words, dimension in (
        (COUNTS, Dimension.COUNT),
        (MEASURES, Dimension.MEASURE),
        (TIMES, Dimension.TIME),
        (FOREIGN, Dimension.FOREIGN),
    ):
        table.update({word: _plain(word, dimension) for word in words.split()})
    table.update({word: Unit(word, base, Dimension.COUNT) for word, base in WITH_BRACKETS.items()})
    table["元"] = table["人民币"] = Unit("元", "元", Dimension.MONEY)
    table["%"] = Unit("%", "%", Dimension.PERCENT, Decimal("0.01"))
    table["‰"] = Unit("‰", "%", Dimension.PERCENT, Decimal("0.001"))
    table["成"] = Unit("成", "%", Dimension.PERCENT, Decimal("0.1"))
    for name in ("个百分点", "百分点", "个点"):
        table[name] = Unit(name, "百分点", Dimension.POINT, Decimal("0.01"))
    for name in ("个基点", "基点"):
        table[name] = Unit(name, "百分点", Dimension.POINT, Decimal("0.0001"))
    table["倍"] = Unit("倍", "倍", Dimension.TIMES)
    table["分"] = Unit("分", "分", Dimension.SCORE)
    return table


class Tail:
    """What stands behind a numeral: how many characters, which unit, whether 余 or 多 opens it."""

    __slots__ = ("length", "more", "unit")

    def __init__(self, length: int, unit: Unit, more: bool) -> None:
        self.length = length
        self.unit = unit
        self.more = more


NO_TAIL = Tail(0, NO_UNIT, False)


@cache
def _scaled(scale: str, name: str, per: str) -> Unit:
    base = _units()[name] if name else NO_UNIT
    factor = Decimal(SCALES[scale]) if scale else Decimal(1)
    printed = scale + name
    if per:
        return Unit(f"{printed}/{per}", f"{base.base}/{SAME.get(per, per)}", Dimension.RATIO, factor * base.scale)
    return Unit(printed, base.base, base.dimension, factor * base.scale)


def read_tail(text: str, at: int) -> Tail:
    """The unit that begins at ``text[at]``; NO_UNIT and length 0 where there is none.

    100多万元, 1200余条, 3.5亿千瓦时, 10万元/项, 5个百分点.
    """
    if text[at : at + 1] not in _openings():
        return NO_TAIL
    end = at
    more = text[end : end + 1] in _MORE
    end += more
    scale = _scale_at(text, end)
    # 3千克 and 3千瓦 are units of their own, no thousand of another.
    name = _name_at(text, end) if scale else ""
    if name:
        scale = ""
    else:
        end += len(scale)
        if text[end : end + 1] in _MORE_BEHIND:
            more = True
            end += 1
        name = _name_at(text, end)
    end += len(name)
    if not scale and not name:
        # 余 alone belongs to a noun that is no measure word: 余款.
        return NO_TAIL
    stop = _per_end(text, end) if name and text.startswith("/", end) else end
    return Tail(stop - at, _scaled(scale, name, text[end + 1 : stop]), more)


def _per_end(text: str, at: int) -> int:
    """Where the words end that a rate is told by: 元/人, 元/人·月, 张/千人, 吨标准煤/万元; else ``at``."""
    end = at
    while text[end : end + 1] in _PER_MARKS and end < len(text):
        start = end + 1
        scale = _scale_at(text, start)
        length = len(_name_at(text, start) or scale + _name_at(text, start + len(scale)))
        if length == len(scale):
            other = _OTHER_NOUN.match(text, start)
            length = other.end() - start if other else 0
        if not length:
            break
        end = start + length
    return end


def _scale_at(text: str, at: int) -> str:
    for scale in _scales().get(text[at : at + 1], ()):
        if text.startswith(scale, at) and not text.startswith(_NO_SCALE_BEFORE, at + len(scale)):
            return scale
    return ""


def _name_at(text: str, at: int) -> str:
    """The longest name of a unit that stands there and is no beginning of another word."""
    for name in _names().get(text[at : at + 1], ()):
        if text.startswith(name, at) and _is_whole(name, text, at + len(name)):
            return name
    return ""


@cache
def _scales() -> dict[str, list[str]]:
    return _by_first_character(SCALES)


@cache
def _names() -> dict[str, list[str]]:
    return _by_first_character(_units())


@cache
def _openings() -> frozenset[str]:
    """The characters with which something behind a numeral may begin."""
    return _MORE.union(_scales(), _names())


def _by_first_character(words: Iterable[str]) -> dict[str, list[str]]:
    """The words that begin with each character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found


def _is_whole(name: str, text: str, end: int) -> bool:
    only = ONLY_BEFORE.get(name)
    if only is not None and only.match(text, end) is None:
        return False
    if name[-1].isascii() and _LETTER.match(text, end) is not None:
        return not name[-1].isalpha()
    return end >= len(text) or text[end] not in NOT_BEFORE.get(name, "")


def unit_named(name: str) -> Unit:
    """The unit of a header (万元, %, 人); NO_UNIT for words that name none."""
    tail = read_tail(name, 0)
    return tail.unit if tail.length == len(name) else NO_UNIT
