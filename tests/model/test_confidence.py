"""From bits of evidence to a probability."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from auditlint.model.certainty import certainty
from auditlint.model.confidence import confidence_of, in_words
from auditlint.model.evidence import Evidence
from auditlint.model.thresholds import USUAL
from auditlint.model.words import Words

BITS = st.lists(st.integers(-100_000, 100_000), max_size=8)


def evidence(*bits: int) -> tuple[Evidence, ...]:
    return tuple(Evidence("piece", each, Words("据", "piece")) for each in bits)


def test_bits_are_odds() -> None:
    """No evidence is even odds; a bit doubles the odds, a bit against halves them."""
    assert confidence_of(()) == Fraction(1, 2)
    assert confidence_of(evidence(100)) == Fraction(6667, 10_000)
    assert confidence_of(evidence(300, -100)) == Fraction(4, 5)
    assert confidence_of(evidence(-100)) == Fraction(3333, 10_000)


@given(BITS)
def test_a_confidence_is_a_probability(bits: list[int]) -> None:
    """Whatever the evidence, it lies between nought and one, and what is weighed is never certain."""
    assert 0 <= confidence_of(evidence(*bits)) < 1


@given(BITS, st.integers(0, 10_000))
def test_more_evidence_is_never_less_belief(bits: list[int], more: int) -> None:
    """A piece that speaks for an error never lowers the confidence."""
    assert confidence_of(evidence(*bits, more)) >= confidence_of(evidence(*bits))


def test_words_follow_the_confidence() -> None:
    """很可能 from four in five, 可能 from one in two; what is certain needs no word."""
    told = [in_words(Fraction(each)).zh for each in ("1", "0.8", "0.5", "0.3")]
    assert told == ["", "很可能", "可能", "存疑"]


def test_what_was_not_weighed_and_is_nearly_always_right_needs_no_word() -> None:
    """Only what is doubted is told so; a list that may be incomplete stays possible."""
    told = [in_words(Fraction(each), weighed=False).zh for each in ("0.9", "0.8", "0.7")]
    assert told == ["", "", "可能"]


def test_nothing_that_was_counted_is_sure() -> None:
    """Every family is believed as far as its kind was right, less than wholly, and no less than an error needs."""
    for letter in ("A", "T", "R", "N", "O", "W", "Y", "X"):
        assert USUAL.error <= certainty(f"{letter}101") < 1
    assert certainty("A303") == certainty("T101") != certainty("W101")
    assert certainty("X101") == certainty("Z101")  # of another package


def test_thresholds_keep_their_order() -> None:
    """Whichever of them is moved, an error needs no less belief than a warning, and a warning no less than a remark."""
    for name in ("error", "warning", "info"):
        for value in (Fraction(0), Fraction(1, 10), Fraction(6, 10), Fraction(1)):
            moved = USUAL.moved({name: value})
            assert getattr(moved, name) == value
            assert moved.error >= moved.warning >= moved.info
    assert USUAL.moved({}) == USUAL
