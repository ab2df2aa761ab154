"""Multiples of two amounts that the clause names, or that are the only two of the sentence."""

from __future__ import annotations

import pytest

from auditlint import registry, run
from auditlint.model.derivation import Derivation
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from tests.stating.reading_text import stated, told


def _multiples(text: str) -> list[Derivation]:
    return [each for each in stated(text).derivations if each.shape == "multiple-of-two"]


@pytest.mark.parametrize(
    ("text", "operands", "value"),
    [
        ("收到申请900份，名额360个，申请量为名额的2.5倍。", ["900", "360"], "5/2"),
        ("诉前调解件数是诉讼件数的2.6倍——诉前调解780件，诉讼300件。", ["780", "300"], "13/5"),
        ("甲厂成本52元，乙厂成本26元，前者比后者高出1倍。", ["52", "26"], "1"),
        ("甲厂成本26元，乙厂成本52元，后者是前者的2倍。", ["52", "26"], "2"),
        ("风险补偿金500万元，撬动授信0.6亿元，放大12倍。", ["0.6", "500"], "12"),
        ("流动资产640万元，流动负债400万元，流动比率1.6。", ["640", "400"], "8/5"),
    ],
)
def test_one_amount_over_the_other_by_name_or_order(text: str, operands: list[str], value: str) -> None:
    """Counts of different things may be held against each other where the clause names both."""
    (found,) = _multiples(text)
    assert told(found.readings[0].figures) == operands
    assert str(found.readings[0].expression.exact()) == value


@pytest.mark.parametrize(
    "text",
    [
        "产值36亿元，利润12亿元，规模为上年的3倍。",  # last year's is not printed
        "收到申请900份，名额360个，规模为全省平均的2倍。",
        "甲18亿元、乙6亿元、丙3亿元，前者是后者的3倍。",  # three amounts
        "教师96人，经费192万元，前者是后者的2倍。",  # persons against money
        "流动资产640万元，流动负债400万元、非流动负债80万元，流动比率1.6。",
        "投资回报放大12倍。",
    ],
)
def test_a_multiple_of_what_is_not_told_is_left_alone(text: str) -> None:
    """What is not named, or one of three, gives no reading."""
    assert not _multiples(text)


def test_being_no_more_than_the_whole_does_not_vouch_for_a_part() -> None:
    """1,800 is less than 6,000, and still not two tenths of it: the bound that holds must not silence the share."""
    text = "三家股东按5:3:2出资，注册资本6,000万元，其中最小股东出资1,800万元。\n"
    report = run.audit(Source("a.txt", text), registry.load().checks)
    assert [finding.check for finding in report.findings if finding.severity is not Severity.INFO] == ["A401"]
