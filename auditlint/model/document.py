"""A report as read, measured and stated. Each room returns a fuller copy."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.block import Paragraph
from auditlint.model.fact import Fact
from auditlint.model.quantity import Quantity
from auditlint.model.scope import Scope
from auditlint.model.source import Source
from auditlint.model.table import Table


@dataclass(frozen=True, slots=True)
class Document:
    """``quantities`` hold every number of the running text, in order of place; those of tables stand
    in their cells. ``facts`` and ``scopes`` are filled by stating, ``year`` is the report year."""

    source: Source
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    facts: tuple[Fact, ...] = ()
    scopes: tuple[Scope, ...] = ()
    year: int | None = None

    def every_quantity(self) -> tuple[Quantity, ...]:
        """Those of the text, then those of the tables."""
        cells = (q for table in self.tables for cell in table.cells for q in cell.quantities)
        return (*self.quantities, *cells)
