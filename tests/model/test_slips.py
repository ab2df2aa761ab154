"""How people err when they type a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from auditlint.model.slips import Slip, SlipKind, significant, slip_between, slips_of
from tests.strategies import amounts, printed

QUICK = settings(max_examples=150, deadline=None)
# Without noughts every slip changes the value and can be told from the others.
FIGURES = st.tuples(st.text("123456789", min_size=3, max_size=8), st.integers(0, 2)).map(
    lambda pair: f"{pair[0][: len(pair[0]) - pair[1]]}.{pair[0][len(pair[0]) - pair[1] :]}".rstrip(".")
)
KINDS = st.sampled_from([kind for kind in SlipKind if kind is not SlipKind.SCALE])


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, str, SlipKind]:
    """(meant, printed, how)."""
    meant, kind = draw(FIGURES), draw(KINDS)
    spots = [i for i, c in enumerate(meant) if c != "."]
    if kind is SlipKind.POINT:
        digits, places = meant.replace(".", ""), len(meant.partition(".")[2])
        places += draw(st.sampled_from([-1, 1] if places else [1]))
        wrong = f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}".rstrip(".")
        return meant, wrong, kind
    if kind is SlipKind.SWAPPED:
        pairs = [i for i in spots[:-1] if meant[i + 1] != "." and meant[i] != meant[i + 1]]
        assume(pairs)
        at = draw(st.sampled_from(pairs))
        return meant, meant[:at] + meant[at + 1] + meant[at] + meant[at + 2 :], kind
    at = draw(st.sampled_from(spots))
    if kind is SlipKind.DOUBLED:
        return meant, meant[:at] + meant[at] + meant[at:], kind
    if kind is SlipKind.DROPPED:
        rest = meant[:at] + meant[at + 1 :]
        assume(rest[0] != "." and rest[-1] != ".")
        return meant, rest, kind
    digit = draw(st.sampled_from([c for c in "123456789" if c != meant[at]]))
    return meant, meant[:at] + digit + meant[at + 1 :], kind


@QUICK
@given(slipped())
def test_a_slip_is_recognised(case: tuple[str, str, SlipKind]) -> None:
    """What was meant and what is printed give the kind of the slip between them."""
    meant, wrong, kind = case
    slip = slip_between(wrong, Decimal(meant))
    assert slip is not None
    assert (slip.kind, Decimal(slip.wanted)) == (kind, Decimal(meant))


@QUICK
@given(slipped())
def test_the_figure_meant_is_among_the_candidates(case: tuple[str, str, SlipKind]) -> None:
    """slips_of leads back from what is printed to what was meant, once, by the same kind."""
    meant, wrong, kind = case
    found = [slip for slip in slips_of(wrong) if Decimal(slip.wanted) == Decimal(meant)]
    assert [slip.kind for slip in found] == [kind]


@QUICK
@given(amounts(places=2, most=10**8), st.booleans())
def test_candidates_are_other_numerals(value: Decimal, separators: bool) -> None:
    """Each a well-formed numeral of another value, none twice; separators make no difference."""
    found = [Decimal(slip.wanted) for slip in slips_of(printed(value, separators))]
    assert value not in found
    assert len(set(found)) == len(found)
    assert found == [Decimal(slip.wanted) for slip in slips_of(printed(value))]


@QUICK
@given(amounts(places=2, most=10**8))
def test_a_figure_is_no_slip_of_itself(value: Decimal) -> None:
    """Idle noughts and separators are no slip either."""
    assert slip_between(printed(value), value) is None
    assert slip_between(printed(value, separators=True), value.normalize()) is None
    assert slip_between(printed(value) + "0", value) is None


@pytest.mark.parametrize(
    ("wrong", "meant", "kind"),
    [
        ("17", "1.7", SlipKind.POINT),
        ("170", "1.7", SlipKind.POINT),
        ("0.51", "5.1", SlipKind.POINT),
        ("1,274.01", "1247.01", SlipKind.SWAPPED),
        ("6195.9", "6159.9", SlipKind.SWAPPED),
        ("350.5", "320.5", SlipKind.CHANGED),
        ("99.25", "9.25", SlipKind.DOUBLED),
        ("12.4", "12.34", SlipKind.DROPPED),
        ("2.34", "12.34", SlipKind.DROPPED),
        ("-12.3", "1.23", SlipKind.POINT),
    ],
)
def test_slips_of_the_kind_seen_in_reports(wrong: str, meant: str, kind: SlipKind) -> None:
    """Separators, signs, noughts before the point."""
    slip = slip_between(wrong, Decimal(meant))
    assert slip is not None
    assert slip.kind is kind
    assert meant in [each.wanted for each in slips_of(wrong)]


@pytest.mark.parametrize(("wrong", "meant"), [("12.5", "98.3"), ("1234", "4321"), ("九", "8"), ("5", "-5"), ("5", "0")])
def test_more_than_one_step_is_no_slip(wrong: str, meant: str) -> None:
    """Two digits apart, all turned round, Chinese numerals, nothing below nought."""
    assert slip_between(wrong, Decimal(meant)) is None


def test_the_more_ways_a_slip_has_the_more_digits_it_needs() -> None:
    """17 proves a moved point, not a changed digit; 500 carries one digit."""
    assert Slip(SlipKind.POINT, "1.7").telling("17")
    assert not Slip(SlipKind.CHANGED, "18").telling("17")
    assert Slip(SlipKind.CHANGED, "12346").telling("12345")
    assert [significant(text) for text in ("1,247.01", "500", "17", "0.50", "-12")] == [6, 1, 2, 2, 2]


def test_kinds_are_ranked_by_their_likelihood() -> None:
    """A moved point before a changed digit."""
    ranks = [Slip(kind, "1").rank for kind in SlipKind]
    assert ranks == sorted(ranks)
    assert Slip(SlipKind.POINT, "1").rank < Slip(SlipKind.CHANGED, "1").rank
