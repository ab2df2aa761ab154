"""Delimited text (.csv, .tsv) -> Sheet. The separator is the one with which most lines have as many cells."""

from __future__ import annotations

import csv
import io
import itertools
from collections import Counter

from auditlint.errors import Damaged
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.reading.decoding import decode
from auditlint.reading.documents.flow import Flow
from auditlint.reading.documents.sheets import flow_of
from auditlint.reading.documents.sheets.sheet import Sheet

_SEPARATORS = ",\t;|，"
_SAMPLE = 40  # lines by which the separator is told
_LONGEST_CELL = 131_072


def read_delimited(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    """One sheet. Raises EmptyFile, NotText, Damaged."""
    text = decode(data, path, encoding).text.removeprefix("\ufeff").replace("\x00", "")
    separator = "\t" if path.lower().endswith(".tsv") else _separator(text)
    sheet = Sheet("")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if row > bounds.rows:
                break
            for column, cell in enumerate(cells[: bounds.columns + 1]):
                if cell:
                    sheet.put(row, column, _unescaped(cell), bounds)
    except csv.Error as error:
        raise Damaged(path, Words("不是有效的 CSV", "not valid CSV")) from error
    return flow_of([sheet])


def _separator(text: str) -> str:
    """What parts the lines into the same number of cells, two or more, most often."""
    lines = [line for line in itertools.islice(io.StringIO(text), _SAMPLE) if line.strip()]

    def agreement(separator: str) -> tuple[int, int]:
        counts = Counter(len(row) for row in csv.reader(lines, delimiter=separator))
        width, lines_of_it = max(counts.items(), key=lambda each: (each[0] > 1, each[1]), default=(1, 0))
        return (lines_of_it if width > 1 else 0), -_SEPARATORS.index(separator)

    return max(_SEPARATORS, key=agreement)


def _unescaped(cell: str) -> str:
    """="001" keeps its noughts in a spreadsheet; an apostrophe before a formula makes it text."""
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell
