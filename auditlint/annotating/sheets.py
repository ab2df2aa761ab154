"""An Excel workbook -> the same with notes on its cells, and the cells coloured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from auditlint.annotating.notes import put_notes
from auditlint.annotating.package import Package
from auditlint.annotating.painting import Paint
from auditlint.annotating.xmltext import XmlText, with_attribute
from auditlint.model.anchor import nearest, within
from auditlint.model.remark import Remark
from auditlint.model.severity import Severity
from auditlint.model.source import Source

_BOOK = "xl/workbook.xml"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# What is said of each cell of a sheet: its name, the remarks.
Told = Mapping[str, Sequence[Remark]]


def annotate(data: bytes, source: Source, remarks: Sequence[Remark]) -> bytes:
    """The workbook with a note for each cell that something is said of."""
    package = Package(data)
    paint = Paint(package)
    parts = _parts(package)
    for sheet, told in _by_sheet(source, remarks).items():
        if sheet in parts:
            _put_into(package, parts[sheet], told, paint)
    paint.write()
    return package.written()


def _by_sheet(source: Source, remarks: Sequence[Remark]) -> dict[str, dict[str, list[Remark]]]:
    told: dict[str, dict[str, list[Remark]]] = defaultdict(lambda: defaultdict(list))
    for remark in remarks:
        held = within(source.anchors, remark.span)
        anchor = held[0] if held else nearest(source.anchors, remark.span.start)
        if anchor is not None:
            told[anchor.part][anchor.node].append(remark)
    return told


def _parts(package: Package) -> dict[str, str]:
    """The part of each sheet, by the sheet's name."""
    book = XmlText(package.read(_BOOK))
    targets = dict(package.related(_BOOK, "/worksheet"))
    found = {}
    for _, node in book.named("sheet"):
        told = book.attributes(node)
        key = next((value for name, value in told.items() if name.endswith(":id")), "")
        if key in targets:
            found[told.get("name", "Sheet")] = targets[key]
    return found


def _put_into(package: Package, part: str, told: Told, paint: Paint) -> None:
    text = XmlText(package.read(part))
    for name, at in _cells(text, told).items():
        node = text.nodes[at]
        loudest = min((remark.severity for remark in told[name]), key=lambda each: each.rank)
        style = paint.painted(text.attributes(node).get("s", "0"), loudest is Severity.ERROR)
        if style is not None:
            text.replace(node.start, node.inner_start, with_attribute(text.tag(node), "s", style))
    put_notes(package, part, text, told)
    package.put(part, text.written())


def _cells(text: XmlText, wanted: Told) -> dict[str, int]:
    """The number of each wanted cell's element; a cell without a name stands behind the one before it."""
    found = {}
    row = column = 0
    for at, node in text.named("row", "c"):
        told = text.attributes(node).get("r", "")
        if node.local == "row":
            row, column = int(told) if told.isdecimal() else row + 1, 0
            continue
        column = _column(told) if told else column + 1
        name = f"{_named(column)}{row}"
        if name in wanted:
            found[name] = at
    return found


def _column(name: str) -> int:
    """D7 -> 4."""
    column = 0
    for letter in name.rstrip("0123456789").upper():
        column = column * 26 + _LETTERS.index(letter) + 1
    return column


def _named(column: int) -> str:
    """4 -> D."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = _LETTERS[rest] + name
    return name
