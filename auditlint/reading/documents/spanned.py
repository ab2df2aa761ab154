"""Cells that go over several columns and rows -> rows in which each stands once.

A form is several tables one below the other whose columns have nothing to do with each other, drawn as one: a
grid fine enough for all of them is mostly blank. So rows whose cells end at the same places, or at some of
them, are held together, and each such run has the columns that it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.documents.flow import Grid


@dataclass(frozen=True, slots=True, eq=False)
class SpannedCell:
    """``across`` columns and ``down`` rows; ``skip`` columns stand open before it.

    ``covered``: a cell above goes on.
    """

    text: str
    across: int = 1
    down: int = 1
    skip: int = 0
    covered: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PlacedRow:
    """Texts by the column in which they begin; ``starts`` are the columns in which any cell of the row begins.

    Cells that go on from above count there, blank ones too. ``spans`` tells a single cell over everything.
    """

    texts: dict[int, str]
    starts: frozenset[int]
    spans: bool = False


def grid_of(rows: Sequence[Sequence[SpannedCell]], places: Sequence[str], most_columns: int) -> Grid:
    """The cells in their columns, as far as the bound goes."""
    placed: list[PlacedRow] = []
    hanging: dict[int, tuple[int, int]] = {}  # column -> rows for which a cell above covers it, and where that begins
    width = max((sum(cell.skip + max(1, cell.across) for cell in row) for row in rows), default=0)
    for row in rows:
        texts: dict[int, str] = {}
        covered = {column: (left - 1, start) for column, (left, start) in hanging.items() if left > 1}
        starts = {start for left, start in hanging.values()}
        at = 0
        for cell in row:
            at += cell.skip
            while at in hanging:
                at += 1
            if at >= most_columns:
                break
            starts.add(at)
            if not cell.covered:
                texts[at] = cell.text
            end = min(at + max(1, cell.across), most_columns)
            if cell.down > 1:
                covered.update(dict.fromkeys(range(at, end), (cell.down - 1, at)))
            at = end
        placed.append(PlacedRow(texts, frozenset(starts), len(row) == 1 < width and row[0].across >= width))
        hanging = covered
    return fitted(placed, places)


def fitted(rows: Sequence[PlacedRow], places: Sequence[str]) -> Grid:
    """Each run of rows that share their columns with these columns alone."""
    columns = columns_of(rows)
    texts = tuple(tuple(row.texts.get(at, "") for at in own) for row, own in zip(rows, columns, strict=True))
    return Grid(texts, tuple(places), spanning=frozenset(at for at, row in enumerate(rows) if row.spans))


def columns_of(rows: Sequence[PlacedRow]) -> list[tuple[int, ...]]:
    """For every row the columns of its run: the starts of a row are among those of the fullest, or hold them all."""
    columns: list[tuple[int, ...]] = []
    run: list[PlacedRow] = []
    union: frozenset[int] = frozenset()
    for row in rows:
        if run and not (row.starts <= union or union <= row.starts):
            columns += [tuple(sorted(union))] * len(run)
            run, union = [], frozenset()
        run.append(row)
        union |= row.starts
    return [*columns, *[tuple(sorted(union))] * len(run)]
