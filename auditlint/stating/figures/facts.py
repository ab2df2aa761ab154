"""Mentions -> facts: what each figure measures, of what, and to which level it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.unit import Dimension
from auditlint.stating.figures.mentions import Mention
from auditlint.stating.figures.respective import share_out
from auditlint.stating.words import cues
from auditlint.stating.words.footings import basis_of

# Reports of one kind say the same words over and over: 占, 增长, 预算执行率为.
_KNOWN_PHRASES = 8192
_PERCENTS = frozenset({Dimension.PERCENT, Dimension.TIMES})
_PERIOD = re.compile(r"((?:19|20)\d\d)年")
_ATTRIBUTES = frozenset(
    {Measure.CHANGE, Measure.GROWTH, Measure.COMPLETION, Measure.SHARE, Measure.POINTS, Measure.MULTIPLE}
)
# Words that may stand between a level and what is said of it, so that the subject is still the same.
_SAME_SUBJECT = re.compile(
    r"^(?:[，；、]|并|且|但|也|又|分别|各|均|总量|总额|总数|规模|其|数额|数|决算数|执行数|支出|收入|金额|完成|实际|同比|环比|剔除.*|扣除.*|按.*计算|同口径|可比.*|名义|实际|年均|五年|累计|，)*$"
)
_PLAN = re.compile(r"预算|计划|目标|任务|指标")
_LONG_NAME = 5
_FULL_NAME = 4
_CLAUSE_START = re.compile(r"[，；：。（）！？]")


def facts_of(mentions: Sequence[Mention], first: int) -> list[Fact]:
    """The facts of one paragraph; ``first`` is the index of the first among the document's."""
    facts: list[Fact] = []
    period = ""
    for number, mention in enumerate(mentions):
        found = _PERIOD.findall(mention.gap)
        period = found[-1] if found else period
        facts.append(_fact(mention, first + number, period))
    facts = share_out(facts, first)
    return _owned(facts, first)


def _fact(mention: Mention, index: int, period: str) -> Fact:
    measure, direction, base, label = _measure(mention.phrase, mention.after, mention.quantity.unit.dimension)
    return Fact(
        index=index,
        quantity=mention.quantity,
        measure=measure,
        label=label,
        phrase=mention.phrase,
        after=mention.after,
        gap=mention.gap,
        period=period,
        basis=basis_of(label) if measure in (Measure.LEVEL, Measure.BASE) else Basis.NONE,
        direction=direction,
        base=base,
        depth=mention.depth,
        sentence=mention.sentence,
    )


@lru_cache(_KNOWN_PHRASES)
def _measure(phrase: str, after: str, dimension: Dimension) -> tuple[Measure, int, str, str]:
    """(measure, direction, base's words, label) from the words around one figure."""
    if (match := cues.AGAINST.search(phrase)) and cues.TURNED.match(after):
        return Measure.BASE, 0, "", _label(match.group("what"))
    if (match := cues.OF_FIGURE.search(phrase)) and after == "的":
        return Measure.BASE, 0, "", _label(match.group("what"))
    if dimension is Dimension.POINT:
        return Measure.POINTS, _direction(phrase), _base(phrase), _label(_cut_change(phrase))
    if dimension in _PERCENTS:
        return _rate_measure(phrase, dimension)
    if match := cues.REACHED.search(phrase):
        return Measure.LEVEL, 0, "", _label(phrase[: match.start()])
    if match := cues.FROM.search(phrase):
        return Measure.BASE, 0, "", _label(phrase[: match.start()] + match.group("what"))
    if (match := cues.CHANGE.search(phrase) or cues.MORE_LESS.search(phrase)) and "新增" not in match.group():
        return (
            Measure.CHANGE,
            1 if match.group("up") else -1,
            match.group("base") or "",
            _label(phrase[: match.start()]),
        )
    if dimension is Dimension.TIME:
        return Measure.OTHER, 0, "", _label(phrase)
    return Measure.LEVEL, 0, "", _label(phrase)


def _rate_measure(phrase: str, dimension: Dimension) -> tuple[Measure, int, str, str]:
    if dimension is Dimension.PERCENT and (match := cues.FROM.search(phrase)):
        return Measure.BASE, 0, "", _label(phrase[: match.start()] + match.group("what"))
    if dimension is Dimension.PERCENT and (match := cues.REACHED.search(phrase)):
        return Measure.RATE, 0, "", _label(phrase[: match.start()])
    if match := cues.PACE.search(phrase):
        return Measure.GROWTH, 1 if match.group("up") else -1, "", _label(phrase[: match.start()])
    if (match := cues.CHANGE.search(phrase)) and not cues.REACHED.search(phrase):
        direction = 1 if match.group("up") else -1
        return (
            Measure.GROWTH,
            direction,
            (match.group("base") or "") + (match.group("how") or ""),
            _label(phrase[: match.start()]),
        )
    share = cues.SHARE.search(phrase)
    if share and not _PLAN.search(cues.BUDGET_NAMES.sub("", share.group("base"))):
        return Measure.SHARE, 0, share.group("base"), _label(phrase[: share.start()])
    if match := cues.OF_BASE.search(phrase):
        return Measure.COMPLETION, 0, match.group("base"), _label(phrase[: match.start()])
    if share:
        return Measure.SHARE, 0, share.group("base"), _label(phrase[: share.start()])
    if dimension is Dimension.TIMES:
        return Measure.MULTIPLE, 0, "", _label(phrase)
    if match := cues.RATE.search(phrase):
        return Measure.RATE, 0, "", _label(match.group("what"))
    return Measure.OTHER, 0, "", _label(phrase)


