"""翻番: how many times an amount has doubled."""

from __future__ import annotations

from fractions import Fraction

import pytest

from auditlint.model.derivation import Derivation
from tests.stating.reading_text import stated, told


def _doublings(text: str) -> list[Derivation]:
    return [each for each in stated(text).derivations if each.shape == "doublings"]


@pytest.mark.parametrize(
    ("text", "operands", "times"),
    [
        ("产值由3.5亿元跨到14亿元，五年翻两番。", ["14", "3.5"], 2),
        ("零售额上年为4亿元，今年为8亿元，翻了一番。", ["8", "4"], 1),
        ("2023年产值16亿元，2018年产值2亿元，翻了三番。", ["16", "2"], 3),
    ],
)
def test_the_later_amount_is_a_power_of_two_times_the_earlier(text: str, operands: list[str], times: int) -> None:
    """Twice doubled is four times as much, whichever year is told first."""
    (found,) = _doublings(text)
    assert told(found.readings[0].figures) == operands
    assert found.readings[0].expression.exact() == Fraction(found.fact.quantity.value) == times


@pytest.mark.parametrize(
    "text",
    [
        "产值由4亿元增加到9亿元，翻一番多。",
        "力争产值由4亿元增加到8亿元，实现翻一番。",
        "产值8亿元，利润4亿元，翻了一番。",  # neither is told to be the earlier
        "人均产值比2020年翻一番。",
        "产值由4亿元增加到8亿元、利润2亿元，翻了一番。",
    ],
)
def test_an_aim_or_a_base_that_is_not_printed_is_left_alone(text: str) -> None:
    """Only two amounts in the order of time tell a doubling."""
    assert not _doublings(text)
