"""Numerals -> exact values."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.measuring.numerals import arabic, chinese, decimals, guesses, is_well_formed
from tests.strategies import amounts, in_chinese, printed

QUICK = settings(max_examples=150, deadline=None)


@QUICK
@given(st.integers(0, 4).flatmap(lambda places: amounts(places=places, least=0, most=10**14)), st.booleans())
def test_arabic_round_trip(value: Decimal, separators: bool) -> None:
    """What is printed, with separators or without, is read back to the digit."""
    numeral = printed(value, separators)
    assert is_well_formed(numeral)
    assert arabic(numeral) == value
    assert decimals(numeral) == -int(value.as_tuple().exponent)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 99_999_999))
def test_chinese_round_trip(number: int) -> None:
    """Every whole number below 10^8, written out, is read back."""
    assert chinese(in_chinese(number)) == number


def test_small_chinese_numerals() -> None:
    """All of 0–9999, and the short forms 十二 and 一百五十."""
    assert all(chinese(in_chinese(number)) == number for number in range(10_000))
    assert [chinese(numeral) for numeral in ("十", "十二", "二十", "两", "两百", "〇")] == [10, 12, 20, 2, 200, 0]


@QUICK
@given(st.integers(0, 9999), st.integers(0, 999))
def test_chinese_decimals(whole: int, part: int) -> None:
    """三点一四: the digits behind 点 are read one by one."""
    behind = "".join("零一二三四五六七八九"[int(digit)] for digit in f"{part:03d}")
    assert chinese(f"{in_chinese(whole)}点{behind}") == Decimal(f"{whole}.{part:03d}")


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("二〇二五", 2025), ("一二三", 123), ("三亿二千万", 320_000_000), ("十万", 100_000), ("一万亿", 10**12)],
)
def test_other_ways_to_write(numeral: str, value: int) -> None:
    """Digit by digit, with 亿, with 万亿."""
    assert chinese(numeral) == value


@pytest.mark.parametrize("numeral", ["", "点", "十百", "百千", "三点十", "二三十", "甲", "零十", "点五"])
def test_what_is_no_chinese_numeral(numeral: str) -> None:
    """Nothing is guessed: it is None."""
    assert chinese(numeral) is None


@pytest.mark.parametrize(
    "numeral",
    ["449.34.34", "11,25791", "1,23", "1,2345", ",123", "123,", "1.", ".5", "1,234,56", "1234,567", "1,234.5.6", ""],
)
def test_malformed_is_never_well_formed(numeral: str) -> None:
    """Two points, separators that part no thousands, marks at the end."""
    assert not is_well_formed(numeral)


@QUICK
@given(amounts(places=2, least=100_000, most=10**10), st.data())
def test_a_slipped_separator_is_malformed(value: Decimal, data: st.DataObject) -> None:
    """A separator moved by one place is seen, and the figure meant is among the guesses."""
    numeral = printed(value, separators=True)
    at = data.draw(st.sampled_from([i for i, c in enumerate(numeral) if c == ","]))
    broken = numeral[:at] + numeral[at + 1] + "," + numeral[at + 2 :]
    assert not is_well_formed(broken)
    assert value in [arabic(guess) for guess in guesses(broken)]


@QUICK
@given(amounts(places=2), st.integers(0, 99))
def test_a_second_point_is_malformed(value: Decimal, more: int) -> None:
    """449.34.34: both readings with one point are guesses, every guess is well formed."""
    broken = f"{value}.{more:02d}"
    found = guesses(broken)
    assert not is_well_formed(broken)
    assert printed(value) in found
    assert all(is_well_formed(guess) for guess in found)
    assert len(set(found)) == len(found)


def test_guesses_come_likeliest_first() -> None:
    """11,25791 is most likely 11,257.91."""
    assert guesses("11,25791")[0] == "11,257.91"
    assert guesses("449.34.34")[0] == "449.34"
    assert guesses("1,234.5") == ("1234.5",) or is_well_formed(guesses("1,234.5")[0])


def test_arabic_refuses_what_is_malformed() -> None:
    """The caller asks is_well_formed first."""
    with pytest.raises(InvalidOperation):
        arabic("449.34.34")
