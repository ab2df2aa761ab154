"""Passages told twice: figures that stand at the same place of two passages in much the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from auditlint.model.unit import Dimension
from auditlint.stating.agreements import coarser
from auditlint.stating.likeness import naming, same_kind, shared, significant
from auditlint.stating.tellings import FIGURE, Telling

# How near a figure words are looked at, and how many characters make a key.
_BEFORE = 24
_AFTER = 18
_KEY = 5
# Words that stand beside more figures than this belong to a form.
_MOST_ALIKE = 8
# So many keys in common make two figures worth a closer look.
_KEYS = 2
# Shorter runs of characters are in common by chance.
_RUN = 3
# How many figures to either side belong to the passage.
_NEIGHBOURS = 4
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures at the same place of two passages.

    ``words`` counts the characters in common around them that name something; ``agreeing`` are the
    earlier passage's figures beside it that the later one repeats, ``telling`` those that chance
    hardly repeats; ``differing`` counts those that stand at the same place and are told otherwise.
    """

    first: int
    second: int
    words: int
    agreeing: frozenset[int]
    telling: int
    differing: int


def matches(told: Sequence[Telling]) -> list[Match]:
    """One for each pair of figures that are each other's best match, in different paragraphs."""
    score: dict[tuple[int, int], int] = {}
    words: dict[tuple[int, int], int] = {}
    for pair in _candidates(told):
        one, two = told[pair[0]], told[pair[1]]
        words[pair] = alike(one, two)
        score[pair] = 1 + words[pair] + shared(one, two).length
    best: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for (first, second), value in score.items():
        for here, there in ((first, second), (second, first)):
            # A figure has one match in each other paragraph: a third telling is matched with both.
            block = told[there].block
            if value > best[here].get(block, (0, 0))[0]:
                best[here][block] = (value, there)
    aligned = {
        (first, second)
        for first, second in score
        if best[first][told[second].block][1] == second and best[second][told[first].block][1] == first
    }
    return [_match(told, first, second, aligned, words[first, second]) for first, second in sorted(aligned)]


def alike(one: Telling, two: Telling) -> int:
    """How many characters that name something stand in both passages around the figures, in order."""
    return _in_common(one.before[::-1], two.before[::-1], reverse=True) + _in_common(one.after, two.after)


def _in_common(one: str, two: str, *, reverse: bool = False) -> int:
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    runs = (one[block.a : block.a + block.size] for block in blocks if block.size >= _RUN)
    return sum(naming(run[::-1] if reverse else run) for run in runs)


def _candidates(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of one kind with several runs of characters in common near them."""
    families: dict[object, dict[str, list[int]]] = {}
    for at, telling in enumerate(told):
        by_key = families.setdefault(telling.family, {})
        for key in _keys(telling):
            by_key.setdefault(key, []).append(at)
    common: dict[tuple[int, int], int] = defaultdict(int)
    for by_key in families.values():
        for places in by_key.values():
            if 2 <= len(places) <= _MOST_ALIKE:
                for number, first in enumerate(places):
                    for second in places[number + 1 :]:
                        if told[first].block != told[second].block and told[first].mood == told[second].mood:
                            common[first, second] += 1
    yield from (pair for pair, keys in common.items() if keys >= _KEYS)


def _keys(telling: Telling) -> set[str]:
    parts = *telling.before[-_BEFORE:].split(FIGURE), *telling.after[:_AFTER].split(FIGURE)
    return {part[at : at + _KEY] for part in parts for at in range(len(part) - _KEY + 1)}


def _match(told: Sequence[Telling], first: int, second: int, aligned: set[tuple[int, int]], words: int) -> Match:
    agreeing = agreeing_beside(told, first, second)
    differing = sum(
        1
        for i, j in _beside(told, first, second)
        if (i, j) in aligned and i not in agreeing and not equal(told[i], told[j]) and not told_nearby(told, i, j, {})
    )
    telling = sum(1 for i in agreeing if distinctive(told[i]))
    return Match(first, second, words, frozenset(agreeing), telling, differing)


def agreeing_beside(told: Sequence[Telling], first: int, second: int) -> Mapping[int, int]:
    """The figures around both that agree in kind and value, on the same side of them."""
    found: dict[int, int] = {}
    for i, j in _beside(told, first, second):
        if i not in found and j not in found.values() and equal(told[i], told[j]):
            found[i] = j
    return found


def _beside(told: Sequence[Telling], first: int, second: int) -> Iterator[tuple[int, int]]:
    """Pairs of neighbours of two figures, in the same paragraphs, the nearest first."""
    for side in (-1, 1):
        for reach in range(2, 2 * _NEIGHBOURS + 1):
            for step in range(max(1, reach - _NEIGHBOURS), min(reach, _NEIGHBOURS + 1)):
                i, j = first + side * step, second + side * (reach - step)
                if (
                    0 <= i < len(told)
                    and 0 <= j < len(told)
                    and told[i].block == told[first].block
                    and told[j].block == told[second].block
                ):
                    yield i, j


def told_nearby(
    told: Sequence[Telling], first: int, second: int, partner: Mapping[int, int], same: Collection[tuple[int, int]] = ()
) -> bool:
    """Whether one side's figure stands beside the other's: 新增21名（累计77名） against 77名.

    A figure beside it that another one repeats (``partner``, or ``same``, which knows the place in
    the passage) is accounted for.
    """
    for here, there in ((first, second), (second, first)):
        for at in range(max(0, there - _NEAR), min(len(told), there + _NEAR + 1)):
            if at == there or told[at].block != told[there].block or not _same_value(told[at], told[here]):
                continue
            if any((min(at, i), max(at, i)) in same for i in _around(told, here)):
                continue
            if partner.get(at) in (None, here) or partner.get(here) == at:
                return True
    return False


def _around(told: Sequence[Telling], here: int) -> Iterator[int]:
    """The figures beside one, in its paragraph, itself left out."""
    for at in range(max(0, here - _NEAR), min(len(told), here + _NEAR + 1)):
        if at != here and told[at].block == told[here].block:
            yield at


def _same_value(one: Telling, two: Telling) -> bool:
    return same_kind(one.quantity, two.quantity) and one.quantity.value == two.quantity.value


def equal(one: Telling, two: Telling) -> bool:
    """Whether two figures are of one kind and value, the coarser within its digits."""
    a, b = one.quantity, two.quantity
    if one.family != two.family or one.measure is not two.measure or a.note or b.note or not a.value:
        return False
    return a.value == b.value or a.value in coarser(b) or b.value in coarser(a)


def distinctive(telling: Telling) -> bool:
    """Whether chance hardly repeats a figure: neither a single digit nor 100%."""
    if telling.quantity.unit.dimension is Dimension.PERCENT:
        return significant(telling.quantity) >= 2
    return len(telling.quantity.text.replace(".", "").strip("0")) >= 2 or telling.quantity.value >= 10
