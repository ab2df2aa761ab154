"""The helper for check authors fails where an example does not show what it claims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditlint import registry
from auditlint.model.check import Check
from auditlint.model.document import Document
from auditlint.model.equation import Defect
from auditlint.model.span import Span
from auditlint.model.words import Words
from auditlint.testing import assert_example

HOLDS = "支出合计⟦100⟧万元，其中：基本支出60万元，项目支出40万元。"
FAILS = "支出合计⟦100⟧万元，其中：基本支出60万元，项目支出30万元。"


@pytest.fixture
def sums() -> Check:
    (check,) = registry.matching(registry.load().checks, "sum-of-parts")
    return check


def test_what_holds_and_what_fails(sums: Check) -> None:
    """The plain case, both ways."""
    assert_example(sums, HOLDS, good=True)
    assert_example(sums, FAILS, good=False)


@pytest.mark.parametrize(("text", "good"), [(FAILS, True), (HOLDS, False)])
def test_the_wrong_way_round(sums: Check, text: str, good: bool) -> None:
    """A good example that fails, a bad one in which all holds."""
    with pytest.raises(AssertionError, match="A101 on"):
        assert_example(sums, text, good)


def test_a_check_that_does_nothing(sums: Check) -> None:
    """Silence confirms no mark."""
    silent = replace(sums, find=lambda _: ())
    for text, good in ((HOLDS, True), (FAILS, False)):
        with pytest.raises(AssertionError):
            assert_example(silent, text, good)


def test_a_mark_in_the_wrong_place(sums: Check) -> None:
    """The marked figure itself must be the one judged."""
    with pytest.raises(AssertionError, match="not confirmed"):
        assert_example(sums, HOLDS.replace("⟦100⟧", "100") + "另有⟦7⟧万元。", good=True)


def test_more_found_than_marked(sums: Check) -> None:
    """A check that also accuses what is not marked is too loud for its own example."""

    def find(document: Document) -> list[Defect]:
        return [Defect(Span(0, 2), Words("错", "wrong")), Defect(Span(4, 6), Words("错", "wrong"))]

    with pytest.raises(AssertionError, match="more is found"):
        assert_example(replace(sums, find=find), "⟦支出⟧合计100万元", good=False)


def test_a_bad_example_without_a_mark(sums: Check) -> None:
    """It would claim nothing."""
    with pytest.raises(AssertionError, match="marks what must be found"):
        assert_example(sums, FAILS.replace("⟦", "").replace("⟧", ""), good=False)


def test_a_check_that_crashes(sums: Check) -> None:
    """Its error is shown, not swallowed."""

    def crash(_: Document) -> list[Defect]:
        raise RuntimeError("boom")

    with pytest.raises(AssertionError, match="boom"):
        assert_example(replace(sums, find=crash), HOLDS, good=True)
