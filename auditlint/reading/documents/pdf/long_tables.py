"""Tables of one page after the other -> the one table that they are, rows that a page broke put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.reading.documents.flow import Grid, Told, fragments_of
from auditlint.reading.documents.pdf.parts import PageTable
from auditlint.reading.documents.spanned import PlacedRow, columns_of, fitted
from auditlint.reading.paragraphs import numbering_level

_CONTINUED = re.compile(r"[（(]续\d*[)）]|^续|续表")
_SAME_COLUMNS = 700  # seven points between the lines down of a table and of its continuation
_LONGEST_HEAD = 4  # rows
_FIGURE = re.compile(r"[-+（(≥≤]?[\d,，]*\d(?:\.\d+)?%?[)）]?|[-—/]")
_FEWEST_SIDES = 2
_SHORTEST = 2  # characters of a label
_PROSE = re.compile(r"[，。；]")


class LongTable:
    """A table that is open at the end of a page."""

    def __init__(self, table: PageTable, page: int, number: int) -> None:
        self._last = table
        self._columns = list(table.columns)
        self._number = number
        self._rows: list[PlacedRow] = []
        self._places: list[str] = []
        self._put(table.rows, page)

    def goes_on_with(self, table: PageTable) -> bool:
        """Whether a table at the top of a page has the columns of this one, or those of this one's last rows."""
        above = self._last.columns
        if _agree(above, table.columns):
            return True
        if not (
            self._last.ruled and table.ruled and _agree((above[0], above[-1]), (table.columns[0], table.columns[-1]))
        ):
            return False
        snap = self._snap(table)
        first = _snapped(table.rows[0], snap)
        run = [*self._rows, first]
        return columns_of(run)[-1] == columns_of(run)[-2] and len(first.starts) >= _FEWEST_SIDES

    def head_of(self, table: PageTable) -> int:
        """How many rows at the head of a further table stand at the head of this one; 0 where it is another."""
        return _repeated_head(self._rows, table.rows) if self.goes_on_with(table) else 0

    def add(self, table: PageTable, page: int) -> None:
        """The rows of a table with which this one goes on, but for a repeated head."""
        snap = self._snap(table)
        self._columns = sorted({*self._columns, *snap.values()})
        rows = [_snapped(row, snap) for row in table.rows[_repeated_head(self._rows, table.rows) :]]
        if rows and _is_broken_off(self._rows[-1], rows[0], self._last.full):
            self._rows[-1] = _together(self._rows[-1], rows.pop(0))
        self._put(rows, page)
        full = frozenset(snap[at] for at in table.full)
        self._last = PageTable(table.rows, table.box, table.columns, full, table.ruled)

    def grid(self) -> Grid:
        """All rows, each run of them with the columns that it needs."""
        return fitted(self._rows, self._places)

    def _put(self, rows: Sequence[PlacedRow], page: int) -> None:
        for row in rows:
            self._rows.append(row)
            self._places.append(f"第{page}页表{self._number}第{len(self._rows)}行")

    def _snap(self, table: PageTable) -> dict[int, int]:
        """The places on the new page -> those on the pages before, where they are nearly the same."""
        found = {}
        for at in table.columns:
            nearest = min(self._columns, key=lambda known: abs(known - at))
            found[at] = nearest if abs(nearest - at) <= _SAME_COLUMNS else at
        return found


def _agree(above: Sequence[int], below: Sequence[int]) -> bool:
    return len(above) == len(below) and all(
        abs(one - other) <= _SAME_COLUMNS for one, other in zip(above, below, strict=True)
    )


def _snapped(row: PlacedRow, snap: dict[int, int]) -> PlacedRow:
    texts = {snap[at]: text for at, text in row.texts.items()}
    return PlacedRow(texts, frozenset(snap[at] for at in row.starts), row.spans)


def bare(text: str) -> str:
    """A caption without blanks and 续: 续表1 支出表（续）."""
    return _CONTINUED.sub("", "".join(text.split()))


def _repeated_head(rows: Sequence[PlacedRow], further: Sequence[PlacedRow]) -> int:
    """How many of the first rows stand at the head of the table already."""
    most = min(len(rows), len(further), _LONGEST_HEAD)
    same = 0
    while same < most and _bare_texts(rows[same]) == _bare_texts(further[same]):
        same += 1
    return same


def _bare_texts(row: PlacedRow) -> list[str]:
    return [bare(text) for _, text in sorted(row.texts.items()) if text.strip()]


def _is_broken_off(above: PlacedRow, row: PlacedRow, full: frozenset[int]) -> bool:
    """Whether a page's first row is the rest of the row before: all that it holds goes on with cells that were full."""
    filled = {at: text.strip() for at, text in row.texts.items() if text.strip()}
    open_cells = {at for at in filled if at in full or (above.texts.get(at) and filled[at].startswith("（"))}
    if not filled or row.spans or row.starts != above.starts or len(open_cells) < len(filled):
        return False
    if len(filled) == 1 and not all(map(_is_rest, filled.values())):
        return False
    return not any(
        _FIGURE.fullmatch(text) or numbering_level(text) or text.startswith("其中") for text in filled.values()
    )


def _is_rest(text: str) -> bool:
    """Whether words cannot be a row's label: 经费 · 目） · …，推进高新区建设。"""
    return len(text) <= _SHORTEST or text.count("）") > text.count("（") or _PROSE.search(text) is not None


def _together(above: PlacedRow, row: PlacedRow) -> PlacedRow:
    texts = dict(above.texts)
    for at, text in row.texts.items():
        whole = texts.get(at, "") + text.strip()
        texts[at] = Told.of(whole, (*fragments_of(texts.get(at, "")), *fragments_of(text)))
    return PlacedRow(texts, above.starts, above.spans)
