"""按5:3:2分担, 按1:0.8配套: an amount is its part of a total, or of what it is matched to, by a printed ratio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import Expression, Of, Product, Quotient, Sum
from auditlint.model.fact import Fact
from auditlint.stating.deriving.ratio_chains import Chain, amounts, chains, name_of

_SHARE = 950
# 中央、省、市三级按, 市与区统一按照: who shares stands before 按.
_BY_RATIO = re.compile(r"(?P<names>.*?)(?:统一|共同|各|分别)?(?:按照?|以)$")
_SPLIT = re.compile(r"、|与|和|及")
_KIND = re.compile(r"[两二三四五](?:级|方|家|者|地|县|市).*$|财政$|资金$")
_MATCHED = re.compile(r"配套|匹配")
_SHARED = re.compile(r"分担|负担|承担|出资|分成|分摊|分配|共担")
_TOTAL = re.compile(r"总|共|合计|注册资本")
_LEAST, _GREATEST = re.compile(r"最[小少低]"), re.compile(r"最[大多高]")


def apportioned(facts: Sequence[Fact], text: str) -> Iterator[Derivation]:
    """The amounts of one paragraph that a ratio before them in the sentence gives."""
    for chain in chains(facts, text):
        match = _BY_RATIO.match(chain.words)
        if match is None:
            continue
        sentence = chain.figures[0].sentence
        reach = amounts([fact for fact in facts if fact.sentence == sentence and fact not in chain.figures])
        if _MATCHED.search(chain.behind):
            yield from _matched(chain, reach)
        elif _SHARED.search(chain.behind):
            yield from _shared(chain, match.group("names"), reach)


def _matched(chain: Chain, reach: Sequence[Fact]) -> Iterator[Derivation]:
    """按1:0.8配套，上级下达A，本级应配套B: B is A × 0.8 ÷ 1."""
    claims = [fact for fact in reach if _MATCHED.search(name_of(fact)) and fact.index > chain.figures[-1].index]
    bases = [fact for fact in reach if not _MATCHED.search(name_of(fact))]
    if len(chain.figures) == 2 and len(claims) == len(bases) == 1 and claims[0].family == bases[0].family:
        one, other = chain.figures
        expression = Product(Of(bases[0].quantity), Quotient(_rule(other), _rule(one)))
        yield _derivation(claims[0], (bases[0], other, one), expression)


def _shared(chain: Chain, words: str, reach: Sequence[Fact]) -> Iterator[Derivation]:
    """中央、省、市按5:3:2分担，总资金A，省级承担B: B is A × 3 ÷ 10."""
    names = [_KIND.sub("", name) for name in _SPLIT.split(words)]
    totals = [fact for fact in reach if _TOTAL.search(name_of(fact))]
    if len(totals) != 1:
        return
    (total,) = totals
    for claim in reach:
        if claim.index > chain.figures[-1].index and claim is not total and claim.family == total.family:
            part = _part(chain, names, name_of(claim))
            if part is not None:
                whole = Sum(tuple((1, _rule(figure)) for figure in chain.figures))
                expression = Product(Of(total.quantity), Quotient(_rule(part), whole))
                yield _derivation(claim, (total, part), expression)


def _part(chain: Chain, names: Sequence[str], words: str) -> Fact | None:
    """The number of the ratio that stands for the one whom the words name."""
    parts = sorted(chain.figures, key=lambda figure: figure.quantity.value)
    for cue, part, beside in ((_LEAST, parts[0], parts[1]), (_GREATEST, parts[-1], parts[-2])):
        if cue.search(words):
            return part if part.quantity.value != beside.quantity.value else None
    if len(names) != len(chain.figures):
        return None
    called = [figure for name, figure in zip(names, chain.figures, strict=True) if name and name in words]
    return called[0] if len(called) == 1 else None


def _rule(figure: Fact) -> Of:
    return Of(figure.quantity, exactly=True)


def _derivation(claim: Fact, figures: tuple[Fact, ...], expression: Expression) -> Derivation:
    return Derivation(claim, "product", (Derived("apportioned", figures, expression, _SHARE),))
