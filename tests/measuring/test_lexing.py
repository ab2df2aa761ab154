"""A view -> every number in it."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.measuring.lexing import lex
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.unit import Dimension
from auditlint.model.view import View
from auditlint.reading.normalising import flatten, view_of
from tests.strategies import amounts, any_text, in_chinese, printed, report_text

QUICK = settings(max_examples=150, deadline=None)


def viewed(text: str) -> View:
    return view_of(flatten(text), 0, len(text))


def read(text: str, block: int = 0) -> tuple[Quantity, ...]:
    return lex(viewed(text), block)


def only(text: str, block: int = 0) -> Quantity:
    (quantity,) = read(text, block)
    return quantity


@settings(max_examples=400, deadline=None)
@given(st.one_of(report_text(), any_text()), st.sampled_from([0, -1]))
def test_every_digit_is_in_just_one_number(text: str, block: int) -> None:
    """No digit of a view is lost, none is read twice, whatever stands around it."""
    view = viewed(text)
    covered = [at for q in lex(view, block) for at in range(q.numeral_span.start, q.numeral_span.end)]
    digits = [view.origin[i] for i, c in enumerate(view.text) if c.isdecimal()]
    assert len(set(covered)) == len(covered)
    assert set(digits) <= set(covered)


@QUICK
@given(report_text())
def test_numbers_stand_where_they_say(text: str) -> None:
    """In order, apart, inside the view; the numeral is the view's text there, but for a minus in brackets."""
    view = viewed(text)
    found = lex(view, 0)
    for quantity in found:
        assert quantity.span == view.span(quantity.start, quantity.end)
        assert quantity.span.contains(quantity.numeral_span)
        assert view.text.startswith(quantity.text, quantity.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@QUICK
@given(amounts(places=2, most=10**12), st.booleans(), st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8)]))
def test_amounts_are_read_exactly(value: Decimal, separators: bool, unit: tuple[str, int]) -> None:
    """Value in 元, step of the last digit, decimals as printed; the source's own characters in the span."""
    name, scale = unit
    text = f"全年支出{printed(value, separators)}{name}，"
    amount = only(text)
    assert amount.role is Role.DATA
    assert amount.value == value * scale
    assert amount.step == Decimal("0.01") * scale
    assert amount.decimals == 2
    assert text[amount.span.start : amount.span.end] == f"{printed(value, separators)}{name}"


@QUICK
@given(amounts(places=2, most=10**7), st.data())
def test_a_number_broken_over_lines_is_whole(value: Decimal, data: st.DataObject) -> None:
    """A line that ends inside a number, anywhere, does not change it; its span covers both parts."""
    numeral = printed(value)
    at = data.draw(st.integers(1, len(numeral) - 1))
    text = f"支出{numeral[:at]}\n{numeral[at:]}万元"
    amount = only(text)
    assert amount.value == value * 10**4
    assert len(amount.numeral_span) == len(numeral) + 1


@QUICK
@given(st.integers(2, 99))
def test_counts_in_words(number: int) -> None:
    """十二个 and 二十三个 are counts, exact."""
    count = only(f"建成{in_chinese(number).removeprefix('一')}个项目")
    assert (count.value, count.unit.dimension, count.exact) == (number, Dimension.COUNT, True)


@QUICK
@given(st.integers(1, 99))
def test_percent_in_words(number: int) -> None:
    """百分之九十五 and 百分之95 are 0.95."""
    assert only(f"完成百分之{in_chinese(number)}，").value == Decimal(number) / 100
    assert only(f"完成百分之{number}，").value == Decimal(number) / 100


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("增长-3.2%", "-0.032"),
        ("净额-12.5万元", "-125000"),
        ("（12.5）", "-12.5"),
        ("A-3型", "3"),
        ("缺口（12.5）", "12.5"),
    ],
)
def test_signs(text: str, value: str) -> None:
    """A minus before a number, or brackets that are all a cell holds, make it negative; a hyphen does not."""
    found = [q.value for q in read(text, -1)]
    assert found in ([Decimal(value)], [Decimal(0)])


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("超1500万元", Hedge.ABOVE),
        ("1500余万元", Hedge.ABOVE),
        ("1500万元以上", Hedge.ABOVE),
        ("近1500万元", Hedge.BELOW),
        ("1500万元以下", Hedge.BELOW),
        ("约1500万元", Hedge.ABOUT),
        ("1500万元左右", Hedge.ABOUT),
        ("达到1500万元", Hedge.NONE),
        ("支出1500万元", Hedge.NONE),
    ],
)
def test_hedges(text: str, hedge: Hedge) -> None:
    """Words before and behind open the figure on their side."""
    assert only(text).hedge is hedge


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("1.全年支出12万元", [Role.MARKER, Role.DATA]),
        ("（2）全年支出12万元", [Role.MARKER, Role.DATA]),
        ("2024年支出12万元", [Role.YEAR, Role.DATA]),
        ("增长5%～10%", [Role.RANGE, Role.RANGE]),
        ("见3.5.1节", [Role.CODE]),
        ("5号楼", [Role.CODE]),
        ("财预〔2024〕18号", [Role.DOCUMENT, Role.DOCUMENT]),
        ("第3位", [Role.ORDINAL]),
        ("支出449.34.34万元", [Role.MALFORMED]),
        ("支出11,25791万元", [Role.MALFORMED]),
        ("得分100,50,30", [Role.DATA] * 3),
        ("5G基站12个", [Role.NAME, Role.DATA]),
        ("编码0123", [Role.CODE]),
    ],
)
def test_roles(text: str, roles: list[Role]) -> None:
    """Why each number stands there."""
    assert [quantity.role for quantity in read(text)] == roles


