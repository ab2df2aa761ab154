"""What is carried over into the next year, told in its budget again."""

from __future__ import annotations

from auditlint.model.source import Source
from auditlint.run import understand

ACCOUNT = "全市政府性基金预算支出8.2亿元，结转下年51,203万元。\n市级一般公共预算支出3.1亿元，结转下年40,318万元。\n"


def pairs(budget: str) -> list[tuple[str, str]]:
    told = understand(Source("r.txt", ACCOUNT + budget + "\n")).repetitions
    return [(each.first.text, each.second.text) for each in told]


def test_the_opening_figure_is_the_closing_one() -> None:
    """Whether they agree, or a slip of the pen parts them."""
    assert pairs("全市政府性基金收入7.2亿元，加上上年结转51,203万元。") == [("51,203", "51,203")]
    assert pairs("全市政府性基金收入7.2亿元，加上上年结转1,203万元。") == [("51,203", "1,203")]


def test_another_fund_opens_with_its_own() -> None:
    """Another fund, another level, a figure that no slip explains."""
    assert pairs("全市社会保险基金收入7.2亿元，加上上年结转1,203万元。") == []
    assert pairs("市级政府性基金收入7.2亿元，加上上年结转1,203万元。") == []
    assert pairs("全市政府性基金收入7.2亿元，加上上年结转62,918万元。") == []
