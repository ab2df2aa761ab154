"""Lines -> paragraphs, headings and sentences."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.reading.lines import LineKind, split_lines
from auditlint.reading.normalising import flatten
from auditlint.reading.paragraphs import find_paragraphs
from tests.strategies import any_text

LONG = "本单位全年围绕中心工作，统筹推进各项任务，认真落实过紧日子要求，严格控制一般性支出，支出12"


def read(text: str, tables: tuple[Span, ...] = ()) -> tuple[Paragraph, ...]:
    return find_paragraphs(Source("a.txt", text), tables)


def texts(text: str) -> list[str]:
    return [paragraph.view.text for paragraph in read(text)]


@settings(max_examples=150, deadline=None)
@given(any_text())
def test_paragraphs_follow_each_other(text: str) -> None:
    """In order, never overlapping; each view within its span, none empty, its sentences its whole text."""
    paragraphs = read(text)
    for paragraph in paragraphs:
        assert paragraph.view.text
        assert paragraph.span.start <= paragraph.view.origin[0]
        assert paragraph.view.origin[-1] < paragraph.span.end
        assert "".join(paragraph.view.text[low:high] for low, high in paragraph.sentences) == paragraph.view.text
    for above, below in itertools.pairwise(paragraphs):
        assert above.span.end <= below.span.start


@settings(max_examples=150, deadline=None)
@given(any_text())
def test_no_digit_is_lost_in_a_sentence(text: str) -> None:
    """Every digit stands in one paragraph's view, or on a line of a page number or of a figure alone."""
    flat = flatten(text)
    pages = [line for line in split_lines(flat, ()) if line.kind in (LineKind.PAGE, LineKind.FIGURE)]
    seen = {at for paragraph in read(text) for at in paragraph.view.origin}
    lost = [i for i, c in enumerate(flat) if c.isdigit() and i not in seen]
    assert all(any(page.start <= at < page.end for page in pages) for at in lost)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- 12 -", LineKind.PAGE),
        ("—3—", LineKind.PAGE),
        ("第 4 页 共 9 页", LineKind.PAGE),
        ("3 / 12", LineKind.PAGE),
        ("1,234.56", LineKind.FIGURE),
        ("（12.5）", LineKind.FIGURE),
        ("—", LineKind.FIGURE),
        ("基本支出", LineKind.CELL),
        ("全年支出12万元。", LineKind.TEXT),
        ("", LineKind.BLANK),
        ("   ", LineKind.BLANK),
    ],
)
def test_what_a_line_looks_like(line: str, kind: LineKind) -> None:
    """Page numbers, figures alone, cells, text."""
    assert split_lines(flatten(line), ())[0].kind is kind


def test_a_page_break_does_not_cut_a_sentence() -> None:
    """The page number between two lines of one sentence is left out, and the figure broken there is whole."""
    lines = [f"各项工作已完成。{LONG}3", "- 7 -", "45.67万元，比上年增加3万元。"]
    assert texts("\n".join(lines)) == [f"各项工作已完成。{LONG}345.67万元，比上年增加3万元。"]


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines of one width without a full stop at their end are one paragraph."""
    body = "全年收入合计八百万元其中财政拨款收入七百万元其他收入一百万元" * 6 + "。"
    width = 34
    wrapped = "\n".join(body[i : i + width] for i in range(0, len(body), width))
    assert texts(wrapped) == [body]


def test_one_line_a_paragraph_stays_so() -> None:
    """Paragraphs that end with a full stop are not joined."""
    lines = ["一、收入情况", "全年收入100万元。", "全年支出90万元。"]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_line_ends_of_any_kind(ending: str) -> None:
    """CR LF is a line end, not two blanks in a word."""
    lines = ["一、收入情况", "全年收入100万元。"]
    assert texts(ending.join(lines)) == lines


def test_headings_nest() -> None:
    """A paragraph knows the headings above it; a heading of the same level takes the place of the one before."""
    text = "第一部分 概况\n一、收入情况\n（一）总体\n全年收入100万元。\n二、支出情况\n全年支出90万元。"
    paths = {p.view.text: (p.kind, p.heading_path) for p in read(text)}
    assert paths["全年收入100万元。"] == (BlockKind.PROSE, ("第一部分概况", "一、收入情况", "（一）总体"))
    assert paths["全年支出90万元。"] == (BlockKind.PROSE, ("第一部分概况", "二、支出情况"))
    assert paths["二、支出情况"] == (BlockKind.HEADING, ("第一部分概况",))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("收入1万元。支出2万元。", ["收入1万元。", "支出2万元。"]),
        ("他说“好。”然后", ["他说“好。”", "然后"]),
        ("完成任务.下一步", ["完成任务.", "下一步"]),
        ("增长3.5%，下降2.1%", ["增长3.5%，下降2.1%"]),
        ("好！！真的？是", ["好！！", "真的？", "是"]),
    ],
)
def test_sentences_end_with_their_mark(text: str, sentences: list[str]) -> None:
    """。！？ with the quotation marks behind; a point between digits ends nothing."""
    (paragraph,) = read(text)
    assert [paragraph.view.text[low:high] for low, high in paragraph.sentences] == sentences


def test_captions_are_told_apart() -> None:
    """表1 … and 单位：万元 are captions, not headings or prose."""
    kinds = [paragraph.kind for paragraph in read("表1 收入支出决算总表\n单位：万元\n全年收入100万元。")]
    assert kinds == [BlockKind.CAPTION, BlockKind.CAPTION, BlockKind.PROSE]


def test_residue_of_a_lost_table_is_not_prose() -> None:
    """One cell a line, figures among them: read, never reasoned on."""
    text = "项目\n预算\n办公费\n12.5\n差旅费\n30.1\n会议费\n8.0\n"
    assert {paragraph.kind for paragraph in read(text)} == {BlockKind.RESIDUE}


def test_a_table_is_left_out() -> None:
    """The lines of a table found before are in no paragraph."""
    text = "全年收入100万元。\n甲\t1\n乙\t2\n全年支出90万元。"
    table = Span(text.index("甲"), text.index("\n全年支出"))
    assert [p.view.text for p in read(text, (table,))] == ["全年收入100万元。", "全年支出90万元。"]
