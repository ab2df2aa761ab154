"""Where a piece of the text stands in the file that people have: a page, a paragraph, a table's row, a sheet's cell."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.span import Span


@dataclass(frozen=True, slots=True)
class Landmark:
    """``words`` name the place: 第3页, 第12段, 表2第5行, or a sheet, whose ``row`` and ``columns`` name the cell.

    ``columns`` are the letters of the columns that the row's cells stand in, from the left; a cell's
    number is that of the bars before it.
    """

    span: Span
    words: str
    columns: tuple[str, ...] = ()
    row: int = 0

    def name(self, text: str, at: int) -> str:
        """The place's name for a figure that begins at this offset of the text."""
        if not self.columns:
            return self.words
        column = text.count("|", self.span.start, at) - 1
        cell = f"{self.columns[min(max(column, 0), len(self.columns) - 1)]}{self.row}"
        return f"{self.words}!{cell}" if self.words else cell
