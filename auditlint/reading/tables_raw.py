"""Cells and rows of a table as they are found, before they have a place in a grid."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from auditlint.model.han import HAN

# 1,234.56  -3.2%  （12.5）  99分  1e3 is no figure; a lone dash or slash says "none" and counts as one.
_FIGURE = re.compile(r"[≥≤＞＜><=]?[-+△▲（]?[\d,，]*\d(?:\.\d+)?%?）?|[-—–/]{1,3}|\*+")
_NUMBER = re.compile(r"[≥≤＞＜><=]?[-+△▲（]?[\d,，]*\d(?:\.\d+)?%?）?")
# ≥6项, 500项以上, 3473.97亿元: a number with its unit; 2024年 is none
_QUANTIFIED = re.compile(
    r"[≥≤＞＜><=]?(?!(?:19|20)\d\d年)[\d,，]*\d(?:\.\d+)?"
    rf"(?:{HAN}|[㎡%/]){{1,4}}(?:以[上下内]|左右)?"
)
_BLANKS = " \n\r\t"


@dataclass(frozen=True, slots=True, eq=False)
class RawCell:
    """``start``/``end`` in the source without outer blanks; ``text`` without any blank, for classifying.

    ``inline`` tells a cell that follows a tab inside a line of a one-cell-a-line table: a stray tab
    looks the same.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    inline: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is printed."""
        return not self.text

    @property
    def figure(self) -> bool:
        """A number, or the dash that stands for one."""
        return bool(self.text) and _FIGURE.fullmatch(self.text) is not None

    @property
    def quantified(self) -> bool:
        """A number with a unit of its own."""
        return bool(self.text) and _QUANTIFIED.fullmatch(self.text) is not None

    @property
    def number(self) -> bool:
        """A number and nothing else."""
        return bool(self.text) and _NUMBER.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True, eq=False)
class RawRow:
    """``start``/``end`` are the whole lines that the row takes, without the last line end."""

    start: int
    end: int
    cells: tuple[RawCell, ...]

    def __len__(self) -> int:
        return len(self.cells)

    @property
    def filled(self) -> int:
        """How many of the cells are not blank."""
        return sum(1 for cell in self.cells if cell.text)

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts without blanks."""
        return tuple(cell.text for cell in self.cells)

    @property
    def has_figure(self) -> bool:
        """Whether a cell holds a figure, a figure with its unit, or the dash that stands for one."""
        return any(cell.figure or cell.quantified for cell in self.cells)

    @property
    def has_number(self) -> bool:
        """Whether a cell holds a number and nothing else."""
        return any(cell.number for cell in self.cells)

    def with_cells(self, cells: tuple[RawCell, ...]) -> RawRow:
        """The same lines with other cells."""
        return replace(self, cells=cells)

    def joined(self, other: RawRow) -> RawRow:
        """Both as one row."""
        return RawRow(self.start, other.end, self.cells + other.cells)


def raw_cell(flat: str, text: str, start: int, end: int, inline: bool = False) -> RawCell:
    """The cell in ``text[start:end]``; ``flat`` is the flattened text, in which every blank is plain."""
    piece = flat[start:end]
    low = start + len(piece) - len(piece.lstrip(_BLANKS))
    high = start + len(piece.rstrip(_BLANKS))
    if low >= high:
        return RawCell(start, start, "", 0, inline)
    indent = sum(2 if blank == "\u3000" else 1 for blank in text[start:low] if blank not in "\r\n\t")
    bare = flat[low:high].replace(" ", "").replace("\n", "")
    return RawCell(low, high, bare, indent, inline)
