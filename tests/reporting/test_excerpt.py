"""The window around a figure and the carets under it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.reporting.excerpt import carets, excerpt, safe, width


def cut(text: str, quote: str) -> tuple[str, str, str]:
    """(excerpt, marked piece, carets) for the first occurrence of a quote."""
    start = text.index(quote)
    piece = excerpt(Source("r.txt", text), Span(start, start + len(quote)))
    return piece.text, piece.text[piece.start : piece.end], carets(piece)


def test_chinese_characters_take_two_columns() -> None:
    """So do full-width digits and marks; ASCII takes one, a combining mark none."""
    assert width("万元") == 4
    assert width("１７％") == 6
    assert width("17%") == 3
    assert width("e\u0301") == 1


def test_carets_stand_under_the_figure() -> None:
    """As drawn: two carets under 17, behind the width of what precedes it."""
    text = "调整后预算2677.67万元，其中:政府预算资金2675.97万元，单位资金17万元"
    shown, marked, below = cut(text, "17万")
    assert (shown, marked) == (text, "17万")
    assert below == " " * width(text[: text.index("17万")]) + "^^^^"


def test_a_long_paragraph_is_cut_to_a_window() -> None:
    """A line of 1,400 characters is shown by about forty, with marks where it is cut."""
    text = "前" * 700 + "12.5" + "后" * 700
    shown, marked, below = cut(text, "12.5")
    assert marked == "12.5"
    assert shown.startswith("…前")
    assert shown.endswith("后…")
    assert width(shown) <= 76
    assert width(below) <= 76


def test_a_long_quote_is_shown_by_its_beginning() -> None:
    """A copied paragraph fills the window, not the terminal; the carets end with it."""
    shown, marked, below = cut("前" * 100 + "重" * 300 + "后", "重" * 300)
    assert marked == "重" * 36
    assert shown == "…" + marked + "…"
    assert width(below) <= 76


def test_room_that_is_not_needed_before_is_used_behind() -> None:
    """A figure at the beginning of a long line is shown with more of what follows."""
    shown, _, _ = cut("12.5" + "后" * 700, "12.5")
    assert 70 <= width(shown) <= 76


def test_a_figure_broken_over_two_lines_is_marked_on_its_first() -> None:
    """PDF text breaks lines in mid-figure."""
    text = "支出12\n3.5万元"
    piece = excerpt(Source("r.txt", text), Span(2, 8))
    assert (piece.text, piece.text[piece.start : piece.end]) == ("支出12", "12")


def test_indentation_is_dropped_with_the_carets_in_place() -> None:
    """A cell line of a table may begin with tabs and blanks."""
    shown, marked, below = cut("\t\t   12.5", "12.5")
    assert (shown, marked, below) == ("12.5", "12.5", "^^^^")


def test_what_could_move_the_cursor_is_replaced() -> None:
    """Escape sequences and marks that turn the direction of writing; a tab becomes a blank."""
    assert safe("a\x1b[31mb\u202ec\td") == "a\ufffd[31mb\ufffdc d"
    assert safe("普通文字 17 万元") == "普通文字 17 万元"


@given(st.text(max_size=200), st.data())
def test_the_mark_shows_the_figure_whatever_the_line(text: str, data: st.DataObject) -> None:
    """For any text and any place in it: the marked piece is the beginning of what stands there."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source("r.txt", text)
    piece = excerpt(source, Span(start, end))
    assert 0 <= piece.start <= piece.end <= len(piece.text)
    marked = piece.text[piece.start : piece.end]
    assert safe(text[start:end]).startswith(marked[: len(marked.rstrip("…"))].rstrip()) or not marked.strip()
    assert carets(piece).endswith("^")
