"""A sheet is read as it is shown: stored results, displayed digits, each cell by its letter and number."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from auditlint import reading, run
from auditlint.errors import EmptyFile
from auditlint.model.bounds import Bounds
from auditlint.model.whereabouts import Whereabouts
from auditlint.reading.documents.sheets.formats import shown
from auditlint.reading.documents.sheets.sheet import letters, place_of
from tests.documents.packing import HEAD, packed

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
STYLES = (
    f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="176" formatCode="0.0%"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="4"/><xf numFmtId="176"/></cellXfs></styleSheet>'
)


def xlsx(sheets: Mapping[str, str], states: Mapping[str, str] | None = None) -> bytes:
    """A workbook of these sheets, each what stands in its worksheet element."""
    parts: dict[str, str] = {"xl/styles.xml": HEAD + STYLES}
    entries = links = ""
    for number, (name, body) in enumerate(sheets.items(), 1):
        state = (states or {}).get(name, "visible")
        entries += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        links += f'<Relationship Id="rId{number}" Target="worksheets/sheet{number}.xml"/>'
        parts[f"xl/worksheets/sheet{number}.xml"] = f"{HEAD}<worksheet {MAIN}>{body}</worksheet>"
    parts["xl/workbook.xml"] = f"{HEAD}<workbook {MAIN} {LINKS}><sheets>{entries}</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = f"{HEAD}<Relationships>{links}</Relationships>"
    return packed(parts)


def row(number: int, *cells: object, hidden: bool = False) -> str:
    """Words, numbers, or a cell written out; nothing leaves its place empty."""
    told = ""
    for column, value in enumerate(cells):
        place = f"{letters(column)}{number}"
        if isinstance(value, str) and value.startswith("<"):
            told += value.replace("<c", f'<c r="{place}"', 1)
        elif isinstance(value, str):
            told += f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        elif value is not None:
            told += f'<c r="{place}"><v>{value}</v></c>'
    return f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>{told}</row>'


def sheet(*rows: str, merged: str = "", columns: str = "") -> str:
    merges = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>' if merged else ""
    return f"{columns}<sheetData>{''.join(rows)}</sheetData>{merges}"


def lines_of(data: bytes, name: str = "a.xlsx") -> list[str]:
    return [line for line in reading.open_bytes(data, name).text.split("\n") if line]


TABLE = (row(1, "项目", "预算数", "支出数"), row(2, "堤防", 10, 9), row(3, "渠道", 20, 18), row(4, "合计", 30, 27))


def test_a_sheet_is_a_table() -> None:
    """With a title and a unit above it as text, whether merged or not."""
    body = sheet(
        row(1, "2025年项目支出表"),
        row(2, None, None, "单位：万元"),
        row(3, "项目", "预算数", "支出数"),
        row(4, "堤防", 10, 9),
        row(5, "渠道", 20, 18),
        merged="A1:C1",
    )
    assert lines_of(xlsx({"Sheet1": body})) == [
        "2025年项目支出表",
        "单位：万元",
        "| 项目 | 预算数 | 支出数 |",
        "|---|---|---|",
        "| 堤防 | 10 | 9 |",
        "| 渠道 | 20 | 18 |",
    ]


@pytest.mark.parametrize(
    ("stored", "code", "told"),
    [
        ("0.95320000000000005", "0.0%", "95.3%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        ("-0.5", "0.00", "-0.50"),
        ("-0.001", "0.00", "0.00"),
        ("0.30000000000000004", "General", "0.3"),
        ("0.33333333333333331", "General", "0.333333333"),
        ("1234567.891", "General", "1234567.891"),
        ("1234567.891", '#,##0.0,"千元"', "1,234.6千元"),
        ("123456", "0!.0,", "12.3"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("12.5", '0.##"万元"', "12.5万元"),
        ("12", '0.##"万元"', "12万元"),
        ("7", "000", "007"),
        ("12345678", "[>=10000]0!.0,;0", "1234.6"),
        ("0.00012", "0.0E+00", "1.2E-04"),
        ("45657", "yyyy/m/d", "2024/12/31"),
        ("45657", 'yyyy"年"m"月"d"日"', "2024年12月31日"),
        ("45657.75", "h:mm", "18:00"),
        ("2.675", "0.00", "2.68"),
        ("不是数", "0.00", "不是数"),
    ],
)
def test_numbers_show_the_digits_of_their_format(stored: str, code: str, told: str) -> None:
    """What the sheet shows is what the report states."""
    assert shown(stored, code) == told


def test_formats_apply_to_cells() -> None:
    """By the cell's style; a rate that is stored as 0.9532 is read as 95.3%."""
    body = sheet(row(1, "甲", '<c s="1"><v>1234.5</v></c>', '<c s="2"><v>0.9532</v></c>'), row(2, "乙", 1, 2))
    assert lines_of(xlsx({"Sheet1": body}))[0] == "| 甲 | 1,234.50 | 95.3% |"


