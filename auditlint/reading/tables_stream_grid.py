"""Streams -> grids: how many columns, which halves stand side by side, in which column each figure stands.

Where blank cells are lost, the full rows show which columns follow from which; of all the ways to lay a
short row over the columns the one under which most of that holds is taken, and none where two are as good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import comb

from auditlint.model.column_relations import Printed, Relation, RelationKind, holds, relations, sample
from auditlint.reading.tables_stream_cells import CellKind, StreamCell
from auditlint.reading.tables_stream_halves import halves
from auditlint.reading.tables_streams import Entry, Stream

Places = tuple[tuple[int, ...], ...]

_FEWEST_ROWS = 3
_MOST_COLUMNS = 16
_MOST_WAYS = 400  # to lay a short row over the columns; a row with more is left open
_MOST_TIED = 8
_SAMPLE = 150
# What a way to lay a row gains and loses: a relation that holds or fails, a result without its operands or
# they without it, parts without their total, a figure whose form its column never has.
_HOLDS, _FAILS, _ORPHAN, _NO_TOTAL, _STRANGE = 6, -3, -2, -5, -8


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """One of the tables that share the rows of a stream: its columns of codes, labels and figures."""

    codes: int
    width: int  # columns of figures
    rows: tuple[Entry, ...]
    places: tuple[Places, ...]  # by row the ways to lay its figures over the columns: one, several, or unknown
    percents: frozenset[int]
    others: frozenset[int]  # columns written otherwise than those beside them


class Grids:
    """Streams -> halves. Tables with one header have one grid: what a long one proves a short one is read by."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[str, ...], int, int], tuple[Relation, ...]] = {}

    def halves(self, stream: Stream) -> tuple[Half, ...]:
        """The halves of a stream, from the left; none where there are not rows enough to be a table."""
        found = []
        for number, (rows, width) in enumerate(_measured(stream)):
            key = (tuple(cell.text for cell in stream.header), number, width)
            full = [_printed_row(entry) for entry in rows if len(entry.figures) == width]
            known = relations(sample(full, _SAMPLE), width)
            if stream.header and len(known) > len(self._known.get(key, ())):
                self._known[key] = known
            known = self._known.get(key, known)
            coded = sum(1 for entry in rows if entry.codes) * 2 > len(rows)
            if not known and not coded and len(full) * 3 < 2 * sum(1 for entry in rows if entry.figures):
                return ()  # neither relations nor full rows tell where anything stands
            found.append(_half(rows, width, known))
        return tuple(found)


def _measured(stream: Stream) -> list[tuple[list[Entry], int]]:
    """The entries of each half with the number of its columns; nothing where a half is no table."""
    found = []
    for entries in halves(stream):
        rows = [entry for entry in entries if entry.label or entry.figures]
        if sum(1 for entry in rows if entry.figures) < _FEWEST_ROWS:
            return []
        width = _width(rows)
        if not 0 < width <= _MOST_COLUMNS:
            return []
        found.append((rows, width))
    return found


