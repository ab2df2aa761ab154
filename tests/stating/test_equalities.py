"""Figures that are one by definition or by the words that join them, and figures that only stand beside each other."""

from __future__ import annotations

import pytest

from auditlint.model.source import Source
from auditlint.run import understand


def pairs(text: str) -> list[tuple[str, str]]:
    return [(told.first.text, told.second.text) for told in understand(Source("r.txt", text + "\n")).repetitions]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("总投资2.36亿元（即32,600万元）。", ("2.36", "32,600")),
        ("合同金额为壹佰贰拾万元整（¥12,000,000元）。", ("壹佰贰拾万", "12,000,000")),
        ("收入总计9,418.36万元，支出总计4,918.36万元，收支平衡。", ("9,418.36", "4,918.36")),
        ("期末资产合计5,873.21元，负债和净资产合计7,873.21元。", ("5,873.21", "7,873.21")),
        ("2022年末专户结余318.6万元；2023年初专户结余31.86万元。", ("318.6", "31.86")),
        ("本月应发养老金1,842.5万元，实发4,842.5万元，做到足额发放。", ("1,842.5", "4,842.5")),
        ("培训费年初预算24.5万元，支出决算25.4万元，决算数与年初预算持平。", ("24.5", "25.4")),
        ("支出决算1,326.58万元（详见附表，支出决算13,265.8万元）。", ("1,326.58", "13,265.8")),
    ],
)
def test_what_must_be_equal_is_held_together(text: str, pair: tuple[str, str]) -> None:
    """The later figure is told against the earlier one, though a slip of the pen parts them."""
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "收入总计142,690万元。支出总计142,590万元，年末结转100万元。",
        "全年收入合计9,418.36万元，全年支出合计9,148.36万元。",
        "全年应收水费184.5万元，实收水费148.5万元，其余正在催缴。",
        "2022年末账户结余318.6万元；2023年末账户结余381.6万元。",
        "培训费年初预算24.5万元，支出决算25.4万元，决算数与年初预算基本持平。",
        "项目总投资2.36亿元（不含征地拆迁费2,630万元）。",
        "支出决算1,326.58万元（其中基本支出决算1,236.58万元）。",
    ],
)
def test_what_need_not_be_equal_is_not(text: str) -> None:
    """What is left over, a balance that nobody claims, another year's end, a part: no equation follows."""
    assert pairs(text) == []
