"""Places in words: what a reader turns to."""

from __future__ import annotations

from auditlint.model.document import Document
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.table import Cell, Column, ColumnKind, Row, Table
from auditlint.model.view import View
from auditlint.model.whereabouts import Whereabouts
from tests.making import document

TEXT = "项目\t预算数\n差旅费\t12.5\n"


def table_document(caption: str, *headings: str) -> Document:
    def cell(row: int, column: int, words: str) -> Cell:
        start = TEXT.index(words)
        span = Span(start, start + len(words))
        return Cell(row, column, span, View(words, range(span.start, span.end)))

    cells = (cell(0, 0, "项目"), cell(0, 1, "预算数"), cell(1, 0, "差旅费"), cell(1, 1, "12.5"))
    table = Table(
        Span(0, len(TEXT)),
        cells,
        height=2,
        width=2,
        caption=caption,
        heading_path=headings,
        rows=(Row(0), Row(1, label="差旅费")),
        columns=(Column(0), Column(1, ColumnKind.BUDGET, ("预算数",))),
    )
    return Document(Source("r.txt", TEXT), tables=(table,))


def test_a_cell_is_named_by_row_and_column() -> None:
    """Under its table's caption and headings."""
    made = table_document("表1 支出明细", "二、支出")
    at = TEXT.index("12.5")
    places = Whereabouts.of(made)
    assert places.where(Span(at, at + 4)) == "二、支出 › 表1 支出明细 › 差旅费 › 预算数"
    assert places.label(Span(at, at + 4)) == "差旅费|预算数"


def test_a_caption_that_repeats_its_heading_is_said_once() -> None:
    """Blanks make no difference."""
    made = table_document("表 1 支出明细", "表1支出明细")
    at = TEXT.index("12.5")
    assert Whereabouts.of(made).where(Span(at, at + 4)) == "表1支出明细 › 差旅费 › 预算数"


def test_a_sentence_is_named_by_its_headings() -> None:
    """Outermost first."""
    made = document("支出1万元", heading=("一、总体", "（一）支出"))
    assert Whereabouts.of(made).where(Span(2, 3)) == "一、总体 › （一）支出"


def test_before_everything_there_is_no_place() -> None:
    """An empty document names nothing and does not fail."""
    made = Document(Source("r.txt", "x"))
    assert Whereabouts.of(made).where(Span(0, 1)) == ""
