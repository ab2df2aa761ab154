"""A103: a chain of additions and deductions ends at the total that is stated."""

import re
from collections.abc import Iterator, Sequence

from auditlint.api import (
    Basis,
    Check,
    Closure,
    Document,
    Equation,
    Fact,
    Measure,
    Of,
    Reading,
    ScopeKind,
    Severity,
    Standing,
    Sum,
    Words,
    difference,
)

_STANDINGS = {Closure.CLOSED: Standing.CERTAIN, Closure.LIKELY: Standing.LIKELY, Closure.OPEN: Standing.TENTATIVE}
_BALANCE = re.compile(r"收支(?:相抵|结余|结转|差额|缺口|净额)|(?:本年|当年|当期)(?:收支)?(?:结余|结转|缺口|赤字)")
_INCOME = re.compile(r"收入(?:总计|总量|合计|预算|完成|预计)?|总收入")
_SPENDING = re.compile(r"支出(?:总计|总量|合计|预算|完成|预计)?|总支出")

_ITEM = re.compile(r"[①-⑳]|（\d+）")
_OPENING = re.compile(r"年初(?:累计|滚存)?(?:结转|结余)|上年(?:末)?(?:累计|滚存)?(?:结转|结余)")
_CLOSING = re.compile(r"年末(?:累计|滚存)?(?:结转|结余)")


def find(document: Document) -> Iterator[Equation]:
    """Chains with 加上 and 扣除, then 收支相抵."""
    for scope in ():
        if scope.kind is ScopeKind.CHAIN:
            total = scope.governors[0]
            readings = tuple(
                Reading(Sum(tuple((sign, Of(fact.quantity)) for sign, fact in members))) for members in scope.members
            )
            yield Equation(total.quantity, readings, standing=_STANDINGS[scope.closure], subject=total.label)
    for derivation in document.derivations:
        if derivation.shape in ("chain", "balance", "rest"):
            yield derivation.equation()


def _balances(document: Document) -> Iterator[Equation]:
    """结余 = 收入 − 支出, from the last income and the last spending told before it in the paragraph."""
    parts = {part.index for scope in document.scopes for members in scope.members for _, part in members}
    facts = document.facts
    for at, fact in enumerate(facts):
        words = fact.gap[-20:] + fact.phrase
        if fact.measure is not Measure.LEVEL or not _BALANCE.search(words) or "滚存" in fact.phrase:
            continue
        before = [each for each in facts[max(0, at - 40) : at] if each.block == fact.block and _comparable(each, fact)]
        sides = _sides([each for each in before if each.index not in parts])
        if sides["收入"] and sides["支出"]:
            # ①甲支出B，当期结余C；②…: an item's balance is against an item of the list before.
            itemised = any(_ITEM.search(each.gap) for each in (*before, fact) if each.sentence == fact.sentence)
            yield _balance(fact, sides["收入"], sides["支出"], itemised)


def _sides(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Income and spending, the nearest first; 实际完成 is on the side of what its sentence spoke of before."""
    sides: dict[str, list[Fact]] = {"收入": [], "支出": []}
    side, sentence = "", -1
    for fact in facts:
        if fact.sentence != sentence:
            side, sentence = "", fact.sentence
        told = [name for name in sides if name in fact.phrase]
        side = told[0] if len(told) == 1 else "" if told else side
        if side:
            sides[side].insert(0, fact)
    return sides


def _balance(fact: Fact, income: Sequence[Fact], spending: Sequence[Fact], itemised: bool) -> Equation:
    wholes = [(a, b) for a in income[:3] for b in spending[:3]]
    readings = tuple(Reading(difference(a.quantity, b.quantity)) for a, b in wholes)
    firm = not itemised and len(_settled(income)) == len(_settled(spending)) == 1 and "预算" not in fact.phrase
    return Equation(
        fact.quantity,
        readings,
        standing=Standing.CERTAIN if firm else Standing.TENTATIVE,
        subject=fact.label,
        magnitude=True,
    )


def _settled(facts: Sequence[Fact]) -> list[Fact]:
    """What was done where that is told, else all that is told."""
    return [each for each in facts if each.basis is Basis.EXECUTED and "实际" in each.label] or list(facts)


def _carried_forward(facts: Sequence[Fact]) -> Iterator[Equation]:
    """年末结转和结余 = 年初结转和结余 + 收入 − 支出, told in one sentence."""
    for at, closing in enumerate(facts):
        if closing.measure is not Measure.LEVEL or not _CLOSING.search(closing.phrase):
            continue
        near = [
            each for each in facts[max(0, at - 6) : at] if each.block == closing.block and _comparable(each, closing)
        ]
        near = [each for each in near if each.sentence == closing.sentence]
        opening = [each for each in near if _OPENING.search(each.phrase)]
        income = [each for each in near if _INCOME.search(each.phrase) and "支出" not in each.phrase]
        spending = [each for each in near if _SPENDING.search(each.phrase) and "收入" not in each.phrase]
        if len(opening) == len(income) == len(spending) == 1:
            terms = ((1, Of(opening[0].quantity)), (1, Of(income[0].quantity)), (-1, Of(spending[0].quantity)))
            standing = Standing.CERTAIN if len(near) == 3 else Standing.TENTATIVE
            yield Equation(closing.quantity, (Reading(Sum(terms)),), standing=standing, subject=closing.label)


def _comparable(other: Fact, fact: Fact) -> bool:
    return other.measure is Measure.LEVEL and other.family == fact.family and other.depth == fact.depth


CHECK = Check(
    code="A103",
    name="balance-chain",
    title=Words("收支平衡关系成立", "additions and deductions end at the stated total"),
    fault=Words("各项加减后与总计不符", "the additions and deductions do not end at the stated total"),
    rationale=Words(
        "预算法第十二条要求收支平衡；收入总计、支出总计、结转结余由前列各项加减得出，漏改一项即不平衡。",
        (
            "Article 12 of 《预算法》 requires revenue and expenditure to balance. Total revenue, total "
            "expenditure and the balance carried forward follow from the items before them by addition and "
            "deduction; one item left unchanged upsets the balance."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "一般公共预算收入93000万元，增长3%，加上上级补助收入17361万元、上年结余收入6826万元，收入总计⟦117187⟧万元。",
        "基金收入120亿元，支出100亿元，当年收支结余⟦20⟧亿元。",
        "收入总量为38440万元。扣除上解支出2046万元、年终结余3737万元，全市一般公共预算支出⟦32657⟧万元。",
    ),
    bad=(
        "一般公共预算收入93000万元，增长3%，加上上级补助收入17361万元、上年结余收入6826万元，收入总计⟦117781⟧万元。",
        "支出安排34709万元，加上转移性支出25874万元，支出总计⟦60853⟧万元。",
    ),
)
