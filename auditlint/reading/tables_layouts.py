"""Runs of lines that are laid out as tables -> rows of cells, in four layouts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.tables_aligned import aligned_end, aligned_rows
from auditlint.reading.tables_raw import RawCell, RawRow, raw_cell

# What opens a new table or a new part of the report, never the rest of a cell: 附件2, 表1, 单位：万元, 说明：
_CAPTION = re.compile(
    r"\s*(?:附件|附表|附录|表\s*\d|单位\s*[:：]|金额单位|备注\s*[:：]|注\s*[:：]|说明\s*[:：]"
    r"|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、)"
)
_RULE = re.compile(r"[\s|:：\-—－+=│┃]+")
_PIPE = re.compile(r"[|｜│┃]")
_WIDE_GAP = re.compile(r"\S(?: {2,}|\u3000{2,}| *\u3000 *)\S")
_MOST_BLANK_LINES = 2  # between two rows of one table
_LONGEST_TAIL = 40  # code points of a cell's last lines after its last tab


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """Rows found in the lines ``first`` to ``last`` (both included)."""

    layout: str
    first: int
    last: int
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The source's lines as ranges without their ends; ``flat`` is the flattened text."""

    text: str
    flat: str
    ranges: Sequence[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.ranges)

    def raw(self, number: int) -> str:
        """The text of a line counted from 0."""
        start, end = self.ranges[number]
        return self.text[start:end]

    def blank(self, number: int) -> bool:
        """Whether a line holds blanks at most."""
        return not self.raw(number).strip()

    def tabbed(self, number: int) -> bool:
        """Whether a line holds a tab."""
        start, end = self.ranges[number]
        return self.text.find("\t", start, end) >= 0


def lines_of(text: str, flat: str) -> Lines:
    """The lines of a text, each without its line end."""
    ranges, at = [], 0
    for line in text.split("\n"):
        ranges.append((at, at + len(line) - line.endswith("\r")))
        at += len(line) + 1
    return Lines(text, flat, ranges)


def regions(lines: Lines) -> list[Region]:
    """All runs of lines that look like tables, in order, none overlapping."""
    found: list[Region] = []
    number = 0
    while number < len(lines):
        region, number = _region_at(lines, number)
        if region is not None and _plausible(region.rows):
            found.append(region)
    return found


def _region_at(lines: Lines, number: int) -> tuple[Region | None, int]:
    """The run that starts at this line, if one does, and the line to go on with."""
    raw = lines.raw(number)
    if "\t" in raw:
        last = _tab_end(lines, number)
        if _one_cell_a_line(lines, number, last):
            return Region("cell-lines", number, last, _cell_line_rows(lines, number, last)), last + 1
        return Region("tab", number, last, _tab_rows(lines, number, last)), last + 1
    if ("|" in raw or not raw.isascii()) and _PIPE.search(raw):
        last = _pipe_end(lines, number)
        return Region("pipe", number, last, _pipe_rows(lines, number, last)), last + 1
    if ("  " in raw or "\u3000" in raw) and _WIDE_GAP.search(raw) and not _CAPTION.match(raw):
        last = aligned_end(lines, number)
        rows = aligned_rows(lines, number, last)
        return (Region("aligned", number, last, rows) if rows else None), last + 1
    return None, number + 1


def _plausible(rows: Sequence[RawRow]) -> bool:
    """A table has two rows of two filled cells, and is not indented prose."""
    if sum(1 for row in rows if row.filled >= 2) < 2:
        return False
    texts = [cell.text for row in rows for cell in row.cells if cell.text]
    prose = sum(1 for text in texts if len(text) > 60 or text[-1] in "。；")
    return prose * 2 <= len(texts)


# -- tabs ------------------------------------------------------------------------------------------


def _tab_end(lines: Lines, first: int) -> int:
    """The last line of the run of tabbed lines that starts at ``first``, continuations included."""
    led = _leads(lines, first)
    last, number = first, first + 1
    while number < len(lines):
        if lines.tabbed(number):
            last, number = number, number + 1
            continue
        after = _after_gap(lines, last, number, led)
        if after is None:
            return _with_tail(lines, last, led)
        number = after
    return _with_tail(lines, last, led)


def _leads(lines: Lines, first: int) -> bool:
    """Whether the run has one cell a line: a sample of its tabbed lines begins with their only tab."""
    sample = [lines.raw(n) for n in range(first, min(first + 12, len(lines))) if lines.tabbed(n)]
    return sum(1 for raw in sample if raw.startswith("\t") and "\t" not in raw.strip("\t \u3000")) * 2 > len(sample)


def _after_gap(lines: Lines, last: int, number: int, led: bool) -> int | None:
    """The tabbed line with which the table goes on after ``last``, or nothing where it has ended.

    Between the two there may be blank lines (between rows) or lines that continue a cell.
    """
    at = number
    while at < len(lines) and lines.ranges[at][0] == lines.ranges[at][1]:
        at += 1
    gap = at - number
    if at < len(lines) and lines.tabbed(at):
        return at if gap <= _MOST_BLANK_LINES else None
    if gap > (1 if led else 0):
        return None
    return _after_continuation(lines, at, led, apart=gap > 0)


def _after_continuation(lines: Lines, number: int, led: bool, apart: bool) -> int | None:
    """The tabbed line behind a chunk of lines without tab, if the chunk continues a cell."""
    most_lines, most_text = (40, 3000) if led and not apart else (4, 60)
    at, size = number, 0
    while at < len(lines) and not lines.tabbed(at) and lines.ranges[at][0] < lines.ranges[at][1]:
        size += lines.ranges[at][1] - lines.ranges[at][0]
        if at - number >= most_lines or size > most_text or _CAPTION.match(lines.raw(at)):
            return None
        at += 1
    if at < len(lines) and lines.tabbed(at) and at > number:
        return at
    if led and not apart and at + 1 < len(lines) and lines.tabbed(at + 1):
        return at + 1
    return None


