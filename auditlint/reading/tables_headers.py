"""Which rows are headers: by their words, by numbering the columns, by their place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.reading.tables_raw import RawRow

# How the words end that head a column or a block: 年初预算数, 执行率（%）, 三级指标, 合计（万元）, 按收入性质分：
_HEAD = re.compile(
    r"(?:数|数量|额|率|比重|占比|比例|分值|权重|满分|得分|评分|自评分|扣分|指标|名称|[站品姓店校]名|项目|单位|序号|编号|备注|原因|措施|说明|分析"
    r"|合计|小计|总计|金额|资金|决算|预算|执行|完成|编码|代码|科目|类别|内容|标准|情况|收入|支出|来源|年度?|月|单价|总价|规模|值"
    r"|目标|类|款|项|行次|栏次|结余|结转|增减|增幅|差额|指数|产量|总量|人数|费|部门|责任人|时间|日期|地点|等级|结论|%|比上年增长"
    r"|性质分|类型分|来源分|用途分|分类|计划|实际|上年|本年|全市|市本级)"
    r"(?:[（(][^（）()]{1,12}[)）]|①|\*|%)?[:：]?"
)
_HEAD_END = re.compile(rf".*{_HEAD.pattern}$", re.DOTALL)
# Words that head a column and are no indicator's name or completion.
_STRONG = re.compile(r"(?:预算|决算|执行|实际|完成|指标|目标)[数值]|分值|权重|得分|金额|序号|^项目$|合计|小计|级指标")
_COLUMN_NUMBER = re.compile(r"[A-Z]|（?\d{1,2}）?(?:[=＝].*)?")
_LONGEST_HEAD = 24


def looks_like_header(row: RawRow) -> bool:
    """No figure, two or more short cells, nearly all of them words that head a column."""
    filled = [cell.text for cell in row.cells if cell.text]
    if len(filled) < 2 or any(len(text) > _LONGEST_HEAD for text in filled):
        return False
    if _numbers_columns(filled):
        return True
    if row.has_figure:
        return False
    heads = sum(1 for text in filled if (_HEAD_END.match(text) and not text[0].isdigit()) or _is_year_head(text))
    return heads >= 2 and heads * 10 >= len(filled) * 7


def ends_as_head(text: str) -> bool:
    """Whether a text ends as the heads of columns do."""
    return _HEAD_END.match(text) is not None


def repeats_the_body(row: RawRow, width: int) -> bool:
    """Whether a row that looks like a header may as well be words of the body: merged on the left, as long as it."""
    return len(row) == width and row.cells[0].blank and not any(_STRONG.search(text) for text in row.texts)


def _is_year_head(text: str) -> bool:
    return re.match(r"(?:19|20)\d\d年", text) is not None and not text.endswith(("日", "前", "底"))


def _numbers_columns(filled: Sequence[str]) -> bool:
    """栏次 1 2 3 4=2+3: a row that numbers the columns."""
    rest = [text for text in filled if text not in ("栏次", "列次", "行次", "栏目")]
    if len(rest) < 3 and len(rest) == len(filled):
        return False
    if not rest or not all(_COLUMN_NUMBER.fullmatch(text) for text in rest):
        return False
    numbers = [int(m.group()) for text in rest if (m := re.search(r"\d+", text))]
    named = len(rest) < len(filled)
    rises = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else named
    return rises and (named or len(numbers) >= 2) and (not numbers or numbers[0] <= 2)


def heads(rows: Sequence[RawRow], height: int) -> bool:
    """Whether the row at ``height`` is a header too: by its words, or by its place."""
    if looks_like_header(rows[height]):
        return True
    return _heads_by_place(rows) if height == 0 else under_spans(rows[height - 1], rows[height])


def under_spans(above: RawRow, row: RawRow) -> bool:
    """A row without figures that fills what a spanning header leaves open, and leaves open what it fills."""
    if row.has_figure or row.filled < 2 or not row.cells[0].blank or any(len(text) > 16 for text in row.texts):
        return False
    if len(above) != len(row):
        return len(above) < len(row)
    return any(upper.blank and cell.text for upper, cell in zip(above.cells, row.cells, strict=True))


def _heads_by_place(rows: Sequence[RawRow]) -> bool:
    """A first row without figures over rows with figures is a header, whatever its words."""
    first = rows[0]
    if len(rows) < 2 or first.has_figure or first.filled < 2 or any(len(text) > 40 for text in first.texts):
        return False
    body = rows[2] if len(rows) > 2 and under_spans(first, rows[1]) else rows[1]
    return body.has_number and len(body) >= len(first) and len(first) > 1
