"""Notes on the cells of a sheet: the part that holds their words, and the drawing without which Excel shows none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditlint.annotating.package import Package
from auditlint.annotating.xmltext import XmlText, legal
from auditlint.model.remark import AUTHOR, Remark

# Transitional books and strict ones name the same things differently.
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What stands behind <legacyDrawing> in a sheet.
_BEHIND = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:260pt;height:{height}pt;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_NUMBER = re.compile(r"_x0000_s(\d+)")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LINE_LENGTH = 22  # characters of Chinese in the width of a note
_LINE_HEIGHT = 15

Told = Mapping[str, Sequence[Remark]]


def put_notes(package: Package, part: str, sheet: XmlText, told: Told) -> None:
    """The notes of one sheet; one that is there already keeps its words and has ours behind them."""
    name = next((name for _, name in package.related(part, "/comments") if name in package), None)
    if name is None:
        name = package.free("xl/comments{}.xml")
        package.put(name, f'<comments xmlns="{_space(sheet)}"><authors/><commentList/></comments>'.encode())
        package.declare(name, _TYPE)
        package.relate(part, f"{_office(sheet)}/comments", name)
    fresh = _put_words(package, name, told)
    _put_shapes(package, part, sheet, {cell: told[cell] for cell in fresh})


def _space(sheet: XmlText) -> str:
    """The namespace of the sheet's elements."""
    prefix = sheet.root.prefix
    return sheet.attributes(sheet.root)[f"xmlns:{prefix[:-1]}" if prefix else "xmlns"]


def _office(sheet: XmlText) -> str:
    return _STRICT_OFFICE if "purl.oclc.org" in _space(sheet) else _OFFICE


def _put_words(package: Package, name: str, told: Told) -> list[str]:
    """The words into the part of notes; the cells that had none before."""
    text = XmlText(package.read(name))
    prefix = text.root.prefix
    (_, authors), (_, listed) = next(text.named("authors")), next(text.named("commentList"))
    author = sum(1 for _ in text.named("author"))
    text.append(authors, f"<{prefix}author>{AUTHOR}</{prefix}author>")
    known = {text.attributes(node).get("ref", ""): at for at, node in text.named("comment")}
    fresh = [cell for cell in told if cell not in known]
    for cell in told:
        if cell in known:
            _, own = next(each for each in text.named("text") if each[1].parent == known[cell])
            text.append(own, _words("\n\n", told[cell], prefix))
    made = "".join(
        f'<{prefix}comment ref="{cell}" authorId="{author}"><{prefix}text>{_words("", told[cell], prefix)}'
        f"</{prefix}text></{prefix}comment>"
        for cell in sorted(fresh, key=_order)
    )
    text.append(listed, made)
    package.put(name, text.written())
    return fresh


def _words(before: str, remarks: Sequence[Remark], prefix: str) -> str:
    told = before + "\n\n".join("\n".join(remark.lines) for remark in remarks)
    return f'<{prefix}r><{prefix}t xml:space="preserve">{legal(told)}</{prefix}t></{prefix}r>'


def _put_shapes(package: Package, part: str, sheet: XmlText, told: Told) -> None:
    """A shape for each note, in the sheet's own drawing or in a new one that the sheet then names."""
    if not told:
        return
    reference = next(sheet.named("legacyDrawing"), None)
    drawings = dict(package.related(part, "/vmlDrawing"))
    key = ""
    if reference is not None:
        attributes = sheet.attributes(reference[1])
        key = next((value for name, value in attributes.items() if name.endswith(":id")), "")
    name = drawings.get(key)
    if name is None or name not in package:
        name = package.free("xl/drawings/vmlDrawing{}.vml")
        package.put(name, _DRAWING.encode())
        package.declare_suffix("vml", _DRAWING_TYPE)
        key = package.relate(part, f"{_office(sheet)}/vmlDrawing", name)
        _name_drawing(sheet, key)
    drawing = package.read(name).decode("utf-8", "surrogateescape")
    first = max([int(number) for number in _SHAPE_NUMBER.findall(drawing)] + [1024]) + 1
    shapes = "".join(_shape(cell, told[cell], number) for number, cell in enumerate(sorted(told, key=_order), first))
    before, end, behind = drawing.rpartition("</xml>")
    package.put(name, f"{before}{shapes}{end}{behind}".encode("utf-8", "surrogateescape"))


def _name_drawing(sheet: XmlText, key: str) -> None:
    """In the one place that the order of a sheet's elements allows."""
    told = f'<{sheet.root.prefix}legacyDrawing xmlns:auditlint="{_office(sheet)}" auditlint:id="{key}"/>'
    behind = next((node for _, node in sheet.children(0) if node.local in _BEHIND), None)
    if behind is None:
        sheet.append(sheet.root, told)
    else:
        sheet.replace(behind.start, behind.start, told)


def _shape(cell: str, remarks: Sequence[Remark], number: int) -> str:
    column, row = _order(cell)
    lines = sum(len(line) // _LINE_LENGTH + 1 for remark in remarks for line in (*remark.lines, ""))
    return _SHAPE.format(
        number=number,
        height=lines * _LINE_HEIGHT,
        left=column + 1,
        right=column + 5,
        top=max(row - 1, 0),
        bottom=row + lines,
        row=row,
        column=column,
    )


def _order(cell: str) -> tuple[int, int]:
    """D7 -> (3, 6): column and row from 0."""
    match = _CELL.fullmatch(cell)
    assert match is not None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return column - 1, int(match.group(2)) - 1