def _with_tail(lines: Lines, last: int, led: bool) -> int:
    """The last cell of a one-cell-a-line table may go on for a short line or two before a blank line."""
    if not led:
        return last
    at = last + 1
    while at < len(lines) and lines.raw(at).strip() and not _CAPTION.match(lines.raw(at)):
        at += 1
        if at - last > 3:
            return last
    if at < len(lines) and lines.raw(at).strip():
        return last
    tail = "".join(lines.raw(n) for n in range(last + 1, at))
    return at - 1 if tail and len(tail) <= _LONGEST_TAIL and not tail.rstrip().endswith("。") else last


def _one_cell_a_line(lines: Lines, first: int, last: int) -> bool:
    tabbed = [lines.raw(n) for n in range(first, last + 1) if lines.tabbed(n)]
    alone = sum(1 for raw in tabbed if raw.startswith("\t") and "\t" not in raw.strip("\t \u3000"))
    return alone * 2 > len(tabbed)


def _tab_rows(lines: Lines, first: int, last: int) -> tuple[RawRow, ...]:
    """One row a line; a line without tab goes on in the last cell of the row above."""
    rows: list[RawRow] = []
    for number in range(first, last + 1):
        start, end = lines.ranges[number]
        if lines.tabbed(number):
            rows.append(RawRow(start, end, _split_tabs(lines, start, end)))
        elif rows and not lines.blank(number):
            row = rows[-1]
            cells = (*row.cells[:-1], raw_cell(lines.flat, lines.text, row.cells[-1].start, end))
            rows[-1] = RawRow(row.start, end, cells)
    return _mended(_without_outer_blanks(rows))


def _split_tabs(lines: Lines, start: int, end: int, inline: bool = False) -> tuple[RawCell, ...]:
    cells: list[RawCell] = []
    at = start
    for piece in lines.text[start:end].split("\t"):
        cells.append(raw_cell(lines.flat, lines.text, at, at + len(piece), inline and bool(cells)))
        at += len(piece) + 1
    return tuple(cells)


def _without_outer_blanks(rows: list[RawRow]) -> list[RawRow]:
    """Less the columns at either side that are blank in every row: each line led or closed by a tab."""
    filled = [[place for place, cell in enumerate(row.cells) if cell.text] for row in rows]
    first = min((places[0] for places in filled if places), default=0)
    last = max((places[-1] for places in filled if places), default=0)
    return [row.with_cells(row.cells[first : last + 1]) for row in rows]


def _mended(rows: list[RawRow]) -> tuple[RawRow, ...]:
    """A row that a page broke in two (its halves make one full row) is put together again."""
    width = max((len(row) for row in rows), default=0)
    mended: list[RawRow] = []
    for row in rows:
        above = mended[-1] if mended else None
        if above and len(above) < width and len(row) < width and len(above) + len(row) - 1 == width:
            whole = _overlapped(above, row)
            if whole.has_figure and not above.has_figure and not row.cells[0].blank:
                mended[-1] = whole
                continue
        mended.append(row)
    return tuple(mended)


def _overlapped(above: RawRow, row: RawRow) -> RawRow:
    last, first = above.cells[-1], row.cells[0]
    seam = RawCell(last.start, first.end, last.text + first.text, last.indent)
    return RawRow(above.start, row.end, (*above.cells[:-1], seam, *row.cells[1:]))


# -- one cell a line -------------------------------------------------------------------------------


def _cell_line_rows(lines: Lines, first: int, last: int) -> tuple[RawRow, ...]:
    """Rows parted by empty lines; a line without tab belongs to the cell above, also after a blank."""
    rows: list[list[RawCell]] = []
    bounds: list[tuple[int, int]] = []
    parted = True
    for number in range(first, last + 1):
        start, end = lines.ranges[number]
        if start == end:
            parted = True
        elif lines.tabbed(number):
            at = start + lines.text[start:end].startswith("\t")
            if parted or not rows:
                rows.append([])
                bounds.append((start, end))
                parted = False
            rows[-1] += _split_tabs(lines, at, end, inline=True)
            bounds[-1] = (bounds[-1][0], end)
        elif rows:
            above = rows[-1][-1]
            rows[-1][-1] = raw_cell(lines.flat, lines.text, above.start, end)
            bounds[-1] = (bounds[-1][0], end)
            parted = False
    return tuple(RawRow(low, high, tuple(cells)) for (low, high), cells in zip(bounds, rows, strict=True))


# -- pipes -----------------------------------------------------------------------------------------


def _pipe_end(lines: Lines, first: int) -> int:
    last, number = first, first + 1
    while number < len(lines):
        if _PIPE.search(lines.raw(number)):
            last = number
        elif not lines.blank(number) or number - last > 1:
            break
        number += 1
    return last


def _pipe_rows(lines: Lines, first: int, last: int) -> tuple[RawRow, ...]:
    rows = []
    for number in range(first, last + 1):
        start, end = lines.ranges[number]
        raw = lines.text[start:end]
        if not raw.strip() or _RULE.fullmatch(raw):
            continue
        cells: list[RawCell] = []
        at = start
        for piece in _PIPE.split(raw):
            cells.append(raw_cell(lines.flat, lines.text, at, at + len(piece)))
            at += len(piece) + 1
        # A closing bar belongs to an opening one; without it, it parts off a blank cell.
        if cells[0].blank and _PIPE.match(raw.lstrip()):
            cells = cells[1:-1] if cells[-1].blank else cells[1:]
        rows.append(RawRow(start, end, tuple(cells)))
    return tuple(rows)
