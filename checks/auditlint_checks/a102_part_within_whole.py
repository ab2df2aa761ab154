"""A102: a part is not above its whole."""

import itertools
import re
from collections.abc import Iterator

from auditlint.api import Check, Dimension, Document, Equation, Fact, Measure, Of, Reading, Relation, Severity, Words

# 其中 right behind a figure and before the next: the second is part of the first.
_OF_WHICH = re.compile(r"^[，（]?其中[：，]?(?!.*(?:增|减|上年|比|占|以上|累计)).{0,12}$")


def find(document: Document) -> Iterator[Equation]:
    """A，其中{b}B: the one figure right behind 其中 against the one right before it."""
    for whole, part in itertools.pairwise(document.facts):
        if _is_part(whole, part) and not _is_offset(part, document.facts):
            yield Equation(part.quantity, (Reading(Of(whole.quantity)),), Relation.AT_MOST, subject=part.label)


def _is_offset(part: Fact, facts: tuple[Fact, ...]) -> bool:
    """Whether a part that stands beside it is negative, so that this one may exceed the whole: 上级补助收入-120万元."""
    behind = itertools.takewhile(
        lambda fact: fact.block == part.block and fact.sentence == part.sentence, facts[part.index + 1 :]
    )
    return any(
        fact.quantity.value < 0 and fact.measure is Measure.LEVEL and fact.family == part.family for fact in behind
    )


def _is_part(whole: Fact, part: Fact) -> bool:
    near = whole.block == part.block and whole.sentence == part.sentence and whole.family == part.family
    if whole.quantity.unit.dimension is Dimension.SCORE:
        return False  # an indicator may score better than the whole
    levels = whole.measure is Measure.LEVEL and part.measure is Measure.LEVEL
    return near and levels and _OF_WHICH.match(part.gap) is not None


CHECK = Check(
    code="A102",
    name="part-within-whole",
    title=Words("分项不大于总数", "a part is not above its whole"),
    fault=Words("分项大于总数", "the part is above its whole"),
    rationale=Words(
        "“其中”只举一项或举例时不要求加总，但任何一项都不应超过总数。",
        (
            "Where 其中 names one item only, or gives examples, the items need not add up; but none of them may "
            "exceed the whole."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "全年接待参观群众5200人次，其中学生⟦1300⟧人次。",
        "基金收入60000万元（其中：土地出让收入⟦50000⟧万元）。",
        "基金收入总计400万元，其中：基金收入520万元，上级补助收入-150万元，上年结余收入30万元。",
    ),
    bad=(
        "全年接待参观群众5200人次，其中学生⟦13000⟧人次。",
        "基金收入60000万元（其中：土地出让收入⟦500000⟧万元）。",
    ),
)
