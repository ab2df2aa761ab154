"""Passages told twice: figures that stand at the same place of two passages in much the same words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from auditlint.model.unit import Dimension
from auditlint.stating.retelling.occurrences import Occurrence, one_value
from auditlint.stating.retelling.one_fact import shared, significant
from auditlint.stating.words.similarity import FIGURE, longest_run, naming

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
# Every run of so many characters of a text, as slices.
_SLICES = tuple(slice(at, at + _KEY) for at in range(max(_BEFORE, _AFTER)))
# For the figures that there are to one side of either, the steps to take together, the nearest first.
_STEPS = {
    (here, there): tuple(
        (step, reach - step)
        for reach in range(2, here + there + 1)
        for step in range(max(1, reach - there), min(reach, here + 1))
    )
    for here in range(_NEIGHBOURS + 1)
    for there in range(_NEIGHBOURS + 1)
}


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures at the same place of two passages.

    ``agreeing`` are the earlier passage's figures beside it that the later one repeats, ``telling``
    those that chance hardly repeats; ``differing`` counts those that stand at the same place and are
    told otherwise.
    """

    first: int
    second: int
    agreeing: frozenset[int]
    telling: int
    differing: int


def matches(told: Sequence[Occurrence]) -> list[Match]:
    """One for each pair of figures that are each other's best match, in different paragraphs."""
    pairs = list(_candidates(told))
    # A figure has one match in each other paragraph: a third telling is matched with both.
    rivals: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        first, second = pair
        rivals[first, told[second].block].append(pair)
        rivals[second, told[first].block].append(pair)
    score = {
        (first, second): alike(told[first], told[second]) + shared(told[first], told[second]).length
        for first, second in {pair for several in rivals.values() if len(several) > 1 for pair in several}
    }
    best = {
        key: several[0] if len(several) == 1 else max(several, key=score.__getitem__) for key, several in rivals.items()
    }
    aligned = {
        pair: None
        for pair in pairs
        if best[pair[0], told[pair[1]].block] == pair and best[pair[1], told[pair[0]].block] == pair
    }
    return [_match(told, first, second, aligned) for first, second in aligned]


def alike(one: Occurrence, two: Occurrence) -> int:
    """How many characters that name something stand in both passages around the figures, in order."""
    return _in_common(one.before[::-1], two.before[::-1], reverse=True) + _in_common(one.after, two.after)


def _in_common(one: str, two: str, *, reverse: bool = False) -> int:
    """The longest run of characters that stands in both, and on either side of it what they have in common."""
    run = longest_run(one, two, _RUN)
    if not run:
        return 0
    ahead_of_one, _, behind_one = one.partition(run)
    ahead_of_two, _, behind_two = two.partition(run)
    return (
        naming(run[::-1] if reverse else run)
        + _in_common(ahead_of_one, ahead_of_two, reverse=reverse)
        + _in_common(behind_one, behind_two, reverse=reverse)
    )


def _candidates(told: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Pairs of one kind with several runs of characters in common near them."""
    families: dict[object, list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        families[telling.family].append(at)
    common: Counter[tuple[int, int]] = Counter()
    for family in families.values():
        if told[family[0]].block != told[family[-1]].block:
            places = _places(told, family)
            common.update(chain.from_iterable(combinations(few, 2) for few in places if len(few) <= _MOST_ALIKE))
    for (first, second), keys in sorted(common.items()):
        if keys >= _KEYS and told[first].block != told[second].block and told[first].mood == told[second].mood:
            yield first, second


def _places(told: Sequence[Occurrence], family: Sequence[int]) -> Collection[list[int]]:
    """For each run of characters near several figures of one kind, their places."""
    earlier: dict[str, int] = {}
    several: dict[str, list[int]] = {}
    for at in family:
        for key in _keys(told[at]):
            first = earlier.setdefault(key, at)
            if first == at:
                continue
            if first >= 0:
                several[key] = [first, at]
                earlier[key] = -1
            elif several[key][-1] != at:
                several[key].append(at)
    return several.values()


def _keys(telling: Occurrence) -> list[str]:
    found: list[str] = []
    for part in (*telling.before[-_BEFORE:].split(FIGURE), *telling.after[:_AFTER].split(FIGURE)):
        if len(part) >= _KEY:
            found += map(part.__getitem__, _SLICES[: len(part) - _KEY + 1])
    return found


def _match(told: Sequence[Occurrence], first: int, second: int, aligned: Collection[tuple[int, int]]) -> Match:
    near = beside(told, first, second)
    agreeing = _agreeing(told, near)
    differing = sum(
        1
        for i, j in near
        if (i, j) in aligned and i not in agreeing and not equal(told[i], told[j]) and not told_beside(told, i, j, {})
    )
    telling = sum(1 for i in agreeing if distinctive(told[i]))
    return Match(first, second, frozenset(agreeing), telling, differing)


def agreeing_beside(told: Sequence[Occurrence], first: int, second: int) -> Mapping[int, int]:
    """The figures around both that agree in kind and value, on the same side of them."""
    return _agreeing(told, beside(told, first, second))


def _agreeing(told: Sequence[Occurrence], near: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for i, j in near:
        if i not in found and j not in found.values() and equal(told[i], told[j]):
            found[i] = j
    return found


def beside(told: Sequence[Occurrence], first: int, second: int) -> list[tuple[int, int]]:
    """Pairs of neighbours of two figures, in the same paragraphs, the nearest first."""
    return [
        (first + side * step, second + side * other)
        for side in (-1, 1)
        for step, other in _STEPS[_room(told, first, side), _room(told, second, side)]
    ]


def _room(told: Sequence[Occurrence], here: int, side: int) -> int:
    """How many neighbours a figure has to one side, in its paragraph."""
    block, count, at = told[here].block, 0, here + side
    while count < _NEIGHBOURS and 0 <= at < len(told) and told[at].block == block:
        count, at = count + 1, at + side
    return count


def told_beside(told: Sequence[Occurrence], first: int, second: int, partner: Mapping[int, int]) -> bool:
    """Whether one side's figure stands beside the other's: 新增21名（累计77名） against 77名.

    A figure beside it that another one repeats (``partner``) is accounted for.
    """
    for here, there in ((first, second), (second, first)):
        near = (at for at in range(max(0, there - _NEAR), min(len(told), there + _NEAR + 1)) if at not in (here, there))
        beside = (at for at in near if told[at].block == told[there].block and equal(told[at], told[here]))
        if any(partner.get(at) in (None, here) for at in beside):
            return True
    return False


def equal(one: Occurrence, two: Occurrence) -> bool:
    """Whether two figures are of one kind and value, the coarser within its digits."""
    a, b = one.quantity, two.quantity
    if one.family != two.family or one.measure is not two.measure or a.note or b.note or not a.value:
        return False
    return one_value(a, b)


def distinctive(telling: Occurrence) -> bool:
    """Whether chance hardly repeats a figure: neither a single digit nor 100%."""
    if telling.quantity.unit.dimension is Dimension.PERCENT:
        return significant(telling.quantity) >= 2
    return len(telling.quantity.text.replace(".", "").strip("0")) >= 2 or telling.quantity.value >= 10
