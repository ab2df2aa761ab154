"""What one year carries over, the next begins with: 结转下年51203万元, and in the next budget 上年结转51203万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.fact import Fact, Measure
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.model.slips import SlipKind
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.misprints import slip_from
from auditlint.stating.retelling.occurrences import one_value
from auditlint.stating.retelling.one_fact import significant
from auditlint.stating.words.similarity import territory

# 结转下年支出2亿元, 年终结余; 滚存 is of many years.
_OUT = re.compile(
    r"(?:结转下年|年[末终](?:滚存)?结[转余](?:结余)?|结转下一?年度?)(?:使用|支出|资金|余额)?(?:为|共|合?计)*$"
)
_IN = re.compile(r"(?:上年|年初)(?:滚存)?结[转余](?:结余)?(?:收入|资金|余额)?(?:为|共|合?计)*$")
_FUND = re.compile("一般公共|政府性基金|国有资本|社会保险|养老保险|医疗保险|失业保险|工伤保险|项目支出|基本支出")
_TELLING = 4
_FAR = 400


def carried_over(facts: Sequence[Fact], paragraphs: Sequence[Paragraph]) -> Iterator[Repetition]:
    """Each opening figure with the closing one of its fund: told where they agree, or where one slip parts them.

    The accounts of one year open and close in one sentence; only what stands in a later paragraph is meant.
    """
    money = [
        fact for fact in facts if fact.measure is Measure.LEVEL and fact.quantity.unit.dimension is Dimension.MONEY
    ]
    closing = [fact for fact in money if _OUT.search(fact.phrase) and significant(fact.quantity) >= _TELLING]
    opening = [fact for fact in money if closing and _IN.search(fact.phrase) and not fact.quantity.note]
    for fact in opening:
        before = [each for each in closing if each.block < fact.block and not each.quantity.note]
        same = [each for each in before if one_value(each.quantity, fact.quantity)]
        found = same or [each for each in before if _is_mistyped(each, fact, opening, paragraphs)]
        if found and (same or len(found) == 1):
            yield Repetition(RepetitionKind.TEXT, found[-1].quantity, fact.quantity, fact.label, Standing.CERTAIN)


def _is_mistyped(each: Fact, fact: Fact, opening: Sequence[Fact], paragraphs: Sequence[Paragraph]) -> bool:
    if any(one_value(each.quantity, other.quantity) for other in opening if other.block > each.block):
        return False
    if slip_from(each.quantity, fact.quantity) in (None, SlipKind.CHANGED):
        return False
    one, two = (_told_of(which, paragraphs) for which in (each, fact))
    return one == two and None not in one


def _told_of(fact: Fact, paragraphs: Sequence[Paragraph]) -> tuple[str | None, str | None]:
    """The fund and the level that a figure's paragraph, up to it, or its heading named last."""
    paragraph = paragraphs[fact.block]
    text = "".join(paragraph.heading_path) + paragraph.view.text[: fact.quantity.start][-_FAR:]
    fund = _FUND.findall(text)
    return (fund[-1] if fund else None), territory(text)
