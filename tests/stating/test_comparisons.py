"""The base that each rate, change or share names or means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from auditlint.model.fact import Measure
from tests.stating.reading_text import related, stated, told
from tests.strategies import report_text


@pytest.mark.parametrize(
    ("text", "figure", "levels", "bases"),
    [
        ("藏书由80万册增加到92万册，增长15%。", "15", ["92"], ["80"]),
        ("不良率从1.9%下降到1.5%，下降0.4个百分点。", "0.4", ["1.5"], ["1.9"]),
        ("年初预算为232万元，支出决算为300万元，完成年初预算的129.31%。", "129.31", ["300"], ["232"]),
        ("调整后预算740万元，实际支出610万元，结余130万元。", "130", ["610"], ["740"]),
        ("本项目年度预算30万元，实际支出21万元，预算执行率70%。", "70", ["21"], ["30"]),
        ("一般公共预算收入200万元，其中税收收入150万元，占一般公共预算收入的75%。", "75", ["150"], ["200"]),
        ("年初预算20万元，调整后预算30万元，实际支出21万元，预算执行率70%。", "70", ["21"], ["30"]),
    ],
)
def test_the_base_is_found(text: str, figure: str, levels: list[str], bases: list[str]) -> None:
    """From…to, named budgets, adjusted before initial, the whole by its name."""
    assert (figure, levels, bases) in [related(comparison) for comparison in stated(text).comparisons]


def test_a_change_stands_beside_its_growth() -> None:
    """比上年增加D，增长P%: no base is told, the change makes it."""
    (comparison,) = [c for c in stated("税收381万元，比上年增加34万元，增长9.9%。").comparisons if c.change]
    assert comparison.change is not None
    assert comparison.change.quantity.text == "34"
    assert related(comparison) == ("9.9", ["381"], [])


def test_money_received_is_another_footing() -> None:
    """The budget is the base, what was received the other reading."""
    text = "本项目年度预算30万元，实际支出21万元，预算执行率70%。当年收到财政拨付经费共计28万元。"
    (comparison,) = stated(text).comparisons
    assert (told(comparison.bases), told(comparison.others)) == (["30"], ["28"])


@pytest.mark.parametrize("text", ["增长5%。", "预算执行率98%。", "税收收入增长5%，增速回落0.3个百分点。", "占比75%。"])
def test_without_a_base_nothing_is_compared(text: str) -> None:
    """A rate alone cannot be recomputed, and is not guessed at."""
    assert stated(text).comparisons == ()


def test_the_same_footing_is_not_the_printed_base() -> None:
    """同口径 growth is against figures that the text does not tell: never firm."""
    found = stated("税收收入381万元，同口径增加34万元，同口径增长9.9%。").comparisons
    assert not any(comparison.firm for comparison in found)


@settings(max_examples=200, deadline=None)
@given(report_text())
def test_comparisons_hold_together(text: str) -> None:
    """In any text: nothing is its own level or base, and a level is never a rate's change."""
    for comparison in stated(text).comparisons:
        others = (*comparison.levels, *comparison.bases)
        assert comparison.levels
        assert all(fact.index != comparison.fact.index for fact in others)
        assert comparison.change is None or comparison.change.measure is Measure.CHANGE
