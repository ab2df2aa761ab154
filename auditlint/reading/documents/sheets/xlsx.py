"""An Excel workbook (.xlsx, .xlsm) -> sheets as they are shown: stored results of formulas, digits by format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from auditlint.errors import Damaged
from auditlint.model.bounds import Bounds
from auditlint.reading.documents.archives import Archive
from auditlint.reading.documents.flow import Flow
from auditlint.reading.documents.sheets import flow_of
from auditlint.reading.documents.sheets.formats import code_of, shown
from auditlint.reading.documents.sheets.sheet import Sheet, place_of, range_of
from auditlint.reading.documents.xmlparts import Element, attribute, child, children, local, parse, vetted

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_TRUE = ("1", "true", "on")
_BOOLEANS = {"1": "TRUE", "0": "FALSE"}


@dataclass(frozen=True, slots=True, eq=False)
class _Book:
    """What the sheets share. A style is a format code and an indentation."""

    strings: Sequence[str]
    styles: Sequence[tuple[str, int]]
    from_1904: bool


def read_xlsx(archive: Archive, bounds: Bounds) -> Flow:
    """All visible sheets. Raises InputError."""
    try:
        return flow_of(list(_sheets(archive, bounds)))
    except (KeyError, ValueError, IndexError, RecursionError) as error:
        raise Damaged(archive.path) from error


def _sheets(archive: Archive, bounds: Bounds) -> Iterator[Sheet]:
    main = "xl/workbook.xml"
    workbook = parse(archive.read(main), archive.path, bounds)
    targets = _targets(archive, bounds)
    properties = child(workbook, "workbookPr")
    from_1904 = properties is not None and attribute(properties, "date1904") in _TRUE
    book = _Book(_strings(archive, bounds), _styles(archive, bounds), from_1904)
    sheets = child(workbook, "sheets")
    for entry in sheets if sheets is not None else ():
        name = targets.get(_relation(entry), "")
        sheet = Sheet(attribute(entry, "name") or "Sheet", (attribute(entry, "state") or "visible") != "visible")
        if name not in archive or "worksheets" not in name:
            continue  # a sheet that is a chart
        if not sheet.hidden:
            _read(archive.read(name), archive.path, sheet, book, bounds)
        yield sheet


def _relation(entry: Element) -> str:
    """r:id, beside sheetId."""
    return next((value for key, value in entry.attrib.items() if key.endswith("}id")), "")


def _targets(archive: Archive, bounds: Bounds) -> dict[str, str]:
    name = "xl/_rels/workbook.xml.rels"
    found = {}
    for relation in parse(archive.read(name), archive.path, bounds) if name in archive else ():
        target = attribute(relation, "Target") or ""
        found[attribute(relation, "Id") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _strings(archive: Archive, bounds: Bounds) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive:
        return []
    return [_text(item) for item in parse(archive.read(name), archive.path, bounds)]


def _text(item: Element) -> str:
    """Of runs, too; not how it is pronounced."""
    parts = []
    for each in item:
        name = local(each.tag)
        if name == "t":
            parts.append(each.text or "")
        elif name == "r":
            parts += [text.text or "" for text in children(each, "t")]
    return "".join(parts)


def _styles(archive: Archive, bounds: Bounds) -> list[tuple[str, int]]:
    name = "xl/styles.xml"
    if name not in archive:
        return []
    root = parse(archive.read(name), archive.path, bounds)
    own: dict[int, str] = {}
    formats = child(root, "numFmts")
    for each in formats if formats is not None else ():
        own[_number(attribute(each, "numFmtId"))] = attribute(each, "formatCode") or "General"
    styles = []
    used = child(root, "cellXfs")
    for each in used if used is not None else ():
        alignment = child(each, "alignment")
        indent = _number(attribute(alignment, "indent")) if alignment is not None else 0
        styles.append((code_of(_number(attribute(each, "numFmtId")), own), min(indent, 12)))
    return styles


def _read(data: bytes, path: str, sheet: Sheet, book: _Book, bounds: Bounds) -> None:
    """Row by row, each forgotten once it is read: a sheet's elements take many times its text."""
    text = _DECLARATION.sub("", vetted(data, path, bounds), count=1)
    merged: list[tuple[int, int, int, int]] = []
    row = -1
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(text.encode())):
            name = local(element.tag)
            if name == "row":
                row = _number(element.get("r")) - 1 if element.get("r") else row + 1
                if row >= bounds.rows:
                    if len(element):
                        sheet.say_cut("rows", bounds.rows, "rows")
                else:
                    _row(element, row, sheet, book, bounds)
                element.clear()
            elif name == "col" and element.get("hidden") in _TRUE:
                _hide_columns(element, sheet, bounds)
            elif name == "mergeCell" and (area := range_of(element.get("ref") or "")):
                merged.append(area)
    except ElementTree.ParseError as error:
        raise Damaged(path) from error
    sheet.merge(merged)
    used_rows = {row for row, _ in sheet.cells}
    used_columns = {column for _, column in sheet.cells}
    sheet.hidden_rows = [row for row in sheet.hidden_rows if row in used_rows]
    sheet.hidden_columns = [column for column in sheet.hidden_columns if column in used_columns]


def _row(element: Element, row: int, sheet: Sheet, book: _Book, bounds: Bounds) -> None:
    if element.get("hidden") in _TRUE:
        sheet.hidden_rows.append(row)
    column = -1
    for cell in element:
        place = place_of(cell.get("r") or "")
        column = place[1] if place is not None else column + 1
        if column > bounds.columns:
            sheet.say_cut("columns", bounds.columns, "columns")
            return
        text, is_cached = _shown(cell, book)
        if not is_cached:
            sheet.uncached.append((row, column))
        if text:
            sheet.put(row, column, text, bounds)


def _shown(cell: Element, book: _Book) -> tuple[str, bool]:
    """What a cell shows, and whether it is the stored result; a formula without one shows itself."""
    value = formula = inline = None
    for each in cell:
        name = local(each.tag)
        if name == "v":
            value = each.text
        elif name == "f":
            formula = each.text or ""
        elif name == "is":
            inline = _text(each)
    kind = cell.get("t") or "n"
    code, indent = _style(cell, book)
    if value is None:
        if inline is not None:
            return "\u3000" * indent + inline, True
        return ("", True) if formula is None else (f"={formula}", False)
    if kind == "s":
        return "\u3000" * indent + book.strings[int(value)], True
    if kind == "b":
        return _BOOLEANS.get(value, value), True
    return (shown(value, code, book.from_1904) if kind == "n" else "\u3000" * indent + value), True


def _style(cell: Element, book: _Book) -> tuple[str, int]:
    at = _number(cell.get("s"))
    return book.styles[at] if at < len(book.styles) else ("General", 0)


def _hide_columns(element: Element, sheet: Sheet, bounds: Bounds) -> None:
    first, last = _number(element.get("min")), _number(element.get("max"))
    sheet.hidden_columns += range(max(first, 1) - 1, min(last, bounds.columns))


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else 0
