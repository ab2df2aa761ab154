"""A table: a grid of cells, what its rows and columns are, and which of them make up which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from auditlint.model.equation import Standing
from auditlint.model.quantity import Quantity, Role
from auditlint.model.span import Span
from auditlint.model.table_hints import ColumnHint, Loose
from auditlint.model.view import View


class RowKind(Enum):
    """What a row is to the rows around it."""

    HEADER = "header"
    DETAIL = "detail"
    OF_WHICH = "of-which"  # 其中
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"


class ColumnKind(Enum):
    """What the figures of a column are."""

    WORDS = "words"
    NUMBERING = "numbering"
    CODE = "code"
    UNIT = "unit"  # 单位, one a row: 万吨, 人
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
    LEVEL = "level"  # a number that is never added: 人均, 排名, 指数


# What stands in one row may be added up down a column of these kinds.
ADDITIVE = frozenset(
    {
        ColumnKind.AMOUNT,
        ColumnKind.BUDGET,
        ColumnKind.EXECUTED,
        ColumnKind.PRIOR,
        ColumnKind.DIFFERENCE,
        ColumnKind.WEIGHT,
        ColumnKind.SCORE,
        ColumnKind.COUNT,
        ColumnKind.SHARE,
    }
)

# Signs that may stand in a figure's cell beside the figure without making it words.
_BESIDE = frozenset(" ≥≤＞＜><=≧≦约（）+-*¥￥↑↓")


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell. A merged cell stands once, at its first grid position.

    ``view`` is its normalised text. ``quantities`` are filled by measuring; blank, "—", "/" and 0
    stay different: a blank cell has an empty view, a dash has a view and no quantity. ``indent``
    counts the blanks before the text, a full-width one twice.
    """

    row: int
    column: int
    span: Span
    view: View
    quantities: tuple[Quantity, ...] = ()
    indent: int = 0

    @property
    def text(self) -> str:
        """What the cell says, normalised."""
        return self.view.text

    @property
    def blank(self) -> bool:
        """Whether nothing is printed, not even a dash."""
        return not self.view.text

    @property
    def quantity(self) -> Quantity | None:
        """The one figure of a cell, whatever words stand beside it."""
        return self.quantities[0] if len(self.quantities) == 1 else None

    @property
    def figure(self) -> Quantity | None:
        """The one figure of a cell that holds nothing else; a malformed one stays one, unreadable."""
        quantity = self.quantity
        if quantity is None or quantity.role not in (Role.DATA, Role.MALFORMED):
            return None
        beside = self.text[: quantity.start] + self.text[quantity.end :]
        return quantity if _BESIDE.issuperset(beside) else None


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """``label`` is the row's words; ``depth`` its level (0 outermost); ``sign`` -1 for 减：."""

    index: int
    kind: RowKind = RowKind.DETAIL
    label: str = ""
    depth: int = 0
    sign: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """``path`` is the header from the top down."""

    index: int
    kind: ColumnKind = ColumnKind.WORDS
    path: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The whole header in one string."""
        return "".join(self.path)


class FootingKind(Enum):
    """By what a reader sees that rows belong under another."""

    COLUMN = "column"  # 合计 under its details
    BRANCH = "branch"  # a row and its 其中, its sub-numbers, its longer codes
    GRAND = "grand"  # 总计 over 小计


@dataclass(frozen=True, slots=True, eq=False)
class Footing:
    """Rows that make up the row ``parent`` in ``columns``.

    Every one of ``lists`` (pairs of sign and row) is a defensible meaning of the same structure: with
    or without a doubtful last row. The first is the preferred one.
    """

    kind: FootingKind
    parent: int
    lists: tuple[tuple[tuple[int, int], ...], ...]
    columns: tuple[int, ...]
    standing: Standing = Standing.CERTAIN
    sign: str = ""
    belief: int = 1000
    proved: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """Columns that make up the column ``total`` in every row; ``lists`` as in Footing."""

    total: int
    lists: tuple[tuple[int, ...], ...]
    standing: Standing = Standing.CERTAIN


class LinkKind(Enum):
    """How a column is computed from others."""

    RATE = "rate"  # left ÷ right
    GROWTH = "growth"  # left ÷ right − 1
    CHANGE_RATE = "change-rate"  # difference ÷ earlier value
    DIFFERENCE = "difference"  # left − right
    PRODUCT = "product"  # left × right
    SHARE = "share"  # left in this row ÷ left in the total row


@dataclass(frozen=True, slots=True, eq=False)
class Operands:
    """Two columns of one reading. ``note`` names a reading that is not the preferred one."""

    left: int
    right: int
    note: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """The column ``result`` is computed from others, row by row; in ``doubtful`` rows it may not be."""

    kind: LinkKind
    result: int
    readings: tuple[Operands, ...]
    standing: Standing = Standing.CERTAIN
    doubtful: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """A figure that its own cell, or the cell before it, gives a name: 年初预算数：120."""

    label: str
    cell: Cell
    quantity: Quantity


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A cell that speaks for the rows ``first`` to ``last`` (merged downward): 产出指标（50分）."""

    cell: Cell
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """``unit_words`` is what stands after 单位：; the first ``header_height`` rows are headers.

    A form that holds several tables one below the other (budget lines, then indicators) is read as
    several tables with the same ``form``, a number that no other form of the report has.

    Where reading knows what columns hold, ``hints`` tells it, ``starts`` the first columns of the halves that
    stand side by side, ``loose`` the rows that do not tell in which columns their figures stand. ``rows``,
    ``columns``, ``footings``, ``crossings``, ``links``, ``groups``, ``keyed``, ``keyed_links``
    and ``keyed_footings`` are filled by stating.
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
    layout: str = ""  # "tab", "pipe", "aligned", "cell-lines", "cell-rows", "stream"
    header_height: int = 0
    form: int = 0
    hints: tuple[ColumnHint, ...] = ()
    starts: tuple[int, ...] = ()
    loose: tuple[Loose, ...] = ()
    footings: tuple[Footing, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()
    keyed: tuple[Keyed, ...] = ()
    keyed_links: tuple[Link, ...] = ()  # as links, over the indices of keyed
    keyed_footings: tuple[Footing, ...] = ()  # as footings, over the indices of keyed
    _grid: dict[tuple[int, int], Cell] = field(init=False, repr=False, compare=False)
    _open: frozenset[tuple[int, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_grid", {(cell.row, cell.column): cell for cell in self.cells})
        object.__setattr__(self, "_open", frozenset((each.row, each.start) for each in self.loose))

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at a grid position, or nothing where the row is ragged or merged."""
        return self._grid.get((row, column))

    def text(self, row: int, column: int) -> str:
        """The text at a grid position; nothing where there is no cell."""
        cell = self._grid.get((row, column))
        return cell.view.text if cell else ""

    def figure(self, row: int, column: int) -> Quantity | None:
        """The figure at a grid position, where the cell holds a figure and nothing else."""
        cell = self._grid.get((row, column))
        return cell.figure if cell else None

    def is_loose(self, row: int, column: int) -> bool:
        """Whether it is open in which columns the figures of this half of the row stand."""
        return bool(self._open) and (row, max((s for s in self.starts if s <= column), default=0)) in self._open

    def row_cells(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row, from the left."""
        return tuple(cell for column in range(self.width) if (cell := self._grid.get((row, column))))

    def body(self) -> range:
        """The indices of the rows below the header."""
        return range(self.header_height, self.height)

    def columns_of(self, *kinds: ColumnKind) -> tuple[Column, ...]:
        """The columns of these kinds, from the left."""
        return tuple(column for column in self.columns if column.kind in kinds)


def forms(tables: tuple[Table, ...]) -> Iterator[tuple[Table, ...]]:
    """The tables of each form together, in order of place."""
    together: dict[int, list[Table]] = {}
    for table in tables:
        together.setdefault(table.form, []).append(table)
    for form in together.values():
        yield tuple(form)
