"""A406: marks given are no more than the full ones."""

import re
from collections.abc import Iterator
from itertools import pairwise

from auditlint.api import Check, Dimension, Document, Equation, Fact, Of, Reading, Relation, Severity, Words

# 分值10分, 满分为36分; 得9.42分, 自评得分为8分.
_FULL = re.compile(r"(?:满分|分值|标准分)(?:为|是)?$")
_GOT = re.compile(r"得分?(?:为|是)?$")


def find(document: Document) -> Iterator[Equation]:
    """得32.85分（满分36分）; 分值10分，…得9.42分."""
    marks = [fact for fact in document.facts if fact.quantity.unit.dimension is Dimension.SCORE]
    for first, second in pairwise(marks):
        if (first.block, first.sentence) == (second.block, second.sentence):
            if _is_remark(first, second):
                yield _within(first, second)
            elif _FULL.search(first.phrase) and _GOT.search(second.phrase):
                yield _within(second, first)


def _is_remark(got: Fact, full: Fact) -> bool:
    """Whether the full marks stand in a bracket right behind those given."""
    behind = full.gap.startswith("（") and full.index == got.index + 1
    return behind and _FULL.search(full.phrase) is not None and _FULL.search(got.phrase) is None


def _within(got: Fact, full: Fact) -> Equation:
    return Equation(got.quantity, (Reading(Of(full.quantity)),), Relation.AT_MOST, subject=got.label)


CHECK = Check(
    code="A406",
    name="marks-within-full",
    title=Words("得分不超过分值", "marks given are no more than the full ones"),
    fault=Words("得分超过分值", "the marks given are more than the full ones"),
    rationale=Words(
        "指标得分最高为该指标分值。",
        ("An indicator can earn at most what it is worth."),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "河道保洁指标得分⟦17.65⟧分（满分20分）。",
        "该指标分值10分，全年执行率93.6%，得⟦9.36⟧分。",
    ),
    bad=(
        "河道保洁指标得分⟦176.5⟧分（满分20分）。",
        "该指标分值10分，全年执行率93.6%，得⟦93.6⟧分。",
    ),
)
