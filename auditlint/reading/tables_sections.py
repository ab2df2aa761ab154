"""Rows of a run of lines -> sections, each with its own header, and every cell's column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.tables_headers import heads, looks_like_header, repeats_the_body, under_spans
from auditlint.reading.tables_mending import mended
from auditlint.reading.tables_placing import best_offset, body_places, header_places, numeric_columns, sign, vote
from auditlint.reading.tables_raw import RawRow

_TOTAL = re.compile(
    r"(?:合计|总计|总分|总得分|小计|共计|自评总分|评价总分|综合得分|自评得分|得分合计|总分值)"
    r"[:：]?(?:[（(].*)?"
)
_UNIT_LINE = re.compile(r"(?:金额)?单位[:：].{1,12}|计量单位[:：].{1,12}")


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """Rows under one header. ``places`` gives, for every row, the column of each of its cells."""

    rows: tuple[RawRow, ...]
    places: tuple[tuple[int, ...], ...]
    header_height: int
    width: int
    unit_words: str = ""


def sections(rows: Sequence[RawRow], layout: str) -> tuple[Section, ...]:
    """The sections of one run of rows, in order."""
    return tuple(_placed(run, unit) for run, unit in _runs(mended(rows) if layout == "cell-lines" else list(rows)))


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
            tally[column] += vote(cell)

    @property
    def width(self) -> int:
        """The commonest number of cells of the rows under the header."""
        if self.lengths:
            return max(self.lengths, key=lambda length: self.lengths[length])
        return max(len(row) for row in self.rows)

    def numeric(self, width: int) -> tuple[int, ...]:
        """For every column of the full rows +1 where they hold figures, -1 where words, 0 where neither."""
        return tuple(map(sign, self.tallies.get(width, [0] * width)))


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
        if current.has_body and repeats_the_body(row, current.width):
            return False
        if len(current.rows) == 1 and not current.rows[0].has_figure and under_spans(current.rows[0], row):
            return False
        return current.has_body or (not current.ends_in_header and len(row) != len(current.rows[-1]))
    width = current.width
    if len(row) == width:
        return False
    if not current.has_body:
        return len(row) < 3
    return not _fits(current, row, width)


def _fits(current: _Growing, row: RawRow, width: int) -> bool:
    """Whether a row of another length still belongs: shorter, and its figures find columns of figures."""
    if len(row) > width:
        return len(row) > 2 and not any(cell.text for cell in row.cells[width:])
    if _is_total(row):
        return True
    if len(row) * 2 < width or len(row) < 2:
        return False
    score, _ = best_offset(row, current.numeric(width), width)
    return score > 0 or (row.filled > 2 and score == 0)


def _is_total(row: RawRow) -> bool:
    first = next((cell.text for cell in row.cells if cell.text), "")
    return _TOTAL.fullmatch(first) is not None and (row.has_number or len(row) > 2)


def _placed(rows: list[RawRow], unit: str) -> Section:
    height = 0
    while height < len(rows) and heads(rows, height):
        height += 1
    body = rows[height:]
    width = max(len(row) for row in (body or rows))
    width = max(width, len(rows[height - 1]) if height else 0)
    numeric = numeric_columns(body, width)
    places = [header_places(rows, index, height, width) for index in range(height)]
    places += [body_places(row, numeric, width) for row in body]
    return Section(tuple(rows), tuple(places), height, width, unit)
