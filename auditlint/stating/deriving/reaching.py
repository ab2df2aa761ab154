"""A claim -> the figures that stand near enough to be meant, or are called so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.operands import Operand


def reach(claim: Claim, everything: Sequence[Operand], named: Mapping[str, Sequence[Operand]]) -> list[Operand]:
    """The figures that may be meant, the nearest first.

    Those of its own paragraph and of three before it; then, from farther off, those that are called like the
    claim or like what it is told of.
    """
    own = claim.operand
    found: list[Operand] = []
    for at in range(own.at - 1, max(-1, own.at - 1 - _BEFORE), -1):
        if own.fact.block - everything[at].fact.block > _PARAGRAPHS:
            break
        found.append(everything[at])
    for at in range(own.at + 1, min(len(everything), own.at + 1 + _BEHIND)):
        if everything[at].fact.block != own.fact.block:
            break
        found.append(everything[at])
    near = {operand.at for operand in found}
    names = dict.fromkeys(each.name for each in (own, *found[:_TOLD_OF]) if each.name)
    for name in names:
        same = named.get(name, ())
        place = bisect_left(same, own.at, key=lambda each: each.at)
        found += [each for each in reversed(same[max(0, place - _NAMESAKES) : place]) if each.at not in near]
        near |= {each.at for each in found}
    return found


_BEFORE, _BEHIND, _PARAGRAPHS = 24, 8, 3  # figures before and behind, paragraphs before
_TOLD_OF = 2  # the figures right before it, of which a change or a rate is told
_NAMESAKES = 3


def by_name(everything: Sequence[Operand]) -> dict[str, list[Operand]]:
    """The figures of a document under their names, in order."""
    named: dict[str, list[Operand]] = {}
    for operand in everything:
        if operand.name:
            named.setdefault(operand.name, []).append(operand)
    return named
