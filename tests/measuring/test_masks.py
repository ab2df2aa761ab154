"""Stretches whose numbers state no data."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings

from auditlint.measuring.masks import masks
from auditlint.model.quantity import Role
from auditlint.reading.normalising import flatten, view_of
from tests.strategies import any_text


@pytest.mark.parametrize(
    ("text", "masked", "role"),
    [
        ("（财预〔2024〕18号）", "〔2024〕18号", Role.DOCUMENT),
        ("第12号令", "第12号令", Role.DOCUMENT),
        ("2021—2025年规划", "2021—2025年", Role.DATE),
        ("2024年1-11月完成", "2024年1-11月", Role.DATE),
        ("2024年3月15日前", "2024年3月15日", Role.DATE),
        ("2024-03-15", "2024-03-15", Role.DATE),
        ("1～12月累计", "1～12月", Role.DATE),
        ("截至6月底", "6月底", Role.DATE),
        ("2024年度", "2024", Role.YEAR),
        ("《2030年规划》", "《2030年规划》", Role.NAME),
        ("“1+6+N”体系", "“1+6+N”", Role.NAME),
        ("1+6+N体系", "1+6+N", Role.NAME),
        ("附表3 收支表", "附表3", Role.NAME),
        ("R&D经费", "R&D", Role.NAME),
        ("电话：0510-82345678", "电话：0510-82345678", Role.CODE),
        ("拨打13812345678咨询", "13812345678", Role.CODE),
        ("（20106款）", "（20106款）", Role.CODE),
        ("第26条", "第26", Role.ORDINAL),
        ("前3位", "前3", Role.ORDINAL),
    ],
)
def test_a_mask_covers_its_form(text: str, masked: str, role: Role) -> None:
    """Each pattern on an example of what it is for, with its role."""
    start, end, found = masks(text)[0]
    assert (text[start:end], found) == (masked, role)


@pytest.mark.parametrize(
    "text", ["支出2024万元", "日均3次", "30日均值", "前3名干部12人", "完成2025人", "共12时间", "增长20%"]
)
def test_data_is_not_masked(text: str) -> None:
    """Amounts and counts that look like years or dates stay data."""
    assert [text[start:end] for start, end, _ in masks(text) if any(c.isdigit() for c in text[start:end])] in (
        [],
        ["前3"],
    )


@settings(max_examples=100, deadline=None)
@given(any_text())
def test_masks_are_in_order_and_apart(text: str) -> None:
    """Ranges rise and never overlap, in any text."""
    flat = flatten(text)
    found = masks(view_of(flat, 0, len(flat)).text)
    assert all(start < end for start, end, _ in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
