"""Notes on the cells of a workbook: coloured, and nothing else changed."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest

from auditlint import reading
from auditlint.errors import CannotAnnotate
from auditlint.model.remark import Remark
from auditlint.model.severity import Severity
from auditlint.model.span import Span
from tests.annotating.making import audited, copy_of, loud, parts, said
from tests.documents.packing import HEAD, packed

openpyxl = pytest.importorskip("openpyxl")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROWS = [
    ["项目名称", "预算数", "支出数", "执行率"],
    ["基本公共卫生服务", 2240, 2176.45, 0.9716],
    ["医疗设备购置", 1280, 1235.80, 0.9655],
    ["基层能力建设", 907.34, 868.52, 0.9572],
    ["合计", 4427.34, 4208.77, 0.9669],
]


def workbook(note: str = "") -> bytes:
    """A table whose total has two digits swapped, with a chart, a second sheet, and perhaps a colleague's note."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "支出 & 表"
    for row in ROWS:
        sheet.append(row)
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=3):
        for cell in row:
            cell.number_format = "0.00"
    for row in sheet.iter_rows(min_row=2, min_col=4):
        row[0].number_format = "0.00%"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    sheet.add_chart(chart, "G2")
    if note:
        sheet["C5"].comment = Comment(note, "同事")
        sheet["A2"].comment = Comment(note, "同事")
    book.create_sheet("说明")["A1"] = "编制说明"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("note", ["", "请复核"])
def test_every_loud_finding_is_a_note_on_its_cell(note: str) -> None:
    """The words are in the note, the ground is coloured, the digits are shown as before; what was there stays."""
    data = workbook(note)
    report = audited(data, "r.xlsx")
    (finding,) = loud(report)
    made = copy_of(data, "r.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(made))["支出 & 表"]
    cell = sheet["C5"]
    assert finding.message.zh in cell.comment.text
    assert note in cell.comment.text
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.number_format == "0.00"
    assert cell.value == 4208.77
    assert sheet["C4"].fill.fgColor.rgb != "FFFFC7CE"
    assert (sheet["A2"].comment.text if note else None) == (note or None)
    again = audited(made, "r.xlsx")
    assert again.document is not None
    assert report.document is not None
    assert again.document.source.text == report.document.source.text
    assert said(again) == said(report)


@pytest.mark.parametrize("note", ["", "请复核"])
def test_all_else_is_unchanged(note: str) -> None:
    """Charts, drawings, shared strings and the other sheets to the byte; of the sheet, all but the cell's style."""
    data = workbook(note)
    before, after = parts(data), parts(copy_of(data, "r.xlsx"))
    changed = {name for name in before if before[name] != after[name]}
    allowed = {
        "[Content_Types].xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    assert changed <= allowed | {name for name in before if "comments" in name or "vml" in name.lower()}
    sheets = [ElementTree.fromstring(each["xl/worksheets/sheet1.xml"]) for each in (before, after)]
    for sheet in sheets:
        for cell in sheet.iter(f"{{{_MAIN}}}c"):
            cell.attrib.pop("s", None)
        for drawing in sheet.findall(f"{{{_MAIN}}}legacyDrawing"):
            sheet.remove(drawing)
    assert ElementTree.tostring(sheets[0]) == ElementTree.tostring(sheets[1])
    for told in after.values():
        if told.lstrip().startswith(b"<"):
            ElementTree.fromstring(told)


def _bare_book(sheet: str) -> bytes:
    """A workbook with next to nothing in it: no styles, cells without names."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{types}"/>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{relations}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData>'
            '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'
            "<tableParts count='0'/></worksheet>",
        }
    )


def test_cells_without_names_and_books_without_styles() -> None:
    """A cell without a name stands behind the one before it; a book without styles gets no colour, and its note."""
    row = "<row><c t='inlineStr'><is><t>支出</t></is></c><c><v>12</v></c><c><v>34</v></c></row>"
    data = _bare_book(row + row.replace("34", "56"))
    source = reading.open_bytes(data, "r.xlsx")
    at = source.text.index("56")
    hostile = "=cmd|'/c calc'!A1 </t><x> \x1b[31m"
    made = copy_of(data, "r.xlsx", [Remark(Span(at, at + 2), Severity.ERROR, (hostile,))])
    after = parts(made)
    comment = ElementTree.fromstring(after["xl/comments1.xml"]).find(f".//{{{_MAIN}}}comment")
    assert comment is not None
    assert comment.get("ref") == "C2"
    assert "".join(comment.itertext()) == hostile.replace("\x1b", "\ufffd")
    order = [child.tag.rpartition("}")[2] for child in ElementTree.fromstring(after["xl/worksheets/sheet1.xml"])]
    assert order == ["sheetData", "pageMargins", "legacyDrawing", "tableParts"]
    assert reading.open_bytes(made, "r.xlsx").text == source.text


def test_strict_books_are_spoken_to_strictly() -> None:
    """The new parts have the namespaces of the book."""
    strict = {
        name: content.replace(_MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            _OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in parts(_bare_book("<row><c r='A1'><v>12</v></c><c r='B1'><v>34</v></c></row>" * 2)).items()
    }
    data = packed(strict)
    at = reading.open_bytes(data, "r.xlsx").text.index("12")
    after = parts(copy_of(data, "r.xlsx", [Remark(Span(at, at + 2), Severity.ERROR, ("甲",))]))
    added = {name: content for name, content in after.items() if content != strict.get(name)}
    assert "xl/comments1.xml" in added
    assert all(b"schemas.openxmlformats.org/officeDocument" not in content for content in added.values())
    assert all(b"schemas.openxmlformats.org/spreadsheetml" not in content for content in added.values())


def test_a_book_that_is_not_built_as_it_should_is_refused() -> None:
    """It can be read, and yet not be written into: a line, and no half-made copy."""
    broken = parts(workbook("请复核"))
    name = next(name for name in broken if "comments" in name.lower() and name.endswith(".xml"))
    broken[name] = b"<comments/>"
    with pytest.raises(CannotAnnotate, match=r"r\.xlsx"):
        copy_of(packed(broken), "r.xlsx")


def test_two_remarks_on_a_cell_are_one_note() -> None:
    """A cell has one note."""
    data = workbook()
    source = reading.open_bytes(data, "r.xlsx")
    at = source.text.index("4208.77")
    told = [Remark(Span(at, at + 7), severity, (words,)) for severity, words in _TWO]
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(data, "r.xlsx", told)))["支出 & 表"]
    assert sheet["C5"].comment.text == "甲\n\n乙"
    assert sheet["C5"].fill.fgColor.rgb == "FFFFC7CE"


_TWO = ((Severity.WARNING, "甲"), (Severity.ERROR, "乙"))
