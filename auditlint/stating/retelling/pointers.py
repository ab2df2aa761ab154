"""Figures of which the words say that they were told before: 全额拨付, 该笔, 同为, 如表1所示, 上述."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.fact import Fact, Measure
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.stating.retelling.occurrences import content
from auditlint.stating.words.similarity import longest_run

# How many figures, and how many characters, before a figure are looked at.
_LOOK_BACK = 30
_EACH = ("每", "人均", "户均", "标准", "单价")


class _Reach(Enum):
    """How far back the figure stands that is told again."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Words before a figure that say that it was told before.

    ``shared`` characters running of its name stand in that of the earlier one. ``is_tick``: it says
    nothing where the two differ.
    """

    words: re.Pattern[str]
    reach: _Reach
    shared: int = 0
    is_last: bool = False
    is_tick: bool = False


_POINTERS = (
    # 经费615万元，…全额拨付615万元: what is paid in full is the one sum that the sentence gave before.
    _Pointer(re.compile(r"全额(?:拨付|到位|兑付|发放|支付|下达)(?:了|到位)?$"), _Reach.SENTENCE),
    # 下达补助资金1960万元，收到该笔1960万元补助
    _Pointer(re.compile(r"(?:该|这)[笔项批](?:资金|补助|款项)?$"), _Reach.PARAGRAPH, is_last=True),
    # 资产负债表列示的固定资产原值同为4126.8万元
    _Pointer(re.compile(r"同样?[为是]$"), _Reach.PARAGRAPH, shared=4),
    # 如表1所示，全年共资助学生2463人; 如前所述，…
    _Pointer(re.compile(r"(?:表\d*|前文?|上)所[示述列][^。；]*$|前文(?:提到|已述)[^。；]*$"), _Reach.CHAPTER, shared=5),
    # 上述四个项目: the count of the same chapter.
    _Pointer(re.compile(r"(?:上述|以上|前述)$"), _Reach.CHAPTER, is_tick=True),
)


def told_before(facts: Sequence[Fact], paragraphs: Sequence[Paragraph]) -> Iterator[Repetition]:
    """Every level that a pointer stands before, with the earlier figure that it leads to."""
    for at, fact in enumerate(facts):
        if fact.quantity.note or fact.measure is not Measure.LEVEL:
            continue
        words = _before(fact, paragraphs)
        pointer = next((each for each in _POINTERS if each.words.search(words)), None)
        if pointer is not None:
            yield from _told_before(facts[max(0, at - _LOOK_BACK) : at], fact, pointer, paragraphs)


def _before(fact: Fact, paragraphs: Sequence[Paragraph]) -> str:
    return paragraphs[fact.block].view.text[max(0, fact.quantity.start - _LOOK_BACK) : fact.quantity.start]


def _told_before(
    earlier: Sequence[Fact], fact: Fact, pointer: _Pointer, paragraphs: Sequence[Paragraph]
) -> Iterator[Repetition]:
    """The figure that a pointer leads to: the equal one, else the only one, or the last, that it can mean."""
    may = [each for each in earlier if _may_mean(each, fact, pointer, paragraphs)][-1 if pointer.is_last else 0 :]
    sums = {each.quantity.value: each for each in may}
    alone = may[0] if len(sums) == 1 and not pointer.is_tick else None
    same = sums.get(fact.quantity.value) or alone
    if same is not None:
        standing = Standing.TENTATIVE if pointer.is_tick else Standing.CERTAIN
        yield Repetition(RepetitionKind.TEXT, same.quantity, fact.quantity, fact.label or fact.after, standing)


def _may_mean(each: Fact, fact: Fact, pointer: _Pointer, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether an earlier figure is of the kind, within reach and of the name, and no sum for each of many."""
    if (
        each.family != fact.family
        or each.measure is not Measure.LEVEL
        or each.quantity.note
        or any(word in each.gap for word in _EACH)
    ):
        return False
    if pointer.reach is _Reach.CHAPTER:
        chapters = {paragraphs[at].heading_path[:1] for at in (each.block, fact.block)}
        near = len(chapters) == 1 and each.block != fact.block
    else:
        near = each.block == fact.block and (pointer.reach is not _Reach.SENTENCE or each.sentence == fact.sentence)
    if not near or not pointer.shared:
        return near
    return bool(longest_run(content(each.phrase), content(fact.phrase), pointer.shared))
