"""Whatever lines a report holds, its tables are read without fail and stay inside them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.api import FootingKind, LinkKind, crossing_equations, footing_equations, link_equations, scorings
from tests.tabling import stated

GAPS = ("\t", "\t", "\t", "\n", "\n", "\n\n", "|", "  ", "　")
WORDS = (
    "项目 合计 小计 总计 其中： 一、 1. （一） 201 20106 预算数 执行率 得分 分值 单价 数量 金额 "
    "比上年增减 占比 总分 说明。 "
    "1,234.5 96% -3 449.34.34 0 — （50分） ≥95% 单位：万元 按收入性质分： 总额：5"
)
PIECES = st.sampled_from((*GAPS, *WORDS.split()))
TEXTS = st.lists(PIECES, max_size=120).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_lines_are_read(text: str) -> None:
    """Spans cover whole lines in order, cells lie in their table, and every equation can be built."""
    found = stated(text)
    for table in found:
        assert table.span.start == 0 or text[table.span.start - 1] == "\n"
        assert table.span.end == len(text) or text[table.span.end - 1] == "\n"
        assert all(table.span.contains(cell.span) for cell in table.cells)
        assert all(cell.row < table.height and cell.column < table.width for cell in table.cells)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for kind in FootingKind:
        list(footing_equations(found, kind))
    list(crossing_equations(found))
    list(link_equations(found, *LinkKind))
    list(scorings(found))
