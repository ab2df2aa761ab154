"""Sums whose total stands last: A，加上B、C，总计D; 扣除E、F后为G; B，C，共计A."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.fact import Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.stating import wording
from auditlint.stating.closure import additive, is_open, one_footing

_FIRM_TOTAL = re.compile(r"总计|总量|合计|共计|总共")
_EACH = re.compile(r"各|分别|均")
Members = tuple[tuple[int, Fact], ...]


def total_last_scopes(facts: Sequence[Fact], text: str) -> Iterator[Scope]:
    """Every total that follows its parts in one sentence."""
    for at, fact in enumerate(facts):
        if fact.measure is not Measure.LEVEL or not additive(fact):
            continue
        if wording.TOTAL_LAST.search(fact.phrase) or wording.CHAIN_TOTAL.search(fact.phrase):
            scope = _total(facts, at)
        elif at and _deducts(facts, at, text):
            scope = _deduction(facts, at)
        else:
            continue
        if scope is not None:
            yield scope


def _total(facts: Sequence[Fact], at: int) -> Scope | None:
    total = facts[at]
    if _EACH.search(total.phrase):
        return None
    lists = [members for members in _lists_before(facts, at) if len(members) >= 2]
    if not lists:
        return None
    run = facts[lists[0][0][1].index - facts[0].index : at + 1]
    chained = any(wording.PLUS.search(fact.gap) for fact in run)
    kind = ScopeKind.CHAIN if chained or re.search(r"总计|总量", total.phrase) else ScopeKind.TOTAL_LAST
    parts = [fact for _, fact in lists[0]]
    if not _FIRM_TOTAL.search(total.phrase) or is_open(parts, "") or not one_footing([*parts, total]):
        closure = Closure.OPEN
    else:
        closure = Closure.CLOSED if kind is ScopeKind.CHAIN else Closure.LIKELY
    return Scope(kind, closure, (total,), tuple(lists), total.quantity.span)


def _lists_before(facts: Sequence[Fact], at: int) -> list[Members]:
    """The lists that may end at a total: from the sentence's start, or from behind a ；, fullest first."""
    total = facts[at]
    terms: list[tuple[int, Fact]] = []
    starts = [0]
    sign, nested = 1, False
    for fact in facts[:at]:
        if fact.sentence != total.sentence:
            continue
        if "；" in fact.gap:
            starts.append(len(terms))
            nested = False
        if wording.PLUS.search(fact.gap) or wording.MINUS.search(fact.gap):
            nested = False
            sign = -1 if wording.MINUS.search(fact.gap) and not wording.PLUS.search(fact.gap) else 1
        elif wording.OF_WHICH.search(fact.gap):
            nested = True
        if nested or fact.depth != total.depth or fact.family != total.family:
            continue
        if fact.measure is Measure.LEVEL and additive(fact):
            if wording.CHAIN_TOTAL.search(fact.phrase) and _FIRM_TOTAL.search(fact.phrase):
                starts.append(len(terms) + 1)
            terms.append((sign, fact))
    return [tuple(terms[start:]) for start in dict.fromkeys(starts) if terms[start:]]


def _deducts(facts: Sequence[Fact], at: int, text: str) -> bool:
    """Whether the sentence deducts from a total before it and ends with this figure."""
    fact = facts[at]
    if at + 1 < len(facts) and facts[at + 1].sentence == fact.sentence and facts[at + 1].measure is Measure.LEVEL:
        return False
    own = [each for each in facts[:at] if each.sentence == fact.sentence]
    return bool(own) and wording.MINUS.search(own[0].gap) is not None and own[0].phrase[:2] in ("扣除", "减去", "减：")


def _deduction(facts: Sequence[Fact], at: int) -> Scope | None:
    rest = facts[at]
    taken = [each for each in facts[:at] if each.sentence == rest.sentence and each.depth == rest.depth]
    taken = [each for each in taken if each.measure is Measure.LEVEL and each.family == rest.family]
    before = [each for each in facts[:at] if each.sentence < rest.sentence and each.measure is Measure.LEVEL]
    totals = [each for each in before if each.family == rest.family and wording.CHAIN_TOTAL.search(each.phrase)]
    if not taken or not totals:
        return None
    terms = ((1, totals[-1]), *((-1, each) for each in taken))
    return Scope(ScopeKind.CHAIN, Closure.CLOSED, (rest,), (terms,), rest.quantity.span)
