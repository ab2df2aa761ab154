"""Document -> the same with its numbers. The only room that knows how a number is written."""

from __future__ import annotations

from dataclasses import replace

from auditlint.measuring.cells import measure_cells
from auditlint.measuring.lexing import lex
from auditlint.model.document import Document

__all__ = ["lex", "measure"]


def measure(document: Document) -> Document:
    """Fill the quantities of the running text and of the tables' cells."""
    quantities = tuple(q for block, paragraph in enumerate(document.paragraphs) for q in lex(paragraph.view, block))
    tables = tuple(measure_cells(table, lex) for table in document.tables)
    return replace(document, quantities=quantities, tables=tables)
