"""Paragraphs -> the numbers that open them or stand in them: one pattern a style of numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.series import Marker, MarkerStyle
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.table import Table

_CHINESE = "[一二三四五六七八九十]{1,3}"
_BULLETS = "-·•●"
_VALUES = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"首": 1, "其": 2}
# How each style is written; {} is its numeral.
_WRITTEN: dict[MarkerStyle, str] = {
    MarkerStyle.PART: f"第(?P<part>{_CHINESE})(?:部分|章)",
    MarkerStyle.CHINESE: rf"(?P<chinese>{_CHINESE})[、.]",
    MarkerStyle.CHINESE_BRACKET: f"（(?P<chinese_bracket>{_CHINESE})）",
    MarkerStyle.ARABIC: r"(?P<arabic>\d{1,2})(?:、|\.(?!\d))",
    MarkerStyle.ARABIC_BRACKET: r"（?(?P<arabic_bracket>\d{1,2})）",
    MarkerStyle.ORDINAL: f"(?:第(?P<ordinal>{_CHINESE})[，、：]|(?P<word>首先|其次)，)",
    MarkerStyle.CIRCLED: "(?P<circled>[①-⑳])",
    MarkerStyle.ROMAN: "(?P<roman>[Ⅰ-Ⅻ])[、.．]",
    MarkerStyle.LATIN: "（?(?P<latin>[A-H])[）.、](?![A-Za-z])",
    MarkerStyle.SMALL_LATIN: "（?(?P<small_latin>[a-h])[）.、](?![A-Za-z])",
    MarkerStyle.NOTE: r"注释?(?P<note>\d{1,2})[：.、]",
}
_ANY = "|".join(_WRITTEN.values())
_OPENING = re.compile(f"[{_BULLETS}]?(?:{_ANY})")
# Within a paragraph a number stands behind a mark: …：（1）…；（2）…; behind 、 and in references it is none.
_INSIDE = re.compile(f"(?<=[：；。，])(?:{_ANY})")
# 一是, 二要 stand at a paragraph's start or behind a mark, 主要原因一是 behind words too; 之一是, 统一是 are words.
_CLAUSE = re.compile(
    rf"(?<![一二三四五六七八九十之统唯万同第每某其逐单专划归这])(?P<first>一)是(?!否|非)"
    rf"|(?:^|(?<=[，；：。！？、,;）”]))(?P<later>{_CHINESE})(?:是(?!否|非)|要)"
)
# The named groups of a pattern that are not called like their style.
_CALLED = dict.fromkeys(("first", "later"), MarkerStyle.CLAUSE) | {"word": MarkerStyle.ORDINAL}
_HEAD = 12
# Fewer numbers within a line may be anything.
_FEWEST = 3


def markers(paragraphs: Sequence[Paragraph], source: Source) -> Iterator[Marker]:
    """Every number that opens a paragraph or a clause, in order of place."""
    for block, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.RESIDUE:
            continue
        text = paragraph.view.text
        found = [_marker(paragraph, block, source, match) for match in _inside(text)]
        if (opening := _OPENING.match(text)) is not None:
            found.append(_marker(paragraph, block, source, opening))
        if "是" in text or "要" in text:
            found += (_marker(paragraph, block, source, match) for match in _CLAUSE.finditer(text))
        yield from sorted(found, key=lambda marker: marker.span)


def _inside(text: str) -> Iterator[re.Match[str]]:
    """The numbers within a line that count on from one, behind the one that opens it or by themselves."""
    every: list[list[re.Match[str]]] = []
    running: dict[MarkerStyle, list[re.Match[str]]] = {}
    opening = _OPENING.match(text)
    for match in (*((opening,) if opening else ()), *_INSIDE.finditer(text)):
        number = _value(_numeral(match))
        if number == 1:
            running[_style(match)] = []
            every.append(running[_style(match)])
        run = running.get(_style(match))
        if run is None:
            continue
        expected = _value(_numeral(run[-1])) + 1 if run else 1
        # The first two fix the run; from then on one may be left out or used twice.
        if number - expected in ((0,) if len(run) < 2 else (-1, 0, 1)):
            run.append(match)
    for run in every:
        if len(run) >= _FEWEST:
            yield from (match for match in run if match is not opening)


def _style(match: re.Match[str]) -> MarkerStyle:
    group = match.lastgroup or ""
    return _CALLED.get(group) or MarkerStyle[group.upper()]


def _numeral(match: re.Match[str]) -> str:
    return match.group(match.lastgroup or 0)


def _marker(paragraph: Paragraph, block: int, source: Source, match: re.Match[str]) -> Marker:
    view = paragraph.view
    start = match.start() + (view.text[match.start()] in _BULLETS)
    span = view.span(start, match.end())
    return Marker(
        _style(match),
        _value(_numeral(match)),
        _as_printed(source, view.span(*match.span(match.lastgroup or 0))),
        span,
        _as_printed(source, span),
        view.text[match.end() : match.end() + _HEAD],
        block,
        match.start() == 0,
        paragraph.kind is BlockKind.HEADING,
    )


def _as_printed(source: Source, span: Span) -> str:
    return "".join(source[span].split())


def row_markers(table: Table, column: int) -> Iterator[Marker]:
    """The plain numbers of a column, from the top; 1.1, 合计 and blanks number no row of their own."""
    for row in table.body():
        cell = table.cell(row, column)
        if cell is not None and cell.text.isdecimal() and cell.row == row:
            head = "".join(other.text for other in table.row_cells(row) if other.column != column)[:_HEAD]
            yield Marker(MarkerStyle.SERIAL, int(cell.text), cell.text, cell.span, cell.text, head, -1, True, False)


def _value(numeral: str) -> int:
    """六 -> 6, 二十一 -> 21, 12 -> 12, ③ -> 3, Ⅳ -> 4, B -> 2."""
    for first in "①ⅠAa":
        if 0 <= ord(numeral[0]) - ord(first) < 20:
            return ord(numeral[0]) - ord(first) + 1
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _VALUES[numeral[0]]
    return 10 * _VALUES.get(tens, 1) + _VALUES.get(ones, 0)
