"""Which one change of a figure explains a failed equation."""

from __future__ import annotations

from fractions import Fraction

import pytest

from auditlint.judging import judge
from auditlint.model.changes import changes
from auditlint.model.equation import Equation, Reading, Standing
from auditlint.model.expression import Expression, Of, Product, difference, growth, ratio, total
from auditlint.model.quantity import Quantity
from auditlint.model.slips import SlipKind
from auditlint.model.span import Span
from auditlint.model.verdict import Verdict
from auditlint.weighing.counted import likeliness
from auditlint.weighing.explaining import Explanation, Neighbours, explanations
from auditlint.weighing.grounds import grounds
from auditlint.weighing.miscomputing import miscomputed, variants
from tests.strategies import figure

WHOLE, PART, REST = figure("3000.00"), figure("1234.56", at=20), figure("1765.44", at=40)


def equation(stated: Quantity, expression: Expression) -> Equation:
    return Equation(stated, (Reading(expression, share=800),), standing=Standing.PLAUSIBLE, belief=800)


def explanation(stated: Quantity, expression: Expression, *others: Verdict) -> Explanation:
    own = equation(stated, expression)
    failing: dict[Span, list[Verdict]] = {}
    holding: dict[Span, list[Verdict]] = {}
    for other in others:
        kind = holding if other.outcome.value == "consistent" else failing
        for each in other.figures:
            kind.setdefault(each.span, []).append(other)
    verdict = judge("A101", own)
    found = explanations(verdict, own.readings[0], Neighbours(failing, holding, judge))
    return max(found, key=lambda each: likeliness(grounds(verdict, each, {})))


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("300.00", SlipKind.POINT),
        ("3007.00", SlipKind.CHANGED),
        ("33000.00", SlipKind.DOUBLED),
    ],
)
def test_a_slip_in_the_stated_figure(printed: str, kind: SlipKind) -> None:
    """What the parts make, one slip away from what is printed."""
    found = explanation(figure(printed), total(PART, REST))
    assert found.figure.text == printed
    assert found.slip is not None
    assert found.slip.kind is kind


def test_a_slip_in_a_part() -> None:
    """The whole stands as it is; the part that needs one slip alone is to blame."""
    wrong = figure("1243.56", at=20)
    found = explanation(figure("3111.10"), total(wrong, figure("1876.54", at=40)))
    assert found.figure == wrong
    assert found.slip is not None
    assert (found.slip.kind, found.slip.wanted) == (SlipKind.SWAPPED, "1234.56")


def test_a_slip_in_what_a_rate_is_of() -> None:
    """A rate of four digits tells which slip of its base mends it."""
    wrong = figure("2134.56", at=20)
    found = explanation(figure("41.15", "%"), ratio(wrong, figure("3000.00", at=40)))
    assert found.figure == wrong
    assert found.slip is not None
    assert found.slip.wanted == "1234.56"


def test_a_witness_confirms_the_change() -> None:
    """A difference and a growth fail with one figure, and one value satisfies both."""
    now, before, change = figure("986.41", at=20), figure("942.30", at=40), figure("444.11", at=60)
    rate = figure("4.68", "%", at=80)
    witness = judge("A302", equation(rate, ratio(change, before)))
    assert explanation(change, difference(now, before), witness).confirmed >= 3
    assert explanation(change, difference(now, before)).confirmed == 0


def test_a_change_that_breaks_what_holds_is_the_worse_one() -> None:
    """Where either of two figures may have slipped, it is not the one that another equation needs as it is printed."""
    wrong = figure("3100.00")
    needs = judge("A201", Equation(figure("50.00", "%", at=80), (Reading(ratio(figure("1550.00", at=60), wrong)),)))
    assert explanation(wrong, total(PART, REST)).figure == wrong
    assert explanation(wrong, total(PART, REST), needs).figure == PART


def test_a_ratio_for_a_growth() -> None:
    """增长104.17% where the figures have grown by a twenty-fifth: the ratio was taken for the growth."""
    found = explanation(figure("104.17", "%"), growth(figure("1250.00", at=20), figure("1200.00", at=40)))
    assert found.miscomputed == "ratio"


def test_a_part_left_out() -> None:
    """A total that lacks one of three parts; of two parts nothing is left out, as the other would be the total."""
    third = figure("12.50", at=60)
    assert explanation(WHOLE, total(PART, REST, third)).miscomputed == "omitted"
    assert not [kind for kind, _ in variants(total(PART, REST)) if kind == "omitted"]


def test_a_rate_of_the_same_figures_the_other_way_round_is_no_error() -> None:
    """It is as likely the rate that was meant."""
    assert miscomputed(ratio(PART, WHOLE), figure("243.00", "%"), magnitude=False) is None


@pytest.mark.parametrize("stated", ["0", "1e30"])
def test_what_cannot_be_printed_is_no_change(stated: str) -> None:
    """Nothing is meant that no numeral would show."""
    own = equation(figure("5.00"), Product(Of(figure("0.00", at=20)), Of(figure(stated.replace("e", ""), at=40))))
    assert all(each.meant.value != Fraction(0) for each in changes(own, own.readings[0]))


def test_a_base_of_nought_is_no_crash() -> None:
    """Nothing follows from it, and nothing is explained."""
    nought = figure("0.00", at=40)
    own = equation(figure("5.00"), Product(Of(PART), ratio(REST, nought)))
    assert list(changes(own, own.readings[0])) == []
