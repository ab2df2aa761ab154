"""An Excel workbook of the old format (.xls, also .et) -> sheets, by xlrd."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from auditlint.errors import Damaged, Protected
from auditlint.extras import require
from auditlint.model.bounds import Bounds
from auditlint.reading.documents.flow import Flow
from auditlint.reading.documents.sheets import flow_of
from auditlint.reading.documents.sheets.formats import shown
from auditlint.reading.documents.sheets.sheet import Sheet

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # xlrd's kinds of cells

_ERROR_SHOWN = "#ERROR"


def read_xls(data: bytes, path: str, bounds: Bounds) -> Flow:
    """All visible sheets. Raises NeedsExtra where xlrd is not installed, Protected, Damaged."""
    xlrd = require("xlrd", "xlsx", path)
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        return flow_of(list(_sheets(book, bounds)))
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise Protected(path) from error
        raise Damaged(path) from error
    except Exception as error:  # xlrd trusts its input: a file that lies ends in whatever Python raises
        raise Damaged(path) from error


def _sheets(book: Any, bounds: Bounds) -> Iterator[Sheet]:
    for each in book.sheets():
        sheet = Sheet(each.name, each.visibility != 0)
        if not sheet.hidden:
            _read(book, each, sheet, bounds)
        yield sheet


def _read(book: Any, raw: Any, sheet: Sheet, bounds: Bounds) -> None:
    for row in range(min(raw.nrows, bounds.rows + 1)):
        for column in range(min(raw.row_len(row), bounds.columns + 1)):
            text = _shown(book, raw.cell(row, column))
            if text:
                sheet.put(row, column, text, bounds)
    sheet.merge((top, left, bottom - 1, right - 1) for top, bottom, left, right in raw.merged_cells)
    used_rows = {row for row, _ in sheet.cells}
    used_columns = {column for _, column in sheet.cells}
    sheet.hidden_rows = sorted(row for row, info in raw.rowinfo_map.items() if info.hidden and row in used_rows)
    hidden = (column for column, info in raw.colinfo_map.items() if info.hidden and column in used_columns)
    sheet.hidden_columns = sorted(hidden)


def _shown(book: Any, cell: Any) -> str:
    if cell.ctype in (_NUMBER, _DATE):
        style = book.xf_list[cell.xf_index]
        code: str = book.format_map[style.format_key].format_str
        return str(shown(str(Decimal(repr(cell.value))), code, bool(book.datemode)))
    if cell.ctype == _TEXT:
        indent = book.xf_list[cell.xf_index].alignment.indent_level
        return "\u3000" * min(int(indent), 12) + str(cell.value)
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return _ERROR_SHOWN if cell.ctype == _ERROR else ""
