"""Columns of a table -> what their figures are, from the words that head them."""

from __future__ import annotations

import re
from collections import Counter

from auditlint.model.table import ADDITIVE, Column, ColumnKind, Table
from auditlint.model.table_hints import ColumnHint
from auditlint.model.unit import Dimension

# Headers that say alone what a column holds, figures or not; the first that matches decides.
_BY_NAME = (
    (re.compile(r"^(?:序号|行次|栏次|编号|No\.?)$"), ColumnKind.NUMBERING),
    (re.compile(r"编码|代码|科目编号|^[类款项]$|电话|邮编"), ColumnKind.CODE),
    (re.compile(r"^(?:计量)?单位$"), ColumnKind.UNIT),
    (re.compile(r"偏差|原因|改进措施|未完成(?!额|数)"), ColumnKind.REASON),
    (
        re.compile(r"标准$|依据|备注|说明|内容|要点|评分办法|评分标准|扣分"),
        ColumnKind.WORDS,
    ),
    (re.compile(r"指标值|目标值|计划值|预期值|年度目标|绩效目标$"), ColumnKind.TARGET),
    (re.compile(r"完成值|实际值|完成情况|实现值|实际完成$"), ColumnKind.ACTUAL),
    (re.compile(r"得分(?!率)|自评分|评分$|评价分$|评分值"), ColumnKind.SCORE),
    (re.compile(r"分值|权重|标准分|满分|^分数$"), ColumnKind.WEIGHT),
)
_TAKEN_MARKS = re.compile(r"^(?:扣分|失分|丢分|扣减分)(?:值|数|情况)?(?:[（(]分[）)])?$")
# Headers of columns that hold figures in per cent.
_PERCENTS = (
    (
        re.compile(r"(?:完成|占|为|达到?).{0,8}(?:预算|计划|目标|任务|年初|年度)|执行率|到位率|完成率|进度"),
        ColumnKind.RATE,
    ),
    (re.compile(r"增长|增减|增幅|升降|变动|涨跌|同比|环比|[比较](?:上年|去年|同期|上期)|[±]"), ColumnKind.GROWTH),
    (re.compile(r"占比|比重|构成|占.{0,12}(?:比例|%|百分比)?$"), ColumnKind.SHARE),
)
# Headers of columns that hold other figures.
_AMOUNTS = (
    (
        re.compile(r"增减|差额|差异|增加额|减少额|[比较](?:上年|去年)(?:增|减)|结余|结转|节约|未支出"),
        ColumnKind.DIFFERENCE,
    ),
    (re.compile(r"单价"), ColumnKind.PRICE),
    (re.compile(r"人均|平均|排名|名次|指数|年限|系数|满意度|标准|率(?:[（(]|$)"), ColumnKind.LEVEL),
    (re.compile(r"数量$|人数$|个数$|台数$|户数$|面积$|数量[（(]"), ColumnKind.COUNT),
    (re.compile(r"上年|去年|上期|同期|期初"), ColumnKind.PRIOR),
    (re.compile(r"执行|决算|实际|支出[数额]|完成|累计|已支付|拨付|使用"), ColumnKind.EXECUTED),
    (re.compile(r"预算|计划|安排|下达|批复|编制|核定|到位"), ColumnKind.BUDGET),
)
_NAMES = re.compile(r"^(?:项目|科目)$|名称|单位$|部门$|人$|日期|时间")
_COLUMN_NUMBERS = re.compile(r"栏次|列次|行次|栏目|[A-Z]|（?\d{1,2}）?(?:[=＝].*)?")
_SAYS_AMOUNT = re.compile(r"(?:预算|执行|决算|支出|到位)[数额](?:[（(]|$)")
_SAYS_PERCENT = re.compile(r"%|率(?:[（(]|$)|百分比|增幅|占比|比重")


def state_columns(table: Table) -> tuple[Column, ...]:
    """Every column with its kind and header path."""
    paths = header_paths(table)
    if table.hints:
        return tuple(Column(index, _hinted(table, index, path), path) for index, path in enumerate(paths))
    dimensions = _dimensions(table, paths)
    blank = _blank_columns(table, paths, dimensions)
    return tuple(
        Column(index, column_kind(path, Dimension.BARE if index in blank else dimensions[index]), path)
        for index, path in enumerate(paths)
    )


