"""One equation, recomputed twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from auditlint.judging import holds, judge
from auditlint.judging.comparing import finest_steps, some_terms_make
from auditlint.model.equation import Equation, Reading, Relation, Standing
from auditlint.model.expression import AnnualRate, Of, Sum, difference, growth, ratio, total
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words
from tests.strategies import amounts, figure, printed, row

QUICK = settings(max_examples=80, deadline=None)
AMOUNTS = st.lists(amounts(places=2, least=1000, most=10**8), min_size=2, max_size=8)
OTHER = Words("按到位资金计算", "on the money received")


def verdict(stated: Quantity, *readings: Reading, **more: object) -> Verdict:
    return judge("A101", Equation(stated, readings, **more))  # type: ignore[arg-type]


def summed(values: list[Decimal], whole: Decimal, unit: str = "万元", **more: object) -> Verdict:
    stated, *parts = row(whole, *values, unit=unit)
    return verdict(stated, Reading(total(*parts)), **more)


@QUICK
@given(AMOUNTS)
def test_a_sum_that_is_right_is_consistent(values: list[Decimal]) -> None:
    """To the digit, with any number of parts; the computed value is the stated one."""
    found = summed(values, sum(values, Decimal(0)))
    assert found.outcome is Outcome.CONSISTENT
    assert found.computed == found.stated.fraction


@QUICK
@given(AMOUNTS, st.integers(1, 40), st.sampled_from([-1, 1]))
def test_a_tail_difference_is_rounding_as_far_as_the_digits_allow(values: list[Decimal], off: int, sign: int) -> None:
    """n parts and their total, each ± half a digit, explain (n + 1)/2 digits and not one more (DESIGN §3)."""
    found = summed(values, sum(values, Decimal(0)) + sign * off * Decimal("0.01"))
    explained = 2 * off <= len(values) + 1
    assert found.outcome is (Outcome.ROUNDING if explained else Outcome.INCONSISTENT)


@QUICK
@given(st.lists(st.integers(1, 5000), min_size=2, max_size=8), st.integers(1, 3), st.sampled_from([-1, 1]))
def test_counts_have_no_slack(values: list[int], off: int, sign: int) -> None:
    """One person more or fewer is a contradiction."""
    counts = [Decimal(value) for value in values]
    assert summed(counts, sum(counts, Decimal(0)), "人").outcome is Outcome.CONSISTENT
    assert summed(counts, sum(counts, Decimal(0)) + sign * off, "人").outcome is Outcome.INCONSISTENT


@QUICK
@given(amounts(places=2, least=10**4), amounts(places=2, least=10**4), st.integers(0, 6))
def test_a_rounded_rate_is_consistent(part: Decimal, whole: Decimal, places: int) -> None:
    """A rate printed to any number of digits, rounded half up, holds strictly."""
    above, below = row(part, whole)
    rate = (100 * part / whole).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    stated = figure(printed(rate), "%", at=900)
    assert verdict(stated, Reading(ratio(above, below))).outcome is Outcome.CONSISTENT
    change = ((part / whole - 1) * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    stated = figure(printed(abs(change)), "%", at=900)
    grown = growth(above, below) if change >= 0 else Sum(tuple((-s, term) for s, term in growth(above, below).terms))
    assert verdict(stated, Reading(grown)).outcome is Outcome.CONSISTENT


@QUICK
@given(amounts(places=2, least=10**7, most=10**9), amounts(places=2, least=10**7, most=10**9), st.integers(1, 3))
def test_a_rate_cut_off_is_rounding(part: Decimal, whole: Decimal, places: int) -> None:
    """95.4572% printed as 95.45% is rounding, marked as a last digit that is not the rounded one."""
    exact = 100 * part / whole
    step = Decimal(1).scaleb(-places)
    cut = exact.quantize(step, ROUND_DOWN)
    assume(cut != exact.quantize(step, ROUND_HALF_UP))
    above, below = row(part, whole)
    found = verdict(figure(printed(cut), "%", at=900), Reading(ratio(above, below)))
    assert found.outcome is Outcome.ROUNDING
    assert found.last_digit
    assert found.reason is not None


@QUICK
@given(amounts(places=2, least=10**7, most=10**8), amounts(places=2, least=10**7, most=10**8), st.integers(2, 300))
def test_a_rate_that_is_off_is_inconsistent(part: Decimal, whole: Decimal, off: int) -> None:
    """Two last digits and more beyond the rounded rate are no rounding, for fine figures below."""
    rate = (100 * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP) + off * Decimal("0.01")
    above, below = row(part, whole)
    assert verdict(figure(printed(rate), "%", at=900), Reading(ratio(above, below))).outcome is Outcome.INCONSISTENT


def test_mixed_precision_does_not_loosen() -> None:
    """11.8 beside 4.35 stands for 11.80: a total of 16.19 is off by more than their digits allow."""
    assert summed([Decimal("11.8"), Decimal("4.35")], Decimal("16.15")).outcome is Outcome.CONSISTENT
    assert summed([Decimal("11.8"), Decimal("4.35")], Decimal("16.19")).outcome is Outcome.INCONSISTENT


def test_units_meet_in_one_equation() -> None:
    """1.2亿元 = 11000万元 + 10000000元."""
    stated, small, smallest = figure("1.2", "亿元"), figure("11000", at=100), figure("10000000", "元", at=200)
    assert verdict(stated, Reading(total(small, smallest))).outcome is Outcome.CONSISTENT


@pytest.mark.parametrize(
    ("hedge", "parts", "outcome"),
    [
        (Hedge.ABOVE, "1530", Outcome.ROUNDING),
        (Hedge.ABOVE, "1470", Outcome.INCONSISTENT),
        (Hedge.BELOW, "1470", Outcome.ROUNDING),
        (Hedge.BELOW, "1530", Outcome.INCONSISTENT),
        (Hedge.ABOUT, "1470", Outcome.ROUNDING),
        (Hedge.ABOUT, "1800", Outcome.INCONSISTENT),
    ],
)
def test_hedges_open_their_side(hedge: Hedge, parts: str, outcome: Outcome) -> None:
    """超1500 is not 1470; nothing hedged holds to the digit."""
    stated = replace(figure("1500", "元"), hedge=hedge)
    assert verdict(stated, Reading(Of(figure(parts, "元", at=100)))).outcome is outcome


@QUICK
@given(amounts(), amounts())
def test_inequalities(x: Decimal, y: Decimal) -> None:
    """≤ and ≥ fail only beyond what both figures' digits allow."""
    a, b = row(x, y)
    least = judge("A102", Equation(a, (Reading(Of(b)),), Relation.AT_MOST))
    most = judge("A102", Equation(a, (Reading(Of(b)),), Relation.AT_LEAST))
    assert (least.outcome is Outcome.INCONSISTENT) == (x - y > Decimal("0.01"))
    assert (most.outcome is Outcome.INCONSISTENT) == (y - x > Decimal("0.01"))


