"""A table: a grid of cells, what its rows and columns are, and the unit of each cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from auditlint.model.quantity import Quantity
from auditlint.model.span import Span
from auditlint.model.view import View


class RowKind(Enum):
    HEADER = "header"
    DETAIL = "detail"
    OF_WHICH = "of-which"  # 其中
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"


class ColumnKind(Enum):
    WORDS = "words"
    NUMBERING = "numbering"
    CODE = "code"
    AMOUNT = "amount"
    BUDGET = "budget"
    EXECUTED = "executed"
    PRIOR = "prior"
    DIFFERENCE = "difference"
    RATE = "rate"
    GROWTH = "growth"
    SHARE = "share"
    WEIGHT = "weight"
    SCORE = "score"
    TARGET = "target"
    ACTUAL = "actual"
    REASON = "reason"
    PRICE = "price"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. A merged cell stands once, at its first grid position.

    ``view`` is its normalised text. ``quantities`` are filled by measuring; blank, "—", "/" and 0
    stay different: a blank cell has an empty view, a dash has a view and no quantity.
    """

    row: int
    column: int
    span: Span
    view: View
    quantities: tuple[Quantity, ...] = ()

    @property
    def text(self) -> str:
        return self.view.text

    @property
    def blank(self) -> bool:
        return not self.view.text

    @property
    def quantity(self) -> Quantity | None:
        """The one figure of a cell that holds nothing else."""
        return self.quantities[0] if len(self.quantities) == 1 else None


@dataclass(frozen=True, slots=True)
class Row:
    """``label`` is the row's words; ``depth`` its level (0 outermost); ``sign`` -1 for 减：."""

    index: int
    kind: RowKind = RowKind.DETAIL
    label: str = ""
    depth: int = 0
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """``path`` is the header from the top down."""

    index: int
    kind: ColumnKind = ColumnKind.WORDS
    path: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return "".join(self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """``unit_words`` is what stands after 单位：; ``rows`` and ``columns`` are classified by stating.

    A form that holds several tables one below the other (budget lines, then indicators) is read as
    several tables.
    """

    span: Span
    cells: tuple[Cell, ...]
    height: int
    width: int
    caption: str = ""
    unit_words: str = ""
    heading_path: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    columns: tuple[Column, ...] = ()
    layout: str = ""  # "tab", "pipe", "aligned", "cell-lines"
    _grid: dict[tuple[int, int], Cell] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_grid", {(cell.row, cell.column): cell for cell in self.cells})

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a grid position, or nothing where the row is ragged or merged."""
        return self._grid.get((row, column))

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.row == row)
