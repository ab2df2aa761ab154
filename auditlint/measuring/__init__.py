"""Document -> the same with its numbers. The only room that knows how a number is written."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from auditlint.measuring.cells import measure_cells
from auditlint.measuring.lexing import lex
from auditlint.model.document import Document
from auditlint.model.shelter import Shelter
from auditlint.model.words import Words

__all__ = ["lex", "measure"]


# The step, as a report of which one failed tells of it.
_NUMERALS = Words("数字读取", "reading the numerals")


def measure(document: Document, shelter: Shelter | None = None) -> Document:
    """Fill the quantities of the running text and of the tables' cells."""
    shelter = shelter or Shelter(open=True)
    found = (
        shelter.each(_NUMERALS, paragraph.span, partial(lex, paragraph.view, block))
        for block, paragraph in enumerate(document.paragraphs)
    )
    quantities = tuple(quantity for own in found for quantity in own)
    tables = tuple(
        shelter.one(_NUMERALS, table.span, partial(measure_cells, table, lex), otherwise=table)
        for table in document.tables
    )
    return replace(document, quantities=quantities, tables=tables)
