"""Source -> Tables. The only module that knows how a table is laid out in lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.table import Cell, Table
from auditlint.reading.normalising import flatten, view_of
from auditlint.reading.tables_cell_rows import cell_rows
from auditlint.reading.tables_layouts import Lines, Region, lines_of, regions
from auditlint.reading.tables_sections import Section, sections
from auditlint.reading.tables_stream_tables import stream_tables

# 单位：万元 · 金额单位: 元 · （单位：人）
_UNIT = re.compile(r"单位\s*[:：]\s*([^\s，。；,;（）()]{1,8})")
# 表1 …, 附表3-2, 附件2, … 情况表, 公开01表
_CAPTION = re.compile(
    r"\s*(?:附?表\s*[\d一二三四五六七八九十]|附件|附表|续表)"
    r"|.{2,60}(?:表|情况|统计|明细)\s*(?:[（(].*[)）])?\s*$"
)
_MONEY = re.compile(r"[（(]((?:万|亿|千)?元)[)）]")
_CAPTION_LINES = 4  # lines above a table among which its caption is looked for
WIDEST = 120  # columns; of a wider table nothing is read, but that it is no prose


def find_tables(source: Source, flat: str | None = None) -> tuple[Table, ...]:
    """All tables of a source, in order; each span covers whole lines.

    The parts of one form (budget lines, then indicators) are tables of their own that share ``form``.
    ``flat`` is the flattened text where the caller has it already.
    """
    flat = flatten(source.text, source.characters) if flat is None else flat
    lines = lines_of(source.text, flat)
    tables: list[Table] = []
    above = -1
    found = regions(lines)
    for form, region in enumerate(found):
        tables += _tables_of(region, form, lines, above)
        above = region.last
    taken = {number for region in found for number in range(region.first, region.last + 1)}
    form = len(found)
    for each in cell_rows(lines, frozenset(taken)):
        form += not each.goes_on
        above = max((number for number in taken if number < each.first), default=-1)
        tables += _tables_of(Region("cell-rows", each.first, each.last, each.rows), form, lines, above)
        taken.update(range(each.first, each.last + 1))
    tables += stream_tables(lines, frozenset(taken), form + 1)
    return tuple(sorted(tables, key=lambda table: table.span.start))


def _tables_of(region: Region, form: int, lines: Lines, above: int) -> Iterator[Table]:
    caption, unit = _caption(lines, region.first, above)
    parts = list(sections(region.rows, region.layout))
    carried = ""
    for part, span in zip(parts, _spans(parts, region, lines), strict=True):
        carried = _money_in_header(part) or carried
        yield Table(
            span=span,
            cells=tuple(_cells(part, lines.flat)) if part.width <= WIDEST else (),
            height=len(part.rows),
            width=part.width,
            caption=caption,
            unit_words=_unit_in(part.unit_words) or unit or carried,
            layout=region.layout,
            header_height=part.header_height,
            form=form,
        )


def _spans(parts: list[Section], region: Region, lines: Lines) -> Iterator[Span]:
    """Whole lines, without gap from the first section to the last; none where no section is a table."""
    if not parts:
        return
    starts = [lines.ranges[region.first][0], *(part.rows[0].start for part in parts[1:])]
    ends = [*starts[1:], _line_end(lines, region.last)]
    for start, end in zip(starts, ends, strict=True):
        yield Span(start, end)


def _line_end(lines: Lines, number: int) -> int:
    """Behind the line's own end."""
    return lines.ranges[number + 1][0] if number + 1 < len(lines) else len(lines.text)


def _cells(part: Section, flat: str) -> Iterator[Cell]:
    for index, (row, places) in enumerate(zip(part.rows, part.places, strict=True)):
        for cell, column in zip(row.cells, places, strict=True):
            view = view_of(flat, cell.start, cell.end)
            yield Cell(index, column, Span(cell.start, cell.end), view, (), cell.indent)


def _caption(lines: Lines, first: int, above: int) -> tuple[str, str]:
    """The caption over a table and what stands after 单位：, from the few lines above it."""
    caption, unit, seen = "", "", 0
    number = first - 1
    while number > above and seen < _CAPTION_LINES and first - number <= 2 * _CAPTION_LINES:
        text = lines.raw(number).strip()
        number -= 1
        if not text:
            continue
        seen += 1
        unit = unit or _unit_in(text)
        if not caption and _CAPTION.match(text):
            caption = text
        if len(text) > 60:
            break
    return caption, unit


def _money_in_header(part: Section) -> str:
    """项目资金（万元） at the head of a form's section gives the unit of the parts beneath as well."""
    for row in part.rows[: part.header_height]:
        match = _MONEY.search(row.cells[0].text)
        if match:
            return match.group(1)
    return ""


def _unit_in(text: str) -> str:
    match = _UNIT.search(text)
    return match.group(1) if match else ""
