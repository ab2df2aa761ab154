"""From a first or last figure on -> the figures that stand in line with it, in the ways that a list may be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from auditlint.model.fact import Measure
from auditlint.model.unit import Dimension
from auditlint.stating.deriving.operands import Operand

_NESTED = re.compile(r"其中|(?:^|[（，])其?含|包括|包含")
# What a stock or a budget was before it changed.
STOCKS = frozenset({"c:opening", "c:prior", "c:stock", "c:left", "c:initial"})
MOST = 24  # members of a run; longer ones are tables
_PARAGRAPHS = 12  # over which parts told one a paragraph are followed
_LEVELS = frozenset({Measure.LEVEL, Measure.BASE, Measure.OTHER})
Walk = Callable[[Operand, Sequence[Operand]], Iterator[Operand]]


def _flat(first: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """All figures of the kind, at the first one's depth."""
    for at in range(first.at, min(len(everything), first.at + 60)):
        each = everything[at]
        if each.fact.block - first.fact.block > _PARAGRAPHS or each.fact.depth < first.fact.depth:
            return
        if _is_member(each, first):
            yield each


def _unnested(first: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """Without those that 其中 puts under one of them, up to the next ； or sentence."""
    nested = False
    for each in _flat(first, everything):
        if each is not first:
            gap = each.fact.gap
            if "；" in gap or "。" in gap or each.fact.gap.startswith("）"):
                nested = False
            if _NESTED.search(gap):
                nested = True
        if not nested:
            yield each


def _singly_nested(first: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """Without the one figure behind each 其中."""
    for each in _flat(first, everything):
        if each is first or not _NESTED.search(each.fact.gap):
            yield each


def _heads(first: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """The first of each paragraph, ； or sentence: items told at length."""
    place: tuple[int, int, int] | None = None
    for each in _flat(first, everything):
        here = (each.fact.block, each.fact.sentence, each.stops)
        if here != place:
            yield each
        place = here


def _back_flat(last: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    for at in range(last.at, max(-1, last.at - 60), -1):
        each = everything[at]
        if last.fact.block - each.fact.block > _PARAGRAPHS:
            return
        if each.fact.depth <= last.fact.depth and _is_member(each, last):
            yield each


def _back_unnested(last: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """Backwards without what stands behind 其中 in its own sentence."""
    held: list[Operand] = []
    for each in _back_flat(last, everything):
        held.append(each)
        gap = each.fact.gap
        if _NESTED.search(gap) and "。" not in gap:
            held.clear()
        elif "；" in gap or "。" in gap or each.fact.block != last.fact.block:
            yield from held
            held.clear()
    yield from held


def _back_heads(last: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """Backwards, the first figure of each paragraph, sentence or ；."""
    held: Operand | None = None
    for each in _back_flat(last, everything):
        here = (each.fact.block, each.fact.sentence, each.stops)
        if held is not None and here != (held.fact.block, held.fact.sentence, held.stops):
            yield held
        held = each
    if held is not None:
        yield held


WALKS: tuple[tuple[str, Walk], ...] = (
    ("flat", _flat), ("unnested", _unnested), ("singly", _singly_nested), ("heads", _heads),
)  # fmt: skip
BACK: tuple[tuple[str, Walk], ...] = (("flat", _back_flat), ("unnested", _back_unnested), ("heads", _back_heads))


def back_moves(last: Operand, everything: Sequence[Operand]) -> Iterator[Operand]:
    """Backwards over levels and changes alike: what a stock was, what came to it and what went."""
    for at in range(last.at, max(-1, last.at - MOST), -1):
        each = everything[at]
        if last.fact.block - each.fact.block > 1:
            return
        if each.fact.family == last.fact.family and each.fact.depth <= last.fact.depth:
            yield each
            if not STOCKS.isdisjoint(each.static):
                return


def _is_member(each: Operand, like: Operand) -> bool:
    fact = each.fact
    if fact.family != like.fact.family or fact.depth != like.fact.depth:
        return False
    return fact.measure in _LEVELS or fact.quantity.unit.dimension is Dimension.SCORE
