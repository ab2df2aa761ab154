"""Rows of a run of lines -> sections, each with its own header, and every cell's column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.tables_raw import RawCell, RawRow

# How the words end that head a column or a block: 年初预算数, 执行率（%）, 三级指标, 合计（万元）, 按收入性质分：
_HEAD = re.compile(
    r"(?:数|数量|额|率|比重|占比|比例|分值|权重|满分|得分|评分|自评分|扣分|指标|名称|项目|单位|序号|编号|备注|原因|措施|说明|分析"
    r"|合计|小计|总计|金额|资金|决算|预算|执行|完成|编码|代码|科目|类别|内容|标准|情况|收入|支出|来源|年度?|月|单价|总价|规模|值"
    r"|目标|类|款|项|行次|栏次|结余|结转|增减|增幅|差额|指数|产量|总量|人数|费|部门|责任人|时间|日期|地点|等级|结论|%|比上年增长"
    r"|性质分|类型分|来源分|用途分|分类|计划|实际|上年|本年|全市|市本级)"
    r"(?:[（(][^（）()]{1,12}[)）]|①|\*|%)?[:：]?"
)
_HEAD_END = re.compile(rf".*{_HEAD.pattern}$", re.DOTALL)
_TOTAL = re.compile(
    r"(?:合计|总计|总分|总得分|小计|共计|自评总分|评价总分|综合得分|自评得分|得分合计|总分值)"
    r"[:：]?(?:[（(].*)?"
)
_UNIT_LINE = re.compile(r"(?:金额)?单位[:：].{1,12}|计量单位[:：].{1,12}")
_COLUMN_NUMBER = re.compile(r"[A-Z]|（?\d{1,2}）?(?:[=＝].*)?")
_LONGEST_HEAD = 24


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one header. ``places`` gives, for every row, the column of each of its cells."""

    rows: tuple[RawRow, ...]
    places: tuple[tuple[int, ...], ...]
    header_height: int
    width: int
    unit_words: str = ""


def sections(rows: Sequence[RawRow], layout: str) -> tuple[Section, ...]:
    """The sections of one run of rows, in order."""
    return tuple(_placed(run, unit) for run, unit in _runs(_joined(rows) if layout == "cell-lines" else list(rows)))


# -- rows that a conversion tore apart ---------------------------------------------------------------


def _joined(rows: Sequence[RawRow]) -> list[RawRow]:
    """One-cell-a-line rows: an empty line inside a cell does not part a row, a stray tab no cell."""
    joined: list[RawRow] = []
    waiting = list(rows)
    for index, row in enumerate(waiting):
        following = waiting[index + 1 : index + 2]
        above = joined[-1] if joined else None
        if above is not None and _torn(above, row, joined[-2] if len(joined) > 1 else None, following):
            joined[-1] = above.joined(row)
        else:
            joined.append(row)
    return [_without_strays(row, joined[max(0, i - 1) : i] + joined[i + 1 : i + 2]) for i, row in enumerate(joined)]


def _torn(above: RawRow, row: RawRow, before: RawRow | None, following: Sequence[RawRow]) -> bool:
    """Whether two rows are one: together they are as long as a neighbour, and the second has no label.

    A lone cell (merged downward over the whole part) belongs to the header that follows it.
    """
    whole = len(above) + len(row)
    after = {length for other in following for length in (len(other), len(other) - _strays(other))}
    if len(above) == 1:
        return whole >= 4 and whole in after and len(row) not in after
    around = after | ({len(before)} if before is not None else set())
    if whole not in around or len(above) in around or len(row) in around or whole < 4:
        return False
    return row.cells[0].blank or row.cells[0].figure


def _strays(row: RawRow) -> int:
    return sum(1 for cell in row.cells if cell.inline and cell.blank)


def _without_strays(row: RawRow, neighbours: Sequence[RawRow]) -> RawRow:
    """Less blank cells made by a tab inside a line, as far as the row is longer than its neighbours."""
    lengths = [len(other) for other in neighbours if other.has_figure or len(other) > 3]
    excess = len(row) - max(lengths) if lengths else 0
    if excess <= 0:
        return row
    cells = []
    for cell in row.cells:
        if excess > 0 and cell.inline and cell.blank:
            excess -= 1
        else:
            cells.append(cell)
    return row.with_cells(tuple(cells)) if excess == 0 else row


# -- where a section begins ---------------------------------------------------------------------------


