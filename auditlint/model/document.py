"""A report as read, measured and stated. Each room returns a fuller copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from auditlint.model.block import Paragraph
from auditlint.model.caption import Caption
from auditlint.model.derivation import Derivation
from auditlint.model.enumeration import Enumeration
from auditlint.model.fact import Fact
from auditlint.model.quantity import Quantity
from auditlint.model.repetition import Copied, Repetition
from auditlint.model.series import Series
from auditlint.model.source import Source
from auditlint.model.table import Table


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """``quantities`` hold every number of the running text, in order of place; those of tables stand
    in their cells. What comes behind them is filled by stating. ``year`` is the report year,
    ``misspellings`` are the user's own (wrong, right).
    """

    source: Source
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Table, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    facts: tuple[Fact, ...] = ()
    enumerations: tuple[Enumeration, ...] = ()
    series: tuple[Series, ...] = ()
    captions: tuple[Caption, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
    copies: tuple[Copied, ...] = ()
    year: int | None = None
    misspellings: tuple[tuple[str, str], ...] = ()
    _by_block: dict[int, tuple[Fact, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        groups = groupby(self.facts, key=lambda fact: fact.block)
        object.__setattr__(self, "_by_block", {block: tuple(group) for block, group in groups})

    def facts_in(self, block: int) -> tuple[Fact, ...]:
        """The facts of one paragraph, in order of place."""
        return self._by_block.get(block, ())

    def every_quantity(self) -> tuple[Quantity, ...]:
        """Those of the text, then those of the tables."""
        cells = (q for table in self.tables for cell in table.cells for q in cell.quantities)
        return (*self.quantities, *cells)
