"""A303: its tables of words, and what it must not take for a pair."""

from __future__ import annotations

import pytest

from auditlint import registry, run
from auditlint.model.source import Source
from auditlint.model.verdict import Outcome, Verdict
from auditlint_checks._directions import BALANCE, EVEN, REACH, THAN, TURNS, core

CHECK = next(check for check in registry.load().checks if check.code == "A303")
ROWS = [row for table in (TURNS, THAN, REACH, BALANCE, EVEN) for row in table]


def verdicts(text: str) -> list[Verdict]:
    return list(run.audit(Source("sentence.txt", text + "\n"), [CHECK]).verdicts)


@pytest.mark.parametrize(("relation", "words", "example"), ROWS)
def test_each_row_is_read_in_its_example(relation: object, words: str, example: str) -> None:
    """The example of a row yields the row's relation, and it holds."""
    held = [each for each in verdicts(example) if each.outcome is Outcome.CONSISTENT]
    assert [each.equation.relation for each in held] == [relation], words


@pytest.mark.parametrize(
    "text",
    [
        "2023年支出100万元，2024年支出90万元，其中项目支出增加5万元。",  # of a part
        "2023年收入100万元，2024年收入90万元，2025年计划增长5%。",  # of another year
        "税收收入80万元，上年100万元，非税收入增长5%。",  # of something else
        "上年结余30万元。本年收入100万元，支出120万元，结余10万元。",  # carried over
        "登记失业率4.1%，完成5.5%的控制目标。",  # less is better
        "能耗下降4.2%，完成下降5.5%的目标。",
        "一般公共预算收入2,736万元，增长5.4%，完成预算的100.9%。",  # a rate of completion
        "全市排名由12位上升到9位。",  # of ranks the first is the highest
        "年度目标10个，实际完成8个，基本完成年度目标。",
        "2023年总产值50亿元，2024年总产值45亿元，按可比价格计算，增长2%。",
        "2022年全年和2023年前三季度分别完成投资6.8亿元、5.9亿元，同比分别增长8.1%、9.6%。",
        "2024年一季度收入20亿元，二季度收入25亿元，同比下降3%。",  # against last year's quarter
        "2023年支出120万元，2024年支出100万元，比预算增加10万元。",
        "合同约定工期120天，实际工期135天，超过合同工期15天。",  # by how much
        "水质达标率98%，高于国家标准90%，高于上年96%。",  # both said of the first
        "筹集资金74.4亿元，将救助标准提高至每人600元，较省定标准下降50%。",
        "合计支出100万元，上年90万元，其中人员支出下降2%。",
        "2024年预算安排80万元，支出95万元，比上年预算下降6%。",  # a base that is not printed
    ],
)
def test_no_pair_is_made_of(text: str) -> None:
    """Figures that the word does not compare are not compared."""
    assert [each for each in verdicts(text) if each.outcome is Outcome.INCONSISTENT] == []


@pytest.mark.parametrize(
    "text",
    [
        "三公经费12.4万元，其中用车8.4万元、接待4.0万元，比上年的14.2万元增加1.8万元。",
        "村集体收入286万元，村均22万元，比上年的231万元增加55万元。",
    ],
)
def test_a_part_is_not_accused(text: str) -> None:
    """Behind a list or a mean the change may be that of the whole: nothing is said, neither right nor wrong."""
    assert verdicts(text) == []


def test_a_distance_is_told_from_a_level() -> None:
    """低于B may say by how much: what is far off is left open, what is near is told."""
    assert [each.outcome for each in verdicts("实际工期150天，短于合同工期30天。")] == [Outcome.UNDECIDED]
    assert [each.outcome for each in verdicts("实际工期210天，短于合同工期180天。")] == [Outcome.INCONSISTENT]


@pytest.mark.parametrize(
    ("words", "left"),
    [("上年末毕业学生", "毕业学生"), ("2023年末藏书", "藏书"), ("年度目标", ""), ("第一季度得分", "得分")],
)
def test_core_is_what_a_figure_is_of(words: str, left: str) -> None:
    """Time, footing and fillers say nothing of the thing."""
    assert core(words) == left
