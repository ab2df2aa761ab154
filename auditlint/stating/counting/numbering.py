"""Paragraphs and tables -> the numbered series that run through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from auditlint.model.block import Paragraph
from auditlint.model.series import Marker, MarkerStyle, Series
from auditlint.model.source import Source
from auditlint.model.table import ColumnKind, Table
from auditlint.stating.counting.markers import markers, row_markers

# 1、 continued as 二、 and （一） continued as （2） are one level written in two ways.
_SISTERS = {
    MarkerStyle.CHINESE: MarkerStyle.ARABIC,
    MarkerStyle.ARABIC: MarkerStyle.CHINESE,
    MarkerStyle.CHINESE_BRACKET: MarkerStyle.ARABIC_BRACKET,
    MarkerStyle.ARABIC_BRACKET: MarkerStyle.CHINESE_BRACKET,
}
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


def numbered_series(paragraphs: Sequence[Paragraph], tables: Sequence[Table], source: Source) -> tuple[Series, ...]:
    """Every numbered series of the running text, in the order in which they begin; then those of tables' rows."""
    running: list[_Running] = []
    every: list[_Running] = []
    for marker in markers(paragraphs, source):
        _place(marker, running, every)
    index = {id(series): number for number, series in enumerate(every)}
    in_text = (Series(tuple(series.markers), _outer(series, index), series.is_direct) for series in every)
    return (*in_text, *(series for table in tables for series in _of_rows(table)))


def _of_rows(table: Table) -> Iterator[Series]:
    """The numbers under 序号; each 1 begins anew."""
    for column in table.columns_of(ColumnKind.NUMBERING):
        run: list[Marker] = []
        for marker in row_markers(table, column.index):
            if marker.number == 1 and run:
                yield Series(tuple(run))
                run = []
            run.append(marker)
        if run:
            yield Series(tuple(run))


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