def test_the_first_reading_that_holds_decides() -> None:
    """A list that may end here or there holds with either end; a noted meaning is named."""
    stated, a, b, c = row("30", "10", "20", "5")
    longer, shorter = Reading(total(a, b, c)), Reading(total(a, b))
    assert verdict(stated, longer, shorter).outcome is Outcome.CONSISTENT
    assert verdict(stated, longer, shorter).reading is shorter
    noted = Reading(total(a, b), OTHER)
    found = verdict(stated, longer, noted)
    assert (found.outcome, found.reason) == (Outcome.OTHER_READING, OTHER)
    assert verdict(stated, longer, Reading(total(a, c), OTHER)).outcome is Outcome.INCONSISTENT


def test_a_reading_may_be_about_another_figure() -> None:
    """The other candidate for the whole is the verdict's stated figure where it holds."""
    whole, other, a, b = row("31", "30", "10", "20")
    found = verdict(whole, Reading(total(a, b)), Reading(total(a, b), stated=other))
    assert found.outcome is Outcome.CONSISTENT
    assert found.stated is other


@pytest.mark.parametrize(
    ("whole", "parts", "outcome", "suspected", "faint"),
    [
        ("60", ["10", "20", "30"], Outcome.CONSISTENT, False, False),
        ("50", ["10", "20", "33"], Outcome.INCONSISTENT, True, False),  # more than the whole
        ("100", ["10", "20", "33"], Outcome.UNDECIDED, False, False),  # may be open
        ("63", ["30", "33", "7"], Outcome.UNDECIDED, False, False),  # two of them make it, the third divides one
        ("100", ["20", "20", "30", "27"], Outcome.INCONSISTENT, True, True),  # stops just short
    ],
)
def test_a_likely_list(whole: str, parts: list[str], outcome: Outcome, suspected: bool, faint: bool) -> None:
    """A list that may be incomplete fails only by its excess, and faintly where it stops just short."""
    found = summed([Decimal(part) for part in parts], Decimal(whole), standing=Standing.LIKELY)
    assert (found.outcome, found.suspected, found.faint) == (outcome, suspected, faint)


