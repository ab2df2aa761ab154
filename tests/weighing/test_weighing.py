"""What the sum of the evidence decides."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from auditlint.judging import judge
from auditlint.model.equation import Equation, Reading, Standing
from auditlint.model.expression import total
from auditlint.model.quantity import Hedge, Quantity
from auditlint.model.thresholds import USUAL, Thresholds
from auditlint.model.verdict import Outcome, Verdict
from auditlint.weighing import weigh
from auditlint.weighing.counted import WORDS, worth
from auditlint.weighing.grounds import every_ground
from tests.strategies import figure

PARTS = (figure("1234.56", at=20), figure("1765.44", at=40))


def verdict(stated: Quantity, belief: int) -> Verdict:
    standing = Standing.CERTAIN if belief >= 900 else Standing.PLAUSIBLE if belief >= 300 else Standing.TENTATIVE
    reading = Reading(total(*PARTS), share=belief)
    return judge("A101", Equation(stated, (reading,), standing=standing, belief=belief))


def weighed(stated: Quantity, belief: int) -> Verdict:
    return weigh([verdict(stated, belief)], judge)[0]


def test_a_sure_reading_accuses() -> None:
    """Nothing else can be meant, and one slip explains it: an error."""
    found = weighed(figure("300.00"), 970)
    assert found.outcome is Outcome.INCONSISTENT
    assert not found.suspected


def test_a_doubtful_reading_is_silent() -> None:
    """A figure that may well follow from others, and is nowhere near these, is not accused."""
    assert weighed(figure("777.70"), 300).outcome is Outcome.UNDECIDED


def test_the_more_belief_the_more_evidence() -> None:
    """Of two failures alike the surer reading weighs more."""
    bits = [sum(piece.bits for piece in weighed(figure("300.00"), belief).evidence) for belief in (150, 500, 800, 970)]
    assert bits == sorted(bits)
    assert bits[0] < bits[-1]


def test_evidence_sums_up_to_the_verdict() -> None:
    """Each piece has its name and words; what is told is believed as much as a remark must be, and no less quiet."""
    for belief in (100, 300, 600, 900, 990):
        found = weighed(figure("3100.00"), belief)
        assert {piece.name for piece in found.evidence} <= set(WORDS)
        assert found.confidence is not None
        assert (found.confidence >= USUAL.info) == (found.outcome is Outcome.INCONSISTENT)
        assert found.faint == (USUAL.info <= found.confidence < USUAL.warning)


def test_an_estimate_is_a_remark_at_most() -> None:
    """约 says that the figure is none to hold anybody to."""
    found = weighed(replace(figure("300.00"), hedge=Hedge.ABOUT), 970)
    assert found.faint or found.outcome is not Outcome.INCONSISTENT


def test_what_holds_is_left_as_it_is() -> None:
    """Only failures are weighed."""
    right = verdict(figure("3000.00"), 500)
    assert weigh([right], judge) == [right]


def test_a_surer_reading_and_a_rarer_slip_are_worth_more() -> None:
    """The counted table grows with the belief, and with the digits of a slip."""
    assert worth("reading", "995") > worth("reading", "500") > worth("reading", "100")
    for kind in ("point", "swapped", "doubled", "dropped"):
        assert worth("slip", f"{kind}-6") > worth("slip", f"{kind}-2")
    assert all(name in WORDS for name, _ in every_ground())
    assert worth("slip", "unheard-of") == 0


def test_thresholds_move_what_is_told() -> None:
    """The same evidence is an error, a warning, a remark or nothing as the user wants it; none of it is lost."""
    certain = verdict(figure("300.00"), 970)
    believed = weigh([certain], judge)[0].confidence
    assert believed is not None
    high, above = Fraction(9999, 10_000), Fraction(9998, 10_000)
    quiet = weigh([certain], judge, Thresholds(high, high, Fraction(1, 4)))[0]
    unsaid = weigh([certain], judge, Thresholds(high, high, above))[0]
    assert quiet.outcome is Outcome.INCONSISTENT
    assert quiet.faint
    assert unsaid.outcome is Outcome.UNDECIDED
    assert quiet.evidence == unsaid.evidence == weigh([certain], judge)[0].evidence


def test_a_table_reading_that_fails_throughout_is_dropped() -> None:
    """What fails in half of its columns is no finding, not even a remark: the reading is wrong, and that is said."""
    ways = [
        replace(Equation(figure(stated), (Reading(total(*PARTS)),)), reading_of="total 0 1")
        for stated in ("300.00", "777.70", "3000.00")
    ]
    told = weigh([judge("T101", each) for each in ways], judge)
    assert [each.outcome for each in told] == [Outcome.UNDECIDED, Outcome.UNDECIDED, Outcome.CONSISTENT]
