"""How long it is from one date to another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint_checks._lengths import Day, days, lengths

DATES = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


def told(day: date) -> Day:
    return Day(0, 0, day.year, day.month, day.day)


@given(DATES, st.integers(1, 4000))
def test_days_are_counted_with_one_end_and_with_both(first: date, between: int) -> None:
    """From a day to the day n days later it is n days, or n + 1 with the first."""
    assert lengths(told(first), told(first + timedelta(days=between)), "天") == (between, between + 1)


@given(st.integers(2000, 2030), st.integers(1, 12), st.integers(1, 10))
def test_whole_years(year: int, month: int, length: int) -> None:
    """From a month to the month before it, n years later, it is n years with both ends counted."""
    last = Day(0, 0, year + length - (month == 1), month - 1 or 12)
    assert length in lengths(Day(0, 0, year, month), last, "年")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年3月5日", [(2024, 3, 5)]),
        ("2023年5月8日至5月12日", [(2023, 5, 8), (2023, 5, 12)]),
        ("2023年11月15日至次年3月15日", [(2023, 11, 15), (2024, 3, 15)]),
        ("2021—2024年", [(2021, 0, 0), (2024, 0, 0)]),
        ("共12024年", []),
    ],
)
def test_dates_of_a_text(text: str, found: list[tuple[int, int, int]]) -> None:
    """As fine as they are told; a missing year is that of the date before."""
    assert [(day.year, day.month, day.day) for day in days(text)] == found


def test_coarse_dates_tell_no_days() -> None:
    """Months and years have no certain number of days."""
    assert lengths(Day(0, 0, 2023), Day(0, 0, 2024), "天") == ()
    assert lengths(Day(0, 0, 2023), Day(0, 0, 2024, 5), "年") == ()
