"""What reading knows of a table's columns and rows where no header tells it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ColumnHint(Enum):
    """What reading knows of a column without its header."""

    NONE = ""
    CODE = "code"
    LABEL = "label"
    FIGURE = "figure"
    PERCENT = "percent"
    OTHER = "other"  # figures that are not added: written otherwise than the columns beside them


@dataclass(frozen=True, slots=True, eq=False)
class Loose:
    """Figures of a row, in the columns ``stands``, that may as well stand in those of any of the ``ways``.

    ``start`` is the first column of the half. Without ways nobody can tell where they belong.
    """

    row: int
    start: int
    stands: tuple[int, ...]
    ways: tuple[tuple[int, ...], ...]
