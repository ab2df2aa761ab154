"""Cells of a workbook, as they are shown -> Flow: the tables of each sheet, with the names of their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditlint.model.words import Words
from auditlint.reading.documents.flow import Block, Flow, Grid, Piece
from auditlint.reading.documents.sheets.sheet import Sheet, letters
from auditlint.reading.documents.spanned import PlacedRow, columns_of

# Names that a program gives by itself say nothing.
_GIVEN_NAMES = ("sheet", "工作表", "表单", "table")
_SHOWN = 6  # numbers named in a note


def flow_of(sheets: Iterable[Sheet], unread: Sequence[Words] = ()) -> Flow:
    """The visible sheets one behind the other; what is hidden is said."""
    blocks: list[Block] = []
    notes: list[Words] = []
    cut = list(unread)
    hidden: list[str] = []
    for sheet in sheets:
        if sheet.hidden:
            hidden.append(sheet.name)
            continue
        blocks += _blocks(sheet)
        notes += _notes(sheet)
        cut += sheet.unread
    if hidden:
        told = "、".join(hidden)
        notes.append(Words(f"隐藏的工作表未核对：{told}", f"hidden sheets were not checked: {', '.join(hidden)}"))
    return Flow(blocks, tuple(notes), tuple(cut))


def _blocks(sheet: Sheet) -> Iterator[Block]:
    if sheet.cells and sheet.name and not sheet.name.lower().startswith(_GIVEN_NAMES):
        yield Piece(sheet.name, sheet.name, 1)
    for rows in _runs(sheet):
        for columns in _sides(sheet, rows):
            yield _grid(sheet, rows, columns)


def _runs(sheet: Sheet) -> Iterator[list[int]]:
    """Rows that make one table: parted by two blank rows, or by one before a title or a new head."""
    filled: dict[int, int] = {}
    figures: set[int] = set()
    for (row, _), text in sheet.cells.items():
        filled[row] = filled.get(row, 0) + 1
        if any(character.isdigit() for character in text):
            figures.add(row)
    run: list[int] = []
    for row in sorted(filled):
        gap = row - run[-1] - 1 if run else 0
        opens = filled[row] == 1 or (row not in figures and filled[row] > 1)
        if gap > 1 or (gap == 1 and opens and any(each in figures for each in run)):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _sides(sheet: Sheet, rows: Sequence[int]) -> Iterator[list[int]]:
    """Columns that make one table: a blank column between two and more on either side parts them."""
    wanted = frozenset(rows)
    used = sorted({column for row, column in sheet.cells if row in wanted})
    sides: list[list[int]] = []
    for column in used:
        if sides and column == sides[-1][-1] + 1:
            sides[-1].append(column)
        else:
            sides.append([column])
    if len(sides) > 1 and all(len(side) > 1 for side in sides):
        yield from sides
    elif used:
        yield list(range(used[0], used[-1] + 1))


def _grid(sheet: Sheet, rows: Sequence[int], columns: Sequence[int]) -> Grid:
    kept = [row for row in rows if any((row, column) in sheet.cells for column in columns)]
    placed = [_placed(sheet, row, columns) for row in kept]
    used = columns_of(placed)
    names = {own: tuple(letters(column) for column in own) for own in set(used)}
    return Grid(
        tuple(tuple(row.texts.get(column, "") for column in own) for row, own in zip(placed, used, strict=True)),
        (sheet.name,) * len(kept),
        tuple(names[own] for own in used),
        tuple(row + 1 for row in kept),
        frozenset(at for at, row in enumerate(placed) if row.spans),
    )


def _placed(sheet: Sheet, row: int, columns: Sequence[int]) -> PlacedRow:
    texts = {column: text for column in columns if (text := sheet.cells.get((row, column)))}
    covered = sheet.covered.get(row, frozenset())
    starts = frozenset(columns) - covered
    return PlacedRow(texts, starts, len(columns) > 1 and starts == {columns[0]})


def _notes(sheet: Sheet) -> Iterator[Words]:
    if sheet.hidden_rows:
        told = _listed([str(row + 1) for row in sheet.hidden_rows])
        yield Words(
            f"{sheet.name} 有隐藏的行（{told}），已一并核对", f"{sheet.name} has hidden rows ({told}): checked too"
        )
    if sheet.hidden_columns:
        told = _listed([letters(column) for column in sheet.hidden_columns])
        yield Words(
            f"{sheet.name} 有隐藏的列（{told}），已一并核对", f"{sheet.name} has hidden columns ({told}): checked too"
        )
    if sheet.uncached:
        told = _listed([f"{letters(column)}{row + 1}" for row, column in sheet.uncached])
        yield Words(
            f"{sheet.name} 有未保存结果的公式（{told}），无法核对；请用 Excel 或 WPS 打开并保存一次",
            f"{sheet.name} has formulas without a stored result ({told}): not checked; open and save it once in Excel",
        )


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_SHOWN]) + ("…" if len(names) > _SHOWN else "")
