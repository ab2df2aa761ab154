"""Flow -> the text that auditlint reads: a paragraph a line, tables as Markdown, and where each piece stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from auditlint.model.anchor import Anchor
from auditlint.model.bounds import Bounds
from auditlint.model.landmark import Landmark
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.words import Words
from auditlint.reading.documents.anchoring import BARS, STAND_IN, anchors
from auditlint.reading.documents.flow import Block, Flow, Fragment, Grid, Piece, Told, fragments_of, lines_of
from auditlint.reading.paragraphs import numbering_level

_BAR = re.compile(f"[{''.join(BARS)}]")
_LINES = re.compile(r"\s*[\n\r\x0b\x0c\u2028\u2029]\s*")
_HEADING_LENGTH = 40
_NO_HEADING_END = frozenset("。；，、：")
_DEEPEST = 6
# A cell over the whole width that holds sentences is text in a frame.
_SENTENCE = re.compile(r"[。；]")
_LONG_CELL = 60


class _Text:
    """The text as it grows, with its landmarks."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.landmarks: list[Landmark] = []
        self.anchors: list[Anchor] = []
        self.at = 0

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)

    def mark(self, start: int, end: int, words: str, columns: tuple[str, ...] = (), row: int = 0) -> None:
        if (words or columns) and start < end:
            self.landmarks.append(Landmark(Span(start, end), words, columns, row))

    def anchor(self, at: int, written: str, text: str) -> None:
        """What was written at this offset of a text that knows its fragments."""
        if fragments := fragments_of(text):
            self.anchors += anchors(written, at, fragments)


def write(flow: Flow, path: str, kind: str, bounds: Bounds) -> Source:
    """The text of a file as auditlint reads it; ``kind`` is the file's kind, in the place of an encoding."""
    text = _Text()
    unread = list(flow.unread)
    blocks = _bounded([part for block in flow.blocks for part in _parted(block)], bounds, unread)
    levels = _levels(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Grid):
            # One blank line before a table; a second one parts it from a table just above.
            text.put("\n" if at else "")
            _put_grid(text, block)
            text.put("\n")
        else:
            _put_piece(text, block, levels)
    return Source(
        path, "".join(text.parts), kind, tuple(text.landmarks), flow.notes, tuple(unread), tuple(text.anchors)
    )


def _put_piece(text: _Text, piece: Piece, levels: dict[int, int]) -> None:
    start = text.at
    text.put("#" * levels.get(piece.outline, piece.outline) + " " if _needs_mark(piece) else "")
    turns = [(0, piece.place), *piece.turns]
    ends = [offset for offset, _ in piece.turns] + [len(piece.text)]
    origin = text.at
    text.put(piece.text + "\n")
    text.anchor(origin, piece.text, piece.text)
    for (low, place), high in zip(turns, ends, strict=True):
        text.mark(start if low == 0 else origin + low, origin + high, place)


def _put_grid(text: _Text, grid: Grid) -> None:
    """One line a row. The rule stands under the first row, as Markdown wants it."""
    for number, row in enumerate(grid.rows):
        start = text.at
        cells = [_cell(cell) for cell in row]
        _anchor_cells(text, grid, number, cells)
        text.put("| " + " | ".join(cells) + " |")
        row_number = grid.numbers[number] if grid.numbers else 0
        text.mark(start, text.at, grid.places[number], grid.columns[number] if grid.columns else (), row_number)
        text.put("\n")
        if number == 0:
            text.put("|" + "---|" * len(row) + "\n")


def _anchor_cells(text: _Text, grid: Grid, number: int, cells: Sequence[str]) -> None:
    """The cells of a row that is to be written next: a sheet's by their names, others by their fragments."""
    at = text.at + 2
    for column, cell in enumerate(cells):
        if grid.columns and cell:
            name = f"{grid.columns[number][column]}{grid.numbers[number]}"
            text.anchors.append(Anchor(at, at + len(cell), grid.places[number], name))
        else:
            text.anchor(at, cell, grid.rows[number][column])
        at += len(cell) + 3


def _cell(text: str) -> str:
    """A cell on one line, without bars of its own; the blanks before it are its indentation."""
    if not text or text.isalnum():
        return text
    return _BAR.sub(STAND_IN, _LINES.sub(" ", text.replace("\t", " ").rstrip()))


# -- headings --------------------------------------------------------------------------------------


