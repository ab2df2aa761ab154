"""Where in a report a place is, in words: headings above it, or table, row and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from auditlint.model.document import Document
from auditlint.model.fact import Fact
from auditlint.model.span import Span
from auditlint.model.table import Cell, Table

_BETWEEN = " › "
# A row's words can be a whole sentence of a target; its beginning is enough to find it.
_LABEL_LENGTH = 40


@dataclass(frozen=True, slots=True, eq=False)
class Whereabouts:
    """A document's places, sorted once: asked for every finding and every claim."""

    document: Document
    _paragraph_starts: tuple[int, ...]
    _tables: tuple[Table, ...]
    _table_starts: tuple[int, ...]
    _cells: dict[int, tuple[tuple[int, ...], tuple[Cell, ...]]]
    _facts: dict[Span, Fact]

    @staticmethod
    def of(document: Document) -> Whereabouts:
        """Built once a report."""
        tables = tuple(sorted(document.tables, key=attrgetter("span")))
        return Whereabouts(
            document,
            tuple(paragraph.span.start for paragraph in document.paragraphs),
            tables,
            tuple(table.span.start for table in tables),
            {},
            {fact.quantity.numeral_span: fact for fact in document.facts},
        )

    def where(self, place: Span) -> str:
        """Heading path of a paragraph; caption, row and column of a cell; then the place in the file of a document."""
        landmark = self.document.source.landmark(place)
        table = self._table(place)
        if table is not None:
            row, column = self._row_and_column(table, place)
            told = (landmark + _quoted("", row) + _quoted("列", column),) if landmark else (row, column)
            return _joined(*table.heading_path, table.caption, *told)
        at = bisect_right(self._paragraph_starts, place.start) - 1
        path = self.document.paragraphs[at].heading_path if at >= 0 else ()
        return _joined(*path, landmark)

    def label(self, place: Span) -> str:
        """What the figure at this place is called: row and column in a table, the fact's words in text."""
        table = self._table(place)
        if table is not None:
            return "|".join(self._row_and_column(table, place))
        fact = self._facts.get(place)
        return (fact.label or fact.subject or fact.phrase) if fact else ""

    def in_table(self, place: Span) -> bool:
        """Whether the place is in a table."""
        return self._table(place) is not None

    def _table(self, place: Span) -> Table | None:
        at = bisect_right(self._table_starts, place.start) - 1
        table = self._tables[at] if at >= 0 else None
        return table if table is not None and table.span.contains(place) else None

    def _row_and_column(self, table: Table, place: Span) -> tuple[str, str]:
        cell = self._cell(table, place)
        if cell is None:
            return "", ""
        row = next((row.label for row in table.rows if row.index == cell.row), "")
        column = next((column.label for column in table.columns if column.index == cell.column), "")
        return row[:_LABEL_LENGTH], column[:_LABEL_LENGTH]

    def _cell(self, table: Table, place: Span) -> Cell | None:
        if table.span.start not in self._cells:
            cells = tuple(sorted(table.cells, key=attrgetter("span")))
            self._cells[table.span.start] = tuple(cell.span.start for cell in cells), cells
        starts, cells = self._cells[table.span.start]
        at = bisect_right(starts, place.start) - 1
        return cells[at] if at >= 0 and cells[at].span.contains(place) else None


def _quoted(before: str, label: str) -> str:
    return f"{before}「{label}」" if label else ""


def _joined(*parts: str) -> str:
    """The parts that say something, each once: a caption often repeats the heading above it."""
    said: dict[str, str] = {}
    for part in parts:
        told = " ".join(part.split()).lstrip("# ")
        said.setdefault(told.replace(" ", ""), told)
    said.pop("", None)
    return _BETWEEN.join(said.values())