_HINTED = {
    ColumnHint.CODE: ColumnKind.CODE,
    ColumnHint.LABEL: ColumnKind.WORDS,
    ColumnHint.PERCENT: ColumnKind.RATE,
    ColumnHint.FIGURE: ColumnKind.AMOUNT,
    ColumnHint.OTHER: ColumnKind.LEVEL,
}
_FIGURED = (*ADDITIVE, ColumnKind.LEVEL, ColumnKind.RATE, ColumnKind.GROWTH)


def _hinted(table: Table, index: int, path: tuple[str, ...]) -> ColumnKind:
    """The kind that reading knows, more closely by the header where there is one that agrees."""
    hint = table.hints[index]
    if hint not in (ColumnHint.PERCENT, ColumnHint.FIGURE, ColumnHint.OTHER) or not path:
        return _HINTED.get(hint, ColumnKind.WORDS)
    is_percent = hint is ColumnHint.PERCENT or _SAYS_PERCENT.search(path[-1]) is not None
    kind = column_kind(path, Dimension.PERCENT if is_percent else Dimension.MONEY)
    return kind if kind in _FIGURED else _HINTED[hint]


def _blank_columns(table: Table, paths: list[tuple[str, ...]], dimensions: list[Dimension | None]) -> frozenset[int]:
    """Headed columns that nobody filled, right of the first figures: they hold amounts that are none."""
    first = next((index for index, dimension in enumerate(dimensions) if dimension is not None), table.width)
    filled = {cell.column for cell in table.cells if cell.row >= table.header_height and cell.text.strip("-—/")}
    return frozenset(
        index
        for index in range(first + 1, table.width)
        if index not in filled and paths[index] and not _NAMES.search(paths[index][-1])
    )


def header_paths(table: Table) -> list[tuple[str, ...]]:
    """The header of every column from the top down; a spanning header speaks for the columns beneath."""
    levels = [row for row in range(table.header_height) if not _numbers_columns(table, row)]
    paths: list[list[str]] = [[] for _ in range(table.width)]
    headed: set[int] = set()  # columns with a header of their own further up, no span's
    for place, row in enumerate(levels):
        above = ""
        for column in range(table.width):
            text = table.text(row, column)
            below = any(table.text(lower, column) for lower in levels[place + 1 :])
            above = text or (above if below and column not in headed else "")
            if above:
                paths[column].append(above)
        headed |= {column for column in range(table.width) if table.text(row, column)}
    return [tuple(path) for path in paths]


def _numbers_columns(table: Table, row: int) -> bool:
    texts = [cell.text for cell in table.row_cells(row) if cell.text]
    return len(texts) > 1 and all(_COLUMN_NUMBERS.fullmatch(text) for text in texts)


def _dimensions(table: Table, paths: list[tuple[str, ...]]) -> list[Dimension | None]:
    """The commonest dimension of each column's figures; None where it holds words or nothing.

    A column headed 全年执行数 holds amounts, whatever words a form puts beneath its first figure.
    """
    tallies: list[Counter[Dimension | None]] = [Counter() for _ in range(table.width)]
    for cell in table.cells:
        if cell.row >= table.header_height and not cell.blank and cell.column < table.width:
            figure = cell.figure
            if figure is not None:
                tallies[cell.column][figure.unit.dimension] += 1
            elif not set(cell.text) <= set("-—/*"):
                tallies[cell.column][None] += 1
    for tally, path in zip(tallies, paths, strict=True):
        if len(tally) > 1 and path and _SAYS_AMOUNT.search(path[-1]):
            del tally[None]
    return [tally.most_common(1)[0][0] if tally else None for tally in tallies]


def column_kind(path: tuple[str, ...], dimension: Dimension | None) -> ColumnKind:
    """The kind that a header gives to figures of this dimension (None: to words)."""
    last, whole = (path[-1] if path else ""), "".join(path)
    if dimension is not None and _TAKEN_MARKS.search(last):
        return ColumnKind.DIFFERENCE
    for pattern, kind in _BY_NAME:
        if pattern.search(last):
            return kind
    if dimension is None:
        return ColumnKind.WORDS
    if dimension is Dimension.PERCENT or (dimension is Dimension.BARE and _SAYS_PERCENT.search(last)):
        return _first(_PERCENTS, last, whole, ColumnKind.RATE)
    return _first(_AMOUNTS, last, whole, ColumnKind.AMOUNT)


def _first(
    patterns: tuple[tuple[re.Pattern[str], ColumnKind], ...], last: str, whole: str, otherwise: ColumnKind
) -> ColumnKind:
    """The kind whose pattern the lowest header matches, else the whole header."""
    for words in (last, whole):
        for pattern, kind in patterns:
            if pattern.search(words):
                return kind
    return otherwise
