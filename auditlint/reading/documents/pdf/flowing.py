"""The parts of pages one behind the other -> blocks: lines joined to paragraphs, tables that go on over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from auditlint.reading.documents.flow import Block, Fragment, Grid, Piece, Told
from auditlint.reading.documents.pdf.lines import TextLine
from auditlint.reading.documents.pdf.margins import CONTENTS_LINE, foot_notes, opens_note
from auditlint.reading.documents.pdf.parts import PageTable, Part
from auditlint.reading.paragraphs import numbering_level

_SENTENCE_END = frozenset("。！？；")
_FIRST_LINE = 4  # characters by which a paragraph's first line is set in at most
_LINE_GAP = 180  # hundredths of a line's height: a wider gap parts paragraphs
_SIZE_CHANGE = 15  # per cent by which print changes between heading and text
_CONTINUED = re.compile(r"[（(]续\d*[)）]|^续|续表")
_CAPTION_LINES = 6
_SAME_COLUMNS = 600  # six points between the lines down of a table and of its continuation
# ●, ——在…会议上, 附件：, 注：, 14.2026年…
_OPENS = re.compile(r"[●○■◆•➢]|——|附件?\d*[：:]|注[：:]|单位[：:]|\d{1,2}[.．](?=(?:19|20)\d\d年)")


@dataclass(slots=True, eq=False)
class _Paragraph:
    text: str
    last: TextLine
    page: int
    turns: list[tuple[int, str]] = field(default_factory=list)
    first_page: int = 0
    fragments: list[Fragment] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Flowing:
    """Takes pages in turn; what the last one left open goes on with the next."""

    _blocks: list[Block] = field(default_factory=list)
    _open: _Paragraph | None = None
    _table: tuple[PageTable, list[tuple[str, ...]], list[str], set[int]] | None = None
    _tables: int = 0
    _notes: list[tuple[TextLine, int]] = field(default_factory=list)

    def add(self, number: int, parts: Sequence[Part]) -> None:
        """The parts of one page without what runs on every page."""
        notes = foot_notes(parts)
        parts = parts[: len(parts) - len(notes)]
        lines = [part for part in parts if isinstance(part, TextLine)]
        left, right = _margins(lines)
        first = True
        for part in parts[self._repeated_caption(parts) :]:
            if isinstance(part, PageTable):
                self._end_paragraph()
                self._add_table(part, number, first)
                first = False
            elif not CONTENTS_LINE.fullmatch(part.text):
                self._end_table()
                self._add_line(part, number, left, right)
                first = False
        self._notes += [(line, number) for line in notes]
        if self._open is None:
            self._end_notes()

    def blocks(self) -> list[Block]:
        """All blocks, once the last page is in."""
        self._end_paragraph()
        self._end_table()
        return self._blocks

    def _repeated_caption(self, parts: Sequence[Part]) -> int:
        """How many lines at the top of a page only say again what stands above the table that goes on below them."""
        at = next((at for at, part in enumerate(parts) if isinstance(part, PageTable)), len(parts))
        if self._table is None or at in (0, len(parts)):
            return 0
        above, rows, _, _ = self._table
        table = parts[at]
        if not isinstance(table, PageTable) or not _continues(above, table) or not _repeated_head(rows, table.rows):
            return 0
        said = {_bare(block.text) for block in self._blocks[-_CAPTION_LINES:] if isinstance(block, Piece)}
        lines = [part for part in parts[:at] if isinstance(part, TextLine)]
        return at if all(_bare(line.text) in said for line in lines) else 0

    def _add_line(self, line: TextLine, number: int, left: int, right: int) -> None:
        paragraph = self._open
        if paragraph is None or not _goes_on(paragraph, line, number, left, right):
            self._end_paragraph()
            self._open = _Paragraph(line.text, line, number, [], number, list(line.fragments))
            return
        if number != paragraph.page:
            paragraph.turns.append((len(paragraph.text), f"第{number}页"))
        last, first = paragraph.text[-1], line.text[0]
        latin = last.isascii() and first.isascii() and last.isalpha() and first.isalpha()
        paragraph.text += (" " if latin else "") + line.text
        paragraph.fragments += line.fragments
        paragraph.last, paragraph.page = line, number

    def _end_paragraph(self) -> None:
        if self._open is not None:
            place = f"第{self._open.first_page}页"
            self._blocks.append(
                Piece(Told.of(self._open.text, self._open.fragments), place, 0, tuple(self._open.turns))
            )
            self._open = None
            self._end_notes()

    def _end_notes(self) -> None:
        """What stands at the foot of a page comes behind the paragraph that goes on over it."""
        notes, self._notes = self._notes, []
        at = 0
        while at < len(notes):
            end = at + 1
            while end < len(notes) and not opens_note(notes[end][0]):
                end += 1
            text = "".join(line.text for line, _ in notes[at:end])
            fragments = (fragment for line, _ in notes[at:end] for fragment in line.fragments)
            self._blocks.append(Piece(Told.of(text, fragments), f"第{notes[at][1]}页"))
            at = end

    def _add_table(self, table: PageTable, number: int, first: bool) -> None:
        if self._table is not None and not (first and _continues(self._table[0], table)):
            self._end_table()
        if self._table is None:
            self._tables += 1
            self._table = table, [], [], set()
        _, rows, places, spanning = self._table
        skip = _repeated_head(rows, table.rows)
        for at, row in enumerate(table.rows[skip:], skip):
            if at in table.spanning:
                spanning.add(len(rows))
            rows.append(row)
            places.append(f"第{number}页表{self._tables}第{len(rows)}行")
        self._table = table, rows, places, spanning

    def _end_table(self) -> None:
        if self._table is not None:
            _, rows, places, spanning = self._table
            self._blocks.append(Grid(tuple(rows), tuple(places), spanning=frozenset(spanning)))
            self._table = None


def _bare(text: str) -> str:
    """A caption without blanks and 续: 续表1 支出表（续）."""
    return _CONTINUED.sub("", "".join(text.split()))


def _margins(lines: Sequence[TextLine]) -> tuple[int, int]:
    """Where the page's lines of one piece begin and end."""
    plain = [line for line in lines if len(line.pieces) == 1] or list(lines)
    if not plain:
        return 0, 0
    return min(line.box.left for line in plain), max(line.box.right for line in plain)


