"""Facts of a paragraph -> scopes: which figures a sentence puts under which whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.closure import additive, closure_of, makes_whole
from auditlint.stating.deriving.share_lists import shares_make_all
from auditlint.stating.words import cues

_SEMICOLON = re.compile(r"；|[①-⑳]|。")
_CIRCLED = re.compile(r"[①-⑳]")
_NOT_PARTS = re.compile(
    r"仅次于|高于|低于|相当于|超过|去年|上年|同期|累计|不含|不包括|扣除|人均|原|预算|目标|计划|其余|现价|共计?$"
)
# 26件线索中，甲11件、乙9件: the whole stands right before.
_PARTS_OF_THIS = re.compile(r"[^，。；：（）]{0,10}(?<!其)中[，：]")
# …80万元，主要用于设备更新50万元: perhaps all of it.
_USED_FOR = re.compile(r"，(?:主要|全部|分别)?用于(?![^，；。（）]*[，；。（）])")
_NAMES_ALL = re.compile(r"(?<!主要)(?:包括|分为|分别为)[：:]?|为：")
_CLAUSE = re.compile(r"[，；：。（）]")
_FORMULA = re.compile(r"^[÷×/*=＝+＋]")
_SHARED = re.compile(r"同时(?:享受|享有|属于|具有|具备|获得)|交叉|重叠|重复(?:享受|计算|统计)|有重复|兼有")
_REMARK = 30  # characters behind a list in which it may say that its parts overlap
_IDLE_WORDS = 2
_CUTS_REACH = 3  # sentences between one cut of a whole and the next
_MOST_GOVERNORS = 4
_MOST_MEMBERS = 40


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """Where a list begins: before fact ``at``, by which sign."""

    at: int
    kind: ScopeKind
    closure: Closure
    by_bracket: bool


def list_scopes(facts: Sequence[Fact], earlier: Sequence[Fact], text: str) -> Iterator[Scope]:
    """The scopes whose whole stands before its parts. ``earlier`` are the facts of the paragraph before."""
    for at in range(len(facts)):
        cue = _cue(facts, at)
        if cue is None:
            continue
        lists = _lists(facts, cue, text)
        if not lists:
            continue
        for family in dict.fromkeys(fact.family for fact in lists[0]):
            yield from _scope(facts, earlier, cue, family, lists, text)


def _scope(
    facts: Sequence[Fact],
    earlier: Sequence[Fact],
    cue: Cue,
    family: tuple[Dimension, str],
    lists: list[list[Fact]],
    text: str,
) -> Iterator[Scope]:
    governors = _governors(facts, earlier, cue, family)
    own = [[fact for fact in members if fact.family == family] for members in lists]
    distinct = list(dict.fromkeys(tuple(members) for members in own if members))
    if not governors or not distinct:
        return
    longest = max(distinct, key=len)
    if len(longest) == 1 and longest[0] is not lists[0][0]:
        return  # 改造12个，其中教学楼4栋，新增学位2160个: what the cue does not open is told anew
    if any(_FORMULA.match(fact.gap) for fact in longest[1:]):
        return  # （177场÷186场）
    tail = text[longest[-1].quantity.end : longest[-1].quantity.end + 4]
    if _whole_is_doubtful(governors, longest[0]):
        cue = replace(cue, closure=Closure.OPEN)
    closure = closure_of(governors[0], longest, cue.closure, longest[-1].after + tail if longest[-1].after else tail)
    if closure is Closure.LIKELY and shares_make_all(longest, facts):
        closure = Closure.CLOSED
    if _SHARED.search(text, longest[0].quantity.start, longest[-1].quantity.end + _REMARK):
        closure = Closure.OPEN  # （甲A人、乙B人，其中两项同时享受C人）
    divided = _division(governors[0], distinct, longest)
    if divided is not None and closure is not Closure.CLOSED:
        closure, distinct = Closure.CLOSED, [divided, *(each for each in distinct if each != divided)]
    members = tuple(tuple((1, fact) for fact in each) for each in distinct)
    yield Scope(cue.kind, closure, tuple(governors), members, longest[0].quantity.span)


def _division(whole: Fact, lists: list[tuple[Fact, ...]], longest: tuple[Fact, ...]) -> tuple[Fact, ...] | None:
    """在职A人，其中：行政B人，事业C人；退休D人: the list up to a ； that names all sides of its whole."""
    for each in lists:
        ends = len(each) < len(longest) and longest[: len(each)] == each and longest[len(each)].gap.startswith("；")
        if ends and makes_whole(whole.label, [fact.label for fact in each]):
            return each
    return None


def _cue(facts: Sequence[Fact], at: int) -> Cue | None:
    """The sign, in the gap before a fact, that parts begin with it."""
    fact = facts[at]
    gap = fact.gap
    if at and fact.depth > facts[at - 1].depth and gap.startswith("（"):
        if cues.OF_WHICH.search(gap):
            return Cue(at, ScopeKind.OF_WHICH, Closure.LIKELY, True)
        if _NOT_PARTS.search(gap):
            return None
        return Cue(at, ScopeKind.BRACKET, Closure.CLOSED, True)
    gap = cues.plain(gap)
    if match := cues.PARTITION.search(gap):
        # Statistics are cut by one criterion after another, each cut as full as its sources.
        if match.end() <= len(gap) - 40 or _names_its_whole(gap, match.start()):
            return None
        # 按用途分类，包括：A、B、C names the parts as all that there are.
        named = _NAMES_ALL.search(gap[match.end() - 1 :]) is not None
        return Cue(at, ScopeKind.PARTITION, Closure.LIKELY if named else Closure.OPEN, False)
    if at and _PARTS_OF_THIS.match(gap) and facts[at - 1].measure is Measure.LEVEL:
        return Cue(at, ScopeKind.OF_WHICH, Closure.LIKELY, False)
    matches = list(cues.OF_WHICH.finditer(gap))
    if not matches and at and _USED_FOR.match(gap) and facts[at - 1].measure is Measure.LEVEL:
        return Cue(at, ScopeKind.PARTITION, Closure.OPEN, False)
    if not matches:
        return None
    last = matches[-1]
    behind = gap[last.end() :]
    if len(behind) > 60 or behind.count("）") > behind.count("（") or "。" in behind:
        return None
    closed = "构成" in last.group() or "分别" in last.group()
    is_open = cues.OPEN_WORDS.search(last.group()) is not None and "以下" not in last.group()
    closure = Closure.OPEN if is_open else Closure.CLOSED if closed else Closure.LIKELY
    return Cue(at, ScopeKind.PARTITION if closed else ScopeKind.OF_WHICH, closure, False)


def _names_its_whole(gap: str, partition: int) -> bool:
    """限额以上零售额按地区分: the whole that is cut is named, without a figure."""
    return len(_CLAUSE.split(gap[:partition])[-1]) > _IDLE_WORDS


def _before_partitions(facts: Sequence[Fact], at: int) -> Sequence[Fact]:
    """The facts before the first cut of a whole that the cut at ``at`` goes on with; none where that has no figure."""
    first = at
    for index in range(at - 1, -1, -1):
        if facts[index].sentence < facts[at].sentence - _CUTS_REACH:
            break
        gap = cues.plain(facts[index].gap)
        match = cues.PARTITION.search(gap)
        if match and match.end() > len(gap) - 40:
            if _names_its_whole(gap, match.start()):
                return ()
            first = index
    return facts[:first]


def _is_listed(fact: Fact, before: Sequence[Fact], first: Fact) -> bool:
    """Whether a figure of an earlier sentence stands behind its 其中: a cut is of the whole, not of such a part."""
    return fact.sentence != first.sentence and any(
        each.sentence == fact.sentence
        and each.index <= fact.index
        and each.depth == fact.depth
        and cues.OF_WHICH.search(cues.plain(each.gap).rpartition("。")[2])
        for each in before
    )


def _governors(facts: Sequence[Fact], earlier: Sequence[Fact], cue: Cue, family: tuple[Dimension, str]) -> list[Fact]:
    """Candidates for the whole, nearest first; those of the sentence before come after."""
    first = facts[cue.at]
    own = facts[: cue.at]
    if cue.kind is ScopeKind.PARTITION and cue.closure is not Closure.CLOSED:
        own = [fact for fact in _before_partitions(facts, cue.at) if not _is_listed(fact, facts[: cue.at], first)]
        if not own and cue.at:
            return []
    before = [*earlier, *own]
    found: list[Fact] = []
    here = any(_opens_here(fact, first) for fact in own)
    for fact in reversed(before):
        if fact.depth > first.depth or (fact.block == first.block and fact.sentence < first.sentence - 2):
            continue
        if here and (fact.block != first.block or fact.sentence != first.sentence):
            break
        if fact.measure is not Measure.LEVEL or fact.family != family or not additive(fact):
            if cue.by_bracket and not found and fact.measure is Measure.CHANGE and fact.family == family:
                found.append(fact)
            continue
        found.append(fact)
        if len(found) == _MOST_GOVERNORS or (cue.by_bracket and fact is before[-1]):
            break
    return _reorder(found, first)


def _opens_here(fact: Fact, first: Fact) -> bool:
    """Whether the sentence tells a level before its cue: then the whole stands in this sentence."""
    return fact.sentence == first.sentence and fact.measure is Measure.LEVEL and fact.depth <= first.depth


def _whole_is_doubtful(governors: Sequence[Fact], first: Fact) -> bool:
    """Whether the list opens a sentence and the one before it tells several figures, none called like the parts."""
    whole = governors[0]
    if (whole.block, whole.sentence) == (first.block, first.sentence):
        return False
    rivals = [fact for fact in governors if (fact.block, fact.sentence) == (whole.block, whole.sentence)]
    return len(rivals) > 2 or (len(rivals) == 2 and not _are_kin(whole, first))


def _are_kin(whole: Fact, part: Fact) -> bool:
    return bool(whole.label and part.label) and whole.label[-2:] in part.label


def _reorder(governors: list[Fact], first: Fact) -> list[Fact]:
    """Of equally near sentences, the whole that is called like its parts comes first."""
    if len(governors) < 2:
        return governors
    nearest = (governors[0].block, governors[0].sentence)
    if nearest == (first.block, first.sentence):
        return governors
    same = [fact for fact in governors if (fact.block, fact.sentence) == nearest]
    rest = [fact for fact in governors if (fact.block, fact.sentence) != nearest]
    kin = [fact for fact in same if _are_kin(fact, first)]
    return [*kin, *(fact for fact in same if fact not in kin), *rest]


def _lists(facts: Sequence[Fact], cue: Cue, text: str) -> list[list[Fact]]:
    """The defensible lists that begin at the cue, the fullest first."""
    walk = _Walk(facts, cue)
    full = walk.members(nested_is_short=False)
    short = walk.members(nested_is_short=True)
    lists = [full[0], short[0]]
    for members, cuts in (full, short):
        lists.extend(members[:cut] for cut in sorted(set(cuts), reverse=True) if 0 < cut < len(members))
    return [members for members in dict.fromkeys(map(tuple, lists)) if members and list(members)]  # type: ignore[misc]


@dataclass(frozen=True, slots=True, eq=False)
class _Walk:
    """A walk over the facts behind a cue that keeps to the cue's own level."""

    facts: Sequence[Fact]
    cue: Cue

    def members(self, nested_is_short: bool) -> tuple[list[Fact], list[int]]:
        """(members, where the list may also end). A nested 其中 holds one figure, or all up to the next ；."""
        first = self.facts[self.cue.at]
        members: list[Fact] = []
        cuts: list[int] = []
        nested = False
        # ①…；②…: each item gives its first figure alone.
        numbered = _CIRCLED.search(first.gap) is not None
        for fact in self.facts[self.cue.at : self.cue.at + _MOST_MEMBERS]:
            if fact is not first:
                if self._is_cut_anew(fact):
                    break
                if fact.depth < first.depth or self._ends(fact, first, members):
                    break
                if _SEMICOLON.search(fact.gap):
                    cuts.append(len(members))
                    nested = False
                if (
                    fact.depth == first.depth
                    and not fact.gap.startswith("（")
                    and cues.OF_WHICH.search(cues.plain(fact.gap))
                ):
                    if nested:
                        cuts.append(len(members))
                    nested = True
                    if nested_is_short:
                        nested = False
                        continue
            if fact.depth > first.depth or nested or (numbered and fact is not first and not _CIRCLED.search(fact.gap)):
                continue
            if fact.measure is Measure.LEVEL and additive(fact):
                if fact.basis is Basis.BALANCE and members:
                    cuts.append(len(members))  # 结余 may be a part, or what the whole leaves over
                members.append(fact)
        return members, cuts

    def _is_cut_anew(self, fact: Fact) -> bool:
        """按经营地分，甲、乙；按类型分，丙、丁: the second cut begins a list of its own."""
        return not self.cue.by_bracket and cues.PARTITION.search(cues.plain(fact.gap)) is not None

    def _ends(self, fact: Fact, first: Fact, members: list[Fact]) -> bool:
        if fact.depth == first.depth and "）" in fact.gap and fact.gap.count("）") > fact.gap.count("（"):
            # The bracket that held the list closed and another opened.
            return self.cue.by_bracket
        if fact.sentence != first.sentence:
            return True
        if fact.measure is Measure.RATE and len(fact.label) > 1:
            return True  # 其中A、B，预算执行率P%，结余C: the sentence goes on about the whole
        behind = cues.plain(fact.gap)
        if "限额" in fact.phrase and "限额" not in first.phrase:
            return True  # 其中一般债务A、专项债务B，控制在限额C以内
        return bool(
            cues.PLUS.search(behind)
            or cues.NETTED.search(behind)
            or cues.TOTAL_LAST.search(fact.phrase)
            or (cues.CHAIN_TOTAL.search(fact.phrase) and re.search(r"总计|总量|合计", fact.phrase))
        )
