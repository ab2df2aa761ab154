"""满分20分，因…扣3分、因…扣1分，得16分: marks kept are the full ones less what is taken off, or follow from a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import Expression, Magnitude, Of, Product, Quotient, Sum
from auditlint.model.fact import Fact
from auditlint.model.unit import Dimension

_KEPT_SHARE, _EACH_SHARE = 970, 970
# Marks are given by steps as often as by the rate itself: alone that a rate stands there proves little.
_RATE_SHARE = 500


class Kind(Enum):
    """What a mark is."""

    FULL = "full"  # 分值10分, 满分20分, 本项5分
    GOT = "got"  # 得16分, 实得3分, 得分92.6分
    LOST = "lost"  # 扣1分, 失分7.4分
    STEP = "step"  # 每低1个百分点扣0.2分, 每项5分
    PLAIN = "plain"


# The last of these words before a mark says what it is: in 扣分后得分5.5分 it is 得分.
_KINDS = (
    (Kind.FULL, re.compile(r"满分|分值|标准分|权重|总分(?!为)|[本该此](?:项|指标)|基准分")),
    (Kind.GOT, re.compile(r"得分?|评分|自评")),
    (Kind.LOST, re.compile(r"扣(?!分后|分原因|除后|减后)|失分")),
)
_EACH = re.compile(r"每")
_JOINT = re.compile(r"[、，]?(?:和|及|与|以及|、)?")
_GIVEN = re.compile(r"(?:满分|分值|标准分)(?:为|是|共)?$|每[^，。；]{0,4}$")
_PRO_RATA = re.compile(r"按[^，。；]{0,6}(?:比例|率)")
_ALL_LOST = re.compile(r"(?:共|合计|累计|总)计?扣")
_OFF = frozenset({Kind.LOST, Kind.STEP})
_STOP = re.compile(r"[；。]")
_NUMBERS = frozenset({Dimension.COUNT, Dimension.TIME, Dimension.MEASURE})
_BACK = 2  # sentences


@dataclass(frozen=True, slots=True, eq=False)
class _Mark:
    fact: Fact
    kind: Kind
    after: int  # how many of the paragraph's facts stand before it


def is_given(fact: Fact) -> bool:
    """Whether a figure is laid down by its own words, so that it follows from nothing: 满分100分, 每低1个百分点."""
    return _GIVEN.search(fact.phrase) is not None


def marks_kept(facts: Sequence[Fact]) -> Iterator[Derivation]:
    """The marks of one paragraph that follow from full ones and those taken off, or from a rule for each."""
    marks = _marks(facts)
    for at, mark in enumerate(marks):
        if mark.kind in (Kind.GOT, Kind.LOST):
            yield from _by_rule(mark, marks[:at], facts)
            window = _window(marks, at)
            yield from _from_full(mark, window, facts)
            yield from _by_rate(mark, window, facts)


def _marks(facts: Sequence[Fact]) -> list[_Mark]:
    found: list[_Mark] = []
    for at, fact in enumerate(facts):
        if fact.quantity.unit.dimension is Dimension.SCORE:
            joined = bool(found) and found[-1].after == at - 1 and bool(fact.gap) and _JOINT.fullmatch(fact.gap)
            found.append(_Mark(fact, found[-1].kind if joined else _kind(fact, facts[at - 1] if at else None), at))
    return found


def _kind(fact: Fact, before: Fact | None) -> Kind:
    words = fact.phrase
    step = before is not None and before.sentence == fact.sentence and "每" in before.phrase and "，" not in fact.gap
    if _EACH.search(words) or step:
        return Kind.STEP
    last = {kind: max((match.end() for match in cue.finditer(words)), default=0) for kind, cue in _KINDS}
    kind = max(last, key=lambda each: last[each])
    return kind if last[kind] else Kind.PLAIN


def _window(marks: Sequence[_Mark], at: int) -> list[_Mark]:
    """The marks up to this one that are told of its item: from the last full ones on, two sentences back at most."""
    sentence = marks[at].fact.sentence
    first = at
    while first and marks[first - 1].fact.sentence >= sentence - _BACK and marks[first].kind is not Kind.FULL:
        first -= 1
    if first == at - 1 and marks[first].kind is Kind.FULL:
        # 扣2分、扣1分，该项满分20分，得17分: what is taken off may be told before, in the same sentence.
        # 得88.5分，满分100分，共扣11.5分: and so may what is kept.
        told = _OFF if marks[at].kind is Kind.GOT else {Kind.GOT}
        while first and marks[first - 1].kind in told and marks[first - 1].fact.sentence == sentence:
            first -= 1
    window = list(marks[first : at + 1])
    if any(mark.kind is Kind.FULL for mark in window):
        return window
    # “合规性”5分，发现1笔…扣2分: the first mark of an item without a word is what it is worth.
    plain = [at for at, mark in enumerate(window) if mark.kind is Kind.PLAIN]
    if len(plain) == 1 and plain[0] == 0:
        return [_Mark(window[0].fact, Kind.FULL, window[0].after), *window[1:]]
    return window


def _from_full(mark: _Mark, window: Sequence[_Mark], facts: Sequence[Fact]) -> Iterator[Derivation]:
    """Full, got and lost: the last of them follows from the others."""
    full = [each.fact for each in window if each.kind is Kind.FULL]
    rest = [each for each in window if each.kind is not Kind.FULL and each is not mark]
    rest = [each for each in rest if _ALL_LOST.search(each.fact.phrase)] or rest
    other = _OFF if mark.kind is Kind.GOT else {Kind.GOT}
    if len(full) != 1 or not rest or any(each.kind not in other for each in rest):
        return
    if mark.kind is Kind.LOST and len(rest) != 1:
        return
    terms: list[tuple[int, Expression]] = [(1, Of(full[0].quantity))]
    for each in rest:
        term = _taken(each, facts) if each.kind is Kind.STEP else Of(each.fact.quantity)
        if term is None:
            return
        terms.append((-1, term))
    figures = (full[0], *(each.fact for each in rest))
    yield Derivation(mark.fact, "marks", (Derived("full-less-lost", figures, Sum(tuple(terms)), _KEPT_SHARE),))


def _by_rule(mark: _Mark, before: Sequence[_Mark], facts: Sequence[Fact]) -> Iterator[Derivation]:
    """每项5分，9项达标，得45分; 每处扣0.5分，发现7处，扣3.5分; 每低1个百分点扣0.2分，扣1.8分."""
    rule = before[-1] if before else None
    if rule is None or rule.kind is not Kind.STEP or rule.fact.sentence != mark.fact.sentence:
        return
    between = facts[rule.after + 1 : mark.after + 1]
    taken_off = "扣" in rule.fact.phrase
    if taken_off is not (mark.kind is Kind.LOST) or any(_STOP.search(fact.gap) for fact in between):
        return
    made = _taken(rule, [fact for fact in facts if fact.index < mark.fact.index])
    if made is not None:
        yield Derivation(mark.fact, "marks", (Derived("marks-by-rule", (rule.fact,), made, _EACH_SHARE),))


def _taken(rule: _Mark, facts: Sequence[Fact]) -> Expression | None:
    """What a rule makes: its marks times the number of that which it is told for each of."""
    own = [fact for fact in facts if fact.sentence == rule.fact.sentence]
    price = Of(rule.fact.quantity, exactly=True)
    step = next((fact for fact in own if fact.index == rule.fact.index - 1), None)
    if step is not None and step.quantity.unit.dimension is Dimension.POINT and "每" in step.phrase:
        rates = [fact for fact in own if fact.quantity.unit.dimension is Dimension.PERCENT]
        if len(rates) != 2 or not step.quantity.value:
            return None
        apart = Magnitude(Sum(((1, Of(rates[0].quantity, exactly=True)), (-1, Of(rates[1].quantity, exactly=True)))))
        return Product(Quotient(apart, Of(step.quantity, exactly=True)), price)
    each = rule.fact.phrase.rpartition("每")[2]
    numbers = [
        fact
        for fact in own
        if fact.quantity.unit.dimension in _NUMBERS
        and re.match(rf"[^，。；]{{0,4}}?[一1]?{re.escape(fact.quantity.unit.name)}", each)
    ]
    return Product(price, Of(numbers[-1].quantity)) if numbers else None


def _by_rate(mark: _Mark, window: Sequence[_Mark], facts: Sequence[Fact]) -> Iterator[Derivation]:
    """分值10分，…执行率94.2%，得9.42分; 完成目标的92.5%，标准分8分，按比例得7.4分."""
    own = [fact for fact in facts if fact.sentence == mark.fact.sentence]
    rates = [fact for fact in own if fact.quantity.unit.dimension is Dimension.PERCENT]
    if mark.kind is not Kind.GOT or [each.kind for each in window] != [Kind.FULL, Kind.GOT] or len(rates) != 1:
        return
    full = window[0].fact
    said = _PRO_RATA.search(mark.fact.phrase) is not None and rates[0].index < mark.fact.index
    beside = rates[0].index == mark.fact.index - 1 and "率" in rates[0].phrase
    if full.sentence == mark.fact.sentence and (said or beside):
        made = Product(Of(full.quantity, exactly=True), Of(rates[0].quantity))
        share = _KEPT_SHARE if said else _RATE_SHARE
        yield Derivation(mark.fact, "marks", (Derived("marks-by-rate", (full, rates[0]), made, share),))
