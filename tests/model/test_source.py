"""Spans, lines and columns: the one coordinate system."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.model.source import Source
from auditlint.model.span import Span
from tests.strategies import any_text

QUICK = settings(max_examples=100, deadline=None)
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))


@QUICK
@given(st.data(), any_text())
def test_line_and_column_lead_back(data: st.DataObject, text: str) -> None:
    """The offset of (line, column) is the offset asked for, and the line's text stands there."""
    source = Source("a.txt", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.line_column(offset)
    assert text.count("\n", 0, offset) == line - 1
    assert source.line_starts[line - 1] + column - 1 == offset
    start = source.line_starts[line - 1]
    assert text.startswith(source.line(line), start)
    assert "\n" not in source.line(line)


@QUICK
@given(SPANS, SPANS)
def test_spans_overlap_where_they_share_a_place(first: Span, second: Span) -> None:
    """overlaps, contains and through agree with the sets of code points that spans stand for."""
    a, b = set(range(first.start, first.end)), set(range(second.start, second.end))
    if a and b:
        assert first.overlaps(second) == bool(a & b)
        assert first.contains(second) == (b <= a)
    both = first.through(second)
    assert a | b <= set(range(both.start, both.end))
    assert both.start in (first.start, second.start)
    assert both.end in (first.end, second.end)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    """A span that begins before the text, or ends before its start, is refused."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_cuts_its_text() -> None:
    """source[span] is the text of the span."""
    assert Source("a.txt", "支出17万元")[Span(2, 4)] == "17"