class _Growing:
    """The rows of the section that is being read, with what the next row is held against."""

    def __init__(self) -> None:
        self.rows: list[RawRow] = []
        self.has_body = False
        self.ends_in_header = False
        self.lengths: Counter[int] = Counter()
        self.tallies: dict[int, list[int]] = {}

    def add(self, row: RawRow) -> None:
        self.rows.append(row)
        self.ends_in_header = looks_like_header(row)
        if self.ends_in_header:
            return
        self.has_body = True
        self.lengths[len(row)] += 1
        tally = self.tallies.setdefault(len(row), [0] * len(row))
        for column, cell in enumerate(row.cells):
            tally[column] += _vote(cell)

    @property
    def width(self) -> int:
        """The commonest number of cells of the rows under the header."""
        if self.lengths:
            return max(self.lengths, key=lambda length: self.lengths[length])
        return max(len(row) for row in self.rows)

    def numeric(self, width: int) -> tuple[int, ...]:
        """For every column of the full rows +1 where they hold figures, -1 where words, 0 where neither."""
        return tuple(map(_sign, self.tallies.get(width, [0] * width)))


def _vote(cell: RawCell) -> int:
    return 1 if cell.number else -1 if cell.text and not cell.figure else 0


def _sign(count: int) -> int:
    return (count > 0) - (count < 0)


def _runs(rows: list[RawRow]) -> list[tuple[list[RawRow], str]]:
    """Rows of each section, with the 单位 that a row of its own gives."""
    runs: list[tuple[list[RawRow], str]] = []
    unit = ""
    current = _Growing()
    for row in rows:
        stated = _unit_row(row)
        if stated:
            if current.rows and current.rows[-1].has_figure:
                runs.append((current.rows, unit))
                current = _Growing()
            unit = stated
        elif row.filled:
            if current.rows and _opens(current, row):
                runs.append((current.rows, unit))
                current = _Growing()
            current.add(row)
    if current.rows:
        runs.append((current.rows, unit))
    return runs


def _unit_row(row: RawRow) -> str:
    """单位：万元 as a row of its own, maybe beside 部门：…"""
    filled = [cell.text for cell in row.cells if cell.text]
    if not filled or len(filled) > 3:
        return ""
    return next((text for text in filled if _UNIT_LINE.fullmatch(text)), "")


def _opens(current: _Growing, row: RawRow) -> bool:
    """Whether ``row`` begins a section of its own after those of ``current``."""
    if looks_like_header(row):
        return current.has_body or (not current.ends_in_header and len(row) != len(current.rows[-1]))
    width = current.width
    if len(row) == width:
        return False
    if not current.has_body:
        return len(row) < 3
    return not _fits(current, row, width)


