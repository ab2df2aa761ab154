"""Scores told in sentences: 决策20分，得19分；管理25分，得21.8分；总得分A: weights, scores and their total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditlint.model.fact import Fact
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.model.unit import Dimension
from auditlint.stating.words import cues

_TOTAL = re.compile(
    r"(?:总分|总得分|总评分|综合得分|综合评分|合计得分|合计得|共得|总计得分?|总体得分|评价得分|自评得分)(?:数|值)?(?:为|是|达|共|[：:])*$"
)
_WEIGHT = re.compile(r"(?:满分|分值|权重|标准分|应得)(?:为|是|共|[：:])*$")
_SCORE = re.compile(r"(?:得分?|自评得?分?|实得分?|评分|自评分)(?:数|值)?(?:为|是|[：:])*$")
_TAKEN = re.compile(r"(?:扣分|扣减|扣除|扣)(?:为|是|[：:])*$")
_ALL_TAKEN = re.compile(r"(?:合计|共计|总共|累计|共)(?:扣分|扣减|扣除|扣)(?:为|是|[：:])*$")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One heading of a scoring: what it is worth, and what it got."""

    weight: Fact
    score: Fact


def scoring_scopes(facts: Sequence[Fact]) -> Iterator[Scope]:
    """The total score over the scores of its items, all deductions over each."""
    marks = [fact for fact in facts if fact.quantity.unit.dimension is Dimension.SCORE]
    found = items(marks)
    totals = [fact for fact in marks if _TOTAL.search(fact.phrase) and all(fact is not item.score for item in found)]
    if len(found) >= _FEWEST and len(totals) == 1 and _is_one_list(found, totals[0]):
        members = tuple((1, item.score) for item in found)
        yield Scope(ScopeKind.PARTITION, Closure.CLOSED, tuple(totals), (members,), totals[0].quantity.span)
    yield from _deductions(marks)
    yield from _deductions_behind(marks)


def tells_total(fact: Fact) -> bool:
    """Whether the words before a figure call it a total score."""
    return _TOTAL.search(fact.phrase) is not None


def items(marks: Sequence[Fact]) -> list[Item]:
    """Each weight with the score beside it: 20分，得19分; 得19分（满分20分）."""
    found: list[Item] = []
    at = 0
    while at + 1 < len(marks):
        item = _item(marks[at], marks[at + 1])
        found += [item] if item else []
        at += 2 if item else 1
    return found


def _item(first: Fact, second: Fact) -> Item | None:
    if first.sentence != second.sentence or _TOTAL.search(first.phrase):
        return None
    behind = second.index == first.index + 1 and "；" not in second.gap
    if behind and _WEIGHT.search(second.phrase) and second.gap.lstrip("，").startswith(("（", "满分", "分值", "权重")):
        return Item(second, first)
    scored = _SCORE.search(second.phrase) and not _TOTAL.search(second.phrase.removeprefix("自评得分"))
    if behind and scored and not _SCORE.search(first.phrase) and second.depth <= first.depth + 1:
        return Item(first, second)
    return None


def _is_one_list(found: Sequence[Item], total: Fact) -> bool:
    """Whether the items follow each other, none under another, and the total stands beside them."""
    scores = [item.score for item in found]
    near = abs(scores[0].sentence - total.sentence) <= 1 or abs(scores[-1].sentence - total.sentence) <= 1
    nested = any(cues.OF_WHICH.search(cues.plain(item.weight.gap)) for item in found[1:])
    between = total.index in range(scores[0].index, scores[-1].index)
    return near and not nested and not between and len({score.depth for score in scores}) == 1


def _deductions(marks: Sequence[Fact]) -> Iterator[Scope]:
    """A扣5分，B扣4分，合计扣9分."""
    for at, total in enumerate(marks):
        if not _ALL_TAKEN.search(total.phrase):
            continue
        taken = [
            fact
            for fact in marks[:at]
            if fact.sentence == total.sentence and _TAKEN.search(fact.phrase) and not _ALL_TAKEN.search(fact.phrase)
        ]
        if len(taken) >= _FEWEST:
            members = tuple((1, fact) for fact in taken)
            yield Scope(ScopeKind.TOTAL_LAST, Closure.CLOSED, (total,), (members,), total.quantity.span)


def _deductions_behind(marks: Sequence[Fact]) -> Iterator[Scope]:
    """扣9分，其中A扣5分，B扣4分."""
    for at, total in enumerate(marks[:-1]):
        if not _TAKEN.search(total.phrase) or not cues.OF_WHICH.search(marks[at + 1].gap):
            continue
        taken = [fact for fact in marks[at + 1 :] if fact.sentence == total.sentence and _TAKEN.search(fact.phrase)]
        if len(taken) >= _FEWEST:
            members = tuple((1, fact) for fact in taken)
            yield Scope(ScopeKind.PARTITION, Closure.CLOSED, (total,), (members,), total.quantity.span)


def last_item(marks: Sequence[Fact]) -> Item | None:
    """The item that ends a run of figures, where a rate of it follows: 满分15分，得13.5分，得分率90%."""
    found = items(marks)
    return found[-1] if found and marks[-1] in (found[-1].score, found[-1].weight) else None
