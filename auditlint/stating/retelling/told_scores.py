"""The total score that the text tells, and the form that it was added up in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.equation import Standing
from auditlint.model.fact import Fact
from auditlint.model.quantity import Quantity
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.model.scoring import scorings
from auditlint.model.table import Table
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.misprints import misprinted

# The score of another year, of another judge, or of one of several.
_ANOTHER = re.compile(r"上年|去年|20\d\d年|复评|复核|财政局|抽查|平均|最高|最低|各|分别")
_TOTAL_SCORE = re.compile(
    r"(?:总分|总得分|总评分|综合得分|综合评分|合计得分|合计得|共得|总计得分?|总体得分|评价得分|自评得分)(?:数|值)?(?:为|是|达|共|[：:])*$"
)


def told_scores(facts: Sequence[Fact], tables: tuple[Table, ...]) -> Iterator[Repetition]:
    """自评得分A分 in the text against 总分 of the form: the same where each is told once; else a tick where equal."""
    in_forms = [scoring.total.score for scoring in scorings(tables) if scoring.total.score is not None]
    told = [fact for fact in facts if _tells_total(fact) and fact.quantity.unit.dimension is Dimension.SCORE]
    if not in_forms or not told:
        return
    alone = len({score.value for score in in_forms}) == 1 and len({fact.quantity.value for fact in told}) == 1
    for fact in told:
        score = _same(fact.quantity, in_forms)
        if score is None and not _ANOTHER.search(fact.phrase):
            score = _mistyped(fact.quantity, in_forms) or (in_forms[0] if alone else None)
        if score is not None:
            first, second = sorted((score, fact.quantity), key=lambda each: each.span)
            yield Repetition(RepetitionKind.TEXT_TABLE, first, second, "得分", Standing.CERTAIN)


def _same(figure: Quantity, scores: Sequence[Quantity]) -> Quantity | None:
    return next((score for score in scores if score.value == figure.value), None)


def _mistyped(figure: Quantity, scores: Sequence[Quantity]) -> Quantity | None:
    slips = [score for score in scores if misprinted(figure.text, score.text)]
    return slips[0] if len(slips) == 1 else None


def _tells_total(fact: Fact) -> bool:
    """Whether the words before a figure call it a total score."""
    return _TOTAL_SCORE.search(fact.phrase) is not None
