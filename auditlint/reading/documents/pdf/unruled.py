"""Lines of several pieces one below the other, whose pieces stand in columns -> tables without rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.reading.documents.flow import Told
from auditlint.reading.documents.pdf.lines import LinePiece, TextLine
from auditlint.reading.documents.pdf.page import Box
from auditlint.reading.documents.pdf.parts import PageTable, Part
from auditlint.reading.documents.spanned import PlacedRow
from auditlint.reading.melting import melt

_FIGURE = re.compile(r"[-+（(≥≤]?[\d,，]*\d(?:\.\d+)?%?[)）]?|[-—/]")
_FEWEST_ROWS = 3
_FEWEST_FIGURES = 3
_CLOSE = 300  # hundredths of a line's height: rows of one table stand no further apart


def with_unruled(parts: Sequence[Part]) -> list[Part]:
    """The parts, runs of gapped lines in the place of which stands a table where they are one."""
    found: list[Part] = []
    run: list[TextLine] = []
    for part in parts:
        gapped = isinstance(part, TextLine) and len(part.pieces) > 1
        if gapped and isinstance(part, TextLine) and (not run or _is_close(run[-1], part)):
            run.append(part)
            continue
        found += _read(run)
        run = [part] if gapped and isinstance(part, TextLine) else []
        if not run:
            found.append(part)
    return [*found, *_read(run)]


def _is_close(above: TextLine, line: TextLine) -> bool:
    return (line.box.middle - above.box.middle) * 100 <= _CLOSE * line.size


def _read(run: Sequence[TextLine]) -> Iterator[Part]:
    table = _table(run)
    if table is None:
        yield from run
    else:
        yield table


def _table(run: Sequence[TextLine]) -> PageTable | None:
    figures = sum(1 for line in run if any(_FIGURE.fullmatch(piece.text) for piece in line.pieces[1:]))
    if len(run) < _FEWEST_ROWS or figures < _FEWEST_FIGURES:
        return None
    columns = _columns(run)
    if len(columns) < 2:
        return None
    starts = tuple(low for low, _ in columns)
    rows = []
    for line in run:
        row: dict[int, list[Told]] = {}
        for piece in line.pieces:
            row.setdefault(starts[_nearest(columns, piece)], []).append(piece.text)
        rows.append(PlacedRow({at: _joined(texts) for at, texts in row.items()}, frozenset(starts)))
    box = Box(columns[0][0], run[0].box.top, columns[-1][1], run[-1].box.bottom)
    return PageTable(tuple(rows), box, starts, ruled=False)


def _joined(texts: Sequence[Told]) -> Told:
    return Told.of(" ".join(texts), (fragment for text in texts for fragment in text.fragments))


def _columns(run: Sequence[TextLine]) -> list[tuple[int, int]]:
    """Ranges of the page that no piece of a usual line crosses: pieces that overlap share a column."""
    counts = sorted(len(line.pieces) for line in run)
    usual = counts[len(counts) // 2]
    columns: list[tuple[int, int]] = []
    for line in run:
        if len(line.pieces) >= usual:
            for piece in line.pieces:
                melt(columns, piece.box.left, piece.box.right)
    return columns


def _nearest(columns: Sequence[tuple[int, int]], piece: LinePiece) -> int:
    def overlap(at: int) -> int:
        low, high = columns[at]
        return min(high, piece.box.right) - max(low, piece.box.left)

    return max(range(len(columns)), key=overlap)
