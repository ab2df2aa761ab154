"""The parts of pages one behind the other -> blocks: lines joined to paragraphs, tables that go on over pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from auditlint.reading.documents.flow import Block, Fragment, Piece, Told
from auditlint.reading.documents.pdf.lines import TextLine
from auditlint.reading.documents.pdf.long_tables import LongTable, bare
from auditlint.reading.documents.pdf.margins import CONTENTS_LINE, foot_notes, opens_note
from auditlint.reading.documents.pdf.parts import PageTable, Part
from auditlint.reading.paragraphs import numbering_level

_SENTENCE_END = frozenset("。！？；")
_FIRST_LINE = 4  # characters by which a paragraph's first line is set in at most
_LINE_GAP = 180  # hundredths of a line's height: a wider gap parts paragraphs
_SIZE_CHANGE = 15  # per cent by which print changes between heading and text
_CAPTION_LINES = 6
# ●, ——在…会议上, 附件：, 注：, 14.2026年…
_OPENS = re.compile(r"[●○■◆•➢]|——|附件?\d*[：:]|注[：:]|单位[：:]|\d{1,2}[.．](?=(?:19|20)\d\d年)")

_CAPTION = re.compile(r"附?表 ?\d")  # 表2 2024年…执行情况表
# 28,463.75 · 〔2024〕11 · 元、 · 委“1+6+N”工: nothing of it is parted from the rest by a line's end
_FIRST_WORD = re.compile(r"(?:[^!-~]?[“‘])?[（〔《]*(?:[!-~]+|.)(?:[”’]+.|[，。；：、）〕》])*")


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
    _table: LongTable | None = None
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
        table = parts[at]
        if not isinstance(table, PageTable) or not self._table.head_of(table):
            return 0
        said = {bare(block.text) for block in self._blocks[-_CAPTION_LINES:] if isinstance(block, Piece)}
        lines = [part for part in parts[:at] if isinstance(part, TextLine)]
        return at if all(bare(line.text) in said for line in lines) else 0

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
        if self._table is not None and first and self._table.goes_on_with(table):
            self._table.add(table, number)
            return
        self._end_table()
        self._tables += 1
        self._table = LongTable(table, number, self._tables)

    def _end_table(self) -> None:
        if self._table is not None:
            self._blocks.append(self._table.grid())
            self._table = None


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
    ended = paragraph.text[-1] in _SENTENCE_END
    if ended and _CAPTION.match(line.text):
        return False
    room = 2 * last.size if ended else max(2 * last.size, _first_word(line) + last.size)
    full = right - last.box.right <= room and last.box.left - left <= _FIRST_LINE * last.size
    if full:
        return not indented or (not ended and not _is_indented(line, left))
    return False


def _first_word(line: TextLine) -> int:
    """How wide that is which must stand together at the beginning of a line: a figure, a word with its brackets."""
    match = _FIRST_WORD.match(line.text)
    return sum(line.size * (6 if char.isascii() else 10) for char in match.group()) // 10 if match else 0


def _is_indented(line: TextLine, left: int) -> bool:
    """By about two characters, as paragraphs are."""
    return line.size * 3 // 2 < line.box.left - left < line.size * 3
