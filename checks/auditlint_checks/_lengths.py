"""How long it is from one date to another, counted as reports count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

_MONTHS = 12
_SHORTEST_MONTH = 28
# Where no year is told, one of 365 days stands in.
_SOME_YEAR = 2001
# 2024年3月5日, 次年3月15日, 5月12日, and the 2021 of 2021—2024年
_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)(?<!\d..)\d\d)年度?|(?P<next>次年|翌年))(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?"
    r"|(?<!\d)(?P<month_alone>\d{1,2})月(?P<day_alone>\d{1,2})日|(?P<bare>20(?<!\d..)\d\d)(?=(?:[-—～至到]|——)20\d\d年)"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date of a text, as fine as it is told, and its place."""

    start: int
    end: int
    year: int
    month: int = 0
    day: int = 0


def days(text: str) -> Iterator[Day]:
    """Every date; one without a year is of the year told before it."""
    year = _SOME_YEAR
    for match in _DATE.finditer(text):
        year = year + 1 if match["next"] else int(match["year"] or match["bare"] or year)
        month, day = match["month"] or match["month_alone"], match["day"] or match["day_alone"]
        yield Day(match.start(), match.end(), year, int(month or 0), int(day or 0))


def lengths(first: Day, last: Day, unit: str) -> tuple[Fraction, ...]:
    """In 年, 个月 or 天, with one of the ends counted and with both; nothing where the dates are too coarse."""
    if unit == "天":
        between = _days_between(first, last)
        return () if between is None else (Fraction(between), Fraction(between + 1))
    years = last.year - first.year
    if not (first.month or last.month):
        return (Fraction(years), Fraction(years + 1)) if unit == "年" else ()
    if not (first.month and last.month):
        return ()
    months = years * _MONTHS + last.month - first.month
    ends = _whole_months(months, first.day, last.day)
    return ends if unit == "个月" else tuple(each / _MONTHS for each in ends)


def _whole_months(months: int, first: int, last: int) -> tuple[Fraction, ...]:
    """11月15日至次年3月15日 are four months and no more; 1月1日至3月31日 are three."""
    if first == 1 and last >= _SHORTEST_MONTH:
        return (Fraction(months + 1),)
    if first > 1 and last in (first - 1, first):
        return (Fraction(months),)
    return Fraction(months), Fraction(months + 1)


def _days_between(first: Day, last: Day) -> int | None:
    try:
        return (date(last.year, last.month, last.day) - date(first.year, first.month, first.day)).days
    except ValueError:  # no such day, or no day at all
        return None