@QUICK
@given(AMOUNTS, amounts(places=2, least=1000, most=10**9))
def test_a_tentative_structure_never_accuses(values: list[Decimal], whole: Decimal) -> None:
    """It agrees to the digit or says nothing."""
    found = summed(values, whole, standing=Standing.TENTATIVE)
    assert found.outcome is (Outcome.CONSISTENT if sum(values) == whole else Outcome.UNDECIDED)


def test_what_a_tentative_structure_excuses_is_no_failure_either() -> None:
    """Another reading that holds, or one that holds within rounding, ends it: nothing is left to be weighed."""
    stated, part, rest = row("100.00", "60.00", "30.00")
    noted = (Reading(total(part, rest)), Reading(Of(figure("100.00", at=300)), OTHER))
    assert verdict(stated, *noted).outcome is Outcome.OTHER_READING
    assert verdict(stated, *noted, standing=Standing.TENTATIVE).outcome is Outcome.UNDECIDED
    nearly = summed([Decimal("60.00"), Decimal("39.99")], Decimal("100.00"), standing=Standing.TENTATIVE)
    assert (nearly.outcome, nearly.computed) == (Outcome.UNDECIDED, None)


def test_what_cannot_be_recomputed_is_undecided() -> None:
    """A base of nought, and digits so coarse that the base may be nought."""
    part, nought = row("5.0", "0")
    rate = figure("50", "%", at=900)
    found = verdict(rate, Reading(ratio(part, nought)))
    assert (found.outcome, found.computed) == (Outcome.UNDECIDED, None)
    old = figure("0.0", at=200)
    assert verdict(rate, Reading(AnnualRate(part, replace(old, value=Decimal(1)), 3))).outcome is Outcome.UNDECIDED


def test_a_malformed_figure_is_read_by_its_equation() -> None:
    """449.34.34 is 449.34 where that makes the sum hold, and unreadable where no guess does."""
    broken = replace(figure("1"), text="449.34.34", role=Role.MALFORMED, guesses=("449.34", "34.34"))
    whole, other = figure("500.00", at=100), figure("50.66", at=200)
    found = verdict(whole, Reading(total(broken, other)))
    assert found.outcome is Outcome.CONSISTENT
    assert found.figures[1].value == Decimal("4493400")
    lost = verdict(figure("700.00", at=100), Reading(total(broken, other)))
    assert lost.outcome is Outcome.UNDECIDED


def test_magnitude_compares_sizes() -> None:
    """下降-5% says the same as 下降5%."""
    fell = figure("-5", "%")
    down = Reading(Sum(((1, Of(figure("0.05", "元", at=500))),)))
    assert judge("A302", Equation(fell, (down,), magnitude=True)).outcome is Outcome.CONSISTENT
    assert judge("A302", Equation(fell, (down,))).outcome is Outcome.INCONSISTENT


def test_holds_knows_no_slack() -> None:
    """Repairs must hold from the printed values alone."""
    whole, a, b = row("30.01", "10.00", "20.00")
    assert not holds(Equation(whole, (Reading(total(a, b)),)))
    assert holds(Equation(replace(whole, value=Decimal(300000)), (Reading(total(a, b)),)))


@QUICK
@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=7), st.data())
def test_some_terms_that_make_the_whole_are_seen(values: list[int], data: st.DataObject) -> None:
    """Two parts or more that add up to the whole; one alone does not count."""
    chosen = data.draw(st.sets(st.sampled_from(range(len(values))), min_size=2))
    whole = sum(values[i] for i in chosen)
    assert some_terms_make(Fraction(whole), total(*row(*map(str, values), unit="元")))
    assert not some_terms_make(Fraction(-1), total(*row(*map(str, values), unit="元")))


def test_the_finest_step_is_taken_by_unit() -> None:
    """万元 with 万元, 元 with 元."""
    steps = finest_steps([figure("11.8"), figure("4.35"), figure("7", "元")])
    assert steps == {"万元": Decimal("100"), "元": Decimal(1)}
    assert difference(figure("11.8"), figure("4.35", at=90)).interval(steps) is not None