def _direction(phrase: str) -> int:
    if re.search(cues.DOWN + "|低|降", phrase):
        return -1
    return 1 if re.search(cues.UP + "|高|快|增", phrase) else 0


def _base(phrase: str) -> str:
    match = re.search(
        r"(?:比|较|高于|低于|快于)([^，；。、（）]{1,24}?)(?:提高|下降|上升|回落|降低|高|低|快|慢|$)", phrase
    )
    return match.group(1) if match else ""


def _cut_change(phrase: str) -> str:
    match = cues.CHANGE.search(phrase)
    return phrase[: match.start()] if match else phrase


def _label(phrase: str) -> str:
    """The words that name a figure, without cues, hedges and verbs at their ends."""
    text = phrase.rsplit("、", 1)[-1] if "、" in phrase and not phrase.endswith("、") else phrase
    text = cues.LABEL_HEAD.sub("", text)
    return cues.LABEL_TAIL.sub("", text).strip("、， ")


def _owned(facts: list[Fact], first: int) -> list[Fact]:
    """Give each change, rate and share the level that it is said of."""
    done: list[Fact] = []
    for fact in facts:
        if fact.measure in _ATTRIBUTES and fact.owner is None:
            fact = replace(fact, owner=_owner(fact, done))
        elif fact.measure is Measure.OTHER and fact.quantity.unit.dimension in _PERCENTS:
            fact = _rate_of_figure(fact, done) or _bracketed_rate(fact, done)
        elif fact.measure is Measure.LEVEL and not fact.label and done:
            fact = replace(fact, subject=done[-1].label or done[-1].subject)
        done.append(fact)
    return done


def _owner(fact: Fact, done: list[Fact]) -> int | None:
    """The nearest level before it in the sentence, where no other subject stands between."""
    if fact.label and not _SAME_SUBJECT.match(fact.label):
        return _namesake(fact, done)
    named = _called_in_full(fact, done)
    if named is not None:
        return named
    farthest = fact.sentence if len(_own_name(fact)) >= _FULL_NAME else fact.sentence - 1
    for other in reversed(done):
        if other.sentence < farthest:
            return None
        if other.sentence < fact.sentence - 1 or (
            other.sentence < fact.sentence and fact.phrase not in fact.gap[-len(fact.phrase) :]
        ):
            return None
        if other.depth > fact.depth:
            continue
        if other.measure is Measure.RATE and fact.measure is not Measure.POINTS:
            continue
        if other.measure in (Measure.LEVEL, Measure.RATE):
            return other.index if _subject_kept(other, fact, done) else None
    return None


def _own_name(fact: Fact) -> str:
    """What stands before the word of change in the figure's own phrase: 全年支出."""
    return _cut_change(fact.phrase).strip("、， ")


def _called_in_full(fact: Fact, done: list[Fact]) -> int | None:
    """与上年相比，全年支出增加D: the level that was told as 全年支出, whatever stands nearer."""
    name = _own_name(fact)
    if len(name) < _FULL_NAME:
        return None
    for other in reversed(done):
        if other.sentence < fact.sentence - 3:
            return None
        if other.measure is Measure.LEVEL and cues.LABEL_TAIL.sub("", other.phrase).endswith(name):
            return other.index
    return None


def _namesake(fact: Fact, done: list[Fact]) -> int | None:
    """The level that was told under the same name, in this sentence or the two before it."""
    for other in reversed(done):
        if other.sentence < fact.sentence - 2:
            return None
        if other.measure is not Measure.LEVEL or len(fact.label) < 2:
            continue
        if other.label == fact.label or (len(fact.label) >= _LONG_NAME and other.label.endswith(fact.label)):
            return other.index
    return None


def _subject_kept(owner: Fact, fact: Fact, done: list[Fact]) -> bool:
    """Whether nothing between owner and attribute speaks of something else (全市利润下降，增长5%)."""
    between = [each for each in done[owner.index - done[0].index + 1 :] if each.depth <= fact.depth]
    if any(each.owner is None and each.measure in _ATTRIBUTES for each in between):
        return False
    gap = fact.gap[: len(fact.gap) - len(fact.phrase)]
    clauses = [clause for clause in _CLAUSE_START.split(_without_brackets(gap)) if clause]
    tail = clauses[1:] if clauses and gap and gap[0] not in "，；：。（" else clauses
    return all(len(clause) <= 12 or _SAME_SUBJECT.match(clause) for clause in tail)


def _without_brackets(text: str) -> str:
    return re.sub(r"（[^（）]*）", "", text)


def _rate_of_figure(fact: Fact, done: list[Fact]) -> Fact | None:
    """占预算B的P%: the rate belongs to the level told before the base that is printed in front of it."""
    if not done or done[-1].measure is not Measure.BASE or not cues.THE_RATE_OF_IT.match(fact.gap):
        return None
    base = done[-1]
    level = next((each for each in reversed(done) if each.measure is Measure.LEVEL and each.depth <= base.depth), None)
    if level is None or level.family != base.family or level.sentence != base.sentence:
        return None
    return replace(fact, measure=Measure.COMPLETION, base=base.label, owner=level.index)


def _bracketed_rate(fact: Fact, done: list[Fact]) -> Fact:
    """减少D（P%）: a rate alone in a bracket behind a change is that change's rate."""
    if fact.phrase or not done or done[-1].measure is not Measure.CHANGE or done[-1].depth != fact.depth - 1:
        return fact
    change = done[-1]
    return replace(fact, measure=Measure.GROWTH, direction=change.direction, owner=change.owner, base=change.base)
