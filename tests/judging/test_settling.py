"""What verdicts tell of each other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from auditlint.judging import judge, settle
from auditlint.model.equation import Equation, Reading
from auditlint.model.expression import ratio, total
from auditlint.model.quantity import Role
from auditlint.model.verdict import Outcome, Verdict
from tests.strategies import figure


def rate(numeral: str, part: str, whole: str, at: int) -> Verdict:
    stated = figure(numeral, "%", at=at)
    return judge("A201", Equation(stated, (Reading(ratio(figure(part, at=at + 20), figure(whole, at=at + 40))),)))


ROUNDED = [rate("66.67", "2000.00", "3000.00", 1000 * n) for n in range(1, 9)]
CUT = [rate("66.66", "2000.00", "3000.00", 1000 * n) for n in range(11, 19)]


def test_one_cut_off_rate_stands_out_among_rounded_ones() -> None:
    """Where the others are rounded, the one that is not is worth a remark."""
    settled = settle([*ROUNDED, CUT[0]])
    assert [verdict.last_digit for verdict in settled] == [False] * 8 + [True]


def test_a_habit_is_no_mistake() -> None:
    """A report that cuts its rates off throughout is told nothing of it; the verdicts stay rounding."""
    settled = settle([*CUT, ROUNDED[0]])
    assert not any(verdict.last_digit for verdict in settled)
    assert [verdict.outcome for verdict in settled[:8]] == [Outcome.ROUNDING] * 8


def test_a_figure_read_once_is_read_everywhere() -> None:
    """One equation proves what 449.34.34 is; the one that had no guess for itself is judged with it."""
    broken = replace(figure("1"), text="449.34.34", role=Role.MALFORMED, guesses=("449.34", "34.34"))
    proof = judge("A101", Equation(figure("500.00", at=100), (Reading(total(broken, figure("50.66", at=200))),)))
    open_one = judge("A101", Equation(figure("400.00", at=300), (Reading(total(broken, figure("1.00", at=400))),)))
    assert (proof.outcome, open_one.outcome) == (Outcome.CONSISTENT, Outcome.UNDECIDED)
    settled = settle([open_one, proof])
    assert settled[0].outcome is Outcome.INCONSISTENT
    assert settled[0].computed == Decimal("4503400")
    assert settled[1] == proof


def test_without_malformed_figures_nothing_is_judged_anew() -> None:
    """The same verdicts come back."""
    assert settle(ROUNDED) == ROUNDED
    assert settle([]) == []
