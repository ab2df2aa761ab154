"""A PDF is read in reading order: lines joined, running heads left out, tables with rules and without."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import pytest

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

from auditlint import reading
from auditlint.errors import Damaged, InputError, NoText, Protected
from auditlint.model.bounds import Bounds

FONT, SIZE, HEIGHT, LEFT = "STSong-Light", 14, 842, 90
Draw = Callable[[Any], None]


def pdf(*pages: Draw, password: str | None = None) -> bytes:
    """A document of A4 pages, each drawn by a function."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, HEIGHT), encrypt=password)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*told: str, top: int = 100, indent: Sequence[int] = ()) -> Draw:
    """Lines one below the other; those whose numbers are in ``indent`` set in by two characters."""

    def draw(canvas: Any) -> None:
        for number, text in enumerate(told):
            canvas.drawString(LEFT + (2 * SIZE if number in indent else 0), HEIGHT - top - 24 * number, text)

    return draw


def ruled(rows: Sequence[Sequence[str]], top: int = 200, merged: Sequence[tuple[int, int]] = ()) -> Draw:
    """A table with lines around its cells; those in ``merged`` have none to the next cell on the right."""

    def draw(canvas: Any) -> None:
        for number, row in enumerate(rows):
            y = HEIGHT - top - 24 * (number + 1)
            for column, text in enumerate(row):
                x = LEFT + 130 * column
                canvas.line(x, y, x + 130, y)
                canvas.line(x, y + 24, x + 130, y + 24)
                if (number, column - 1) not in merged:
                    canvas.line(x, y, x, y + 24)
                if text:
                    canvas.drawString(x + 4, y + 6, text)
            canvas.line(LEFT + 130 * len(row), y, LEFT + 130 * len(row), y + 24)

    return draw


def both(*draws: Draw) -> Draw:
    def draw(canvas: Any) -> None:
        for each in draws:
            each(canvas)

    return draw


def read(data: bytes, **bounds: int) -> list[str]:
    return [line for line in reading.open_bytes(data, "a.pdf", bounds=Bounds(**bounds)).text.split("\n") if line]


ROWS = (
    ("项目", "预算数", "支出数"),
    ("堤防", "120.50", "98.40"),
    ("渠道", "230.70", "201.30"),
    ("合计", "351.20", "299.70"),
)
MARKDOWN = [
    "| 项目 | 预算数 | 支出数 |",
    "|---|---|---|",
    "| 堤防 | 120.50 | 98.40 |",
    "| 渠道 | 230.70 | 201.30 |",
    "| 合计 | 351.20 | 299.70 |",
]


def test_lines_are_joined_to_paragraphs() -> None:
    """A figure that the margin broke is whole again; an indented line begins anew, a short one ends."""
    told = read(
        pdf(
            lines(
                "一、预算执行情况",
                "全年一般公共预算支出完成三百六十七万元，其中基本支出12",
                "34.56万元，项目支出78万元。",
                "政府性基金支出完成12万元。",
                indent=(0, 1, 3),
            )
        )
    )
    assert told == [
        "一、预算执行情况",
        "全年一般公共预算支出完成三百六十七万元，其中基本支出1234.56万元，项目支出78万元。",
        "政府性基金支出完成12万元。",
    ]


def test_a_line_is_full_before_a_figure_that_did_not_fit() -> None:
    """A long figure is not broken: it leaves the line above short, and the paragraph goes on; a sentence ends."""
    told = read(
        pdf(
            lines(
                "本年度共实施项目三十六个，涉及资金一千二百余万元，全部按期",
                "完成；其中当年一般公共预算财政拨款收入合计为",
                "128,463.75万元，占年初预算的九成以上，与上年基本持平，其余",
                "为政府性基金。全年没有新增债务。",
                "2024年结转资金另行说明。",
            )
        )
    )
    assert told == [
        "本年度共实施项目三十六个，涉及资金一千二百余万元，全部按期完成；其中当年一般公共预算财政拨款收入合计为"
        "128,463.75万元，占年初预算的九成以上，与上年基本持平，其余为政府性基金。全年没有新增债务。",
        "2024年结转资金另行说明。",
    ]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    """And a paragraph goes on over the page that they stood on."""
    full = "本年度共实施项目三十六个，涉及资金一千二百余万元，全部按期"

    def page(number: int, *told: str) -> Draw:
        return both(lines("云岭市2025年决算报告", top=40), lines(*told), lines(f"- {number} -", top=800))

    data = pdf(page(1, full), page(2, "完成。", full), page(3, "完成。"))
    assert read(data) == [f"{full}完成。", f"{full}完成。"]
    source = reading.open_bytes(data, "a.pdf")
    assert [mark.words for mark in source.landmarks] == ["第1页", "第2页", "第2页", "第3页"]


def test_ruled_tables() -> None:
    """In their place between the lines, titles above."""
    told = read(pdf(both(lines("项目支出表", top=180), ruled(ROWS), lines("以上数据截至年末。", top=340))))
    assert told == ["项目支出表", *MARKDOWN, "以上数据截至年末。"]


def test_merged_cells_of_ruled_tables() -> None:
    """Each once, where it begins."""
    rows = (("项目", "资金", ""), ("", "预算数", "支出数"), *ROWS[1:])
    assert read(pdf(ruled(rows, merged=((0, 1),))))[:3] == [
        "| 项目 | 资金 |  |",
        "|---|---|---|",
        "|  | 预算数 | 支出数 |",
    ]


