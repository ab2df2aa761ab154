"""Which figures a sentence puts under which whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from auditlint.model.scope import Closure, ScopeKind
from auditlint.stating.deriving.closure import makes_whole
from tests.stating.reading_text import lists, stated, told
from tests.strategies import report_text


@pytest.mark.parametrize(
    ("text", "kind", "closure", "whole", "parts"),
    [
        ("收入30万元，其中：拨款收入20万元，其他收入10万元。", ScopeKind.OF_WHICH, Closure.LIKELY, "30", ["20", "10"]),
        ("支出60万元，其中：基本支出17万元，项目支出43万元。", ScopeKind.OF_WHICH, Closure.CLOSED, "60", ["17", "43"]),
        ("获奖7项（一等奖1项、二等奖4项，三等奖2项）。", ScopeKind.BRACKET, Closure.CLOSED, "7", ["1", "4", "2"]),
        ("支出100万元，主要包括办公费30万元、差旅费40万元等。", ScopeKind.OF_WHICH, Closure.OPEN, "100", ["30", "40"]),
        ("办公费12万元，差旅费30万元，共计42万元。", ScopeKind.TOTAL_LAST, Closure.LIKELY, "42", ["12", "30"]),
        (
            "收入93万元，加上补助17万元、结余6万元，收入总计116万元。",
            ScopeKind.CHAIN,
            Closure.CLOSED,
            "116",
            ["93", "17", "6"],
        ),
        (
            "收入总量为38万元。扣除上解支出2万元、年终结余3万元，支出33万元。",
            ScopeKind.CHAIN,
            Closure.CLOSED,
            "33",
            ["38", "-2", "-3"],
        ),
    ],
)
def test_forms(text: str, kind: ScopeKind, closure: Closure, whole: str, parts: list[str]) -> None:
    """其中, brackets, 共计, 加上 and 扣除: kind, closure, whole and signed parts."""
    scope = stated(text).scopes[0]
    assert (scope.kind, told(scope.governors)[0], lists(scope)[0]) == (kind, whole, parts)
    assert scope.closure is closure or (closure is Closure.LIKELY and scope.closure is Closure.CLOSED)


def test_lists_nest() -> None:
    """The bracket's list is the subtotal's; the outer list goes on behind it."""
    scopes = stated("总支出60万元，其中：基本支出17万元（包含人员支出13万元，公用经费4万元），项目支出43万元。").scopes
    found = {told(scope.governors)[0]: lists(scope)[0] for scope in scopes}
    assert found == {"60": ["17", "43"], "17": ["13", "4"]}


def test_a_semicolon_may_end_a_list() -> None:
    """Two partitions of one whole: the first list may end at the ；."""
    first, *_ = stated("人口50万人，按性别分，男25万人，女25万人；按城乡分，城镇30万人，农村20万人。").scopes
    assert ["25", "25"] in lists(first)


def test_other_dimensions_are_no_parts() -> None:
    """Shares and counts between the amounts are not added with them."""
    scope, *_ = stated("收入30万元，其中：拨款收入20万元，占67%；其他收入10万元，涉及5家。").scopes
    assert lists(scope)[0] == ["20", "10"]


def test_means_are_not_added() -> None:
    """人均 is no part of a sum."""
    scopes = stated("支出30万元，其中：甲类20万元，人均2万元，乙类10万元。").scopes
    assert all("2" not in each for scope in scopes for each in lists(scope))


@pytest.mark.parametrize(
    ("whole", "labels", "complete"),
    [
        ("支出合计", ["基本支出", "项目支出"], True),
        ("一般公共预算收入", ["税收收入", "非税收入"], True),
        ("支出合计", ["基本支出"], False),
        ("支出合计", ["基本支出", "教育支出"], False),
        ("政府债务限额", ["一般债务", "专项债务"], True),
    ],
)
def test_divisions_by_definition(whole: str, labels: list[str], complete: bool) -> None:
    """All sides of a division that the rules of accounts make, each once."""
    assert makes_whole(whole, labels) is complete


@settings(max_examples=200, deadline=None)
@given(report_text())
def test_scopes_hold_together(text: str) -> None:
    """In any text: no list is empty, all of one family with its whole, and no whole before a list stands in it."""
    for scope in stated(text).scopes:
        assert scope.governors
        assert scope.members
        assert all(members for members in scope.members)
        families = {fact.family for members in scope.members for _, fact in members}
        assert families | {fact.family for fact in scope.governors} == families
        assert len(families) == 1
