"""What a figure measures, of what, and to which level it belongs."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings

from auditlint.model.fact import Basis, Measure
from auditlint.model.quantity import Role
from auditlint.stating.words.footings import basis_of
from tests.stating.reading_text import stated
from tests.strategies import report_text


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("税收收入381万元，比上年增加34万元，增长9.9%。", [Measure.LEVEL, Measure.CHANGE, Measure.GROWTH]),
        ("藏书由80万册增加到92万册。", [Measure.BASE, Measure.LEVEL]),
        ("支出决算为300万元，完成年初预算的129.31%。", [Measure.LEVEL, Measure.COMPLETION]),
        ("税收150万元，占全年收入的75%。", [Measure.LEVEL, Measure.SHARE]),
        ("预算执行率为98.16%。", [Measure.RATE]),
        ("下降0.4个百分点。", [Measure.POINTS]),
        ("固定资产投资增速5%。", [Measure.GROWTH]),
        ("收入90万元，是上年的3倍。", [Measure.LEVEL, Measure.COMPLETION]),
        ("新增就业300人。", [Measure.LEVEL]),
        ("减少到95人。", [Measure.LEVEL]),
    ],
)
def test_measures(text: str, measures: list[Measure]) -> None:
    """Level, earlier value, change, growth, share, completion, rate, points: by the words before a figure."""
    assert [fact.measure for fact in stated(text).facts] == measures


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("收入9万元，比上年增加3万元。", 1),
        ("收入9万元，同比减少3万元。", -1),
        ("收入9万元，同比下降3%。", -1),
        ("收入9万元。", 0),
    ],
)
def test_directions(text: str, direction: int) -> None:
    """增加 is up, 减少 and 下降 down, a level neither."""
    assert stated(text).facts[-1].direction == direction


def test_attributes_know_their_level() -> None:
    """Change and growth belong to the level before them; another subject between cuts that."""
    facts = stated("税收收入381万元，比上年增加34万元，增长9.9%。").facts
    assert [fact.owner for fact in facts] == [None, 0, 0]
    facts = stated("税收收入381万元。全市规模以上工业企业利润总额增长5%。").facts
    assert facts[1].owner is None


def test_a_rate_in_brackets_is_its_changes() -> None:
    """减少0.8万元（20%）: the growth rate of the same level, downward."""
    *_, rate = stated("接待费3.2万元，比上年减少0.8万元（20%）。").facts
    assert (rate.measure, rate.direction, rate.owner) == (Measure.GROWTH, -1, 0)


def test_labels_are_the_words_without_cues() -> None:
    """其中, 分别为 and 和 are no part of what a figure is called."""
    facts = stated("全年收入30万元，其中：财政拨款收入20万元，加上其他收入为10万元。").facts
    assert [fact.label for fact in facts] == ["收入", "财政拨款收入", "其他收入"]


def test_respective_figures_take_their_names_and_unit() -> None:
    """甲科、乙科、丙科分别为10、20和30万元: in order, and all of them 万元."""
    facts = stated("甲科、乙科、丙科分别为10、20和30万元。").facts
    assert [fact.label for fact in facts] == ["甲科", "乙科", "丙科"]
    assert [int(fact.quantity.value) for fact in facts] == [100_000, 200_000, 300_000]


def test_periods_reach_on() -> None:
    """A year holds until another is told."""
    facts = stated("2023年收入10万元，支出9万元；2024年收入12万元。").facts
    assert [fact.period for fact in facts] == ["2023", "2023", "2024"]


@pytest.mark.parametrize(
    ("label", "basis"),
    [
        ("年初预算", Basis.INITIAL),
        ("调整后预算", Basis.ADJUSTED),
        ("预算执行数", Basis.EXECUTED),
        ("实际支出", Basis.EXECUTED),
        ("上年支出", Basis.PRIOR),
        ("上年结转", Basis.BALANCE),
        ("到位资金", Basis.RECEIVED),
        ("科技计划项目经费使用", Basis.EXECUTED),
        ("1～12月计划支出", Basis.BUDGET),
        ("一般公共预算收入", Basis.NONE),
        ("税收收入", Basis.NONE),
    ],
)
def test_bases(label: str, basis: Basis) -> None:
    """口径: the last word decides, budgets by name are no plan."""
    assert basis_of(label) is basis


@settings(max_examples=150, deadline=None)
@given(report_text())
def test_facts_are_the_figures_of_the_text(text: str) -> None:
    """In any text: one fact a figure that states data, in order, each owned by an earlier one of its paragraph."""
    document = stated(text)
    facts = document.facts
    assert [fact.index for fact in facts] == list(range(len(facts)))
    assert all(fact.quantity.role in (Role.DATA, Role.MALFORMED) for fact in facts)
    assert all(a.quantity.span.end <= b.quantity.span.start for a, b in itertools.pairwise(facts))
    assert all(fact.owner < fact.index for fact in facts if fact.owner is not None)
    assert all(facts[fact.owner].block == fact.block for fact in facts if fact.owner is not None)
    assert tuple(fact for block in range(len(document.paragraphs)) for fact in document.facts_in(block)) == facts
