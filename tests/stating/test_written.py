"""Arithmetic that is written out: what stands before the equals sign makes what stands behind it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from auditlint.model.derivation import Derivation
from tests.stating.reading_text import stated


def _written(text: str) -> list[Derivation]:
    return [each for each in stated(text).derivations if each.form == "written"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("质量分＝92×0.4＋85×0.6＝87.8分。", Fraction(878, 10)),
        ("得分＝完成值÷目标值×分值＝450÷600×12＝9分。", Fraction(9)),
        ("护栏150元/米×420米=6.3万元。", Fraction(63000)),
        ("执行率＝471÷500＝94.2%。", Fraction(942, 1000)),
        ("资金20万元+30万元＝50万元。", Fraction(500000)),
        ("共有学员60+40=100人。", Fraction(100)),
    ],
)
def test_products_come_before_sums_and_units_keep_their_scale(text: str, value: Fraction) -> None:
    """× and ÷ bind more closely than +; 元 times 米 is told in 万元."""
    (found,) = _written(text)
    assert found.readings[0].expression.exact() == value


@pytest.mark.parametrize(
    "text",
    [
        "（3+2）×5×2=50元。",  # brackets
        "得分＝分值×0.9×2=9分。",  # a word is a factor
        "总分100=60+40。",  # the total first
        "3×50=150万元。",  # 万元 of what?
        "471÷500×100=94.2%。",  # the hundred is the sign
        "面积1.2×10=12亩=0.8公顷。",
        "推行“1+6+N”模式，1+3=4支队伍×2。",
        "单价=50元。",
    ],
)
def test_what_is_not_told_whole_is_left_alone(text: str) -> None:
    """A factor in words, a bracket, a unit left out: nothing to recompute for certain."""
    assert all(each.fact.quantity.text not in ("50", "9", "100", "150", "94.2", "0.8") for each in _written(text))
