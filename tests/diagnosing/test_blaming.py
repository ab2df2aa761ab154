"""Failed equations -> the figure to blame, and what it should have been."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.diagnosing import diagnose, mend
from auditlint.diagnosing.graph import graph_of
from auditlint.diagnosing.repairs import repairs_of
from auditlint.judging import holds, judge
from auditlint.model.diagnosis import Diagnosis
from auditlint.model.equation import Defect, Equation, Reading, Standing
from auditlint.model.expression import Expression, Of, ratio, total
from auditlint.model.quantity import Quantity, Role
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words
from tests.making import check
from tests.strategies import amounts, figure, row

AMOUNTS = st.lists(amounts(places=2, least=1000, most=10**8), min_size=3, max_size=6)


def judged(stated: Quantity, expression: Expression, standing: Standing = Standing.CERTAIN) -> Verdict:
    return judge("A101", Equation(stated, (Reading(expression),), standing=standing))


def diagnosed(*verdicts: Verdict) -> Diagnosis:
    return diagnose(verdicts, judge, holds)


@pytest.mark.parametrize(
    ("meant", "wrong"),
    [
        ("175.32", "1753.2"),
        ("175.32", "157.32"),
        ("1753.24", "17753.24"),
        ("1753.24", "173.24"),
        ("1753.24", "1753.54"),
    ],
)
def test_a_slip_in_a_part_is_found_where_the_whole_is_vouched_for(meant: str, wrong: str) -> None:
    """The whole stands in a rate that holds: the part is blamed, and what was meant is suggested."""
    whole, first, part, done = row(Decimal("2611.07") + Decimal(meant), "2611.07", wrong, "1900.00")
    rate = figure(f"{190000 / whole.value * 10000:.4f}", "%", at=900)
    found = diagnosed(judged(whole, total(first, part)), judged(rate, ratio(done, whole)))
    assert found.verdicts[0].outcome is Outcome.INCONSISTENT
    assert found.blames[0].figure == part
    assert Decimal(found.blames[0].replacement or 0) == Decimal(meant)
    assert found.blames[0].root is None


def test_one_wrong_figure_behind_two_failures_is_one_root() -> None:
    """The total and the rate both fail by the same part: the second failure derives from the first."""
    whole, first, part = row("2678.00", "2502.68", "1753.2")
    rate = figure("6.5467", "%", at=900)
    found = diagnosed(judged(whole, total(first, part)), judged(rate, ratio(part, whole)))
    assert [found.blames[index].figure for index in (0, 1)] == [part, part]
    assert [found.blames[index].replacement for index in (0, 1)] == ["175.32", "175.32"]
    assert (found.blames[0].root, found.blames[1].root) == (None, 0)


def test_a_unit_slip_is_found() -> None:
    """127亿元 among 万元: the unit of the others is suggested with the numeral."""
    whole, first = row("12769.1", "12000.0")
    part = figure("769.1", "亿元", at=300)
    found = diagnosed(judged(whole, total(first, part)))
    assert found.blames[0].figure == part
    assert found.blames[0].replacement == "769.1万元"
    assert found.blames[0].with_unit


def test_where_nothing_stands_out_the_computed_value_is_told() -> None:
    """Far off, no slip: the stated figure, with what the others make it."""
    whole, first, second = row("918.27", "2502.68", "175.32")
    found = diagnosed(judged(whole, total(first, second)))
    assert found.blames[0].figure == whole
    assert Decimal(found.blames[0].replacement or 0) == 2678


@settings(max_examples=60, deadline=None)
@given(AMOUNTS, st.integers(-(10**7), 10**7).filter(bool))
def test_every_repair_mends_its_equation(values: list[Decimal], off: int) -> None:
    """Whatever is offered, the equation holds with it, and the likeliest comes first."""
    whole, *parts = row(sum(values, Decimal(0)) + Decimal(abs(off)).scaleb(-2), *values)
    verdict = judged(whole, total(*parts))
    repairs = repairs_of(0, graph_of([verdict]), judge, holds)
    for repair in repairs:
        assert holds(verdict.equation.replaced({repair.figure.span: repair.mended}))
        assert repair.mended.value != repair.figure.value
    assert [repair.order for repair in repairs] == sorted(repair.order for repair in repairs)


@settings(max_examples=60, deadline=None)
@given(AMOUNTS)
def test_what_holds_is_blamed_on_nobody(values: list[Decimal]) -> None:
    """No failure, no blame, and the verdicts come back as they were."""
    whole, *parts = row(sum(values, Decimal(0)), *values)
    verdict = judged(whole, total(*parts))
    assert diagnosed(verdict) == Diagnosis((verdict,))


def test_a_list_that_may_be_open_is_convicted_by_a_slip_alone() -> None:
    """2678.00 against 2502.68 + 17.532: the moved point shows that the list was meant to be complete."""
    whole, first, part, other = row("2678.00", "2502.68", "17.532", "50.00")
    slip = diagnosed(judged(whole, total(first, part), Standing.LIKELY))
    assert slip.verdicts[0].outcome is Outcome.INCONSISTENT
    assert slip.verdicts[0].suspected
    merely_open = diagnosed(judged(whole, total(first, other), Standing.LIKELY))
    assert merely_open.verdicts[0].outcome is Outcome.UNDECIDED
    assert merely_open.blames == {}


def test_the_number_of_diagnoses_is_bounded() -> None:
    """Beyond the bound a failure has its blame without a search, and the report says so."""
    wrong = [judged(w, total(a, b)) for w, a, b in (row("918.27", "2502.68", "175.32") for _ in range(200))]
    found = diagnosed(*wrong)
    assert len(found.blames) == 200
    assert found.remark is not None
    assert diagnosed(*wrong[:5]).remark is None


def test_a_malformed_figure_gets_the_numeral_that_is_proved() -> None:
    """The defect of form takes over what the equation read; another one keeps its own."""
    broken = replace(figure("1"), text="449.34.34", role=Role.MALFORMED, guesses=("449.34", "34.34"))
    whole, other = figure("500.00", at=100), figure("50.66", at=200)
    found = diagnosed(judged(whole, total(broken, other)))
    message = Words("书写不规范", "malformed")
    defects = [(check("N101"), Defect(broken.numeral_span, message)), (check("N101"), Defect(other.span, message))]
    (_, first), (_, second) = mend(defects, found)
    assert first.replacement == "449.34"
    assert second.replacement is None


@pytest.mark.parametrize("wrong", ["17532.4", "1735.24", "17753.24", "173.24", "9753.24"])
def test_between_two_tellings_nothing_is_guessed(wrong: str) -> None:
    """A slip links the two, but either may be the slip of the other: no replacement is offered."""
    first, second = row("1753.24", wrong)
    blame = diagnosed(judged(second, Of(first))).blames[0]
    assert (blame.figure, blame.replacement) == (second, None)


@pytest.mark.parametrize("wrong", ["17532.4", "1735.24", "9753.24", "86.11"])
def test_a_third_telling_decides_between_two(wrong: str) -> None:
    """Two tellings that agree confirm each other: the third is blamed, and what they say is suggested."""
    first, second, third = row("1753.24", wrong, "1753.24")
    for stated, told in ((second, first), (first, second)):
        blame = diagnosed(judged(stated, Of(told)), judged(third, Of(first))).blames[0]
        assert (blame.figure, blame.replacement) == (second, "1753.24")


def test_a_sum_decides_between_two_tellings() -> None:
    """A telling that is the sum of its parts is right, whatever the other differs by."""
    first, second, part, rest = row("1753.24", "9753.24", "1000.00", "753.24")
    blame = diagnosed(judged(second, Of(first)), judged(first, total(part, rest))).blames[0]
    assert (blame.figure, blame.replacement) == (second, "1753.24")


def test_a_coarser_telling_is_not_given_the_finer_digits() -> None:
    """The confirmed figure has fewer decimals than the doubted one: it is pointed at, not put in its place."""
    coarse, fine, again = row("1753", "9753.24", "1753")
    blame = diagnosed(judged(fine, Of(coarse)), judged(again, Of(coarse))).blames[0]
    assert (blame.figure, blame.replacement) == (fine, None)
