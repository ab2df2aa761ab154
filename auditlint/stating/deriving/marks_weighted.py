"""甲评92分占60%，乙评85分占40%，综合89.2分: a total of marks, each times its weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import Expression, Of, Product, Quotient, Sum
from auditlint.model.fact import Fact
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.ratio_chains import chains

_SHARE = 985
# What the weighted total is called.
_WHOLE = re.compile(r"综合|加权|总(?!共)|最[终后]|折[算合]|合计")
# 按6:4折算, 按3:7的比例计算
_WEIGHED = re.compile(r"(?:的?比例)?(?:折[算合]|计[算入分]|加权|合成)")
_EITHER = frozenset({Dimension.SCORE, Dimension.PERCENT})


def weighted_marks(facts: Sequence[Fact], text: str) -> Iterator[Derivation]:
    """The weighted totals of one paragraph; the weights make a hundred per cent, or are a ratio (6:4)."""
    for claim in facts:
        if claim.quantity.unit.dimension is not Dimension.SCORE or not _WHOLE.search(claim.phrase):
            continue
        reach = [fact for fact in facts if claim.sentence - 1 <= fact.sentence and fact.index < claim.index]
        pairs = _weights_in_percent(reach) or _weights_of_ratio(reach, claim, text)
        if pairs:
            figures = tuple(figure for score, weights in pairs for figure in (score, weights[0]))
            terms = tuple((1, _term(score, weights)) for score, weights in pairs)
            yield Derivation(claim, "marks", (Derived("weighted-marks", figures, Sum(terms), _SHARE),))


def _weights_in_percent(reach: Sequence[Fact]) -> list[tuple[Fact, list[Fact]]]:
    """The last marks before the total with their weights, in turns (92、60%、85、40%) or runs (94、91、30%、70%)."""
    run = [fact for fact in reach if fact.quantity.unit.dimension in _EITHER]
    for count in range(2, len(run) // 2 + 1):
        last = run[-2 * count :]
        scores = [fact for fact in last if fact.quantity.unit.dimension is Dimension.SCORE]
        weights = [fact for fact in last if fact.quantity.unit.dimension is Dimension.PERCENT]
        kinds = [fact.quantity.unit.dimension for fact in last]
        in_turns = all(one is not other for one, other in zip(kinds[::2], kinds[1::2], strict=True))
        in_runs = len(set(kinds[:count])) == len(set(kinds[count:])) == 1
        if len(scores) == count and (in_turns or in_runs) and sum(each.quantity.value for each in weights) == 1:
            return [(score, [weight]) for score, weight in zip(scores, weights, strict=True)]
    return []


def _weights_of_ratio(reach: Sequence[Fact], claim: Fact, text: str) -> list[tuple[Fact, list[Fact]]]:
    """The marks of the sentence, as many as a ratio has numbers; a weight is a number and then all of them."""
    for chain in chains(reach, text):
        own = chain.figures[0].sentence == claim.sentence and "按" in chain.words[-3:]
        scores = [
            fact
            for fact in reach
            if fact.sentence == claim.sentence and fact.quantity.unit.dimension is Dimension.SCORE
        ]
        if own and _WEIGHED.match(chain.behind) and len(scores) == len(chain.figures):
            return [(score, [figure, *chain.figures]) for score, figure in zip(scores, chain.figures, strict=True)]
    return []


def _term(score: Fact, weights: Sequence[Fact]) -> Expression:
    """A rule is meant exactly as printed, and so is what a jury gives."""
    mark = Of(score.quantity, exactly=True)
    weight = Of(weights[0].quantity, exactly=True)
    if len(weights) == 1:
        return Product(mark, weight)
    whole = Sum(tuple((1, Of(each.quantity, exactly=True)) for each in weights[1:]))
    return Product(mark, Quotient(weight, whole))