def _goes_on(paragraph: _Paragraph, line: TextLine, number: int, left: int, right: int) -> bool:
    """Whether a line goes on with the paragraph: the line above is full, and this one begins at the margin."""
    last = paragraph.last
    same_page = number == paragraph.page
    if abs(line.size - last.size) * 100 > _SIZE_CHANGE * max(line.size, last.size):
        return False
    if same_page and (line.box.middle - last.box.middle) * 100 > (_LINE_GAP + 100) * line.size:
        return False
    if numbering_level(line.text) or _OPENS.match(line.text):
        # 3.5亿元 at a line's beginning is no number of a heading, but 1. 加强管理 is.
        return False
    indented = line.box.left - left > line.size
    full = right - last.box.right <= 2 * last.size and last.box.left - left <= _FIRST_LINE * last.size
    if full:
        ended = paragraph.text[-1] in _SENTENCE_END
        return not indented or (not ended and not _is_indented(line, left))
    return False


def _is_indented(line: TextLine, left: int) -> bool:
    """By about two characters, as paragraphs are."""
    return line.size * 3 // 2 < line.box.left - left < line.size * 3


def _continues(above: PageTable, table: PageTable) -> bool:
    """Whether a table at the top of a page has the columns of the one at the bottom of the page before."""
    if len(above.columns) != len(table.columns):
        return False
    return all(abs(one - other) <= _SAME_COLUMNS for one, other in zip(above.columns, table.columns, strict=True))


def _repeated_head(rows: Sequence[tuple[str, ...]], further: Sequence[tuple[str, ...]]) -> int:
    """How many of the first rows stand at the head of the table already."""
    most = min(len(rows), len(further), 4)
    same = 0
    while same < most and [_bare(cell) for cell in rows[same]] == [_bare(cell) for cell in further[same]]:
        same += 1
    return same
