"""Pieces of lines -> the columns that they stand in: ranges that overlap are one."""

from __future__ import annotations

from bisect import bisect_left, insort


def melt(columns: list[tuple[int, int]], low: int, high: int) -> None:
    """Add a range to sorted disjoint ranges, melting those it overlaps."""
    at = bisect_left(columns, (low, low))
    if at and columns[at - 1][1] > low:
        at -= 1
    while at < len(columns) and columns[at][0] < high:
        low, high = min(low, columns[at][0]), max(high, columns[at][1])
        del columns[at]
    insort(columns, (low, high))