def _width(rows: Sequence[Entry]) -> int:
    """The longest row that is no exception."""
    lengths = Counter(len(entry.figures) for entry in rows if entry.figures)
    least = max(1, sum(lengths.values()) // 50)
    often = [length for length, times in lengths.items() if times > least]
    return max(often or lengths, default=0)


def _half(rows: Sequence[Entry], width: int, known: Sequence[Relation]) -> Half:
    forms = _forms(rows, width)
    places = tuple(_placed(entry, width, known, forms) for entry in rows)
    codes = max((len(entry.codes) for entry in rows), default=0)
    rates = {each.result for each in known if each.kind in (RelationKind.RATE, RelationKind.GROWTH)}
    percents = frozenset(rates | {column for column in range(width) if forms[column].percent})
    whole = {column for column in range(width) if forms[column].whole}
    others = frozenset(range(width)) - whole - percents if whole - percents else frozenset[int]()
    return Half(codes, width, tuple(rows), places, percents, others)


def _printed(cell: StreamCell) -> Printed | None:
    if cell.kind is not CellKind.FIGURE:
        return None
    text = cell.text.rstrip("%").replace(",", "").replace("，", "").replace(" ", "")
    decimals = len(text.partition(".")[2])
    return Printed(Decimal(text), Decimal(1).scaleb(-decimals))


def _printed_row(entry: Entry) -> list[Printed | None]:
    return [_printed(cell) for cell in entry.figures]


@dataclass(frozen=True, slots=True)
class _Form:
    """How the figures of a column are written: always, never or sometimes so."""

    percent: bool
    plain: bool  # never with a sign of per cent
    whole: bool  # never with decimals
    broken: bool  # always with decimals
    unsigned: bool


def _forms(rows: Sequence[Entry], width: int) -> list[_Form]:
    columns: list[list[str]] = [[] for _ in range(width)]
    for entry in rows:
        if len(entry.figures) == width:
            for column, cell in enumerate(entry.figures):
                if cell.kind is CellKind.FIGURE:
                    columns[column].append(cell.text)
    return [
        _Form(
            bool(texts) and all(text.endswith("%") for text in texts),
            not any(text.endswith("%") for text in texts),
            bool(texts) and not any("." in text for text in texts),
            bool(texts) and all("." in text for text in texts),
            bool(texts) and not any(text.startswith("-") for text in texts),
        )
        for texts in columns
    ]


def _placed(entry: Entry, width: int, known: Sequence[Relation], forms: Sequence[_Form]) -> Places:
    """The best ways to lay an entry's figures over the columns; none where too many are as good."""
    count = len(entry.figures)
    if count == width or not count:
        return (tuple(range(count)),)
    if count > width or comb(width, count) > _MOST_WAYS:
        return ()
    ranked = [_Laid(way, *_worth(way, entry, width, known, forms)) for way in combinations(range(width), count)]
    best = max(laid.worth for laid in ranked)
    tied = [laid for laid in ranked if laid.worth == best]
    # A row of which nothing holds and something fails is laid wrong, or no row of this table.
    if len(tied) > _MOST_TIED or (len(tied) == 1 and tied[0].failed and not tied[0].held):
        return ()
    return tuple(laid.way for laid in tied)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A way to lay a row, what it is worth, and how many relations hold and fail under it."""

    way: tuple[int, ...]
    worth: int
    held: int
    failed: int


def _worth(
    way: tuple[int, ...], entry: Entry, width: int, known: Sequence[Relation], forms: Sequence[_Form]
) -> tuple[int, int, int]:
    row: list[Printed | None] = [None] * width
    worth = held = failed = 0
    for column, cell in zip(way, entry.figures, strict=True):
        row[column] = _printed(cell)
        worth += _STRANGE * _is_strange(cell.text, forms[column]) if row[column] is not None else 0
    for relation in known:
        verdict = holds(relation, row)
        if verdict is None:
            worth += _orphan(relation, row)
        else:
            held, failed = held + verdict, failed + (not verdict)
    return worth + held * _HOLDS + failed * _FAILS, held, failed


def _orphan(relation: Relation, row: Sequence[Printed | None]) -> int:
    """What it costs that a result stands without its operands, or they without it."""
    there = row[relation.result] is not None
    if relation.kind is RelationKind.SUM:
        # Parts are often blank; a total of parts that are there is not.
        return _NO_TOTAL if not there and any(row[column] is not None for column in relation.operands) else 0
    ready = all(row[column] is not None for column in relation.operands)
    return _ORPHAN if there != ready and not _may_be_blank(relation, row) else 0


def _may_be_blank(relation: Relation, row: Sequence[Printed | None]) -> bool:
    """A change of nought, or the nought that something changed from, is often left blank."""
    result, left, right = (row[column] for column in (relation.result, *relation.operands))
    if relation.kind is RelationKind.RATE or left is None:
        return False
    if result is None:
        return right is not None and left.value == right.value
    return right is None and relation.kind is RelationKind.DIFFERENCE and result.value == left.value


def _is_strange(text: str, form: _Form) -> int:
    percent = text.endswith("%")
    strange = (form.percent and not percent) or (form.plain and percent)
    pointed = (form.whole and "." in text) or (form.broken and "." not in text)
    return int(strange) + int(pointed) + int(form.unsigned and text.startswith("-"))