def test_tables_that_go_on_over_pages() -> None:
    """With the caption and the head repeated: one table, each row by its page."""
    more = (ROWS[0], ("水库", "10.00", "9.00"), ("总计", "361.20", "308.70"))
    caption = lines("项目支出表", top=180)
    data = pdf(both(caption, ruled(ROWS)), both(caption, ruled(more)))
    assert read(data) == ["项目支出表", *MARKDOWN, "| 水库 | 10.00 | 9.00 |", "| 总计 | 361.20 | 308.70 |"]
    assert reading.open_bytes(data, "a.pdf").landmarks[-1].words == "第2页表1第6行"


def test_rows_that_a_page_broke_are_whole() -> None:
    """What a cell could not hold at the foot of a page goes on in the first row of the next."""
    first = (*ROWS[:2], ("乡村道路养护工程", "12.00", "9.00"))
    rest = (("费", "", ""), ("水库", "10.00", "9.00"))
    told = read(pdf(ruled(first), ruled(rest)))
    assert told[3:] == ["| 乡村道路养护工程费 | 12.00 | 9.00 |", "| 水库 | 10.00 | 9.00 |"]


def test_a_row_of_words_alone_stays_a_row() -> None:
    """A label without figures at the head of a page is no rest of the label above it, however long that is."""
    first = (*ROWS[:2], ("乡村道路养护工程", "12.00", "9.00"))
    rest = (("水库除险加固", "", ""), ("水库", "10.00", "9.00"))
    assert read(pdf(ruled(first), ruled(rest)))[-2:] == ["| 水库除险加固 |  |  |", "| 水库 | 10.00 | 9.00 |"]


def test_forms_go_on_over_pages() -> None:
    """The columns of a further page need not be all of those above: rows that go on are of the same table."""
    wide = (("项目", "预算数", "支出数"), ("道路", "12.00", "9.00"))
    told = read(
        pdf(both(ruled((("单位名称", "云岭市交通局", ""),), 176, ((0, 1),)), ruled(wide)), ruled((wide[1],) * 2))
    )
    assert told[0].startswith("| 单位名称")
    assert told[-2:] == ["| 道路 | 12.00 | 9.00 |"] * 2
    assert sum(1 for line in told if line.startswith("|---")) == 1


def test_figures_that_a_cell_broke_are_whole() -> None:
    """Also where the cell keeps room free at its sides."""

    def draw(canvas: Any) -> None:
        columns = (LEFT, LEFT + 100, LEFT + 145, LEFT + 245)
        for x in columns:
            canvas.line(x, HEIGHT - 180, x, HEIGHT - 280)
        for y in (180, 220, 280):
            canvas.line(LEFT, HEIGHT - y, LEFT + 245, HEIGHT - y)
        for x, texts in zip(columns, (("项目", "道路"), ("预算", "1863"), ("支出", "9.00")), strict=False):
            canvas.drawString(x + 6, HEIGHT - 205, texts[0])
            canvas.drawString(x + 6, HEIGHT - 240, texts[1])
        canvas.drawString(columns[1] + 6, HEIGHT - 260, ".29")

    assert read(pdf(draw))[-1] == "| 道路 | 1863.29 | 9.00 |"


def test_tables_without_rules() -> None:
    """Pieces that stand in columns line below line."""

    def draw(canvas: Any) -> None:
        for number, row in enumerate(ROWS):
            for column, text in enumerate(row):
                canvas.drawString(LEFT + 140 * column, HEIGHT - 200 - 24 * number, text)

    assert read(pdf(draw)) == MARKDOWN


def test_columns_without_rules_between_rows() -> None:
    """One box a column holds a figure a line: each line is a row."""

    def draw(canvas: Any) -> None:
        for column in range(4):
            canvas.line(LEFT + 130 * column, HEIGHT - 180, LEFT + 130 * column, HEIGHT - 300)
        for y in (180, 204, 300):
            canvas.line(LEFT, HEIGHT - y, LEFT + 390, HEIGHT - y)
        for number, row in enumerate(ROWS):
            for column, text in enumerate(row):
                canvas.drawString(LEFT + 4 + 130 * column, HEIGHT - 198 - 24 * number, text)

    assert read(pdf(draw)) == MARKDOWN


def test_contents_are_left_out() -> None:
    """Words, dots and a page's number, five times."""
    told = lines(*(f"{name}、情况{'.' * 30}{number}" for number, name in enumerate("一二三四五六", 3)))
    assert read(pdf(told, lines("一、情况", "全年支出100万元。"))) == ["一、情况", "全年支出100万元。"]


def test_pages_are_bounded_and_it_is_said() -> None:
    """What is beyond is not judged in silence."""
    page = lines("全年支出100万元，全部为基本支出。")
    source = reading.open_bytes(pdf(page, page, page), "a.pdf", bounds=Bounds(pages=2))
    assert "pages 2" in source.unread[0].en


def test_what_cannot_be_read_is_said() -> None:
    """A password, an empty page, a file that is cut off."""
    page = lines("全年支出100万元，全部为基本支出。")
    with pytest.raises(Protected):
        read(pdf(page, password="secret"))
    with pytest.raises(NoText):
        read(pdf(lambda canvas: None))
    with pytest.raises(Damaged):
        read(b"%PDF-1.7\n1 0 obj")
    for cut in (200, 900):
        try:
            read(pdf(page)[:cut])
        except InputError:
            continue


def test_a_scan_is_said_to_be_one() -> None:
    """Pictures of pages hold no text; beside pages with text they are named."""
    image = pytest.importorskip("PIL.Image")
    from reportlab.lib.utils import ImageReader

    def scan(canvas: Any) -> None:
        canvas.drawImage(ImageReader(image.new("RGB", (60, 80), "grey")), 0, 0, 595, HEIGHT)

    with pytest.raises(NoText, match="扫描"):
        read(pdf(scan))
    source = reading.open_bytes(pdf(lines("全年支出100万元，全部为基本支出。"), scan), "a.pdf")
    assert source.unread[0].zh == "第2页是图片，未核对"