def looks_like_header(row: RawRow) -> bool:
    """No figure, two or more short cells, nearly all of them words that head a column."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) < 2 or any(len(text) > _LONGEST_HEAD for text in filled):
        return False
    if _numbers_columns(filled):
        return True
    if row.has_figure:
        return False
    heads = sum(1 for text in filled if (_HEAD_END.match(text) and not text[0].isdigit()) or _is_year_head(text))
    return heads >= 2 and heads * 10 >= len(filled) * 7


def _is_year_head(text: str) -> bool:
    return re.match(r"(?:19|20)\d\d年", text) is not None and not text.endswith(("日", "前", "底"))


def _numbers_columns(filled: Sequence[str]) -> bool:
    """栏次 1 2 3 4=2+3: a row that numbers the columns."""
    rest = [text for text in filled if text not in ("栏次", "列次", "行次", "栏目")]
    if len(rest) < 3 and len(rest) == len(filled):
        return False
    if not rest or not all(_COLUMN_NUMBER.fullmatch(text) for text in rest):
        return False
    numbers = [int(m.group()) for text in rest if (m := re.search(r"\d+", text))]
    named = len(rest) < len(filled)
    rises = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else named
    return rises and (named or len(numbers) >= 2) and (not numbers or numbers[0] <= 2)


def _fits(current: _Growing, row: RawRow, width: int) -> bool:
    """Whether a row of another length still belongs: shorter, and its figures find columns of figures."""
    if len(row) > width:
        return len(row) > 2 and not any(cell.text for cell in row.cells[width:])
    if _is_total(row):
        return True
    if len(row) * 2 < width or len(row) < 2:
        return False
    score, _ = _best_offset(row, current.numeric(width), width)
    return score > 0 or (row.filled > 2 and score == 0)


def _is_total(row: RawRow) -> bool:
    first = next((cell.text for cell in row.cells if cell.text), "")
    return _TOTAL.fullmatch(first) is not None and (row.has_number or len(row) > 2)


# -- where in the grid a cell stands --------------------------------------------------------------------


def _placed(rows: list[RawRow], unit: str) -> Section:
    height = 0
    while height < len(rows) and _heads(rows, height):
        height += 1
    body = rows[height:]
    width = max(len(row) for row in (body or rows))
    width = max(width, len(rows[height - 1]) if height else 0)
    numeric = _numeric_columns(body, width)
    places = [_header_places(rows, index, height, width) for index in range(height)]
    places += [_body_places(row, numeric, width) for row in body]
    return Section(tuple(rows), tuple(places), height, width, unit)


def _heads(rows: Sequence[RawRow], height: int) -> bool:
    """Whether the row at ``height`` is a header too: by its words, or by its place."""
    if looks_like_header(rows[height]):
        return True
    return _heads_by_place(rows) if height == 0 else _under_spans(rows[height - 1], rows[height])


def _under_spans(above: RawRow, row: RawRow) -> bool:
    """A row without figures that fills what a spanning header leaves open, and leaves open what it fills."""
    if row.has_figure or row.filled < 2 or not row.cells[0].blank or any(len(text) > 16 for text in row.texts):
        return False
    if len(above) != len(row):
        return len(above) < len(row)
    return any(upper.blank and cell.text for upper, cell in zip(above.cells, row.cells, strict=True))


def _heads_by_place(rows: Sequence[RawRow]) -> bool:
    """A first row without figures over rows with figures is a header, whatever its words."""
    first = rows[0]
    if len(rows) < 2 or first.has_figure or first.filled < 2 or any(len(text) > 40 for text in first.texts):
        return False
    body = rows[2] if len(rows) > 2 and _under_spans(first, rows[1]) else rows[1]
    return body.has_number and len(body) >= len(first) and len(first) > 1


def _numeric_columns(rows: Sequence[RawRow], width: int) -> tuple[int, ...]:
    """For every column +1 where its full rows hold figures, -1 where they hold words, 0 where neither."""
    tally = [0] * width
    for row in rows:
        if len(row) == width:
            for column, cell in enumerate(row.cells):
                tally[column] += _vote(cell)
    return tuple(map(_sign, tally))


def _best_offset(row: RawRow, numeric: Sequence[int], width: int) -> tuple[int, tuple[int, ...]]:
    """The best way to lay a short row over the columns, and how well figures meet figures."""
    missing = width - len(row)
    ways: list[tuple[int, ...]] = [
        (0, *range(1 + missing, width)),  # the first cell is merged to the right
        tuple(range(missing, width)),  # cells merged downward on the left are left out
        tuple(range(len(row))),  # blank cells at the end are left out
    ]
    ways += [(0, *range(1 + shift, len(row) + shift)) for shift in range(missing - 1, 0, -1)]

    def agreement(way: tuple[int, ...]) -> int:
        return sum(
            (numeric[column] if cell.number else -numeric[column] if cell.text and not cell.figure else 0)
            for cell, column in zip(row.cells, way, strict=True)
        )

    best = max(ways, key=agreement)
    return agreement(best), best


def _body_places(row: RawRow, numeric: Sequence[int], width: int) -> tuple[int, ...]:
    if len(row) >= width:
        return tuple(range(len(row)))
    return _best_offset(row, numeric, width)[1]


def _header_places(rows: Sequence[RawRow], index: int, height: int, width: int) -> tuple[int, ...]:
    """A header row of full length stands where it stands; a shorter one spans the row beneath."""
    row = rows[index]
    if len(row) >= width:
        return tuple(range(len(row)))
    below = rows[index + 1] if index + 1 < len(rows) else None
    if index + 1 >= height or below is None or len(below) != width:
        return tuple(range(len(row)))
    return _spread(row, below, width)


def _spread(row: RawRow, below: RawRow, width: int) -> tuple[int, ...]:
    """Cells over blank ones beneath keep to themselves; the others share the rest evenly, if they can."""
    lead = next((i for i, cell in enumerate(below.cells) if cell.text), 0)
    trail = next((i for i, cell in enumerate(reversed(below.cells)) if cell.text), 0)
    spanning = len(row) - lead - trail
    span, rest = divmod(width - lead - trail, spanning) if spanning > 0 else (0, 1)
    if rest or span < 1:
        return tuple(range(len(row)))
    middle = [lead + span * i for i in range(spanning)]
    return (*range(lead), *middle, *range(width - trail, width))
