"""What a reader finds in a file, in order: paragraphs and grids, before they are written as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from auditlint.model.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A paragraph. ``place`` names it in the file; ``outline`` is its depth if it is a heading by its style.

    ``turns`` are the offsets at which the paragraph goes on at another place (a new page), with that place.
    """

    text: str
    place: str = ""
    outline: int = 0
    turns: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table: rows of cells; merged cells stand once, at the first of their places, the others are blank.

    ``places`` name the rows in the file. For a sheet ``columns`` are the letters of each row's columns, ``numbers``
    those of the rows. ``spanning`` are the rows whose only cell goes over the whole width.
    """

    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    spanning: frozenset[int] = frozenset()


Block = Piece | Grid


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A whole file: its blocks, what must be said of them, and what was left out because a bound was met."""

    blocks: Sequence[Block]
    notes: tuple[Words, ...] = ()
    unread: tuple[Words, ...] = field(default=())


def after_number(number: str, text: str) -> str:
    """A paragraph behind its number, whose point does not touch a figure: 1. before 5万元 would read 1.5万元."""
    if number and text[:1].isdigit() and number.rstrip().endswith((".", "．")):
        return number.rstrip()[:-1] + "、" + text
    return number + text
