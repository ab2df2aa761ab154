"""Sums whose total stands last: A，加上B、C，总计D; 扣除E、F后为G; B，C，共计A."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from auditlint.model.fact import Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.stating.deriving.closure import additive, is_open, one_footing
from auditlint.stating.words import cues

_FIRM_TOTAL = re.compile(r"总计|总量|合计|共计|总共")
_WHOLE_SIDE = re.compile(r"总收入|总支出|财力")
_DEDUCTS = ("扣除", "减去", "减：")
_EACH = re.compile(r"各|分别|均")
_BARE_TOTAL = re.compile(
    r"(?:以上|上述)?(?:[两二三四五六]项|[两二三四五六]者)?(?:合计|共计|总计)(?:为|是|达到?|[：:])*"
)
_TOTALLED = re.compile(r"合计|共计|总计")
_TOTAL_WORDS = ("总计", "总量", "合计", "总收入", "总支出")
_OF_TOTALS = re.compile(r"[两二三四五六]者|[两二三四五六]项|以上|上述|前述")
Members = tuple[tuple[int, Fact], ...]


def total_last_scopes(facts: Sequence[Fact], earlier: Sequence[Fact], text: str) -> Iterator[Scope]:
    """Every total that follows its parts. ``earlier`` are the facts of the paragraph before."""
    for at, fact in enumerate(facts):
        if fact.measure is not Measure.LEVEL or not additive(fact):
            continue
        if cues.TOTAL_LAST.search(fact.phrase) or cues.CHAIN_TOTAL.search(fact.phrase):
            scope = _total(facts, earlier, at)
        elif at and _deducts(facts, at, text):
            scope = _deduction(facts, at)
        else:
            continue
        if scope is not None:
            yield scope


def _total(facts: Sequence[Fact], earlier: Sequence[Fact], at: int) -> Scope | None:
    total = facts[at]
    if _EACH.search(total.phrase):
        return None
    own = _since_last_total([fact for fact in facts[: at + 1] if fact.sentence == total.sentence])
    chained = any(cues.PLUS.search(cues.plain(fact.gap)) for fact in own)
    lists = _lists_before(own, total)
    if chained:
        lists += _head_and_added(own, total)
    headless = chained and _lacks_head(own)
    if headless:
        lists = [((1, head), *terms) for terms in lists for head in _heads(facts[: at + 1 - len(own)], earlier, total)]
    lists = [terms for terms in lists if len(terms) >= 2]
    if not lists:
        return None
    kind = ScopeKind.CHAIN if chained or re.search(r"总计|总量", total.phrase) else ScopeKind.TOTAL_LAST
    return Scope(
        kind, _closure(kind, own, earlier, lists, headless, chained), (total,), tuple(lists), total.quantity.span
    )


def _since_last_total(own: Sequence[Fact]) -> Sequence[Fact]:
    """收入总计A、支出总计B；支出C，加上D，支出总计E: a total begins no further back than the one before it.

    收入合计A，加上B goes on from that total; 两项合计 and a 总计 over several 合计 take them in.
    """
    total = own[-1]
    if _OF_TOTALS.search(total.phrase):
        return own
    for at in range(len(own) - 2, -1, -1):
        kinds = [word for word in _TOTAL_WORDS if word in own[at].phrase and word in total.phrase]
        ends = own[at].measure is Measure.LEVEL and cues.CHAIN_TOTAL.search(own[at].phrase)
        if kinds and ends and not cues.PLUS.search(cues.plain(own[at + 1].gap)):
            return own[at + 1 :]
    return own


def _closure(
    kind: ScopeKind,
    own: Sequence[Fact],
    earlier: Sequence[Fact],
    lists: Sequence[Members],
    headless: bool,
    chained: bool,
) -> Closure:
    total = own[-1]
    parts = [fact for _, fact in lists[0]]
    firm = _FIRM_TOTAL.search(total.phrase) or (chained and _WHOLE_SIDE.search(total.phrase))
    if not firm or is_open(parts, "") or not one_footing([*parts, total]):
        return Closure.OPEN
    if headless and not (lists[0][0][1].block == total.block and _one_side(lists[0][0][1], total)):
        return Closure.OPEN
    return Closure.CLOSED if kind is ScopeKind.CHAIN or _sums_all_before(lists[0], own, earlier) else Closure.LIKELY


def _sums_all_before(members: Members, own: Sequence[Fact], earlier: Sequence[Fact]) -> bool:
    """B，C，合计A: nothing but the parts stands in the sentence, and the total says no more than that it is one.

    Where a paragraph with figures ends right before, a page may have torn the list.
    """
    first, total = members[0][1], own[-1]
    count = own[-2]  # 两项合计: how many there are
    counted = count.quantity.value == len(members)
    told = len(own) - 1 - (1 if count.family != total.family else 0)
    if count.family != total.family and not (_TOTALLED.match(total.phrase) and counted):
        return False
    torn = bool(earlier) and first.sentence == 0
    apart = any("；" in fact.gap for _, fact in members[1:])
    return told == len(members) and not apart and not torn and _BARE_TOTAL.fullmatch(total.phrase) is not None


def _one_side(head: Fact, total: Fact) -> bool:
    """Whether head and total are both income, or both spending."""
    return any(side in head.label and side in total.phrase for side in ("收入", "支出", "财力"))


def _head_and_added(own: Sequence[Fact], total: Fact) -> list[Members]:
    """A, of which much is told, 加上B、C: the first figure and those from 加上 on."""
    added = next((i for i, fact in enumerate(own) if cues.PLUS.search(cues.plain(fact.gap))), 0)
    fitting = [fact for fact in own[:-1] if fact.family == total.family and fact.depth == total.depth]
    levels = [fact for fact in fitting if fact.measure is Measure.LEVEL and additive(fact)]
    tail = [fact for fact in levels if fact.index >= own[added].index]
    return [((1, levels[0]), *((1, fact) for fact in tail))] if tail and levels[0] not in tail else []


def _lacks_head(own: Sequence[Fact]) -> bool:
    """Whether 加上 comes before any figure of the sentence, or behind a list of 其中 that opens it."""
    for fact in own:
        gap = cues.plain(fact.gap)
        if cues.PLUS.search(gap):
            return True
        if fact.measure is Measure.LEVEL and not cues.OF_WHICH.search(gap):
            return False
        if cues.OF_WHICH.search(gap) and fact is own[0]:
            return True
    return False


def _heads(before: Sequence[Fact], earlier: Sequence[Fact], total: Fact) -> list[Fact]:
    """What a chain without a head of its own may go on from: the levels of the sentences before it."""
    found = [
        fact
        for fact in reversed([*earlier, *before])
        if fact.measure is Measure.LEVEL
        and fact.family == total.family
        and fact.depth == total.depth
        and additive(fact)
    ]
    near = [fact for fact in found if fact.block == total.block and fact.sentence >= total.sentence - 2]
    # The first figure of the sentence before is what it is about; what follows there is said of it.
    first = [fact for fact in near if not any(o.sentence == fact.sentence and o.index < fact.index for o in near)]
    rest = [fact for fact in [*near, *found] if fact not in first]
    return list(dict.fromkeys([*first, *rest]))[:6]


def _lists_before(own: Sequence[Fact], total: Fact) -> list[Members]:
    """The lists that may end at a total, from the nearest start to the sentence's own; 其中 lists left out.

    A 其中 list may end at a ； or hold several items that ； part: both are tried.
    """
    lists = [*_walk(own, total, semicolon_ends_list=True), *_walk(own, total, semicolon_ends_list=False)]
    return list(dict.fromkeys(lists))


def _walk(own: Sequence[Fact], total: Fact, semicolon_ends_list: bool) -> list[Members]:
    terms: list[tuple[int, Fact]] = []
    starts = [0]
    sign, nested = 1, False
    for fact in own[:-1]:
        gap = cues.plain(fact.gap)
        if "；" in gap:
            starts.append(len(terms))
            nested = nested and not semicolon_ends_list
        if cues.PLUS.search(gap) or cues.MINUS.search(gap):
            nested = False
            sign = -1 if cues.MINUS.search(gap) and not cues.PLUS.search(gap) else 1
        elif cues.OF_WHICH.search(gap):
            nested = True
        if nested or fact.depth != total.depth or fact.family != total.family:
            continue
        if fact.measure is Measure.LEVEL and additive(fact):
            if cues.CHAIN_TOTAL.search(fact.phrase) and _FIRM_TOTAL.search(fact.phrase):
                starts.append(len(terms) + 1)
            terms.append((sign, fact))
    nearest_first = sorted(set(starts), reverse=True)
    return [tuple(terms[start:]) for start in nearest_first if terms[start:]]


def _deducts(facts: Sequence[Fact], at: int, text: str) -> bool:
    """Whether the sentence deducts from a total before it and ends with this figure."""
    fact = facts[at]
    if at + 1 < len(facts) and facts[at + 1].sentence == fact.sentence and facts[at + 1].measure is Measure.LEVEL:
        return False
    first = facts[bisect_left(facts, fact.sentence, key=attrgetter("sentence"))]
    return first is not fact and cues.MINUS.search(first.gap) is not None and first.phrase.startswith(_DEDUCTS)


def _deduction(facts: Sequence[Fact], at: int) -> Scope | None:
    rest = facts[at]
    taken = [each for each in facts[:at] if each.sentence == rest.sentence and each.depth == rest.depth]
    taken = [each for each in taken if each.measure is Measure.LEVEL and each.family == rest.family]
    before = [each for each in facts[:at] if each.sentence < rest.sentence and each.measure is Measure.LEVEL]
    totals = [each for each in before if each.family == rest.family and cues.CHAIN_TOTAL.search(each.phrase)]
    if not taken or not totals:
        return None
    terms = ((1, totals[-1]), *((-1, each) for each in taken))
    return Scope(ScopeKind.CHAIN, Closure.CLOSED, (rest,), (terms,), rest.quantity.span)
