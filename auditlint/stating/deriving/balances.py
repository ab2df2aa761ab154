"""Balances that a sentence tells in figures side by side: A收入、支出B，结转C; 年初余额A，新增B，动用C，年末余额D."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from auditlint.model.fact import Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.stating.deriving.closure import additive


@dataclass(frozen=True, slots=True)
class _Remainder:
    """Three figures of which the third is what the first leaves over the second; ``adjacent``: in a row."""

    minuend: re.Pattern[str]
    subtrahend: re.Pattern[str]
    rest: re.Pattern[str]
    adjacent: bool


_REMAINDERS = (
    _Remainder(
        re.compile(r"收入(?:决算|预算)?(?:总计|总量|合计)"),
        re.compile(r"^[^收]*支出(?:决算|预算)?(?:总计|总量|合计)"),
        re.compile(r"^(?!.*滚存)(?!.*累计).*(?:结转|结余)"),
        adjacent=True,
    ),
    _Remainder(
        re.compile(r"送审|报审"),
        re.compile(r"审定|核定|审核后"),
        re.compile(r"^(?:净|共)?(?:审减|核减|审核减少)(?!率)"),
        adjacent=True,
    ),
    _Remainder(
        re.compile(r"^(?:.*[^进])?出口(?:总?额|总值|值)?(?:完成|实现)?$"),
        re.compile(r"^(?!.*进出口).*进口(?:总?额|总值|值)?(?:完成|实现)?$"),
        re.compile(r"顺差|逆差"),
        adjacent=False,
    ),
    _Remainder(re.compile(r"出生率"), re.compile(r"死亡率"), re.compile(r"自然增长率"), adjacent=False),
)
_OPENING = re.compile(r"(?:年初|期初|上年末|上年底|上年年末)[^，；]{0,12}(?:余额|结余|结存|规模)")
_CLOSING = re.compile(r"(?:年末|年底|期末)[^，；]{0,12}(?:余额|结余|结存|规模)")
_ADDED = re.compile(r"新增|增加|补充|计提|收入|安排|转入|发行|借入|提取|收到")
_REACH = 8
_TOLD = frozenset({Measure.LEVEL, Measure.RATE})
_TAKEN = re.compile(r"动用|使用|减少|支出|偿还|调出|还本|核销|转出|化解|支付|调入")


def balance_scopes(facts: Sequence[Fact]) -> Iterator[Scope]:
    """The balances of one paragraph: chains whose result is their governor."""
    plain = [fact for fact in facts if fact.depth == 0]
    for at, rest in enumerate(plain):
        for kind in _REMAINDERS:
            if kind.rest.search(rest.phrase) and not rest.base:
                yield from _remainder(kind, plain[max(0, at - _REACH) : at], rest)
    for _, group in groupby(plain, key=lambda fact: fact.sentence):
        yield from _stocks(list(group))


def _remainder(kind: _Remainder, before: Sequence[Fact], rest: Fact) -> Iterator[Scope]:
    near = [fact for fact in before if fact.family == rest.family and fact.sentence >= rest.sentence - 1]
    if kind.adjacent:
        near = [fact for fact in near[-2:] if fact.sentence == rest.sentence]
    taken = [fact for fact in near if kind.subtrahend.search(fact.phrase) and fact.measure in _TOLD]
    whole = [fact for fact in near if kind.minuend.search(fact.phrase) and fact.measure in _TOLD]
    if len(taken) == len(whole) == 1 and taken[0] is not whole[0]:
        members = ((1, whole[0]), (-1, taken[0]))
        yield Scope(ScopeKind.CHAIN, Closure.CLOSED, (rest,), (members,), rest.quantity.span)


def _stocks(sentence: Sequence[Fact]) -> Iterator[Scope]:
    """年末余额 = 年初余额 with all that the sentence says was added and taken between the two."""
    for at, closing in enumerate(sentence):
        if closing.measure is not Measure.LEVEL or not _CLOSING.search(closing.phrase):
            continue
        opening = next((i for i in range(at - 1, -1, -1) if _OPENING.search(sentence[i].phrase)), None)
        if opening is None or at - opening < 2 or any(fact.family == closing.family for fact in sentence[:opening]):
            continue
        terms = [(1, sentence[opening]), *((_sign(each), each) for each in sentence[opening + 1 : at])]
        if all(sign and fact.family == closing.family and additive(fact) for sign, fact in terms):
            yield Scope(ScopeKind.CHAIN, Closure.CLOSED, (closing,), (tuple(terms),), closing.quantity.span)


def _sign(fact: Fact) -> int:
    """+1 for what is added, -1 for what is taken, 0 where the words do not say."""
    if fact.measure is Measure.CHANGE:
        return 0 if fact.base else fact.direction
    if fact.measure is not Measure.LEVEL:
        return 0
    added, taken = _ADDED.search(fact.phrase) is not None, _TAKEN.search(fact.phrase) is not None
    return added - taken