def _needs_mark(piece: Piece) -> bool:
    """Whether only its style says that a paragraph is a heading: it is short, and has no number to tell by."""
    text = piece.text.strip()
    short = 0 < len(text) <= _HEADING_LENGTH and "\n" not in text and text[-1] not in _NO_HEADING_END
    return piece.outline > 0 and short and not numbering_level(text)


def _levels(blocks: Sequence[Block]) -> dict[int, int]:
    """By depth of style, the depth that numbered headings of that style have: 一、 is 2, （一） is 3."""
    seen: dict[int, Counter[int]] = {}
    for block in blocks:
        if isinstance(block, Piece) and block.outline and (level := numbering_level(block.text.strip())):
            seen.setdefault(block.outline, Counter())[level] += 1
    levels: dict[int, int] = {}
    for outline in range(1, _DEEPEST + 4):
        below = levels.get(outline - 1, 0) + 1
        usual = seen[outline].most_common(1)[0][0] if outline in seen else max(outline, below)
        levels[outline] = min(usual, _DEEPEST)
    return levels


# -- tables that are none --------------------------------------------------------------------------


def _parted(block: Block) -> Iterator[Block]:
    """A table less what only stands in it: titles above, notes below, text in a frame."""
    if isinstance(block, Piece):
        if block.text.strip():
            yield block
        return
    rows = [number for number, row in enumerate(block.rows) if any(cell.strip() for cell in row)]
    if not rows:
        return
    body = [number for number in rows if not _stands_alone(block, number)]
    if not body or max(len(row) for row in block.rows) < 2:
        yield from (piece for number in rows for piece in _pieces(block, number))
        return
    run: list[int] = []
    for number in rows:
        outside = _stands_alone(block, number) and not body[0] < number < body[-1]
        if outside or (number in block.spanning and _is_prose(block, number)):
            yield from _taken(block, run)
            yield from _pieces(block, number)
            run = []
        else:
            run.append(number)
    yield from _taken(block, run)


def _stands_alone(grid: Grid, number: int) -> bool:
    """A row with nothing but a first cell, merged over the whole width or with nothing beside it in a sheet."""
    if number in grid.spanning:
        return True
    row = grid.rows[number]
    return bool(grid.columns) and sum(1 for cell in row if cell.strip()) == 1 and not row[0][:1].isdigit()


def _is_prose(grid: Grid, number: int) -> bool:
    text = "".join(grid.rows[number])
    return len(text) > _LONG_CELL or _SENTENCE.search(text) is not None


def _pieces(grid: Grid, number: int) -> Iterator[Piece]:
    place = grid.places[number]
    name = ""
    for column, cell in enumerate(grid.rows[number]):
        if grid.columns:
            name = f"{grid.columns[number][column]}{grid.numbers[number]}"
            place = f"{grid.places[number]}!{name}" if grid.places[number] else name
        for line in lines_of(cell):
            own = (Fragment(line, grid.places[number], name),) if name else fragments_of(line)
            yield Piece(Told.of(line.rstrip(), own), place)


def _taken(grid: Grid, numbers: Sequence[int]) -> Iterator[Grid]:
    """These rows as a table of their own."""
    if numbers:
        rows = tuple(grid.rows[number] for number in numbers)
        places = tuple(grid.places[number] for number in numbers)
        columns = tuple(grid.columns[number] for number in numbers if grid.columns)
        yield Grid(rows, places, columns, tuple(grid.numbers[number] for number in numbers if grid.numbers))


def _bounded(blocks: Iterable[Block], bounds: Bounds, unread: list[Words]) -> list[Block]:
    """The blocks less what is beyond the bounds on rows and cells; what was left out is said once."""
    kept: list[Block] = []
    cells = 0
    for block in blocks:
        if isinstance(block, Grid):
            width = max(1, *(len(row) for row in block.rows))
            fit = min(len(block.rows), bounds.rows, max(0, bounds.cells - cells) // width)
            if fit < len(block.rows):
                unread.append(_cut(block, fit, bounds))
            if fit == 0:
                continue
            block = next(_taken(block, range(fit)))
            cells += fit * width
        kept.append(block)
    return kept


def _cut(grid: Grid, fit: int, bounds: Bounds) -> Words:
    place = grid.places[0]
    return Words(
        f"{place}起的表格共{len(grid.rows)}行，超出上限（bounds: rows {bounds.rows}, cells {bounds.cells}），"
        f"只核对了前{fit}行",
        f"the table at {place} has {len(grid.rows)} rows, beyond the bounds (rows {bounds.rows}, cells "
        f"{bounds.cells}): only the first {fit} were checked",
    )
