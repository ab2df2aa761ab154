"""A Word document is read as its reader sees it: final text, numbers rebuilt, each cell once."""

from __future__ import annotations

import pytest

from auditlint import reading
from auditlint.errors import Damaged, InputError
from tests.documents.packing import STRICT, W, cell, docx, packed, paragraph, table

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%4"/></w:lvl>
<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl>
<w:lvl w:ilvl="5"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%6"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def text_of(data: bytes) -> str:
    return reading.open_bytes(data, "报告.docx").text


def lines_of(body: str, **parts: str) -> list[str]:
    return [line for line in text_of(docx(body, **parts)).split("\n") if line]


def numbered(text: str, level: int, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_paragraphs_and_tables_keep_their_order() -> None:
    """What stands before a table is read before it."""
    told = lines_of(paragraph("前文。") + table(cell("甲") + cell("1"), cell("乙") + cell("2")) + paragraph("后文。"))
    assert told == ["前文。", "| 甲 | 1 |", "|---|---|", "| 乙 | 2 |", "后文。"]


def test_strict_documents_are_read_alike() -> None:
    """ISO's namespaces differ, the names do not."""
    assert text_of(docx(paragraph("全年支出100万元。"), STRICT)) == text_of(docx(paragraph("全年支出100万元。"), W))


def test_automatic_numbers_are_rebuilt() -> None:
    """Levels, their forms, and deeper ones that begin anew."""
    body = (
        numbered("概况", 0)
        + numbered("机构", 1)
        + numbered("人员", 1)
        + numbered("编制52名", 2)
        + numbered("在职49人", 2)
        + numbered("其一", 3)
        + numbered("圆点", 4)
        + numbered("资金", 0)
        + numbered("来源", 1)
        + numbered("小节", 5)
    )
    assert lines_of(body, numbering=NUMBERING) == [
        "一、概况",
        "（一）机构",
        "（二）人员",
        "1. 编制52名",
        "2. 在职49人",
        "①其一",
        "圆点",
        "二、资金",
        "（一）来源",
        "2.1 小节",
    ]


def test_a_list_that_restarts_begins_at_one() -> None:
    """Another list of the same scheme goes on, unless it says where to start."""
    body = numbered("甲", 2) + numbered("乙", 2) + numbered("丙", 2, 2) + numbered("丁", 2, 2)
    assert lines_of(body, numbering=NUMBERING) == ["1. 甲", "2. 乙", "1. 丙", "2. 丁"]


def test_a_number_never_touches_a_figure() -> None:
    """1. before 5万元 must not become 1.5万元."""
    assert lines_of(numbered("5万元以上的项目3个。", 2), numbering=NUMBERING) == ["1、5万元以上的项目3个。"]


def test_headings_by_style_are_marked() -> None:
    """By outline level, also inherited; numbered headings tell by themselves, and long paragraphs are none."""
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a3"><w:basedOn w:val="1"/></w:style></w:styles>'
    )
    body = (
        paragraph("项目概况", '<w:pStyle w:val="1"/>')
        + paragraph("一、资金", '<w:pStyle w:val="a3"/>')
        + paragraph("全年安排资金100万元。", '<w:pStyle w:val="1"/>')
    )
    assert lines_of(body, styles=styles) == ["## 项目概况", "一、资金", "全年安排资金100万元。"]


def test_tracked_changes_are_read_as_accepted() -> None:
    """Insertions stay, deletions go, moved text stands where it went; it is said that there were some."""
    body = (
        "<w:p><w:r><w:t>支出</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>120</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>"
        "<w:r><w:t>万元。</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>合在</w:t></w:r></w:p>" + paragraph("一起。")
    )
    source = reading.open_bytes(docx(body), "报告.docx")
    assert source.text == "支出120万元。\n合在一起。\n"
    assert [note.en for note in source.notes] == ["it holds tracked changes: read as if all were accepted"]


def test_deleted_rows_are_gone() -> None:
    """A row deleted with changes tracked takes its figures with it."""
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('乙')}{cell('2')}</w:tr>"
    rows = f"<w:tbl><w:tr>{cell('甲')}{cell('1')}</w:tr>{gone}<w:tr>{cell('丙')}{cell('3')}</w:tr></w:tbl>"
    assert "乙" not in text_of(docx(rows))


def test_fields_show_their_result() -> None:
    """Not their code; a field without a result shows nothing."""
    body = (
        '<w:p><w:r><w:t>合计</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>90</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>万元</w:t></w:r></w:p>'
    )
    assert lines_of(body) == ["合计90万元"]


def test_the_table_of_contents_is_left_out() -> None:
    """It says every heading a second time, with page numbers that are no figures."""
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、概况</w:t><w:tab/><w:t>3</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>二、资金</w:t><w:tab/><w:t>5</w:t></w:r></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' + paragraph("一、概况")
    )
    assert lines_of(body) == ["一、概况"]


