"""An OpenDocument spreadsheet (.ods) -> sheets. Each cell carries the text that it shows."""

from __future__ import annotations

from collections.abc import Iterator

from auditlint.errors import Damaged, Protected
from auditlint.model.bounds import Bounds
from auditlint.reading.documents.archives import Archive
from auditlint.reading.documents.flow import Flow
from auditlint.reading.documents.sheets import flow_of
from auditlint.reading.documents.sheets.sheet import Sheet
from auditlint.reading.documents.xmlparts import Element, attribute, child, children, local, parse

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_GROUPS = frozenset({"table-row-group", "table-header-rows", "table-rows"})
_HIDDEN = ("collapse", "filter")
_SHOWN_NOT = frozenset({"annotation", "shapes"})


def read_ods(archive: Archive, bounds: Bounds) -> Flow:
    """All visible sheets. Raises InputError."""
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise Protected(archive.path)
    root = parse(archive.read(_CONTENT), archive.path, bounds)
    try:
        return flow_of(list(_sheets(root, bounds)))
    except RecursionError as error:
        raise Damaged(archive.path) from error


def _sheets(root: Element, bounds: Bounds) -> Iterator[Sheet]:
    hidden = _hidden_styles(root)
    body = child(root, "body")
    book = child(body, "spreadsheet") if body is not None else None
    for table in children(book, "table") if book is not None else ():
        sheet = Sheet(attribute(table, "name") or "Sheet", attribute(table, "style-name") in hidden)
        if not sheet.hidden:
            _read(table, sheet, bounds)
        yield sheet


def _hidden_styles(root: Element) -> set[str | None]:
    styles = child(root, "automatic-styles")
    found: set[str | None] = set()
    for style in children(styles, "style") if styles is not None else ():
        properties = child(style, "table-properties")
        if properties is not None and attribute(properties, "display") == "false":
            found.add(attribute(style, "name"))
    return found


def _read(table: Element, sheet: Sheet, bounds: Bounds) -> None:
    row = 0
    merged: list[tuple[int, int, int, int]] = []
    for element in _rows(table):
        times = _count(attribute(element, "number-rows-repeated"))
        filled = any(len(cell) for cell in element)
        for _ in range(min(times, max(1, bounds.rows - row)) if filled else 1):
            if row >= bounds.rows:
                sheet.say_cut("rows", bounds.rows, "rows")
                break
            if filled and attribute(element, "visibility") in _HIDDEN:
                sheet.hidden_rows.append(row)
            merged += _row(element, row, sheet, bounds)
            row += 1
        row += 0 if filled else times - 1
    sheet.merge(merged)


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        name = local(each.tag)
        if name == "table-row":
            yield each
        elif name in _GROUPS:
            yield from _rows(each)


def _row(element: Element, row: int, sheet: Sheet, bounds: Bounds) -> Iterator[tuple[int, int, int, int]]:
    """Puts the cells and yields what is merged."""
    column = 0
    for cell in element:
        times = _count(attribute(cell, "number-columns-repeated"))
        text, formula = _text(cell), attribute(cell, "formula")
        if formula and not text and attribute(cell, "value") is None and attribute(cell, "value-type") is None:
            sheet.uncached.append((row, column))
            text = formula.partition(":")[2] or formula
        for at in range(column, column + min(times, bounds.columns + 1) if text else column):
            sheet.put(row, at, text, bounds)
        down, across = (_count(attribute(cell, f"number-{what}-spanned")) for what in ("rows", "columns"))
        if down > 1 or across > 1:
            yield row, column, row + down - 1, column + across - 1
        column += times


def _text(cell: Element) -> str:
    return "\n".join("".join(_strings(each)) for each in cell if local(each.tag) == "p")


def _strings(element: Element) -> Iterator[str]:
    yield element.text or ""
    for each in element:
        name = local(each.tag)
        if name == "s":
            yield " " * min(_count(attribute(each, "c")), 40)
        elif name == "line-break":
            yield "\n"
        elif name == "tab":
            yield " "
        elif name not in _SHOWN_NOT:
            yield from _strings(each)
        yield each.tail or ""


def _count(text: str | None) -> int:
    return max(1, int(text)) if text is not None and text.isdecimal() and len(text) < 8 else 1
