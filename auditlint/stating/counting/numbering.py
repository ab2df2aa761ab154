"""Paragraphs -> the numbered series that run through them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.series import Marker, MarkerStyle, Series
from auditlint.model.source import Source

_NUMERAL = "一二三四五六七八九十"
# What may open a paragraph; a bullet that a conversion left in front is passed over.
_OPENING = re.compile(
    rf"[-·•●]?(?:第(?P<part>[{_NUMERAL}]{{1,3}})(?:部分|章)"
    rf"|(?P<chinese>[{_NUMERAL}]{{1,3}})[、.]"
    rf"|（(?P<chinese_bracket>[{_NUMERAL}]{{1,3}})）"
    r"|(?P<arabic>\d{1,2})(?:、|\.(?!\d))"
    r"|（?(?P<arabic_bracket>\d{1,2})）)"
)
# 一是 stands at a paragraph's start or behind a mark, 主要原因一是 behind words too; 之一是, 统一是 are words.
_CLAUSE = re.compile(
    rf"(?:(?<![{_NUMERAL}之统唯万同第每某其逐单专划归])(?P<first>一)|(?<=[，；：。！？、,;）”)])(?P<later>[{_NUMERAL}]{{1,3}})"
    rf"|^(?P<start>[{_NUMERAL}]{{1,3}}))是(?!否|非)"
)
_VALUES = {c: i for i, c in enumerate(_NUMERAL, 1)}
# 1、 continued as 二、 and （一） continued as （2） are one level written in two ways.
_SISTERS = {
    MarkerStyle.CHINESE: MarkerStyle.ARABIC,
    MarkerStyle.ARABIC: MarkerStyle.CHINESE,
    MarkerStyle.CHINESE_BRACKET: MarkerStyle.ARABIC_BRACKET,
    MarkerStyle.ARABIC_BRACKET: MarkerStyle.CHINESE_BRACKET,
}
_HEAD = 12
# What has not gone on for so many levels is over; it keeps long reports linear.
_DEEPEST = 16
# A text that a conversion repeats is no second item.
_SAME_HEAD = 5


@dataclass(slots=True, eq=False)
class _Running:
    """A series that may go on."""

    markers: list[Marker]
    outer: _Running | None = None
    is_direct: bool = False
    styles: set[MarkerStyle] = field(default_factory=set)

    @property
    def last(self) -> Marker:
        return self.markers[-1]


def numbered_series(paragraphs: Sequence[Paragraph], source: Source) -> tuple[Series, ...]:
    """Every numbered series of the running text, in the order in which they begin."""
    running: list[_Running] = []
    every: list[_Running] = []
    for marker in markers(paragraphs, source):
        _place(marker, running, every)
    index = {id(series): number for number, series in enumerate(every)}
    return tuple(Series(tuple(series.markers), _outer(series, index), series.is_direct) for series in every)


def markers(paragraphs: Sequence[Paragraph], source: Source) -> Iterator[Marker]:
    """Every number that opens a paragraph or a clause, in order of place."""
    for block, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.RESIDUE:
            continue
        text = paragraph.view.text
        if (match := _OPENING.match(text)) is not None:
            style = MarkerStyle[(match.lastgroup or "").upper()]
            yield _marker(paragraph, block, source, match, style, match.group(match.lastgroup or 0), True)
        if "是" in text:
            for match in _CLAUSE.finditer(text):
                numeral = match.group("first") or match.group("later") or match.group("start")
                yield _marker(paragraph, block, source, match, MarkerStyle.CLAUSE, numeral, match.start() == 0)


def _marker(
    paragraph: Paragraph,
    block: int,
    source: Source,
    match: re.Match[str],
    style: MarkerStyle,
    numeral: str,
    opens: bool,
) -> Marker:
    view = paragraph.view
    start = match.start() + (view.text[match.start()] in "-·•●")
    span = view.span(start, match.end())
    head = view.text[match.end() : match.end() + _HEAD]
    heading = paragraph.kind is BlockKind.HEADING
    return Marker(style, _value(numeral), span, "".join(source[span].split()), head, block, opens, heading)


def _value(numeral: str) -> int:
    """六 -> 6, 二十一 -> 21, 12 -> 12."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _VALUES[numeral[-1]]
    return 10 * _VALUES.get(tens, 1) + _VALUES.get(ones, 0)


def _place(marker: Marker, running: list[_Running], every: list[_Running]) -> None:
    """Continue the series that the marker belongs to, or begin one."""
    at = _continued(marker, running)
    if at is None:
        _begin(marker, running, every)
        return
    del running[at + 1 :]
    series = running[at]
    if not _repeats(marker, series.last):
        series.markers.append(marker)
        series.styles.add(marker.style)


def _repeats(marker: Marker, last: Marker) -> bool:
    """Whether a conversion gave the same line twice."""
    shorter = min(len(marker.head), len(last.head), _SAME_HEAD)
    return marker.number == last.number and marker.head[:shorter] == last.head[:shorter]


def _continued(marker: Marker, running: list[_Running]) -> int | None:
    """The innermost series that the marker is next in; else the one in which it is out of order."""
    own = [i for i in reversed(range(len(running))) if marker.style in running[i].styles]
    for at in own:
        if running[at].last.number == marker.number - 1:
            return at
    if own and running[own[0]].last.number <= marker.number and marker.number > 1:
        return own[0]
    if own and _repeats(marker, running[own[0]].last):
        return own[0]
    sister = _SISTERS.get(marker.style)
    if own or sister is None or marker.number == 1 or not marker.is_heading:
        return None
    for at in reversed(range(len(running))):
        last = running[at].last
        if sister in running[at].styles and last.number == marker.number - 1 and last.is_heading:
            return at
    return None


def _begin(marker: Marker, running: list[_Running], every: list[_Running]) -> None:
    outer = next((each for each in reversed(running) if marker.style in each.styles), None)
    direct = outer is not None and running[-1] is outer
    series = _Running([marker], outer if marker.number == 1 else None, direct, {marker.style})
    running.append(series)
    every.append(series)
    del running[:-_DEEPEST]


def _outer(series: _Running, index: dict[int, int]) -> int | None:
    """The enclosing series, where it does go on behind this one."""
    if series.outer is None or series.outer.last.span <= series.markers[0].span:
        return None
    return index[id(series.outer)]
