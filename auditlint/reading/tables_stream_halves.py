"""The entries of a stream -> those of its left half and those of its right half, where it has two.

收入 | 决算数 | 支出 | 决算数: the halves share rows, and a stream tells them in turn. Each half goes on with
its own numbering and its own codes, which tells them apart also where one half has ended.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.tables_streams import Entry, Stream

_LABEL_HEADS = re.compile(r"项目|预算科目|科目名称|科目|功能分类|单位名称")
# What only income is called, what only outlay is; a total or a number tells more surely where it can.
_SIDES = (re.compile(r"收入(?:合计|总计)?$|^年初|^上年结转"), re.compile(r"支出(?:合计|总计)?$|^年末|^结转下年"))
_NUMBER = re.compile(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)、")
_DIGITS = "一二三四五六七八九"
_TOTAL = re.compile(r".{0,8}(?:合计|总计|共计)")


@dataclass(slots=True)
class _Side:
    number: int = 0
    code: str = ""
    name: str = ""
    total: bool = False


def halves(stream: Stream) -> tuple[Sequence[Entry], ...]:
    """The entries as one list, or as two."""
    if not _is_double(stream):
        return (stream.entries,)
    parts: tuple[list[Entry], list[Entry]] = ([], [])
    sides = (_Side(), _Side())
    turn, runs_on = 0, -1
    for entry in stream.entries:
        if not entry.label and not entry.figures:
            continue
        side = _side_of(entry, sides, turn, runs_on)
        parts[side].append(entry)
        _remember(sides[side], entry)
        if side == turn:
            turn = side if runs_on == side else 1 - side
        elif runs_on == turn:
            turn, runs_on = 1 - side, -1
        else:
            turn = runs_on = side  # the other half was passed over: it has ended
    return parts if min(map(len, parts)) > 1 else (stream.entries,)


def _is_double(stream: Stream) -> bool:
    """Whether the header names the labels twice."""
    texts = [cell.text for cell in stream.header]
    return any(texts.count(text) == 2 for text in texts if _LABEL_HEADS.fullmatch(text))


def _side_of(entry: Entry, sides: Sequence[_Side], turn: int, runs_on: int) -> int:
    """The half that the entry's number or code goes on with, or its words name; else the one whose turn it is."""
    name, number, code = entry.name, _number(entry.name), _code(entry)
    is_total = _TOTAL.fullmatch(name) is not None
    signs = [
        [not code or code > side.code for side in sides],
        [not number or number in (1, side.number + 1) for side in sides],
        [not is_total or name != side.name for side in sides],
        [not code and words.search(name) is not None for words in _SIDES],
        [is_total and runs_on == turn and side != turn and not sides[side].total for side in (0, 1)],
    ]
    return next((able.index(True) for able in signs if able.count(True) == 1), turn)


def _remember(side: _Side, entry: Entry) -> None:
    side.number = _number(entry.name) or side.number
    side.code = _code(entry) or side.code
    side.name = entry.name
    side.total = side.total or _TOTAL.fullmatch(entry.name) is not None


def _code(entry: Entry) -> str:
    return "".join(cell.text for cell in entry.codes)


def _number(name: str) -> int:
    """一、 -> 1, 二十三、 -> 23; 0 without such a number."""
    match = _NUMBER.match(name)
    if match is None or len(match.group()) == 1:
        return 0
    tens, ten, units = match.groups()
    above = (_DIGITS.index(tens) + 1 if tens else 1) * 10 if ten else 0
    last = tens if not ten else units
    return above + (_DIGITS.index(last) + 1 if last else 0)
