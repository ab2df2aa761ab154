"""Figures of which the words say that they were told before: 全额拨付, 该笔, 收回的…份, 如表1所示, 上述."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.han import HAN
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.stating.retelling.misprints import slip_from
from auditlint.stating.retelling.occurrences import content
from auditlint.stating.retelling.one_fact import significant
from auditlint.stating.words.similarity import longest_run, other_stage, other_territory, same_name

# How many figures, and how many characters, before a figure are looked at.
_LOOK_BACK = 30
_EACH = re.compile("每|人均|户均|(?<!高)标准(?!化)|单价")


class _Reach(Enum):
    """How far back the figure stands that is told again."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    NEAR = "near"  # the paragraph and the two before it
    CHAPTER = "chapter"


class _Named(Enum):
    """By which words the earlier figure is known."""

    ANYHOW = "anyhow"  # any figure of the kind
    RUN = "run"  # a run of characters in the words before both
    NOUN = "noun"  # the noun behind the figure, or behind 该: 该项收入, 这4215万元减负资金
    CLAUSE = "clause"  # all words of the relative clause: 在收回的322份问卷中


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Words before a figure, or behind it, that say that it was told before.

    ``named`` tells by which words the earlier figure is known, ``is_last`` that it is the nearest of those.
    ``by_slip``: it speaks against a figure only where a slip of the pen leads from the earlier one to it, for a
    part may be told in the same words; ``is_tick``: it says nothing where the two differ.
    """

    words: re.Pattern[str]
    reach: _Reach
    named: _Named = _Named.ANYHOW
    behind: re.Pattern[str] = re.compile("")
    shared: int = 2
    is_last: bool = False
    by_slip: bool = False
    is_tick: bool = False


_WHOLE = rf"^{HAN}{{0,12}}?(?:全部|均|都|悉数|逐一|逐[户件个人项]|无一)"
_OF_THEM = rf"^{HAN}{{0,12}}?(?:当中|之中|中)(?=$|[，、仍有已]|{HAN}{{0,6}}$)"

_THAT = re.compile(
    rf"(?:(?:该|这|(?<![因由])此|上述|以上|前述)(?:[笔批些]|项(?!目)|部分|一?类)(?P<noun>{HAN}{{0,6}})"
    r"|(?:该|这|上述|以上|前述)(?P<sum>(?:资金|收入|款项|费用|补助|债券|额度|经费)?))$"
)

_POINTERS = (
    # 经费615万元，…全额拨付615万元: what is paid in full is the one sum that the sentence gave before.
    _Pointer(
        re.compile(r"全额(?:拨付|到位|兑付|发放|支付|下达)(?:了|到位)?$"),
        _Reach.SENTENCE,
    ),
    # 应缴社会保险费417.28万元，已足额缴纳417.28万元; 各县区如数收到市级下拨的救灾资金3150万元
    _Pointer(
        re.compile(rf"(?:足额|如数|全额|悉数|等额|全数|如期足额){HAN}{{2,16}}$"),
        _Reach.PARAGRAPH,
        is_last=True,
        by_slip=True,
    ),
    # 上述四个项目: the count of the same chapter.
    _Pointer(re.compile(r"(?:上述|以上|前述)$"), _Reach.CHAPTER, is_tick=True),
    # 下达补助资金1960万元，收到该笔1960万元补助
    _Pointer(re.compile(r"(?:该|这)[笔项批](?:资金|补助|款项)?$"), _Reach.PARAGRAPH, is_last=True),
    # 该项收入1092.3万元, 上述6.75亿元额度, 这4215万元减负资金
    _Pointer(
        _THAT,
        _Reach.NEAR,
        _Named.NOUN,
        is_last=True,
        by_slip=True,
    ),
    # 资产负债表列示的固定资产原值同为4126.8万元
    _Pointer(re.compile(r"同样?[为是]$"), _Reach.PARAGRAPH, _Named.RUN, shared=4),
    # 如表1所示，全年共资助学生2463人; 如前所述，…
    _Pointer(
        re.compile(r"(?:表\d*|前文?|上)所[示述列][^。；]*$|前文(?:提到|已述)[^。；]*$"),
        _Reach.CHAPTER,
        _Named.RUN,
        shared=5,
    ),
    # 在收回的322份问卷中, 对累计培训的2760人次
    _Pointer(re.compile(rf"{HAN}的$"), _Reach.NEAR, _Named.CLAUSE, is_last=True, by_slip=True),
    # 全镇6820户农户全部通水
    _Pointer(re.compile(""), _Reach.NEAR, _Named.NOUN, re.compile(_WHOLE), is_last=True, by_slip=True),
    # 按月为6518名享受高龄津贴的老人核发: the noun behind is long enough to name the figure
    _Pointer(
        re.compile("[为对向把将给]$"),
        _Reach.NEAR,
        _Named.NOUN,
        re.compile(rf"^{HAN}{{4}}"),
        shared=4,
        is_last=True,
        by_slip=True,
    ),
    # 概算总投资13500万元中，征地拆迁费…; 养老机构12640张床位中仍有四成闲置
    _Pointer(re.compile(""), _Reach.NEAR, _Named.NOUN, re.compile(_OF_THEM), is_last=True, by_slip=True),
)
# What a relative clause has beside the words that it takes up again.
_TAKEN_UP = re.compile(
    r"^.*(?:对|在(?!建(?![成立设])|[校册职岗编用读途])|把|将|就|从|按|向|给|为|以|用)|[所已新共了的]|累计|全年|我[省市县区镇乡局校院]|本[省市县区镇乡局校院级]"
)
_FEWEST_DIGITS = 2
_NEAR_BLOCKS = 2


def told_before(facts: Sequence[Fact], paragraphs: Sequence[Paragraph]) -> Iterator[Repetition]:
    """Every level that a pointer stands beside, with the earlier figure that it leads to."""
    for at, fact in enumerate(facts):
        if fact.quantity.note or fact.measure is not Measure.LEVEL:
            continue
        words = _before(fact, paragraphs)
        for pointer in _POINTERS:
            if pointer.words.search(words) and pointer.behind.search(fact.after):
                found = _told_before(facts[max(0, at - _LOOK_BACK) : at], fact, pointer, paragraphs)
                if found is not None:
                    yield found
                    break


def _before(fact: Fact, paragraphs: Sequence[Paragraph]) -> str:
    return paragraphs[fact.block].view.text[max(0, fact.quantity.start - _LOOK_BACK) : fact.quantity.start]


def _told_before(
    earlier: Sequence[Fact], fact: Fact, pointer: _Pointer, paragraphs: Sequence[Paragraph]
) -> Repetition | None:
    """The figure that a pointer leads to: the equal one, else the only one, or the last, that it can mean."""
    may = [each for each in earlier if _may_mean(each, fact, pointer, paragraphs)]
    sums = {each.quantity.value: each for each in may}
    same = sums.get(fact.quantity.value)
    if same is None and not pointer.is_tick and may and (pointer.is_last or len(sums) == 1):
        same = may[-1]
        if pointer.by_slip and not slip_from(same.quantity, fact.quantity):
            return None
    if same is None or (pointer.by_slip and significant(fact.quantity) < _FEWEST_DIGITS):
        return None
    standing = Standing.TENTATIVE if pointer.is_tick else Standing.CERTAIN
    return Repetition(RepetitionKind.TEXT, same.quantity, fact.quantity, fact.label or fact.after, standing)


def _may_mean(each: Fact, fact: Fact, pointer: _Pointer, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether an earlier figure is of the kind, within reach and of the name, and no sum for each of many."""
    if each.family != fact.family or each.measure is not Measure.LEVEL or each.quantity.note or _EACH.search(each.gap):
        return False
    return _is_in_reach(each, fact, pointer.reach, paragraphs) and _is_named(each, fact, pointer)


