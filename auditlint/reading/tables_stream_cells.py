"""Lines that hold one cell each -> cells, in runs that may be tables: the lines between two stretches of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from auditlint.reading.line_ranges import LineRanges
from auditlint.reading.lines import is_page_number

# 1,234.56 · -3.2% · 2940.05 ; 3,15 is no number
_FIGURE = re.compile(r"[-+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?%?")
_DASH = re.compile(r"[-—–/]{1,3}")
_PROSE = re.compile(r"[。；！？]|^(?:注|备注|说明)[:：]|……")
_LONGEST_CELL = 60
_CLAUSE = 26  # a line of this length with a comma is prose
_FEWEST_FIGURES = 6
_TABLE_MARKS = ("\t", "|", "｜", "│")


class CellKind(Enum):
    """What a line's cell is by its form."""

    WORDS = "words"
    FIGURE = "figure"
    DASH = "dash"
    BLANK = "blank"  # nothing but blanks: a cell left empty, or the space between two things
    PAGE = "page"


@dataclass(frozen=True, slots=True, eq=False)
class StreamCell:
    """``start``/``end`` in the source without outer blanks; ``text`` without any blank."""

    kind: CellKind
    line: int
    start: int
    end: int
    text: str
    indent: int = 0


def runs(lines: LineRanges, taken: frozenset[int] = frozenset()) -> Iterator[list[StreamCell]]:
    """Runs of lines without prose that hold figures enough to be tables, each as its cells.

    The ``taken`` lines belong to tables of other layouts and end every run.
    """
    run: list[StreamCell] = []
    for number in range(len(lines)):
        cells = None if number in taken else _cells(lines, number)
        if cells is not None:
            run += cells
        elif run:
            if _may_be_table(run):
                yield run
            run = []
    if _may_be_table(run):
        yield run


def _may_be_table(run: list[StreamCell]) -> bool:
    figures = sum(1 for cell in run if cell.kind is CellKind.FIGURE)
    return figures >= _FEWEST_FIGURES and any(cell.kind is CellKind.WORDS for cell in run)


def _cells(lines: LineRanges, number: int) -> list[StreamCell] | None:
    """The cells of a line, one where nothing parts it; None where it is no cell."""
    start, end = lines.ranges[number]
    piece = lines.flat[start:end]
    bare = piece.strip()
    if not bare:
        return [StreamCell(CellKind.BLANK, number, start, start, "")]
    if any(mark in lines.text[start:end] for mark in _TABLE_MARKS):
        return None
    if is_page_number(bare):
        return [StreamCell(CellKind.PAGE, number, start, end, bare)]
    low = start + len(piece) - len(piece.lstrip())
    parts = list(re.finditer(r"\S+(?<=\d,) \S+|\S+", bare))  # 3, 156,077 is one number
    kinds = [_kind_of(part.group()) for part in parts]
    if all(kinds):
        return [
            StreamCell(kind, number, low + part.start(), low + part.end(), part.group())
            for kind, part in zip(kinds, parts, strict=True)
            if kind is not None
        ]
    text = bare.replace(" ", "")
    if len(text) > _LONGEST_CELL or _PROSE.search(text) or (len(text) > _CLAUSE and "，" in text):
        return None
    indent = sum(2 if char == "\u3000" else 1 for char in lines.text[start:low])
    return [StreamCell(CellKind.WORDS, number, low, low + len(bare), text, indent)]


def _kind_of(word: str) -> CellKind | None:
    if _FIGURE.fullmatch(word.replace(" ", "")):
        return CellKind.FIGURE
    return CellKind.DASH if _DASH.fullmatch(word) else None