@pytest.mark.parametrize(("text", "note"), [("支出449.34.34万元", "points"), ("支出11,25791万元", "separator")])
def test_malformed_says_why(text: str, note: str) -> None:
    """With the unit read and the guesses ready for whoever proves one."""
    broken = only(text)
    assert (broken.note, broken.unit.name) == (note, "万元")
    assert broken.guesses


@pytest.mark.parametrize("text", ["一些问题", "三农工作", "千方百计", "十分重视", "百姓", "统一部署", "第三季度"])
def test_syllables_are_no_numbers(text: str) -> None:
    """Numerals inside words count nothing."""
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三点五亿元", ["350000000"]),
        ("三亿二千万元", ["320000000"]),
        ("一百二十三人", ["123"]),
        ("两成五", ["0.25"]),
        ("增长一倍半", ["1.5"]),
        ("近千亿元", ["100000000000"]),
        ("统一十项制度", []),
        ("百亩方、百公里油耗", []),
        ("二〇二五年", []),
        ("每十万人", []),
    ],
)
def test_numerals_in_words(text: str, values: list[str]) -> None:
    """Numerals with a measure word behind them; syllables of other words, and rates by the hundred, are none."""
    assert [q.value for q in read(text)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("95人降至80人", [Role.DATA, Role.DATA]),
        ("由12家增至15家", [Role.DATA, Role.DATA]),
        ("增至92万册", [Role.DATA]),
        ("由5.2万元至6.3万元", [Role.DATA, Role.DATA]),
        ("从5万元到8万元不等", [Role.RANGE, Role.RANGE]),
        ("由3至5人组成", [Role.RANGE, Role.RANGE]),
        ("每期50至60人", [Role.RANGE, Role.RANGE]),
        ("12.5万元—15万元", [Role.RANGE, Role.RANGE]),
        ("1.个人防护", [Role.MARKER]),
    ],
)
def test_a_range_runs_from_number_to_number(text: str, roles: list[Role]) -> None:
    """With nothing but the first one's unit between; a verb, or 由 before, tells a change."""
    assert [q.role for q in read(text)] == roles


@pytest.mark.parametrize(
    ("text", "note", "guesses"),
    [
        ("支出12.万元", "dangling", ("12",)),
        ("支出012.5万元", "noughts", ("12.5",)),
        ("增长03%", "noughts", ("3", "0.3")),
        ("共计12。5万元，", "stop", ("12.5",)),
    ],
)
def test_other_malformed_numerals(text: str, note: str, guesses: tuple[str, ...]) -> None:
    """A point without digits, a nought too many, a full stop for the point."""
    broken = only(text)
    assert (broken.role, broken.note, broken.guesses) == (Role.MALFORMED, note, guesses)


@pytest.mark.parametrize(
    "text",
    ["支出0.5万元", "推进1.亿元项目", "共12。5万元以上企业", "全县共12。50家企业", "1.元旦活动", "编号012", "占0.05%"],
)
def test_well_formed_neighbours(text: str) -> None:
    """What looks like these and is right."""
    assert all(q.role is not Role.MALFORMED for q in read(text))


@pytest.mark.parametrize(("text", "unit"), [("￥300", "元"), ("¥12万", "万元"), ("￥12万元", "万元")])
def test_the_currency_sign_is_a_unit(text: str, unit: str) -> None:
    """In front of a number that prints no other."""
    assert only(text).unit.name == unit


def test_a_minus_behind_a_word_is_a_sign() -> None:
    """鲜菜-4.7畜肉-2.7 lists two falls, 3号楼—5号楼 a range."""
    assert [q.value for q in read("鲜菜-4.7，畜肉-2.7水产品-0.1")] == [
        Decimal("-4.7"),
        Decimal("-2.7"),
        Decimal("-0.1"),
    ]
    assert read("9时—11时")[-1].role in (Role.RANGE, Role.DATE)
    assert [q.role for q in read("两大战略、二十大报告")] == [Role.DATA]


def test_the_numerals_of_contracts_are_read() -> None:
    """叁拾捌万伍仟元整 is 385,000 yuan; where 角 and 分 follow nothing is read."""
    assert only("合同价款叁拾捌万伍仟元整").value == Decimal(385000)
    assert read("合同价款叁拾捌万伍仟元贰角整") == ()