def _is_in_reach(each: Fact, fact: Fact, reach: _Reach, paragraphs: Sequence[Paragraph]) -> bool:
    if reach is _Reach.CHAPTER:
        chapters = {paragraphs[at].heading_path[:1] for at in (each.block, fact.block)}
        return len(chapters) == 1 and each.block != fact.block
    if reach is _Reach.NEAR:
        paths = {paragraphs[at].heading_path for at in (each.block, fact.block)}
        return fact.block - each.block <= _NEAR_BLOCKS and len(paths) == 1
    return each.block == fact.block and (reach is not _Reach.SENTENCE or each.sentence == fact.sentence)


def _is_named(each: Fact, fact: Fact, pointer: _Pointer) -> bool:
    if pointer.named is _Named.ANYHOW:
        return True
    if pointer.named is _Named.RUN:
        return bool(longest_run(content(each.phrase), content(fact.phrase), pointer.shared))
    if _is_another(each, fact):
        return False
    told = content(each.phrase + each.after[:8])
    that = _THAT.search(content(fact.phrase))
    if that is None:
        clause = _TAKEN_UP.sub("", content(fact.phrase))
        if Counter(clause) - Counter(told):
            return False
        if pointer.named is _Named.CLAUSE:
            return len(clause) >= pointer.shared
    noun = (that and (that.group("noun") or that.group("sum"))) or content(fact.after)[:8]
    if len(noun) < pointer.shared:
        return same_name(each.label, fact.label)
    return bool(longest_run(noun, told, pointer.shared))


def _is_another(each: Fact, fact: Fact) -> bool:
    """Whether the words around two figures name another territory, stage or footing."""
    one, two = each.phrase + each.after[:8], fact.phrase + fact.after[:8]
    bases = {each.basis, fact.basis}
    return (
        other_territory(one, two) or other_stage(each.phrase, fact.phrase) or (Basis.PRIOR in bases and len(bases) > 1)
    )
