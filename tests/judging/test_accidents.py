"""Agreements that may be accidents are no ticks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.judging import judge
from auditlint.judging.accidents import expected
from auditlint.model.equation import Equation, Reading, Relation, Standing
from auditlint.model.expression import Of, difference, total
from auditlint.model.verdict import Outcome, Verdict
from tests.strategies import figure


def agreeing(stated: str, *parts: str, belief: int, tried: int = 1, standing: Standing | None = None) -> Verdict:
    readings = tuple(
        Reading(total(*(figure(part, at=20 * place) for place, part in enumerate(parts, 1))), share=belief // each)
        for each in range(1, tried + 1)
    )
    doubtful = Standing.PLAUSIBLE if belief >= 300 else Standing.TENTATIVE
    return judge("A101", Equation(figure(stated), readings, standing=standing or doubtful, belief=belief))


def test_many_digits_are_no_accident() -> None:
    """A reading of one in ten that comes out to five digits is what was meant."""
    found = agreeing("1234.56", "1000.00", "234.56", belief=100)
    assert found.outcome is Outcome.CONSISTENT
    assert found.proves


def test_a_small_number_may_be_an_accident() -> None:
    """3 = 1 + 2 under a doubtful reading agrees, and proves nothing; the reader is told."""
    found = agreeing("3", "1", "2", belief=500)
    assert found.outcome is Outcome.CONSISTENT
    assert not found.proves
    assert found.reason is not None
    assert "巧合" in found.reason.zh


def test_a_certain_reading_is_ticked_whatever_the_digits() -> None:
    """Where the structure says it, 3 = 1 + 2 is recomputed."""
    assert agreeing("3", "1", "2", belief=1000, standing=Standing.CERTAIN).proves
    assert agreeing("3", "1", "2", belief=1000, standing=Standing.LIKELY).proves


def test_every_reading_tried_adds_to_the_chance() -> None:
    """95 = 50 + 45 is no accident of one reading, and may be one of six."""
    assert agreeing("95", "50", "45", belief=600).proves
    assert not agreeing("95", "50", "45", belief=600, tried=6).proves


def test_a_small_difference_of_large_figures_is_no_accident() -> None:
    """896 − 889 might have come out anywhere up to 896: that it is 7 says something; 7 = 3 + 4 does not."""
    operands = difference(figure("896", at=20), figure("889", at=40))
    equation = Equation(figure("7"), (Reading(operands, share=500),), standing=Standing.PLAUSIBLE, belief=500)
    assert judge("A301", equation).proves
    assert not agreeing("7", "3", "4", belief=500).proves


def test_nought_and_inequalities_prove_little() -> None:
    """0 = 0 + 0 and one figure that is smaller than another happen by themselves."""
    assert not agreeing("0", "0", "0", belief=600).proves
    at_most = Equation(
        figure("1234.56"), (Reading(Of(figure("2000", at=20))),), Relation.AT_MOST, Standing.TENTATIVE, belief=100
    )
    assert not judge("A102", at_most).proves


@pytest.mark.parametrize("belief", [10, 300, 899])
@given(st.integers(1, 10**9))
def test_more_digits_are_never_more_of_an_accident(belief: int, value: int) -> None:
    """What is expected falls with the digits, and is never more than the readings tried."""
    readings = (Reading(total(figure("1", at=20)), share=belief),)

    def chance(text: str) -> Fraction:
        stated = figure(text)
        return expected(Equation(stated, readings, belief=belief), Fraction(stated.step))

    assert 0 <= chance(f"{value}.5") <= chance(f"{value}") <= 1
