"""Marks: weighted totals, full marks less what is taken off, so many at so many each."""

from __future__ import annotations

from fractions import Fraction

import pytest

from auditlint.model.derivation import Derivation
from tests.stating.reading_text import stated

_SHAPES = {"weighted-marks", "full-less-lost", "marks-by-rule", "marks-by-rate"}


def _told(text: str, figure: str) -> list[Derivation]:
    found = stated(text).derivations
    return [each for each in found if each.shape in _SHAPES and each.fact.quantity.text == figure]


@pytest.mark.parametrize(
    ("text", "shape", "figure"),
    [
        ("专家评分92分占60%，公众评分85分占40%，加权得分89.2分。", "weighted-marks", "89.2"),
        ("部门评价占40%、得90分，第三方评价占60%、得85分，综合得分87分。", "weighted-marks", "87"),
        ("自评94分、复评91分，按自评占三成、复评占七成计算，最终得分91.9分。", "weighted-marks", "91.9"),
        ("笔试78.5分，面试84分，按6:4折算，总成绩80.7分。", "weighted-marks", "80.7"),
        ("分值20分，因滞后扣3分、因缺档扣1分，得分16分。", "full-less-lost", "16"),
        ("两项分别扣2.4分和0.9分，该指标满分30分，实得26.7分。", "full-less-lost", "26.7"),
        ("“合规性”5分，发现1笔超范围支出，扣2分。该项实得3分。", "full-less-lost", "3"),
        ("自评得分88.5分，满分100分，共扣11.5分。", "full-less-lost", "11.5"),
        ("该项分值30分。建成11个，扣1.5分；按期率90%，扣2分。以上共扣3.5分，得26.5分。", "full-less-lost", "26.5"),
        ("逾期12天，每逾期一天扣0.1分，该项4分实得2.8分。", "full-less-lost", "2.8"),
        ("共10项检查，每项5分，9项达标，得45分。", "marks-by-rule", "45"),
        ("每发现一处问题扣0.5分，发现7处，扣3.5分。", "marks-by-rule", "3.5"),
        ("执行率86%，低于95%的标准，每低1个百分点扣0.2分，扣1.8分。", "marks-by-rule", "1.8"),
        ("分值10分，全年预算500万元，执行471万元，执行率94.2%，得9.42分。", "marks-by-rate", "9.42"),
        ("完成值为目标值的92.5%，该项标准分8分，按完成比例计得7.4分。", "marks-by-rate", "7.4"),
    ],
)
def test_marks_follow_from_what_stands_before_them(text: str, shape: str, figure: str) -> None:
    """The reading is found, and it comes to the figure printed."""
    (found,) = _told(text, figure)
    assert found.shape == shape
    assert found.readings[0].expression.exact() == Fraction(found.fact.quantity.value)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("专家评分92分占60%，公众评分85分占30%，综合得分89.2分。", "89.2"),  # the weights do not make the whole
        ("执行率≥95%得10分，每降低1个百分点扣0.5分，扣完为止。", "0.5"),  # a rule, no result
        ("目标值90%，实际值93.6%，得满分5分。", "5"),
        ("本指标8分。因2个子项目未开工，每个扣1分；因未公示，扣0.5分。", "0.5"),  # another cause behind ；
        ("甲得92分，乙得85分，综合得分88分。", "88"),  # no weights
        ("决策18分、过程19分、产出36分，总分73分。", "73"),
        ("满分100分，甲得92分，乙得85分。", "85"),
        ("合格率98%，抽检率95%，分值10分，得9.8分。", "9.8"),  # which rate?
    ],
)
def test_marks_that_follow_from_nothing_told_are_left_alone(text: str, figure: str) -> None:
    """Weights that are incomplete, rules without a result and marks of others give no reading."""
    assert not _told(text, figure)


def test_what_is_laid_down_follows_from_nothing() -> None:
    """满分100分 and 每低1个百分点 are rules."""
    text = "得分88.5分，满分100分，共扣11.5分；完成率86%，低于95%，每低1个百分点扣0.2分，扣1.8分。"
    claimed = {each.fact.quantity.text for each in stated(text).derivations if each.form in ("marks", "points")}
    assert "100" not in claimed
    assert "1" not in claimed
