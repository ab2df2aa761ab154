"""95×0.3+88×0.7=94.1: arithmetic that the text writes out, each result against what stands before its sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import Expression, Of, Product, Quotient, Sum
from auditlint.model.fact import Fact
from auditlint.model.unit import Dimension

_EQUALS = frozenset({"=", "≈"})
_TIMES, _OVER = frozenset({"×", "*", "✕"}), frozenset({"÷", "/"})
_PLUS, _MINUS = frozenset({"+"}), frozenset({"-", "−", "—"})
_SIGNS = _TIMES | _OVER | _PLUS | _MINUS
# Words that are a factor themselves, or a bracket: the arithmetic does not begin with its first figure.
_GOES_ON = re.compile(r"[×*✕÷/+\-−—）)\]^]$")
# A written result says itself that it follows.
_SHARE = 995
# 0.3 and 60% are rules; 96.28% is a rounded result that was worked with unrounded.
_RULE_DECIMALS = 1


def written_arithmetic(facts: Sequence[Fact], text: str) -> Iterator[Derivation]:
    """The results written in one paragraph, with no brackets in what makes them. ``text`` is the paragraph's."""
    for at, claim in enumerate(facts):
        if claim.gap.strip() not in _EQUALS:
            continue
        first = at - 1
        while first > 0 and facts[first].gap.strip() in _SIGNS:
            first -= 1
        run = facts[first:at] if first >= 0 else ()
        if len(run) < 2 or _GOES_ON.search(text[: run[0].quantity.start].rstrip()[-1:]):
            continue
        if _is_read_whole(run, claim) and not _is_carried_on(facts, at, text):
            expression = _expression(run)
            if expression is not None:
                yield Derivation(claim, "written", (Derived("written", tuple(run), expression, _SHARE),))


def _is_carried_on(facts: Sequence[Fact], at: int, text: str) -> bool:
    """100=60+40: what stands behind the sign is no result, but the first of several."""
    behind = text[facts[at].quantity.end : facts[at].quantity.end + 1]
    return behind in _SIGNS or behind == "^"


def _is_read_whole(run: Sequence[Fact], claim: Fact) -> bool:
    """Whether the units are told: 3×50=150万元 leaves open what 50 is of."""
    unit = claim.quantity.unit
    if unit.dimension is Dimension.PERCENT:
        # 471÷500×100=94.2%: the hundred is the sign itself.
        return all(fact.quantity.unit.dimension is not Dimension.BARE or fact.quantity.value != 100 for fact in run)
    units = [fact.quantity.unit for fact in run]
    if unit.dimension is Dimension.BARE:
        return all(each.scale == 1 or each.dimension is Dimension.PERCENT for each in units)
    return unit.scale == 1 or any(each.dimension in (unit.dimension, Dimension.RATIO) for each in units)


def _expression(run: Sequence[Fact]) -> Expression | None:
    """× and ÷ before + and −; only what is of one dimension is added."""
    terms: list[tuple[int, Expression]] = []
    kinds: set[Dimension] = set()
    for fact in run:
        sign = fact.gap.strip() if terms else "+"
        factor = Of(fact.quantity, exactly=fact.quantity.decimals <= _RULE_DECIMALS)
        if sign in _TIMES or sign in _OVER:
            plus, term = terms[-1]
            terms[-1] = (plus, Product(term, factor) if sign in _TIMES else Quotient(term, factor))
        else:
            terms.append((-1 if sign in _MINUS else 1, factor))
            kinds.add(fact.quantity.unit.dimension)
    if len(terms) == 1:
        return terms[0][1]
    return Sum(tuple(terms)) if len(kinds) == 1 else None