def test_hidden_text_is_not_read_and_said() -> None:
    """Nobody who reads the print sees it."""
    source = reading.open_bytes(
        docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>旧数80</w:t></w:r><w:r><w:t>支出90万元</w:t></w:r></w:p>"),
        "a.docx",
    )
    assert source.text == "支出90万元\n"
    assert source.notes[0].zh == "文中有隐藏文字，未核对"


def test_content_controls_text_boxes_and_smart_tags() -> None:
    """Whatever wraps a text, it is read, and of alternatives only one."""
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("控件内。") + "</w:sdtContent></w:sdt>"
        "<w:p><w:smartTag><w:r><w:t>智能标记。</w:t></w:r></w:smartTag><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        "<wps:txbx><w:txbxContent>" + paragraph("框内120万元。") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + paragraph("框内120万元。") + "</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines_of(body) == ["控件内。", "智能标记。", "框内120万元。"]


def test_symbols_and_superscripts() -> None:
    """A glyph of a symbol font becomes its character; m² is no m2."""
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t><w:sym w:font="Symbol" w:char="F0B3"/>'
        '<w:t>95</w:t></w:r><w:r><w:t xml:space="preserve"> m</w:t></w:r>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    )
    assert lines_of(body) == ["☑是≥95 m²"]


def test_merged_cells_stand_once() -> None:
    """Across and down: the places that a cell covers are blank."""
    told = lines_of(
        table(
            cell("项目", '<w:vMerge w:val="restart"/>') + cell("资金", '<w:gridSpan w:val="2"/>'),
            cell("", "<w:vMerge/>") + cell("预算") + cell("执行"),
            cell("堤防") + cell("10") + cell("9"),
        )
    )
    assert told == ["| 项目 | 资金 |  |", "|---|---|---|", "|  | 预算 | 执行 |", "| 堤防 | 10 | 9 |"]


def test_titles_and_notes_inside_a_table_are_text() -> None:
    """A row merged over the whole width above the figures is a caption, below them a note; sentences are text."""
    wide = '<w:gridSpan w:val="2"/>'
    told = lines_of(
        table(
            cell("表1 资金情况表", wide),
            cell("项目") + cell("预算数"),
            cell("堤防") + cell("10"),
            cell("说明：含上年结转2万元。", wide),
        )
    )
    assert told == ["表1 资金情况表", "| 项目 | 预算数 |", "|---|---|", "| 堤防 | 10 |", "说明：含上年结转2万元。"]


def test_nested_tables_follow_their_table() -> None:
    """Their figures are read in their own rows."""
    inner = table(cell("甲") + cell("1"), cell("乙") + cell("2"))
    outer = table(cell("名称") + f"<w:tc>{inner}{paragraph('说明')}</w:tc>", cell("丁") + cell("4"))
    assert lines_of(outer)[3:] == ["| 甲 | 1 |", "|---|---|", "| 乙 | 2 |"]


def test_a_cell_keeps_to_one_line() -> None:
    """Its bars and line ends would part it."""
    told = lines_of(table(f"<w:tc>{paragraph('甲|乙')}{paragraph('丙')}</w:tc>{cell('1')}", cell("丁") + cell("2")))
    assert told[0] == "| 甲∣乙 丙 | 1 |"


def test_footnotes_come_last() -> None:
    """In the order of the text, without their number inside it."""
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{paragraph("含上级补助12万元。")}</w:footnote></w:footnotes>'
    body = (
        '<w:p><w:r><w:t>收入100</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>万元。</w:t></w:r></w:p>'
    )
    source = reading.open_bytes(docx(body, footnotes=notes), "a.docx")
    assert source.text == "收入100万元。\n含上级补助12万元。\n"
    assert [mark.words for mark in source.landmarks] == ["第1段", "脚注1"]


def test_places_are_paragraphs_and_rows() -> None:
    """Landmarks lie in the text in order, each over its own line."""
    source = reading.open_bytes(
        docx(paragraph("甲。") + table(cell("乙") + cell("1"), cell("丙") + cell("2"))), "a.docx"
    )
    told = {source.text[mark.span.start : mark.span.end].strip(): mark.words for mark in source.landmarks}
    assert told == {"甲。": "第1段", "| 乙 | 1 |": "表1第1行", "| 丙 | 2 |": "表1第2行"}


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_truncated_document_is_one_clear_error(cut: float) -> None:
    """Never a crash, never an empty report that seems right."""
    data = docx(paragraph("全年支出100万元。") * 200)
    with pytest.raises(Damaged):
        reading.open_bytes(data[: int(len(data) * cut)], "报告.docx")


def test_an_archive_of_something_else_is_said() -> None:
    """A zip of reports is not a report."""
    with pytest.raises(InputError, match="压缩包"):
        reading.open_bytes(packed({"a.txt": "支出100万元"}), "a.zip")
