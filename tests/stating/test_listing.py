"""Lists parted into items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.model.view import View
from auditlint.stating.counting.listing import listings, outer_marks, repetitions


def parted(text: str, marks: str = "、") -> list[list[str]]:
    view = View(text, range(len(text)))
    return [[item.text for item in items] for items in listings(view, 0, len(text), marks)]


def test_marks_inside_brackets_and_quotations_part_nothing() -> None:
    """人事科（信访科、老干科） is one item."""
    assert parted("人事科（信访科、老干科）、“一院、两所”、财务科")[0] == [
        "人事科（信访科、老干科）",
        "一院、两所",
        "财务科",
    ]


def test_a_conjunction_may_part_or_belong_to_a_name() -> None:
    """规划和财务科 is one office or two; the closing conjunction parts most likely."""
    assert [len(items) for items in parted("办公室、规划和财务科")] == [3, 2]


def test_a_conjunction_behind_a_complete_name_parts_for_certain() -> None:
    """河道专项和管网专项 among other 专项 is never one item."""
    sizes = {len(items) for items in parted("水库专项、河道专项和管网专项、泵站专项")}
    assert sizes == {4}


def test_a_bracket_may_have_lost_its_mark() -> None:
    """人事科（信访科）机关党委 may be two items."""
    assert [len(items) for items in parted("办公室、人事科（信访科）机关党委、纪委")] == [3, 4]


@pytest.mark.parametrize(
    ("text", "first"), [("内设办公室、财务科", "办公室"), ("一是包括青溪、白石", "青溪"), ("由甲方、乙方", "甲方")]
)
def test_the_verb_is_no_part_of_the_first_name(text: str, first: str) -> None:
    """What a list is the object of is left out of its first item."""
    assert parted(text)[0][0] == first


def test_a_name_that_stands_twice_is_found_at_both_places() -> None:
    """Short words may recur, names may not."""
    view = View("河道专项、科技、泵站专项、科技、河道专项", range(20))
    pairs = repetitions(listings(view, 0, 20)[0])
    assert [(first.text, first.span.start, second.span.start) for first, second in pairs] == [("河道专项", 0, 16)]


@given(st.lists(st.text("甲乙丙丁戊己庚辛", min_size=2, max_size=6), min_size=1, max_size=12))
def test_plain_names_are_parted_exactly(names: list[str]) -> None:
    """Names without conjunctions or brackets come back as they were joined, in one way only."""
    assert parted("、".join(names)) == [names]


def test_outer_marks_see_no_inner_ones() -> None:
    """Unmatched closing brackets close nothing."""
    assert list(outer_marks("甲、（乙、丙）、丁）、戊", 0, 12, "、")) == [1, 7, 10]
