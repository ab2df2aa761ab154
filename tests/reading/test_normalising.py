"""Views: what stands beside the source, with a map back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.reading.normalising import flatten, view_of
from tests.strategies import any_text, report_text

QUICK = settings(max_examples=120, deadline=None)
BLANK = frozenset(" \n")


def whole(text: str) -> str:
    return view_of(flatten(text), 0, len(text)).text


@QUICK
@given(any_text())
def test_flattening_keeps_every_place(text: str) -> None:
    """One code point for one, line ends where they were, and flat text stays as it is."""
    flat = flatten(text)
    assert len(flat) == len(text)
    assert [i for i, c in enumerate(flat) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
    assert flatten(flat) == flat


@QUICK
@given(st.data(), report_text())
def test_a_view_maps_back(data: st.DataObject, text: str) -> None:
    """Every character of a view is the flattened source's at its origin, and origins rise strictly."""
    flat = flatten(text)
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    view = view_of(flat, start, end)
    assert [flat[at] if flat[at] != "\n" else " " for at in view.origin] == list(view.text)
    assert all(a < b for a, b in itertools.pairwise(view.origin))
    assert all(start <= at < end for at in view.origin)


@QUICK
@given(report_text())
def test_a_view_leaves_out_blanks_alone(text: str) -> None:
    """What has no origin is a blank or a line end."""
    flat = flatten(text)
    view = view_of(flat, 0, len(flat))
    assert {flat[at] for at in set(range(len(flat))) - set(view.origin)} <= BLANK


@QUICK
@given(st.data(), report_text())
def test_a_range_of_a_view_is_a_span_of_the_source(data: st.DataObject, text: str) -> None:
    """The source at the span, flattened and freed of blanks, is the view's text freed of blanks."""
    flat = flatten(text)
    view = view_of(flat, 0, len(flat))
    start, end = sorted((data.draw(st.integers(0, len(view.text))), data.draw(st.integers(0, len(view.text)))))
    span = view.span(start, end)
    assert "".join(flat[span.start : span.end].split()) == "".join(view.text[start:end].split())
    if start < end:
        assert flat[span.start] == view.text[start]
    else:
        assert len(span) == 0


@QUICK
@given(st.data(), report_text())
def test_what_is_skipped_is_not_in_the_view(data: st.DataObject, text: str) -> None:
    """A page number between two lines has no origin, and nothing else is lost with it."""
    flat = flatten(text)
    low, high = sorted((data.draw(st.integers(0, len(flat))), data.draw(st.integers(0, len(flat)))))
    view = view_of(flat, 0, len(flat), ((low, high),))
    assert not set(view.origin) & set(range(low, high))
    kept = set(range(len(flat))) - set(range(low, high)) - set(view.origin)
    assert {flat[at] for at in kept} <= BLANK


@pytest.mark.parametrize(
    ("source", "view"),
    [
        ("合 计\u3000１２．５万元", "合计12.5万元"),
        ("支出12.\n5万元", "支出12.5万元"),
        ("支出12\n345万元", "支出12345万元"),
        ("共 3 个，A B 两类", "共3个，A B两类"),
        ("100 200", "100 200"),
        ("3，156，077万元", "3,156,077万元"),
        ("3，156，077人", "3，156，077人"),
        ("收入,支出", "收入，支出"),
        ("1,234.5", "1,234.5"),
        ("3, 156,077", "3,156,077"),
        ("比例:1:2", "比例：1:2"),
        ("三产比为5：40：55", "三产比为5:40:55"),
        ("三产比为5∶40∶55", "三产比为5:40:55"),
        ("(一)收入;支出?", "（一）收入；支出？"),
        ("增长−3.2％", "增长-3.2%"),
        ("ＡＢ１２", "AB12"),
        ("⽀出", "支出"),
        ("支\u200b出", "支出"),
    ],
)
def test_a_view_reads_as_it_is_meant(source: str, view: str) -> None:
    """Full-width digits, wide commas and colons, radicals, broken numbers and stray blanks."""
    assert whole(source) == view


@pytest.mark.parametrize("text", ["5，400，300家", "12，34万元", "一，二"])
def test_a_wide_comma_without_thousands_parts_sentences(text: str) -> None:
    """Only groups of three before a scale, a point or 元 make one number."""
    assert "," not in whole(text)


@pytest.mark.parametrize("glyph", ["\ue010", "\U001001b0", "\ufffd"])
def test_a_glyph_between_digits_is_the_mark_that_its_places_show(glyph: str) -> None:
    """Followed by one or two digits: a point; by three: a separator; seldom there, or in ratios: itself."""
    tenths = "".join(f"收入{n}{glyph}{n % 10}亿元，" for n in range(10, 16))
    thousands = "".join(f"收入{n}{glyph}{n}4{glyph}250元，" for n in range(10, 16))
    ratios = "结构为" + "、".join(f"{n}·35·60" for n in range(5, 11))
    assert flatten(tenths) == tenths.replace(glyph, ".")
    assert flatten(thousands) == thousands.replace(glyph, ",")
    assert flatten(ratios) == ratios
    assert flatten(f"收入12{glyph}5亿元") == f"收入12{glyph}5亿元"


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("支出1 234.5万元", "支出1,234.5万元"),
        ("支出1 234 567元", "支出1,234,567元"),
        ("科目 12 345 678元", "科目 12 345 678元"),
        ("投入3O5万元", "投入305万元"),
        ("走访l00家", "走访100家"),
        ("面积O.5亩", "面积0.5亩"),
        ("O2O平台、5G基站、H2O", "O2O平台、5G基站、H2O"),
    ],
)
def test_blanks_and_letters_inside_numbers(text: str, flat: str) -> None:
    """Thousands parted by blanks, letters that stand for digits; cells of a row and names stay."""
    assert flatten(text) == flat