def test_formulas_are_read_by_their_stored_result() -> None:
    """Without one nothing is computed: the cell shows its formula and no sum with it is judged."""
    body = sheet(
        row(1, "项目", "预算数", "支出数"),
        row(2, "堤防", 10, "<c><f>B2-1</f></c>"),
        row(3, "渠道", 20, 18),
        row(4, "合计", "<c><f>SUM(B2:B3)</f><v>30</v></c>", 27),
    )
    data = xlsx({"Sheet1": body})
    assert lines_of(data)[2:] == ["| 堤防 | 10 | =B2-1 |", "| 渠道 | 20 | 18 |", "| 合计 | 30 | 27 |"]
    source = reading.open_bytes(data, "a.xlsx")
    assert "C2" in source.notes[0].zh
    assert "没有" not in source.text


def test_hidden_sheets_rows_and_columns_are_said() -> None:
    """A hidden sheet is not read; hidden rows belong to the totals below them, and are."""
    body = sheet(row(1, "项目", "数"), row(2, "甲", 1, hidden=True), row(3, "乙", 2), row(4, "合计", 3))
    source = reading.open_bytes(xlsx({"Sheet1": body, "底稿": sheet(*TABLE)}, {"底稿": "hidden"}), "a.xlsx")
    assert "| 甲 | 1 |" in source.text
    assert "堤防" not in source.text
    assert [note.en for note in source.notes] == [
        "Sheet1 has hidden rows (2): checked too",
        "hidden sheets were not checked: 底稿",
    ]


def test_several_tables_on_one_sheet() -> None:
    """Parted by blank rows, or by a title behind one; side by side by a blank column."""
    below = sheet(*TABLE, row(6, "表2 人员情况"), row(7, "单位", "人数"), row(8, "甲", 3), row(9, "乙", 4))
    assert [line for line in lines_of(xlsx({"Sheet1": below})) if not line.startswith("|")] == ["表2 人员情况"]
    beside = sheet(row(1, "收入", "数", None, "支出", "数"), row(2, "甲", 1, None, "乙", 2))
    assert lines_of(xlsx({"Sheet1": beside}))[0] == "| 收入 | 数 |"


def test_places_are_sheets_and_cells() -> None:
    """where says Sheet1!C4, with what the row and the column are called."""
    source = reading.open_bytes(xlsx({"支出表": sheet(*TABLE)}), "a.xlsx")
    document = run.understand(source)
    total = next(cell for table in document.tables for cell in table.cells if cell.text == "27")
    assert Whereabouts.of(document).where(total.span) == "支出表 › 支出表!C4「合计」列「支出数」"


def test_bounds_are_said_when_met() -> None:
    """What fits is read, what was left out is told."""
    wide = sheet(*(row(number, *range(40)) for number in range(1, 4)))
    source = reading.open_bytes(xlsx({"Sheet1": wide}), "a.xlsx", bounds=Bounds(columns=5))
    assert "columns 5" in source.unread[0].en
    long = sheet(*(row(number, "项目", number) for number in range(1, 40)))
    source = reading.open_bytes(xlsx({"Sheet1": long}), "a.xlsx", bounds=Bounds(rows=10))
    assert "rows 10" in source.unread[0].en


def test_a_workbook_of_nothing_is_empty() -> None:
    """Not a report without mistakes."""
    with pytest.raises(EmptyFile):
        reading.open_bytes(xlsx({"Sheet1": sheet()}), "a.xlsx")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_delimited_text(separator: str, encoding: str) -> None:
    """Quoted cells keep their separators; figures with separators of their own stay whole."""
    lines = [["项目", "预算数"], ['"堤防, 渠道"', '"1,234.5"'], ["合计", '"1,234.5"']]
    data = "\r\n".join(separator.join(line) for line in lines).encode(encoding)
    assert lines_of(data, "a.csv") == [
        "| 项目 | 预算数 |",
        "|---|---|",
        "| 堤防, 渠道 | 1,234.5 |",
        "| 合计 | 1,234.5 |",
    ]


def test_open_document_sheets() -> None:
    """Each cell's own text; repeated and merged cells, hidden rows."""
    cells = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = (
        f"<table:table-row>{cells.format('项目')}{cells.format('数')}{blank}</table:table-row>"
        f"<table:table-row>{cells.format('堤防')}{cells.format('1,234.50')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    )
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="表1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    data = packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
    assert lines_of(data, "a.ods") == ["# 表1", "| 项目 | 数 |", "|---|---|", "| 堤防 | 1,234.50 |"]


def test_old_workbooks() -> None:
    """By xlrd, with the digits of the format and merged cells."""
    xlwt = pytest.importorskip("xlwt")
    pytest.importorskip("xlrd")
    import io

    book = xlwt.Workbook()
    page = book.add_sheet("支出")
    page.write_merge(0, 0, 0, 2, "2025年支出表")
    for at, name in enumerate(("项目", "数", "率")):
        page.write(1, at, name)
    page.write(2, 0, "堤防")
    page.write(2, 1, 1234.5, xlwt.easyxf(num_format_str="#,##0.00"))
    page.write(2, 2, 0.9532, xlwt.easyxf(num_format_str="0.0%"))
    stream = io.BytesIO()
    book.save(stream)
    assert lines_of(stream.getvalue(), "a.xls")[-1] == "| 堤防 | 1,234.50 | 95.3% |"


def test_letters_and_places_go_both_ways() -> None:
    """AA follows Z."""
    for column in (0, 25, 26, 701, 702):
        assert place_of(f"{letters(column)}7") == (6, column)
